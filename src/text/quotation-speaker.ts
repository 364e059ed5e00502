import { cueClass } from "./attribution-lexicon.ts";
import type { Frame, Layout } from "./quotation-frame.ts";
import { firstFrom } from "./quotation-frame.ts";
import { beginsAnew } from "./quotation-next.ts";
import { openingSubject, subjectOf } from "./quotation-subject.ts";
import { isSubjectBehind, subjectAfter } from "./speaker-behind.ts";
import { type Speaker, subjectBefore } from "./speakers.ts";
import { isPlainSpeechVerb, speechVerbs } from "./speech-verbs.ts";
import type { Token } from "./tokens.ts";

/** Who speaks; "unclear" where the words tell somebody whom they do not let read: then nobody who stands before speaks. */
type Told = Speaker | "unclear" | undefined;

function accordingTo(tokens: readonly Token[], layout: Layout): Speaker | undefined {
  const at = tokens.findIndex((token, index) => /^according$/i.test(token.text) && tokens[index + 1]?.text === "to");
  return at < 0 ? undefined : subjectAfter(tokens, at + 1, layout.nameAt, layout.text);
}

// “…” — Ilse Varn
function signature(right: readonly Token[], layout: Layout): Speaker | undefined {
  const [dash, next] = right;
  if (dash === undefined || next === undefined || !/^(?:[―—–-]|--)$/.test(dash.text)) return undefined;
  const name = layout.nameAt(next.start);
  if (name === undefined || (name.kind !== "person" && name.kind !== "unknown")) return undefined;
  return /^[\s.]*(?:\n|$)|^,/.test(layout.text.slice(name.end, name.end + 4))
    ? { text: name.canonical, at: name.start, kind: "name" }
    : undefined;
}

// “…,” Ilse Varn, who leads the council, its board and its crews, said: the name that opens what follows.
function openingName(tokens: readonly Token[], layout: Layout): Speaker | undefined {
  const name = layout.nameAt(tokens[0]?.start ?? -1);
  if (name?.kind !== "person" || layout.text[name.end] !== ",") return undefined;
  return { text: name.canonical, at: name.start, kind: "name" };
}

// “…,” Varn said / “…,” said Varn / “…,” the ministry said in a statement.
function fromRight(right: readonly Token[], layout: Layout): Told {
  const tokens = right[0] !== undefined && /^[,–—-]$/.test(right[0].text) ? right.slice(1) : right;
  // “…”, which Varn denied: what was said of the words, by somebody else.
  if (/^(?:which|that|whom)$/i.test(tokens[0]?.text ?? "") || isRemarkOn(tokens)) return undefined;
  const verb = speechVerbs(tokens)[0] ?? -1;
  if (verb < 0 || verb > FAR || goesOn(tokens, verb)) return accordingTo(tokens, layout);
  return (
    behindVerb(tokens, verb, layout) ??
    openingName(tokens, layout) ??
    subjectBefore(tokens, verb, layout.nameAt, layout.text) ??
    accordingTo(tokens, layout)
  );
}

/** Behind these stands whom it was said to, and never who said it: “…,” told the Ledger. */
const HAS_HEARER = /^(?:assured|informed|reminded|tells?|told)$/i;

// “…,” said Varn / “…,” quietly added the mayor.
function behindVerb(tokens: readonly Token[], verb: number, layout: Layout): Told {
  if (HAS_HEARER.test(tokens[verb]?.text ?? "")) return undefined;
  if (!(verb < 2 && isVerbFirst(tokens, verb)) && !isInverted(tokens, verb, layout)) return undefined;
  const after = subjectAfter(tokens, verb, layout.nameAt, layout.text);
  return after ?? (verb === 0 && isSubjectBehind(tokens, verb) ? "unclear" : undefined);
}

// “…”, a charge she rejected: what the words are to somebody else.
function isRemarkOn([article, noun, next]: readonly Token[]): boolean {
  // “…,” a statement said / a statement from the port said.
  if (isPlainSpeechVerb(next?.text ?? "") || /^(?:by|from)$/.test(next?.text ?? "")) return false;
  return /^(?:an?|the)$/i.test(article?.text ?? "") && WORDS_AS.test(noun?.text ?? "");
}

const WORDS_AS =
  /^(?:accusation|allegation|assertion|charge|claim|comment|description|idea|label|phrase|remark|statement|suggestion|term|view|word)s?$/i;

/** Words between a quotation and its verb of saying at most: "Varn, who leads the council and the two crews, said". */
const FAR = 40;
const LINK = /^(?:and|but|or|that|to|in|of|for|with|by|on|at|from|while|because|when|after|before|since|if|until)$/i;

// “…” and that he said: the sentence goes on. In “…” of the plan, Varn said, a comma closes what goes on.
function goesOn(tokens: readonly Token[], verb: number): boolean {
  if (!LINK.test(tokens[0]?.text ?? "")) return false;
  const comma = tokens.slice(0, verb).findLastIndex((token) => token.text === ",");
  return (
    comma < 0 ||
    verb - comma > 4 ||
    /^(?:and|but|or|that|though|although|whereas|while|when|after|before|since|if|until)$/i.test(tokens[0]?.text ?? "")
  );
}

// “…” with the port, said Ilse Varn: who speaks stands behind the verb that a comma opens.
function isInverted(tokens: readonly Token[], verb: number, layout: Layout): boolean {
  const [comma, said, next] = tokens.slice(verb - 1, verb + 2);
  if (verb < 1 || comma?.text !== "," || !/^(?:added|said|says)$/i.test(said?.text ?? "")) return false;
  return layout.nameAt(next?.start ?? -1)?.kind === "person";
}

