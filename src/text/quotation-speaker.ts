import type { Frame, Layout } from "./quotation-frame.ts";
import { firstFrom } from "./quotation-frame.ts";
import { type Speaker, speechVerbs, subjectAfter, subjectBefore } from "./speakers.ts";
import { isPlainSpeechVerb } from "./speech-verbs.ts";
import type { Token } from "./tokens.ts";

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
function fromRight(right: readonly Token[], layout: Layout): Speaker | undefined {
  const tokens = right[0] !== undefined && /^[,–—-]$/.test(right[0].text) ? right.slice(1) : right;
  if (
    /^(?:and|but|or|that|to|in|as|of|for|with|by|on|at|from|while|because)$/i.test(tokens[0]?.text ?? "") &&
    tokens[0]?.text !== "as"
  )
    return undefined;
  const verb = speechVerbs(tokens)[0];
  if (verb === undefined || verb > 22) return accordingTo(tokens, layout);
  const after =
    verb < 2 && isVerbFirst(tokens, verb) ? subjectAfter(tokens, verb, layout.nameAt, layout.text) : undefined;
  return (
    after ??
    openingName(tokens, layout) ??
    subjectBefore(tokens, verb, layout.nameAt, layout.text) ??
    accordingTo(tokens, layout)
  );
}

function isVerbFirst(tokens: readonly Token[], verb: number): boolean {
  return verb === 0 || /ly$|^also$|^then$/.test(tokens[0]?.text ?? "");
}

// Varn said: “…” / Varn called it “…” / As Varn put it, “…”.
function fromLeft(left: readonly Token[], layout: Layout): Speaker | undefined {
  const verbs = speechVerbs(left);
  const free = verbs.filter((verb) => !isRelative(left, verb));
  for (const verb of (free.length > 0 ? free : verbs).reverse()) {
    const subject = subjectOf(left, verb, layout);
    if (subject !== undefined) return subject;
  }
  return accordingTo(left, layout) ?? beforeColon(left, layout);
}

// "told a woman who suggested that": the woman's verb is not what introduces the words.
function isRelative(left: readonly Token[], verb: number): boolean {
  return /^who$/i.test(left[verb - 1]?.text ?? "") && left[verb - 2]?.text !== ",";
}

function subjectOf(left: readonly Token[], verb: number, layout: Layout): Speaker | undefined {
  const before = left[verb - 1];
  if (before === undefined) return subjectAfter(left, verb, layout.nameAt, layout.text);
  const going = /ing$/.test(left[verb]?.text ?? "");
  const name = going ? layout.nameAt(before.start) : undefined;
  if (name?.kind === "person") return { text: name.canonical, at: name.start, kind: "name" };
  if (going || /^(?:and|but|or|to)$/.test(before.text)) return openingSubject(left.slice(0, verb), layout);
  return subjectBefore(left, verb, layout.nameAt, layout.text);
}

// "Varn hit back at the ministry, calling it “…”": who opens the sentence.
function openingSubject(left: readonly Token[], layout: Layout): Speaker | undefined {
  const verb = left.findIndex((token) => token.pos === "VERB" || token.pos === "AUX");
  return verb > 0 ? subjectBefore(left, verb, layout.nameAt, layout.text) : undefined;
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
export function framedSpeaker(frame: Frame, layout: Layout, ends: string): Speaker | undefined {
  const signed = signature(frame.right, layout);
  if (signed !== undefined) return signed;
  const right = /[,?!—–-]/.test(ends) || frame.right[0]?.text === "," ? fromRight(frame.right, layout) : undefined;
  return right ?? fromLeft(frame.left, layout) ?? fromRight(frame.right, layout);
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

// Who is spoken of outside quotation marks between two offsets, first come first.
function peopleBetween(layout: Layout, start: number, end: number): string[] {
  const people: string[] = [];
  for (let at = firstFrom(layout.names, start); at < layout.names.length; at += 1) {
    const name = layout.names[at];
    if (name === undefined || name.start >= end) break;
    if (name.kind !== "person" || people.includes(name.canonical)) continue;
    const span = layout.spans[firstFrom(layout.spans, name.start) - 1];
    if (span === undefined || name.start >= span.close) people.push(name.canonical);
  }
  return people;
}

const BACK = 3;

/** The only person that "he" or "she" can be, from the sentence and the few before it; undefined when several can. */
export function resolvePronoun(layout: Layout, at: number, lastSpeaker: string | null): string | undefined {
  const n = layout.sentences[firstFrom(layout.sentences, at + 1) - 1]?.n ?? 0;
  const own = peopleBetween(layout, layout.sentences[n]?.start ?? 0, at);
  if (own.length === 1) return own[0];
  if (own.length > 1) return own.find((person) => person === lastSpeaker);
  for (let back = 1; back <= BACK; back += 1) {
    const sentence = layout.sentences[n - back];
    const people = sentence ? peopleBetween(layout, sentence.start, sentence.end) : [];
    if (sentence !== undefined && people.length > 0) return oneOf(layout, sentence.start, people, lastSpeaker);
  }
  return lastSpeaker ?? undefined;
}

function oneOf(
  layout: Layout,
  start: number,
  people: readonly string[],
  lastSpeaker: string | null,
): string | undefined {
  const [first = ""] = people;
  if (people.length === 1) return first;
  if (lastSpeaker !== null && people.includes(lastSpeaker)) return lastSpeaker;
  return isSubject(layout, start, first) ? first : undefined;
}

function isSubject(layout: Layout, start: number, person: string): boolean {
  const first = layout.names[firstFrom(layout.names, start)];
  return first?.canonical === person && first.start - start < 40;
}
