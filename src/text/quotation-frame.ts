import type { Name } from "#domain/ledger.ts";
import type { MarkedSpan } from "./quotation-marks.ts";
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

const REACH = 45;

// The stop of "(D-Mo.)" and of an abbreviation before a comma ends nothing.
function endsSentence(token: Token, text: string): boolean {
  return /^[.?!]+$/.test(token.text) && !/[),;]/.test(text[token.end] ?? "");
}

function leftOf(layout: Layout, at: number): Token[] {
  const span = layout.spans[at];
  const before = layout.spans[at - 1]?.close ?? -1;
  if (span === undefined) return [];
  const left: Token[] = [];
  let next = span.open;
  for (let index = firstFrom(layout.tokens, span.open) - 1; index >= 0 && left.length < REACH; index -= 1) {
    const token = layout.tokens[index];
    if (token === undefined || token.start < before || endsSentence(token, layout.text)) break;
    // A paragraph that ends in a colon introduces the one below it.
    if (layout.text.slice(token.end, next).includes("\n") && (left.length > 0 || token.text !== ":")) break;
    left.unshift(token);
    next = token.start;
  }
  return left;
}

function rightOf(layout: Layout, at: number): Token[] {
  const span = layout.spans[at];
  const after = layout.spans[at + 1]?.open ?? Number.POSITIVE_INFINITY;
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
