import { readFileSync } from "node:fs";
import { remembering } from "./remember.ts";
import { lineOf } from "./sorted-list.ts";

/** As many words and senses are kept ready. */
const MOST_KEPT = 5000;

/** One sense that several words share, as a line of data/senses.txt gives it; other senses are named by their line. */
type Sense = {
  readonly pos: string;
  readonly words: readonly string[];
  readonly broader: readonly number[];
  readonly opposites: readonly string[];
  readonly opposed: readonly number[];
};

/** How two words stand to each other: one meaning, one inside the other, beside each other under a third, or against each other. */
type Kinship = "same" | "opposite" | "broader" | "beside";

/**
 * WordNet 3.1 (see data/README.md), cut to plain words and their first senses. Read when first asked, and searched where it stands: as
 * arrays and maps it would take 30 MB of each thread that checks claims. `starts` holds where each line of `text` begins; `words` has a
 * line for each word, in order, with the numbers of the lines it stands in.
 */
type Lexicon = { readonly text: string; readonly starts: Uint32Array; readonly words: string };
let lexicon: Lexicon | null = null;

function load(): Lexicon {
  lexicon ??= indexed(readFileSync(new URL("./data/senses.txt", import.meta.url), "utf8"));
  return lexicon;
}

function indexed(text: string): Lexicon {
  const lines = text.split("\n");
  const starts = new Uint32Array(lines.length);
  const places = new Map<string, string>();
  let start = 0;
  for (const [n, line] of lines.entries()) {
    starts[n] = start;
    start += line.length + 1;
    for (const word of listIn(line.split("\t", 2)[1] ?? "")) places.set(word, `${places.get(word) ?? ""} ${n}`);
  }
  const words = [...places.keys()].sort().map((word) => `${word}${places.get(word)}\n`);
  // A joined string is a tree of its parts until it is written out.
  return { text, starts, words: Buffer.from(words.join("")).toString() };
}

function listIn(field: string): string[] {
  return field === "" ? [] : field.split(" ");
}

const senseOf = remembering((n: number): Sense => {
  const { text, starts } = load();
  const line = text.slice(starts[n], (starts[n + 1] ?? text.length + 1) - 1);
  const [pos = "", words = "", broader = "", opposites = "", opposed = ""] = line.split("\t");
  return {
    pos,
    words: listIn(words),
    broader: listIn(broader).map(Number),
    opposites: listIn(opposites),
    opposed: listIn(opposed).map(Number),
  };
}, MOST_KEPT);

/** The lines of the senses of a word, in its dictionary form ("carry_out" for two words). */
const sensesOf = remembering((word: string): readonly number[] => {
  const line = lineOf(load().words, word, (each) => each.slice(0, each.indexOf(" ")));
  return line === null ? [] : line.split(" ").slice(1).map(Number);
}, MOST_KEPT);

/** How two words in dictionary form are akin, the closest kinship first; null when WordNet knows of none. */
export function kinship(a: string, b: string): Kinship | null {
  if (a === b) return "same";
  const ours = sensesOf(a);
  const theirs = sensesOf(b);
  if (ours.some((n) => theirs.includes(n))) return "same";
  if (opposes(ours, b, theirs) || opposes(theirs, a, ours)) return "opposite";
  const above = ours.flatMap((n) => senseOf(n).broader);
  const below = theirs.flatMap((n) => senseOf(n).broader);
  if (above.some((n) => theirs.includes(n)) || below.some((n) => ours.includes(n))) return "broader";
  return above.some((n) => below.includes(n)) ? "beside" : null;
}

/** How many steps up a word is looked for: a car is a motor vehicle, that a self-propelled one, a wheeled one, a vehicle. */
const STEPS = 5;

/** Whether the first of two words, in dictionary form, names a kind of the second, at most so many steps up. */
export function isKindOf(narrow: string, wide: string, steps = STEPS): boolean {
  const wanted = new Set(sensesOf(wide));
  let level = new Set(sensesOf(narrow));
  for (let step = 0; step <= steps && level.size > 0; step += 1) {
    if (!level.isDisjointFrom(wanted)) return true;
    level = new Set([...level].flatMap((n) => senseOf(n).broader));
  }
  return false;
}

/** Opposite to the letter, or for adjectives through the plain word of each cluster ("tiny" against "huge"). */
function opposes(ours: readonly number[], word: string, theirs: readonly number[]): boolean {
  return ours.some((n) => {
    const own = senseOf(n);
    if (own.opposites.includes(word)) return true;
    const heads = own.pos === "a" ? [...own.opposed, ...own.broader.flatMap((head) => senseOf(head).opposed)] : [];
    return heads.some((head) => theirs.includes(head) || theirs.some((their) => senseOf(their).broader.includes(head)));
  });
}
