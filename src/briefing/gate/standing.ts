import type { Word } from "#text/text.ts";
import type { Ground } from "./ground.ts";
import { findingOnPairs } from "./likest.ts";
import type { Finding } from "./rules.ts";
import { beforeGroup, isMainVerb, isVerbal } from "./verb-groups.ts";

/*
 * Whether a verb is told as so, verb by verb: "could have vetoed but chose to sign" holds both "could" and "chose", and neither tells of the
 * other. Verbs before an infinitive or a gerund that rule it out or leave it open: L. Karttunen, Implicative verbs, 1971.
 */
const OPEN_TO =
  /^(?:agreed|aims?|aimed|asked|declined|demanded|expects?|expected|failed|fails|forgot|hopes?|hoped|intends?|intended|neglected|offered|omitted|ordered|plans?|planned|pledged|prepares?|prepared|pretended|promised|refused|refuses|seeks?|sought|threatened|tried|urged|vowed|wants?|wanted|wished)$/i;
const OPEN_ING =
  /^(?:avoid(?:s|ed)?|avoiding|cease[sd]?|considers?|considered|considering|declined|from|prevented|quit|quits|refrained|stops?|stopped|without)$/i;
const MODAL = /^(?:can|could|may|might|must|shall|should|will|would|wo|ca)$/i;
/** How far before an infinitive the verb stands that it hangs on: "asked the council to". In words. */
const GOVERNS_WITHIN = 6;
/** An infinitive behind one of these was done. */
const CAME_ABOUT = /^(?:chose|chooses|came|continued|decided|got|managed|proceeded|went|on)$/i;
const DENIES_ELSEWHERE =
  /^(?:cannot|except|fail(?:s|ed)?|hardly|lack(?:s|ed)?|neither|no|nobody|none|nor|nothing|unable|without)$/i;
/** Verbs that stand in every other sentence: which of them answers which cannot be told. */
const LIGHT = /^(?:be|have|do|go|get|make|take)$/;

/** No verb that the source denies, leaves open or only names after "forgot to" is told as so, and none that it tells as so is denied. */
export function standing(ground: Ground): Finding | null {
  return findingOnPairs(
    ground,
    "negation",
    ({ own, other }) => own.map((verb, at) => noteAt(own, at, verb, other)).find((note) => note !== null) ?? null,
  );
}

function noteAt(own: readonly Word[], at: number, verb: Word, other: readonly Word[]): string | null {
  if (!isVerb(own, at) || verb.lemmas.some((lemma) => LIGHT.test(lemma))) return null;
  const places = other.flatMap((word, n) => (word.key === verb.key && isVerb(other, n) ? [n] : []));
  if (places.length === 0) return null;
  const [mine, theirs] = [standingAt(own, at), places.map((n) => standingAt(other, n))];
  // "Found no evidence" and "evidence was not found" deny one another's noun and verb.
  if ([own, other].some((words) => words.some(({ text }) => DENIES_ELSEWHERE.test(text)))) return null;
  if (mine === "so" && isTold(own, at) && theirs.every((one) => one !== "so"))
    return `“${verb.text}” is ${theirs[0]} in the source`;
  if (mine === "denied" && theirs.every((one) => one === "so")) return `“${verb.text}” is told as so in the source`;
  return null;
}

function isVerb(words: readonly Word[], at: number): boolean {
  return isVerbal(words[at]) && isMainVerb(words, at);
}

type Standing = "so" | "denied" | "left open";

function standingAt(words: readonly Word[], at: number): Standing {
  const { last } = beforeGroup(words, at);
  const group = words.slice(last + 1, at);
  if (group.some(({ key, text }) => key === "not" || /^never$/i.test(text))) return "denied";
  // "Has yet to approve".
  if (/^to$/i.test(words[last]?.text ?? "") && /^yet$/i.test(words[last - 1]?.text ?? "")) return "denied";
  if (group.some(({ text }) => MODAL.test(text))) return "left open";
  return isGoverned(words, at, last) ? "left open" : "so";
}

/** "Forgot to file", "stopped dumping", "asked the council to resign". */
function isGoverned(words: readonly Word[], at: number, last: number): boolean {
  const before = words[last];
  if (last === at - 1 && /ing$/i.test(words[at]?.text ?? "")) return before !== undefined && OPEN_ING.test(before.text);
  if (before?.text.toLowerCase() !== "to") return false;
  const governor = words.slice(Math.max(0, last - GOVERNS_WITHIN), last).findLast(isVerbal);
  return governor !== undefined && OPEN_TO.test(governor.text);
}

/** Whether a verb of the claim is finite, or hangs on what says that it came about, and no "may" or "if" before it reaches it. */
function isTold(own: readonly Word[], at: number): boolean {
  const { last } = beforeGroup(own, at);
  const before = own[last];
  // "Declined comment" has a noun that looks like a verb.
  if (last === at - 1 && (/ing$/i.test(own[at]?.text ?? "") || OPEN_TO.test(before?.text ?? ""))) return false;
  if (before?.text.toLowerCase() === "to" && !CAME_ABOUT.test(own[last - 1]?.text ?? "")) return false;
  const from = own.slice(0, at).findLastIndex(({ text }) => /^(?:but|and)$/i.test(text)) + 1;
  return !own
    .slice(from, Math.max(from, last))
    .some(({ text }) => MODAL.test(text) || /^(?:if|unless|whether|wants?|wanted)$/i.test(text));
}
