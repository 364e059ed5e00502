import type { Name } from "#domain/ledger.ts";
import type { MarkedSpan } from "./quotation-marks.ts";
import { isNamedWork, isTitleCase } from "./quotation-works.ts";
import type { NameAt } from "./speakers.ts";
import type { RawSentence, Token } from "./tokens.ts";

/** An article laid out for finding quotations. */
export type Layout = {
  readonly text: string;
  readonly sentences: readonly RawSentence[];
  readonly tokens: readonly Token[];
  readonly names: readonly Name[];
  readonly spans: readonly MarkedSpan[];
  readonly nameAt: NameAt;
};

/** The words around a quotation in its own sentence, other quotations left out. */
export type Frame = { readonly left: readonly Token[]; readonly right: readonly Token[] };

/** The index of the first item that starts at or after an offset. */
export function firstFrom(items: readonly { readonly start: number }[], offset: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Looks names up by the offset of any of their words. */
export function nameLookup(names: readonly (readonly Name[])[]): { flat: Name[]; nameAt: NameAt } {
  const flat = names.flat().sort((a, b) => a.start - b.start);
  const nameAt: NameAt = (offset) => {
    const name = flat[firstFrom(flat, offset + 1) - 1];
    return name !== undefined && offset < name.end ? name : undefined;
  };
  return { flat, nameAt };
}

/** Lays an article out. */
export function layOut(
  text: string,
  sentences: readonly RawSentence[],
  names: readonly (readonly Name[])[],
  spans: readonly MarkedSpan[],
): Layout {
  const { flat, nameAt } = nameLookup(names);
  return { text, sentences, tokens: sentences.flatMap((sentence) => sentence.tokens), names: flat, spans, nameAt };
}

const REACH = 60;

// The stop of "(D-Mo.)", of an initial and of an abbreviation before a comma ends nothing.
function endsSentence(token: Token, text: string): boolean {
  if (token.text === "." && /(?:^|[\s.])\p{Lu}$/u.test(text.slice(Math.max(0, token.start - 2), token.start)))
    return false;
  return /^[.?!]+$/.test(token.text) && !/[),;]/.test(text[token.end] ?? "");
}

// The span that a token lies in, among the few before the one at an index.
function quotedAt({ spans }: Layout, at: number, token: Token): MarkedSpan | undefined {
  for (let back = at - 1; back >= 0; back -= 1) {
    const span = spans[back];
    if (span === undefined || token.start >= span.close) return undefined;
    if (token.end > span.open) return span;
  }
  return undefined;
}

// A paragraph that ends in a colon introduces the one below it.
function bordersOn(layout: Layout, token: Token, next: number, first: boolean): boolean {
  return layout.text.slice(token.end, next).includes("\n") && !(first && token.text === ":");
}

// Words quoted before it in the same sentence are passed over; a whole sentence of them is not.
function fate(layout: Layout, at: number, token: Token, next: number, first: boolean): "take" | "pass" | "stop" {
  const quoted = quotedAt(layout, at, token);
  if (quoted !== undefined) return /[.?!]$/.test(layout.text.slice(quoted.start, quoted.end)) ? "stop" : "pass";
  return endsSentence(token, layout.text) || bordersOn(layout, token, next, first) ? "stop" : "take";
}

function leftOf(layout: Layout, at: number): Token[] {
  const left: Token[] = [];
  let next = layout.spans[at]?.open ?? 0;
  const to = firstFrom(layout.tokens, next);
  for (let index = to - 1; index >= Math.max(0, to - 4 * REACH) && left.length < REACH; index -= 1) {
    const token = layout.tokens[index];
    const found = token === undefined ? "stop" : fate(layout, at, token, next, left.length === 0);
    if (token === undefined || found === "stop") break;
    if (found === "take") left.unshift(token);
    next = token.start;
  }
  return left;
}

/** The words between two offsets. */
export function tokensIn(layout: Layout, start: number, end: number): Token[] {
  return layout.tokens.slice(firstFrom(layout.tokens, start), firstFrom(layout.tokens, end));
}

// “…,” Varn, author of “The Long Harbor,” told the crews: a title behind its kind is part of what stands around somebody's words.
function nextSpeech(layout: Layout, at: number): number {
  const [span, next] = layout.spans.slice(at, at + 2);
  if (span === undefined || next === undefined) return Number.POSITIVE_INFINITY;
  const isTitle =
    isNamedWork(tokensIn(layout, span.close, next.open)) && isTitleCase(tokensIn(layout, next.start, next.end));
  return isTitle ? nextSpeech(layout, at + 1) : next.open;
}

function rightOf(layout: Layout, at: number): Token[] {
  const span = layout.spans[at];
  const after = nextSpeech(layout, at);
  if (span === undefined) return [];
  const right: Token[] = [];
  let last = span.close;
  for (
    let index = firstFrom(layout.tokens, span.close);
    index < layout.tokens.length && right.length < REACH;
    index += 1
  ) {
    const token = layout.tokens[index];
    if (token === undefined || token.start >= after || endsSentence(token, layout.text)) break;
    if (layout.text.slice(last, token.start).includes("\n")) break;
    right.push(token);
    last = token.end;
  }
  return right;
}

/** The words around the quotation at an index of `layout.spans`. */
export function frameOf(layout: Layout, at: number): Frame {
  return { left: leftOf(layout, at), right: rightOf(layout, at) };
}
