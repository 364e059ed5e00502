import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { benchAsk } from "./ask.ts";
import { benchClustering } from "./clustering.ts";
import { benchExtraction } from "./extraction.ts";
import { benchFaithfulness } from "./faithfulness.ts";
import { benchFaults } from "./faults/faults.ts";
import { benchFeedCorpus } from "./feed-corpus.ts";
import { benchFigures } from "./figures.ts";
import { benchHedges } from "./hedges/score.ts";
import { benchNames } from "./names.ts";
import { benchPageFacts } from "./page-facts.ts";
import { benchParaphrases } from "./paraphrases.ts";
import { benchQuotations } from "./quotations.ts";
import { benchReader } from "./reader.ts";
import { benchUpdates } from "./updates.ts";

/* Every benchmark in turn, each with its baseline beside it. Searches run in a process of their own, so that memory is theirs. */
await benchReader();
benchNames();
benchFigures();
benchQuotations();
await benchAsk();
benchExtraction();
benchPageFacts();
benchFeedCorpus();
await benchUpdates();
benchFaithfulness();
benchFaults();
benchHedges();
benchParaphrases();
benchClustering();
console.log("\nSearch");
const script = (name: string) => fileURLToPath(new URL(`./${name}.ts`, import.meta.url));
spawnSync(process.execPath, [script("retrieval")], { stdio: "inherit" });
spawnSync(process.execPath, [script("search"), "20000"], { stdio: "inherit" });
// The peers keep everything in memory and need gigabytes for more.
spawnSync(process.execPath, [script("search"), "100000", "sqlite", "postgres"], { stdio: "inherit" });
