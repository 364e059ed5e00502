import type { Figure, Sentence } from "#domain/ledger.ts";

/* What became of those a figure counts. Without it "31 people" is no news, and the dead would be laid against the missing. */

const FATES: Readonly<Record<string, RegExp>> = {
  dead: /\b(?:dead|died|dies|kill(?:s|ed|ing)?|deaths?|death toll|drown(?:ed|ing)|perished|fatalities|lost their lives|lives)\b/gi,
  missing: /\b(?:missing|unaccounted for)\b/gi,
  hurt: /\b(?:injur(?:ed|ing|ies)|wound(?:ed|ing)|hurt)\b/gi,
  held: /\b(?:arrest(?:s|ed|ing)?|detain(?:ed|ing)?|in custody)\b/gi,
  safe: /\b(?:rescu(?:ed|ing)|saved|pulled|surviv(?:ed|ors)|freed|released)\b/gi,
  moved: /\b(?:displac(?:ed|ing)|evacuat(?:ed|ing)|fled|homeless|stranded)\b/gi,
};
/** "dead", "missing", "hurt": what became of those who are counted. */
export type Fate = keyof typeof FATES;

/** Where one statement of a sentence ends and the next begins; what is counted there may have fared otherwise. */
const APART = /[,;.:]\s|\s(?:and|while|but|as)\s/i;

const SOME_OF_THEM = /, [\p{L}\d]+ of (?:them|whom) [^,;.]*,(?= )/u;

/** What a figure says became of those it counts: the nearest word behind it, else the nearest before it; null when none tells. */
export function fateOf(figure: Figure, { text, start }: Sentence): Fate | null {
  // "Six of the dead have been identified" counts no dead.
  if (figure.object?.startsWith("of ")) return null;
  // "At least 58 people, 21 of them civilians, were killed".
  const behind =
    text
      .slice(figure.end - start)
      .replace(SOME_OF_THEM, "")
      .split(APART)[0] ?? "";
  const before =
    text
      .slice(0, figure.start - start)
      .split(APART)
      .at(-1) ?? "";
  const after = nearest(behind, (at) => at);
  return after ?? nearest(before, (at) => -at);
}

function nearest(words: string, distance: (at: number) => number): Fate | null {
  const found = Object.entries(FATES).flatMap(([fate, form]) =>
    [...words.matchAll(form)].map((match) => ({ fate, away: distance(match.index) })),
  );
  return found.toSorted((a, b) => a.away - b.away)[0]?.fate ?? null;
}

/** What a question asks about: "how many people died". */
export function fateIn(text: string): Fate | null {
  return nearest(text, (at) => at);
}

/** Whether a text tells at all of somebody whom this became of. */
export function tellsOf(fate: Fate, text: string): boolean {
  return text.search(FATES[fate] ?? /(?!)/) >= 0 || (fate === "dead" && /\b(?:bodies|body|toll)\b/i.test(text));
}

/** What a count counts that names nothing ("killing seven"): our word, and so in brackets. */
export const UNNAMED_PEOPLE = "[people]";
