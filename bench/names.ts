import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { z } from "zod";
import type { Name } from "#domain/ledger.ts";
import { readArticle } from "#text/text.ts";
import { evalData } from "./data.ts";
import { type Counts, precisionRecall, sum, withHalves } from "./score.ts";
import { printTable, type Row } from "./table.ts";

type Span = readonly [start: number, end: number];

function namesOf(text: string): Name[] {
  return readArticle({ text, language: "en" }).sentences.flatMap((row) => row.names);
}

function countsOf(ours: readonly string[], gold: readonly string[]): Counts {
  const truth = new Set(gold);
  const right = new Set(ours.filter((one) => truth.has(one))).size;
  return { right, found: ours.length, hit: right, gold: truth.size };
}

const Document = z.object({
  text: z.string(),
  entities: z.array(z.object({ begin: z.number(), end: z.number(), type: z.string(), value: z.string() })),
});
type Document = z.infer<typeof Document>;

const ACTING = new Set(["Person", "Organisation", "Location"]);
const INNER = /^(?:of|and|for|the|in|al|on|to|de|el|bin|ibn)$/;

// A named mention: it opens and ends with a capital and holds only capitals and the small words of names; "the" in front is not counted.
function namedMentions({ text, entities }: Document): Span[] {
  return entities.flatMap(({ begin, end, type }): Span[] => {
    const article = /^(?:the|an?)\s+/i.exec(text.slice(begin, end))?.[0].length ?? 0;
    const words = text.slice(begin + article, end).match(/[\p{L}\p{N}’'.-]+/gu) ?? [];
    const capital = (word: string | undefined): boolean => /^\p{Lu}/u.test(word ?? "");
    const named =
      capital(words[0]) && capital(words.at(-1)) && words.every((word) => capital(word) || INNER.test(word));
    return ACTING.has(type) && named ? [[begin + article, end]] : [];
  });
}

function re3dCounts(document: Document): Counts {
  const gold = namedMentions(document).map(([start, end]) => `${start}-${end}`);
  const ours = namesOf(document.text).map(
    ({ start, end, text }) => `${start + (/^[Tt]he /.test(text) ? 4 : 0)}-${end}`,
  );
  return countsOf(ours, gold);
}

function re3dRows(): Row[] {
  const folder = evalData("actors-re3d");
  if (folder === null) return [];
  const lines = gunzipSync(readFileSync(join(folder, "documents.jsonl.gz")))
    .toString()
    .split("\n")
    .filter(Boolean);
  const documents = lines.map((line) => Document.parse(JSON.parse(line)));
  return [
    {
      what: "re3d, named mentions, exact span",
      ours: withHalves(documents, (some) => precisionRecall(sum(some.map(re3dCounts)))),
      baseline: "capital-letter rule F1 .41; aim .65",
      data: `${documents.length} documents, ${sum(documents.map(re3dCounts)).gold} mentions`,
    },
  ];
}

type Labelled = readonly (readonly [word: string, label: string])[];

function wikigold(folder: string): Labelled[] {
  const text = gunzipSync(readFileSync(join(folder, "wikigold_en_test.conllu.gz"))).toString();
  return text
    .split(/\n\s*\n/)
    .filter((block) => block.trim() !== "")
    .map((block) =>
      block
        .split("\n")
        .filter((line) => line.trim() !== "")
        .map((line): [string, string] => {
          const [, word = "", label = "O"] = line.split("\t");
          return [word, label];
        }),
    );
}

const GLUED = /^(?:[.,;:?!%)\]]|'s|n't|'re|'ve|'ll|'d|'m|'|’s)$/;

// Words as running text, as an article prints them, each with where it stands.
function runningText(words: Labelled): { text: string; spans: Span[] } {
  let text = "";
  const spans = words.map(([word]): Span => {
    const open = (text.split('"').length - 1) % 2 === 1;
    const glued =
      text === "" || GLUED.test(word) || /[([$]$/.test(text) || (open && (word === '"' || text.endsWith('"')));
    if (!glued) text += " ";
    const start = text.length;
    text += word;
    return [start, text.length];
  });
  return { text, spans };
}

type Labels = { readonly kind: string; readonly from: number; to: number };

function entitiesOf(words: Labelled): Labels[] {
  const found: Labels[] = [];
  for (const [at, [, label]] of words.entries()) {
    const kind = label.slice(2);
    const last = found.at(-1);
    if (label.startsWith("I-") && last?.kind === kind && last.to === at - 1) last.to = at;
    else if (label !== "O") found.push({ kind, from: at, to: at });
  }
  return found;
}

const KINDS: Readonly<Record<Name["kind"], string>> = {
  person: "PER",
  organisation: "ORG",
  place: "LOC",
  unknown: "MISC",
};
const BLOCK = 40;

// Forty sentences are read as one article: WikiGold is cut out of articles, whose borders it does not keep.
function wikigoldCounts(kinds: ReadonlySet<string>): (block: Labelled[]) => Counts {
  return (block) => {
    let text = "";
    const gold: string[] = [];
    for (const words of block) {
      const { text: line, spans } = runningText(words);
      for (const { kind, from, to } of entitiesOf(words))
        if (kinds.has(kind))
          gold.push(`${text.length + (spans[from]?.[0] ?? 0)}-${text.length + (spans[to]?.[1] ?? 0)}-${kind}`);
      text += `${line}\n`;
    }
    const ours = namesOf(text).map(({ start, end, kind }) => ({
      key: `${start}-${end}-${KINDS[kind]}`,
      kind: KINDS[kind],
    }));
    return countsOf(
      ours.filter(({ kind }) => kinds.has(kind)).map(({ key }) => key),
      gold,
    );
  };
}

function wikigoldRows(): Row[] {
  const folder = evalData("names-wikigold");
  if (folder === null) return [];
  const sentences = wikigold(folder);
  const blocks = Array.from({ length: Math.ceil(sentences.length / BLOCK) }, (_, at) =>
    sentences.slice(at * BLOCK, (at + 1) * BLOCK),
  );
  const row = (what: string, kinds: ReadonlySet<string>): Row => ({
    what,
    ours: withHalves(blocks, (some) => precisionRecall(sum(some.map(wikigoldCounts(kinds))))),
    baseline: "hand rules F1 .68–.74 on news sets; aim .75",
    data: `WikiGold, ${sentences.length} sentences, ${sum(blocks.map(wikigoldCounts(kinds))).gold} names`,
  });
  return [
    row("WikiGold, person, organisation, place", new Set(["PER", "ORG", "LOC"])),
    row("WikiGold, with what is none of them", new Set(["PER", "ORG", "LOC", "MISC"])),
  ];
}

/** Names against re3d's named mentions and WikiGold's labels, printed. */
export function benchNames(): void {
  const rows = [...re3dRows(), ...wikigoldRows()];
  if (rows.length === 0) console.log("\nNames: skipped, no data");
  else printTable("Names", rows);
}
