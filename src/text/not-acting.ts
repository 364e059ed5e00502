import type { Name } from "#domain/ledger.ts";
import type { RawSentence } from "./tokens.ts";

/* What bears a name and does nothing: a group of people by its initials, a comic strip, a show. */

const GROUP = /^(?:AAPI|BIPOC|LGBT\p{Lu}*\+?)$/u;
/** "XYZ people": whoever belongs to a group, which has no voice of its own. */
const OF_GROUP =
  /^\+?(?:[ -](?:adults|communit(?:y|ies)|families|individuals|people|persons|pride|rights|teens|voters|youth))\b/i;
const STRIP = "(?:cartoon|comic|comic strip|sitcom|soap opera|talk show|telenovela)";
const WORK = `(?:${STRIP}|album|film|game show|movie|musical|novel|podcast|reality show|series|song|TV show|television show|video game)`;

/** Whether a name, where it stands, is that of a group or of a work: "the comic strip Harbor Lane", "Harbor Lane, a sitcom". */
export function isNoActorIn({ text, start }: RawSentence, name: Name): boolean {
  if (GROUP.test(name.text)) return true;
  const [before, behind] = [text.slice(0, name.start - start), text.slice(name.end - start)];
  if (name.kind !== "person" && /^\p{Lu}{3,}$/u.test(name.text) && OF_GROUP.test(behind)) return true;
  const what = name.kind === "person" ? STRIP : WORK;
  return (
    new RegExp(`\\b${what} $`).test(before) ||
    new RegExp(
      `^, (?:an?|the|his|her) (?:[\\p{L}-]+ ){0,3}${what}(?=[,.;:]| (?:about|by|from|in|of|on|set|starring|that|where|which|who|with)\\b)`,
      "u",
    ).test(behind)
  );
}
