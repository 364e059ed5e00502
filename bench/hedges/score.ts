import { readFileSync } from "node:fs";
import { type CheckLine, check } from "#briefing/briefing.ts";
import { printTable, type Row } from "../table.ts";

type Triple = {
  readonly id: string;
  readonly kind: string;
  readonly source: string;
  readonly faithful: string;
  readonly strengthened: string;
};
type Verdicts = ReadonlyMap<string, boolean>;

/** The triples of the benchmark, in order. */
function readTriples(): Triple[] {
  return readFileSync(new URL("./triples.jsonl", import.meta.url), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Triple);
}

/** Two claims for each triple, in the form that `check` reads; the id ends in what the claim is. */
function claimsOf(triples: readonly Triple[]): CheckLine[] {
  return triples.flatMap(({ id, source, faithful, strengthened }) => [
    { id: `${id}/faithful`, claim: faithful, evidence: [{ text: source }] },
    { id: `${id}/strengthened`, claim: strengthened, evidence: [{ text: source }] },
  ]);
}

const share = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} % (${part}/${whole})`;

function rowOf(what: string, triples: readonly Triple[], passed: Verdicts): Row {
  const refused = triples.filter(({ id }) => passed.get(`${id}/faithful`) !== true).length;
  const stronger = triples.filter(({ id }) => passed.get(`${id}/strengthened`) === true).length;
  const ours = `strengthened passed ${share(stronger, triples.length)}, faithful refused ${share(refused, triples.length)}`;
  return { what, ours, baseline: what === "all kinds" ? "aims 1 % and 5 %" : "", data: "bench/hedges" };
}

function print(passed: Verdicts): void {
  const triples = readTriples();
  const kinds = Object.entries(Object.groupBy(triples, ({ kind }) => kind));
  printTable("Hedges kept: 252 triples written for this project", [
    ...kinds.map(([kind, own]) => rowOf(kind, own ?? [], passed)),
    rowOf("all kinds", triples, passed),
  ]);
}

/** Our own checker on the hedge benchmark. */
export function benchHedges(): void {
  print(new Map(claimsOf(readTriples()).map((line) => [String(line.id), check(line).verdict === "supported"])));
}

function scoreFile(path: string): void {
  const lines = readFileSync(path, "utf8").trim().split("\n");
  const verdicts = lines.map((line) => JSON.parse(line) as { id: string; verdict: string });
  print(new Map(verdicts.map(({ id, verdict }) => [id, verdict === "supported"])));
}

if (import.meta.main) {
  const [argument] = process.argv.slice(2);
  if (argument === "--claims") for (const line of claimsOf(readTriples())) console.log(JSON.stringify(line));
  else if (argument) scoreFile(argument);
  else benchHedges();
}
