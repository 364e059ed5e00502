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
benchFeedCorpus();
await benchUpdates();
benchFaithfulness();
benchFaults();
benchHedges();
benchParaphrases();
benchClustering();
console.log("\nSearch");
for (const articles of ["20000", "100000"]) {
  spawnSync(process.execPath, [fileURLToPath(new URL("./search.ts", import.meta.url)), articles], { stdio: "inherit" });
}
