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

/** What a figure says became of those it counts: the nearest word behind it, else the nearest before it; null when none tells. */
export function fateOf(figure: Figure, { text, start }: Sentence): Fate | null {
  const behind = text.slice(figure.end - start).split(APART)[0] ?? "";
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

type Counted = { readonly figure: Figure; readonly sentence: Sentence };

/** What goes on right behind "31 people": "confirmed dead", "are still missing", "lost power". */
const GOES_ON =
  /^ (?:(?:still|now|also|already|have|has|had|been|are|were|was|is|confirmed|feared|reported|presumed|believed|remain|remained) ){0,3}(?:dead|missing|killed|injured|wounded|hurt|died|drowned|arrested|detained|rescued|displaced|evacuated|stranded|trapped|hospitali[sz]ed|homeless|unaccounted for|infected|without power|lost power)\b/;

/** What was counted with what the source says of it right behind: "people confirmed dead"; only where that is told as done. */
export function objectWithFate(object: string, { figure, sentence }: Counted): string {
  const from = sentence.text.indexOf(object, figure.end - sentence.start);
  const clause = sentence.clauses.find((one) => one.start <= figure.start && figure.end <= one.end);
  const told = clause !== undefined && /^(?:happened|ongoing)$/.test(clause.event) && !clause.negated;
  if (from < 0 || from > figure.end - sentence.start + 2 || !told) return object;
  return object + (GOES_ON.exec(sentence.text.slice(from + object.length))?.[0] ?? "");
}
