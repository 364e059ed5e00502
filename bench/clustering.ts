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

const eventOf = ({ topic, event }: Document): string => `${topic} ${event}`;
const shown = ({ f1, precision, recall }: Score): string =>
  `${f1.toFixed(3)} (P ${precision.toFixed(3)} R ${recall.toFixed(3)})`;

/** The score of grouping each lot of documents by itself. */
function scoreOf(lots: Iterable<readonly Document[]>): Score {
  const [group, truth] = [new Map<string, string>(), new Map<string, string>()];
  for (const lot of lots) {
    for (const one of lot) truth.set(one.id, eventOf(one));
    for (const { id, reads } of cluster(lot.map(({ id, text }) => readOfText(id, text))))
      for (const { article } of reads) group.set(article.id, id);
  }
  return bCubed(group, truth);
}

/** Same-event grouping of ECB+ documents, where each topic holds two events that look alike. */
export function benchClustering(): void {
  const folder = evalData("clustering-ecbplus");
  if (folder === null) {
    console.log("\nClustering: skipped, no data");
    return;
  }
  const documents = linesOf<Document>(join(folder, "documents.jsonl.gz"));
  const all = scoreOf([documents]);
  const pairs = scoreOf(Map.groupBy(documents, ({ topic }) => topic).values());
  printTable("Clustering: same event against look-alike event", [
    {
      what: "ECB+ odd topics, B-cubed F1",
      ours: shown(all),
      baseline: "tf-idf, average link, threshold picked on the set .896",
      data: `${documents.length} documents, ${new Set(documents.map(eventOf)).size} events`,
    },
    {
      what: "the same, each topic by itself, as few as a briefing has",
      ours: shown(pairs),
      baseline: "–",
      data: `${documents.length} documents in groups of two events`,
    },
  ]);
}
