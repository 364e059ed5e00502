import { join } from "node:path";
import { cluster } from "../src/briefing/cluster.ts";
import { evalData } from "./data.ts";
import { linesOf } from "./lines.ts";
import { readOfText } from "./reads.ts";
import { printTable } from "./table.ts";

type Document = { readonly id: string; readonly topic: number; readonly event: string; readonly text: string };
type Score = { readonly precision: number; readonly recall: number; readonly f1: number };

/** B-cubed precision, recall and F1 of a grouping: what share of each document's group is of its event, and the reverse. */
export function bCubed(group: ReadonlyMap<string, string>, truth: ReadonlyMap<string, string>): Score {
  const ids = [...truth.keys()];
  const mean = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>) =>
    ids.reduce((sum, id) => {
      const together = ids.filter((other) => a.get(other) === a.get(id));
      return sum + together.filter((other) => b.get(other) === b.get(id)).length / together.length;
    }, 0) / ids.length;
  const [precision, recall] = [mean(group, truth), mean(truth, group)];
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}

/** Same-event grouping of ECB+ documents, where each topic holds two events that look alike. */
export function benchClustering(): void {
  const folder = evalData("clustering-ecbplus");
  if (folder === null) {
    console.log("\nClustering: skipped, no data");
    return;
  }
  const documents = linesOf<Document>(join(folder, "documents.jsonl.gz"));
  const truth = new Map(documents.map(({ id, topic, event }) => [id, `${topic} ${event}`]));
  const stories = cluster(documents.map(({ id, text }) => readOfText(id, text)));
  const group = new Map(stories.flatMap((story) => story.reads.map(({ article }) => [article.id, story.id] as const)));
  const { f1, precision, recall } = bCubed(group, truth);
  printTable("Clustering: same event against look-alike event", [
    {
      what: "ECB+ odd topics, B-cubed F1",
      ours: `${f1.toFixed(3)} (P ${precision.toFixed(3)} R ${recall.toFixed(3)})`,
      baseline: "tf-idf, average link, threshold picked on the set .896",
      data: `${documents.length} documents, ${new Set(truth.values()).size} events`,
    },
  ]);
}
