import type { Figure, Sentence } from "#domain/ledger.ts";
import { isFormer } from "../figure-before.ts";
import { type Fate, fateOf, tellsOf } from "../figure-fates.ts";
import type { Ground } from "./ground.ts";
import type { Finding } from "./rules.ts";

/** Words by which a claim says itself that a figure held before. */
const BEFORE = /\b(?:before|earlier|from|had been|original(?:ly)?|previous(?:ly)?|was first)\b/i;

/**
 * What became of those a figure counts stays: 17 injured are no 17 killed, five missing no five rescued, and 62 cases no 62 deaths. Nor is
 * what a figure was before, "to 14 from 41", what it is.
 */
export function fates({ claim, cited, verbatim }: Ground): Finding | null {
  if (verbatim) return null;
  const stored = cited.flatMap(({ sentence }) => sentence.figures.map((figure) => ({ figure, sentence })));
  for (const sentence of claim) {
    for (const figure of sentence.figures.filter(({ unit, currency }) => unit === null && currency === null)) {
      const same = stored.filter((other) => isSameCount(figure, other.figure));
      const note = same.length > 0 ? noteOn(figure, sentence, same) : null;
      if (note !== null) return { reason: "figure", note, conflict: true };
    }
  }
  return null;
}

type Counted = { readonly figure: Figure; readonly sentence: Sentence };

function isSameCount(a: Figure, b: Figure): boolean {
  return b.unit === null && b.currency === null && a.low === b.low && a.high === b.high;
}

function noteOn(figure: Figure, sentence: Sentence, same: readonly Counted[]): string | null {
  if (same.every((one) => isFormer(one.figure, one)) && !isFormer(figure, { sentence }) && !BEFORE.test(sentence.text))
    return `“${figure.text}” is what it was before`;
  const fate = fateOf(figure, sentence);
  if (fate === null) return null;
  const others = same.map((one) => fateOf(one.figure, one.sentence));
  // Of who is rescued or moved news has too many words to miss one.
  const isOpen = (other: Fate | null, { sentence: { text } }: Counted) =>
    other === null && (/^(?:moved|safe)$/.test(fate) || tellsOf(fate, text));
  const isTold = same.some((one, n) => others[n] === fate || isOpen(others[n] ?? null, one));
  return isTold ? null : `the source does not count “${figure.text}” as ${fate}`;
}
