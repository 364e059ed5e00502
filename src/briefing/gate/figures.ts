import type { Figure, Sentence } from "#domain/ledger.ts";
import { contentWords, kinship, sameFigure, wordsIn } from "#text/text.ts";
import { evidenceText } from "./evidence-text.ts";
import type { Ground } from "./ground.ts";
import { periodsIn } from "./periods.ts";
import type { Finding } from "./rules.ts";

/** Rule 2: every figure of the claim stands in a cited sentence with the same value, unit, currency, bound and object. */
export function figures(ground: Ground): Finding | null {
  if (ground.verbatim) return cutBound(ground);
  const own = ground.claim.flatMap((row) => row.figures);
  const cited = ground.cited.flatMap(({ sentence }) => sentence.figures);
  for (const figure of own) {
    if (ground.cited.some((one) => countsSame(figure, one.sentence))) continue;
    const rival = cited.find((other) => isRival(figure, other) && !own.some((one) => sameAmount(one, other)));
    if (rival)
      return { reason: "figure", note: `the source has “${rival.text}”, not “${figure.text}”`, conflict: true };
    if (ground.around.some((one) => countsSame(figure, one.sentence)) || standsAsPrinted(figure, ground)) continue;
    return { reason: "figure", note: `“${figure.text}” is not in the cited sentences` };
  }
  return strayDigits(ground, own);
}

/** The same amount of the same thing; or the thing stands in the sentence ("five of its planes") and nothing else counts it. */
function countsSame(own: Figure, sentence: Sentence): boolean {
  const alike = sentence.figures.filter((other) => agrees(own, other));
  if (alike.some((other) => sameObject(own, other))) return true;
  const object = contentWords(own.object ?? "");
  const near = new Set(contentWords(sentence.text));
  const elsewhere = sentence.figures.some(
    (other) => !alike.includes(other) && sameObject({ ...own, object: own.object ?? "" }, other),
  );
  return alike.length > 0 && !elsewhere && object.every((word) => near.has(word));
}

/** A claim may bound what its source states exactly ("about 3,800" for 3,800), never the reverse. */
function agrees(own: Figure, other: Figure): boolean {
  const loosened = own.bound === "about" && other.bound === "exact" ? { ...own, bound: other.bound } : own;
  return sameAmount(loosened, other) && loosened.bound === other.bound;
}

function sameAmount(a: Figure, b: Figure): boolean {
  return sameFigure({ ...a, object: null, bound: b.bound }, { ...b, object: null });
}

/** Another amount of the same thing: dollars beside dollars, ships beside ships. */
function isRival(own: Figure, other: Figure): boolean {
  if (own.unit !== other.unit || own.currency !== other.currency || sameAmount(own, other)) return false;
  return own.object !== null && other.object !== null && sameObject(own, other);
}

/** A piece that begins inside "at least three" would lose its bound. */
function cutBound({ verbatim }: Ground): Finding | null {
  const cut = verbatim?.sentence.figures.find(
    (figure) =>
      (figure.start < verbatim.start && figure.end > verbatim.start) ||
      (figure.start < verbatim.end && figure.end > verbatim.end),
  );
  return cut ? { reason: "figure", note: `“${cut.text}” was cut` } : null;
}

/** Sums of money and shares are what they are; things counted must be the same thing or a narrower word for it. */
function sameObject(a: Figure, b: Figure): boolean {
  if (a.object === null || b.object === null || a.currency !== null || a.unit !== null) return true;
  const words = contentWords(b.object);
  if (contentWords(a.object).some((word) => words.includes(word))) return true;
  const [own, other] = [headOf(a.object), headOf(b.object)];
  return own.some((one) => other.some((two) => /^(?:same|broader)$/.test(kinship(one, two) ?? "")));
}

function headOf(object: string): readonly string[] {
  const before = object.split(/\s(?:for|of|in|on|to|from|with|by)\s/)[0] ?? "";
  return wordsIn(before).at(-1)?.lemmas ?? [];
}

/** "27-year-old", "the 2-0 win": where the evidence has it to the letter, however either side was read. */
function standsAsPrinted({ text, bound }: Figure, ground: Ground): boolean {
  const plain = (words: string) =>
    words
      .toLowerCase()
      .replace(/([$£€]) /g, "$1")
      .replaceAll("-", " ");
  const source = [...ground.cited, ...ground.around].map(({ sentence }) => plain(sentence.text)).join(" ");
  return ground.around.length > 0 && bound !== "at-least" && ` ${source} `.includes(` ${plain(text)} `);
}

/** "COVID-19": the number is part of the name, which `names` looks at. */
function isNumbered({ text }: { readonly text: string }): boolean {
  return /^\p{L}+-\d+$/u.test(text);
}

/** Digits that no figure explains (a date, a model) must stand in the evidence as they are. */
function strayDigits(ground: Ground, own: readonly Figure[]): Finding | null {
  const printed = ground.draft.text;
  const source = evidenceText(ground);
  // "Q2" is a part of the year, which `periods` looks at.
  const parts = [...periodsIn(printed), ...ground.claim.flatMap((row) => row.names).filter(isNumbered)];
  for (const match of printed.matchAll(/\d[\d.,:]*\d|\d/g)) {
    const inFigure = own.some((figure) => match.index >= figure.start && match.index < figure.end);
    const inPart = parts.some(({ start, end }) => match.index >= start && match.index < end);
    if (!inFigure && !inPart && !source.includes(match[0]))
      return { reason: "figure", note: `“${match[0]}” is not in the cited sentences` };
  }
  return null;
}
