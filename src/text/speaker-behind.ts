import { isTitleHead } from "./roles.ts";
import { INSIDE_ROLE, isInWord, type NameAt, named, PRONOUN, roleEndingAt, type Speaker } from "./speakers.ts";
import type { Token } from "./tokens.ts";

/** Words behind the verb within which the name of who speaks stands: "said 48-year-old mother of two Ilse Varn". */
const REACH = 13;

// Behind the verb: an office, or whoever's name stands behind its comma, or a name that is no person's.
function officeAt(tokens: readonly Token[], at: number, nameAt: NameAt, text: string): Speaker | undefined {
  const [role, name] = [roleEndingAt(tokens, at, text), nameAt(tokens[at]?.start ?? -1)];
  if (role) return nameBehind(tokens, at, nameAt) ?? role;
  return name && named(name);
}

/** "Said the mediator, Ilse Varn": whose name follows the office. */
function nameBehind(tokens: readonly Token[], at: number, nameAt: NameAt): Speaker | undefined {
  const name = tokens[at + 1]?.text === "," ? nameAt(tokens[at + 2]?.start ?? -1) : undefined;
  return name?.kind === "person" ? named(name) : undefined;
}

/** "Mother of two Ilse Varn", "backpacker and guide Ilse Varn": what is linked so is still one person, whose name must follow. */
function isLink(tokens: readonly Token[], verb: number, at: number): boolean {
  const [before, own, next] = tokens.slice(at - 1, at + 2);
  if (own?.text === "of") return next?.pos === "NUM";
  const isBare = before?.pos === "NOUN" && !before.text.endsWith("s") && tokens[verb + 1]?.pos !== "DET";
  return own?.text === "and" && isBare && /^(?:NOUN|ADJ)$/.test(next?.pos ?? "");
}

function isInPhrase(tokens: readonly Token[], at: number, nameAt: NameAt): boolean {
  const token = tokens[at];
  if (token === undefined) return false;
  return (
    nameAt(token.start) !== undefined || INSIDE_ROLE.has(token.pos) || isTitleHead(token.text) || isInWord(tokens, at)
  );
}

/** The subject behind an inverted speech verb ("said Ilse Varn", "according to a senior official"). */
export function subjectAfter(
  tokens: readonly Token[],
  verb: number,
  nameAt: NameAt,
  text: string,
): Speaker | undefined {
  const first = tokens[verb + 1];
  if (first !== undefined && PRONOUN.test(first.text)) return { text: first.text, at: first.start, kind: "pronoun" };
  let last = verb;
  let isLinked = false;
  for (let at = verb + 1; at < Math.min(tokens.length, verb + REACH); at += 1) {
    const name = nameAt(tokens[at]?.start ?? -1);
    if (name?.kind === "person") return named(name);
    const links = isLink(tokens, verb, at);
    if (!links && !isInPhrase(tokens, at, nameAt)) break;
    isLinked ||= links;
    if (!isLinked) last = at;
  }
  return last === verb ? undefined : officeAt(tokens, last, nameAt, text);
}

/** When or how something was said, which may stand behind the verb as well as who said it: "said Friday". */
const WHEN = /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|this|last|that|so|nothing|no|it)$/i;

/** Verbs behind which nothing but their subject, or when it was, stands once the words themselves have been told: not "asked the council". */
const ONLY_SAYS = /^(?:added|adds|said|says|wrote|writes)$/i;

/** Whether whoever speaks is told behind the verb, however they are called: "said one of the onlookers". */
export function isSubjectBehind(tokens: readonly Token[], verb: number): boolean {
  const next = tokens[verb + 1];
  if (!ONLY_SAYS.test(tokens[verb]?.text ?? "")) return false;
  return next !== undefined && INSIDE_ROLE.has(next.pos) && next.pos !== "PART" && !WHEN.test(next.text);
}
