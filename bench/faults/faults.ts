import { join } from "node:path";
import { check } from "#briefing/check.ts";
import { splitSentences } from "#text/text.ts";
import { evalData } from "../data.ts";
import { linesOf } from "../lines.ts";
import { lottery } from "../random.ts";
import { printTable, type Row } from "../table.ts";
import { fullNames, PLANTS } from "./plant.ts";

/** A faithful claim, the sentence itself, within the passage that it is from. */
type Place = { readonly sentence: string; readonly passage: string };
/** A claim with a fault planted in it, beside the passage that it is no longer faithful to. */
type Planted = {
  readonly kind: string;
  readonly claim: string;
  readonly sentence: string;
  readonly passage: string;
};

const EACH = 220;
const AIMS: Readonly<Record<string, string>> = { figure: "aim 99 %", quotation: "aim 99 %" };

/** Whole sentences of 8 to 40 words with two neighbours on either side: no headings, no lists, no questions. */
export function placesIn(text: string): Place[] {
  const all = splitSentences(text);
  return all.flatMap((one, i): Place[] => {
    const sentence = one.text.replace(/\s+/g, " ");
    const words = sentence.split(" ").length;
    const whole = /^["“]?\p{Lu}.*[.”"]$/u.test(sentence) && words >= 8 && words <= 40;
    const around = all.slice(Math.max(0, i - 2), i + 3);
    // As it stands in the article: run together, a heading would be one sentence with what follows it.
    return whole ? [{ sentence, passage: text.slice(around[0]?.start, around.at(-1)?.end) }] : [];
  });
}

/** Claims with one planted fault each, drawn by a fixed lottery: the same texts give the same faults. */
export function plantFaults(texts: readonly string[], each: number): Planted[] {
  const draw = lottery(11);
  const names = [...new Set(texts.flatMap(fullNames))].filter((name) => name.split(" ").length === 2);
  const places = texts.flatMap((text) => placesIn(text)).toSorted(() => draw() - 0.5);
  return Object.entries(PLANTS).flatMap(([kind, plants]) =>
    plants.flatMap((plant) => {
      const found: Planted[] = [];
      for (const { sentence, passage } of places) {
        if (found.length >= each / plants.length) break;
        const claim = plant(sentence, { passage, names, draw });
        if (claim !== null && !passage.includes(claim)) found.push({ kind, claim, sentence, passage });
      }
      return found;
    }),
  );
}

function passes(claim: string, passage: string): boolean {
  return check({ id: 0, claim, evidence: [{ text: passage }] }).verdict === "supported";
}

const percent = (part: number, whole: number) =>
  `${((100 * part) / Math.max(1, whole)).toFixed(1)} % (${part}/${whole})`;

/** The texts that faults are planted in: news of the data folder, never shipped; null where it is not there. */
export function newsTexts(): string[] | null {
  const folder = evalData("news-qa");
  if (folder === null) return null;
  return linesOf<{ text: string }>(join(folder, "articles.jsonl.gz")).map(({ text }) => text);
}

/** How many planted faults `check` catches, kind by kind, and how many untouched sentences it refuses. */
export function benchFaults(): void {
  const texts = newsTexts();
  if (texts === null) {
    console.log("\nPlanted faults: skipped, no data");
    return;
  }
  const planted = plantFaults(texts, EACH);
  const rows = Object.keys(PLANTS).map((kind): Row => {
    const own = planted.filter((one) => one.kind === kind);
    const caught = own.filter((one) => !passes(one.claim, one.passage)).length;
    return { what: `${kind} caught`, ours: percent(caught, own.length), baseline: AIMS[kind] ?? "aim 95 %", data: "" };
  });
  const untouched = [...new Map(planted.map((one) => [one.sentence, one])).values()];
  const refused = untouched.filter((one) => !passes(one.sentence, one.passage)).length;
  rows.push({
    what: "untouched, wrongly refused",
    ours: percent(refused, untouched.length),
    baseline: "aim 0",
    data: "",
  });
  printTable(
    "Planted faults: one each in real sentences, checked against five sentences of their article",
    rows.map((row) => ({ ...row, data: "news-qa articles" })),
  );
}
