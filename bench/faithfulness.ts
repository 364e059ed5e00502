import { join } from "node:path";
import { type CheckLine, check } from "#briefing/check.ts";
import { evalData } from "./data.ts";
import { linesOf } from "./lines.ts";
import { intervalOf, lottery } from "./random.ts";
import { printTable, type Row } from "./table.ts";

/** A labelled claim with its evidence, as the data folder keeps them. `doc` is the document it was made from. */
type Labelled = CheckLine & { readonly label: "supported" | "unsupported"; readonly doc?: string };
type Judged = { readonly doc: string; readonly faithful: boolean; readonly passed: boolean };

function judge(line: Labelled): Judged {
  const { verdict } = check(line);
  return {
    doc: line.doc ?? line.evidence[0]?.text ?? "",
    faithful: line.label === "supported",
    passed: verdict === "supported",
  };
}

/** The mean of the share of faithful claims that pass and the share of unfaithful ones that do not. */
function balancedAccuracy(all: readonly Judged[]): number {
  const share = (faithful: boolean) => {
    const group = all.filter((one) => one.faithful === faithful);
    return group.filter((one) => one.passed === faithful).length / Math.max(1, group.length);
  };
  return (share(true) + share(false)) / 2;
}

/** Balanced accuracy of samples of whole documents, drawn with replacement: claims of one document are not independent. */
function resampled(all: readonly Judged[]): string {
  const byDoc = Object.values(Object.groupBy(all, ({ doc }) => doc)).filter((group) => group !== undefined);
  const draw = lottery(7);
  const means = Array.from({ length: 1000 }, () =>
    balancedAccuracy(byDoc.flatMap(() => byDoc[Math.floor(draw() * byDoc.length)] ?? [])),
  );
  return `${intervalOf(means)} over ${byDoc.length} documents`;
}

function rowOf(folder: string, file: string, what: string, baseline: string): Row {
  const judged = linesOf<Labelled>(join(folder, file)).map(judge);
  const count = (faithful: boolean) => judged.filter((one) => one.faithful === faithful).length;
  const passed = judged.filter((one) => one.faithful && one.passed).length;
  const refused = judged.filter((one) => !one.faithful && !one.passed).length;
  return {
    what,
    ours: `${balancedAccuracy(judged).toFixed(3)} (95 %: ${resampled(judged)})`,
    baseline,
    data: `n ${judged.length}: faithful passed ${passed}/${count(true)}, unfaithful refused ${refused}/${count(false)}`,
  };
}

/** Balanced accuracy of `check` on public sets of faithful and unfaithful summaries. */
export function benchFaithfulness(): void {
  const folder = evalData("faithfulness");
  if (folder === null) {
    console.log("\nFaithfulness: skipped, no data");
    return;
  }
  printTable("Faithfulness: balanced accuracy of check", [
    rowOf(folder, "summedits-news.jsonl.gz", "SummEdits news", "word overlap .52, QAFactEval .744, GPT-4 .833"),
    rowOf(folder, "summedits-ectsum.jsonl.gz", "SummEdits earnings calls", "QAFactEval .726, GPT-4 .870"),
    rowOf(folder, "qags-cnndm.jsonl.gz", "QAGS CNN/DM", "trigram overlap .77"),
  ]);
}
