import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { benchAsk } from "./ask.ts";
import { benchClustering } from "./clustering.ts";
import { benchCopies } from "./copies.ts";
import { benchExtraction } from "./extraction.ts";
import { benchFaithfulness } from "./faithfulness.ts";
import { benchFaults } from "./faults/faults.ts";
import { benchFeedCorpus } from "./feed-corpus.ts";
import { benchFigures } from "./figures.ts";
import { benchHedges } from "./hedges/score.ts";
import { benchModel } from "./model.ts";
import { benchNames } from "./names.ts";
import { benchPageFacts } from "./page-facts.ts";
import { benchParaphrases } from "./paraphrases.ts";
import { benchQuotations } from "./quotations.ts";
import { benchReader } from "./reader.ts";
import { benchRetrieval } from "./retrieval.ts";
import { printAll } from "./table.ts";
import { benchUpdates } from "./updates.ts";
import { benchWritten } from "./written/written.ts";

/* Every benchmark in turn, each with its baseline beside it, or those that are named: `npm run bench -- ask model`. */

/** What measures memory or needs gigabytes runs in a process of its own. */
const apart = (name: string, ...args: string[]) =>
  spawnSync(process.execPath, [fileURLToPath(new URL(`./${name}.ts`, import.meta.url)), ...args], { stdio: "inherit" });

const BENCHES: Readonly<Record<string, () => unknown>> = {
  reader: benchReader,
  names: benchNames,
  figures: benchFigures,
  quotations: benchQuotations,
  ask: benchAsk,
  model: benchModel,
  extraction: benchExtraction,
  "page-facts": benchPageFacts,
  "feed-corpus": benchFeedCorpus,
  updates: benchUpdates,
  faithfulness: benchFaithfulness,
  faults: benchFaults,
  hedges: benchHedges,
  paraphrases: benchParaphrases,
  written: benchWritten,
  clustering: benchClustering,
  copies: benchCopies,
  retrieval: benchRetrieval,
  embeddings: () => apart("embeddings"),
  // The peers keep everything in memory and need gigabytes for more; bench/growth.ts goes on to a million with both engines.
  search: () => apart("search", "20000"),
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  console.error(`no such benchmark: ${unknown.join(", ")}; there are ${Object.keys(BENCHES).join(", ")}`);
  process.exit(2);
}
for (const [name, bench] of Object.entries(BENCHES)) if (asked.length === 0 || asked.includes(name)) await bench();
if (asked.length !== 1) printAll();