function isVerbFirst(tokens: readonly Token[], verb: number): boolean {
  return verb === 0 || /ly$|^also$|^then$/.test(tokens[0]?.text ?? "");
}

// Varn said: “…” / Varn called it “…” / As Varn put it, “…”.
function fromLeft(left: readonly Token[], layout: Layout): Speaker | undefined {
  if (isWritersOwn(left)) return undefined;
  const verbs = speechVerbs(left);
  const free = verbs.filter((verb) => !isRelative(left, verb));
  for (const verb of (free.length > 0 ? free : verbs).reverse()) {
    const subject = subjectOf(left, verb, layout);
    if (subject !== undefined) return subject;
  }
  return accordingTo(left, layout) ?? beforeColon(left, layout) ?? attributing(left, layout) ?? acting(left, layout);
}

/** "Our response was always, “…”": the writer's own words, whoever spoke before. */
function isWritersOwn(left: readonly Token[]): boolean {
  const words = left
    .slice(-6)
    .map(({ text }) => text)
    .join(" ");
  return /\b(?:my|our) (?:answer|message|motto|reply|response) (?:is|was|has been)\b[^,]*,?$/i.test(words);
}

// "Varn has gone after the plan as a “…”": whose sentence it is, when that is one person.
function acting(left: readonly Token[], layout: Layout): Speaker | undefined {
  const subject = openingSubject(left, layout);
  return subject?.kind === "name" && layout.nameAt(subject.at)?.kind === "person" ? subject : undefined;
}

// Varn lauded “…”, the council likened it to “…”: verbs that do not introduce words but make them somebody's.
function attributing(left: readonly Token[], layout: Layout): Speaker | undefined {
  const verb = left.findLastIndex((token) => token.pos === "VERB" && WORDS.has(cueClass(token.text) ?? ""));
  return verb < 1 ? undefined : subjectOf(left, verb, layout);
}

const WORDS: ReadonlySet<string> = new Set(["says", "claims", "denies", "reports", "urges"]);

// “…,” Varn sings to the crews: a name and its verb right behind the words.
function nameAndVerb(right: readonly Token[], layout: Layout): Speaker | undefined {
  const name = layout.nameAt(right[0]?.start ?? -1);
  if (name?.kind !== "person") return undefined;
  const next = right.find((token) => token.start >= name.end);
  return next?.pos === "VERB" ? { text: name.canonical, at: name.start, kind: "name" } : undefined;
}

// "told a woman who suggested that": the woman's verb is not what introduces the words.
function isRelative(left: readonly Token[], verb: number): boolean {
  return /^who$/i.test(left[verb - 1]?.text ?? "") && left[verb - 2]?.text !== ",";
}

// "VARN: “…”": a transcript.
function beforeColon(left: readonly Token[], layout: Layout): Speaker | undefined {
  const last = left.at(-1);
  if (last?.text !== ":") return undefined;
  const name = layout.nameAt(left[0]?.start ?? -1);
  if (name !== undefined && left.length < 6) return { text: name.canonical, at: name.start, kind: "name" };
  return openingSubject(left, layout);
}

/** The speaker that the words around a quotation name, not yet resolved. */
export function framedSpeaker(frame: Frame, layout: Layout, ends: string): Told {
  const signed = signature(frame.right, layout);
  if (signed !== undefined) return signed;
  // Varn would not be bound by “…”, though a spokesman said: another voice on the words, after whoever's they are.
  const other = frame.right[0]?.text === "," && /^(?:though|although|whereas)$/i.test(frame.right[1]?.text ?? "");
  const own = other ? fromLeft(frame.left, layout) : undefined;
  if (own !== undefined) return own;
  if (beginsAnew(frame.right, ends)) return fromLeft(frame.left, layout);
  const closing = closingSpeaker(frame, layout);
  if (closing !== undefined) return closing;
  const right = /[,?!—–-]/.test(ends) || frame.right[0]?.text === "," ? fromRight(frame.right, layout) : undefined;
  return (
    right ??
    fromLeft(frame.left, layout) ??
    fromRight(frame.right, layout) ??
    (/,/.test(ends) ? nameAndVerb(frame.right, layout) : undefined)
  );
}

// Varn called for it “in a begging way” after the attack, an anchor said: whoever closes the sentence tells it all.
function closingSpeaker({ left, right }: Frame, layout: Layout): Speaker | undefined {
  const verb = right.findLastIndex(({ text }) => /^(?:said|says)$/.test(text));
  const comma = right.slice(0, Math.max(0, verb)).findLastIndex(({ text }) => text === ",");
  const ends =
    verb > 0 && comma > 0 && verb - comma < 8 && right.slice(verb + 1).every(({ text }) => /^[.”"]$/.test(text));
  const introduces = speechVerbs(left.slice(-2)).length > 0 || left.at(-1)?.text === ":";
  return ends && !introduces
    ? subjectBefore(right.slice(comma + 1), verb - comma - 1, layout.nameAt, layout.text)
    : undefined;
}

/** Who closes the sentence right in front of a quotation: "It is late, Varn said. “…”" */
export function speakerBefore(layout: Layout, open: number): Speaker | undefined {
  const at = firstFrom(layout.tokens, open);
  const [verb, stop] = layout.tokens.slice(Math.max(0, at - 2), at);
  if (stop === undefined || stop.text !== "." || verb === undefined || !isPlainSpeechVerb(verb.text)) return undefined;
  if (layout.text.slice(stop.end, open).includes("\n")) return undefined;
  const tokens = layout.tokens.slice(Math.max(0, at - 40), at - 1);
  return subjectBefore(tokens, tokens.length - 1, layout.nameAt, layout.text);
}
