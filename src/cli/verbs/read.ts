import { digestOf } from "#domain/ids.ts";
import type { Sentence } from "#domain/ledger.ts";
import { type Collected, collect, createFetcher, startReading } from "#ingest/ingest.ts";
import { jsonRow, printable, table } from "#render/render.ts";
import { readArticle } from "#text/text.ts";
import { usage } from "../faults.ts";
import { problemLine, sourcesOf, userAgent } from "../sources.ts";
import { type Call, EXIT, isSet, setFor, type World } from "../world.ts";

/** Prints the ledger of each article without filing it; 1 when a source could not be read. */
export async function run(call: Call): Promise<number> {
  const sources = sourcesOf(call);
  if (sources.length === 0) throw usage("Name a file or - to read.");
  const fetcher = createFetcher({ allowHosts: call.config.allowHosts, userAgent: userAgent(call.world) });
  const { stdin, clock } = call.world;
  const reading = startReading();
  try {
    return await printAll(collect(sources, { fetcher, stdin, clock, reading }), call);
  } finally {
    await reading.close();
  }
}

async function printAll(found: AsyncIterable<Collected>, call: Call): Promise<number> {
  let code: number = EXIT.done;
  for await (const one of found) {
    if (one.kind === "article") print(one, call);
    else {
      if (one.kind === "rejected") code = EXIT.refused;
      call.world.stderr.write(problemLine(one.kind, one, one.kind === "noted" ? one.note : one.reason));
    }
  }
  return code;
}

type Article = Extract<Collected, { kind: "article" }>;

function print({ record, source }: Article, call: Call): void {
  const { sentences } = readArticle(record);
  const about = { path: source, articleId: `art_${digestOf(record.text)}` };
  if (isSet(call, "json"))
    for (const sentence of sentences) call.world.stdout.write(jsonRow({ ...about, ...sentence }));
  else for (const sentence of sentences) printSentence(sentence, call.world);
}

function printSentence(sentence: Sentence, world: World): void {
  world.stdout.write(`${sentence.n}  ${printable(sentence.text)}\n`);
  const rows = foundIn(sentence)
    .filter(([, words]) => words !== "")
    .map(([kind = "", words = ""]) => ["   ", kind, words]);
  world.stdout.write(table(rows, setFor(world)));
}

function foundIn({ names, figures, quotations, clauses, attribution, origins, dates, flags }: Sentence): string[][] {
  return [
    ["names", names.map((one) => `${one.canonical} (${one.kind})`).join(", ")],
    [
      "figures",
      figures
        .map((one) => [one.text, one.object, one.bound === "exact" ? "" : one.bound].filter(Boolean).join(" · "))
        .join("; "),
    ],
    [
      "said",
      quotations
        .map((one) => `${one.speaker ?? "unclear"}: ${one.text}${one.marked ? "" : " (no marks in the source)"}`)
        .join("; "),
    ],
    [
      "clauses",
      clauses.map((one) => `${one.negated ? "not " : ""}${one.verb}: ${one.event}, ${one.source}`).join("; "),
    ],
    [
      "source",
      [attribution?.source ?? attribution?.cue ?? "", ...origins.map((origin) => `credits ${origin}`)]
        .filter(Boolean)
        .join(", "),
    ],
    ["dates", dates.map((one) => `${one.text} = ${one.iso ?? "not placed"}`).join(", ")],
    ["flags", flags.join(", ")],
  ];
}
