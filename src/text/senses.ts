import { readFileSync } from "node:fs";

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

/** WordNet 3.1 (see data/README.md), cut to plain words and their first senses. Read when first asked. */
let lines: readonly string[] | null = null;
const at = new Map<string, number[]>();

function load(): readonly string[] {
  if (lines) return lines;
  lines = readFileSync(new URL("./data/senses.txt", import.meta.url), "utf8").split("\n");
  for (const [n, line] of lines.entries()) {
    const words = line.split("\t", 2)[1] ?? "";
    for (const word of words === "" ? [] : words.split(" ")) {
      const known = at.get(word);
      if (known) known.push(n);
      else at.set(word, [n]);
    }
  }
  return lines;
}

function senseAt(n: number): Sense {
  const [pos = "", words = "", broader = "", opposites = "", opposed = ""] = (load()[n] ?? "").split("\t");
  const list = (field: string) => (field === "" ? [] : field.split(" "));
  return {
    pos,
    words: list(words),
    broader: list(broader).map(Number),
    opposites: list(opposites),
    opposed: list(opposed).map(Number),
  };
}

/** The lines of the senses of a word, in its dictionary form ("carry_out" for two words). */
function sensesOf(word: string): readonly number[] {
  load();
  return at.get(word) ?? [];
}

const sense = new Map<number, Sense>();
function senseOf(n: number): Sense {
  const known = sense.get(n) ?? senseAt(n);
  sense.set(n, known);
  return known;
}

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

/** Opposite to the letter, or for adjectives through the plain word of each cluster ("tiny" against "huge"). */
function opposes(ours: readonly number[], word: string, theirs: readonly number[]): boolean {
  return ours.some((n) => {
    const own = senseOf(n);
    if (own.opposites.includes(word)) return true;
    const heads = own.pos === "a" ? [...own.opposed, ...own.broader.flatMap((head) => senseOf(head).opposed)] : [];
    return heads.some((head) => theirs.includes(head) || theirs.some((their) => senseOf(their).broader.includes(head)));
  });
}
