import { join } from "node:path";
import { likenessesOf } from "#briefing/cluster.ts";
import { passagesOf } from "#briefing/nearness.ts";
import { bCubed } from "../clustering.ts";
import { evalData } from "../data.ts";
import { linesOf } from "../lines.ts";
import { readOfText } from "../reads.ts";
import type { Row } from "../table.ts";
import { cosine, type Embed } from "./client.ts";

type Document = { readonly id: string; readonly topic: number; readonly event: string; readonly text: string };
type Table = readonly (readonly number[])[];
type Merge = { readonly into: number; readonly from: number; readonly likeness: number };

/** What the vectors count for in the likeness of two documents. */
const SHARES = [0.1, 0.2, 0.35, 0.5, 1];
/** Twice a hundredth apart, from far below the bound in force, .20, to far above it. */
const BOUNDS = Array.from({ length: 32 }, (_, n) => 0.06 + n * 0.02);

/** Average link to the end: every merge in order. Cutting it at a bound gives the groups that clustering with that bound gives. */
function mergesOf(table: Table): Merge[] {
  const sums = table.map((row) => [...row]);
  const sizes = table.map(() => 1);
  const left = table.map((_, n) => n);
  const merges: Merge[] = [];
  while (left.length > 1) {
    let best: Merge = { into: -1, from: -1, likeness: -1 };
    for (const [at, into] of left.entries())
      for (const from of left.slice(at + 1)) {
        const likeness = sums[into]![from]! / (sizes[into]! * sizes[from]!);
        if (likeness > best.likeness) best = { into, from, likeness };
      }
    const { into, from } = best;
    for (const other of left) sums[into]![other] = sums[other]![into] = sums[into]![other]! + sums[from]![other]!;
    sizes[into]! += sizes[from]!;
    left.splice(left.indexOf(from), 1);
    merges.push(best);
  }
  return merges;
}

function groupsAt(bound: number, ids: readonly string[], merges: readonly Merge[]): Map<string, string> {
  const group = ids.map((_, n) => n);
  for (const { into, from, likeness } of merges)
    if (likeness >= bound) for (const [n, own] of group.entries()) if (own === from) group[n] = into;
  return new Map(ids.map((id, n) => [id, String(group[n])]));
}

/** Likenesses by vectors, brought to 0 to 1 from the middle one up: even strangers are alike to an encoder. */
function nearness(vectors: readonly Float32Array[]): Table {
  const table = vectors.map((a) => vectors.map((b) => cosine(a, b)));
  const middle = table.flat().sort((a, b) => a - b)[Math.floor(table.length ** 2 / 2)] ?? 0;
  return table.map((row) => row.map((one) => Math.max(0, (one - middle) / (1 - middle))));
}

type Half = ReadonlyMap<string, string>;

/** The best bound on all, and the bound of each half of the topics measured on the other half. */
function measured(table: Table, truth: Half, halves: readonly [Half, Half]): string {
  const ids = [...truth.keys()];
  const merges = mergesOf(table);
  const tries = BOUNDS.map((bound) => {
    const groups = groupsAt(bound, ids, merges);
    const scores = [truth, ...halves].map((part) => bCubed(groups, part).f1);
    return { bound, all: scores[0]!, halves: scores.slice(1) };
  });
  const best = tries.toSorted((a, b) => b.all - a.all)[0]!;
  const crossed = [0, 1].map(
    (half) => tries.toSorted((a, b) => b.halves[half]! - a.halves[half]!)[0]!.halves[1 - half]!,
  );
  return `${best.all.toFixed(3)} at ${best.bound.toFixed(2)}; halves crossed ${((crossed[0]! + crossed[1]!) / 2).toFixed(3)}`;
}

/** ECB+ grouped by words and names, and by vectors of each document's first hundred words besides. */
export async function clusteringRows(embed: Embed): Promise<Row[]> {
  const folder = evalData("clustering-ecbplus");
  if (folder === null) return [];
  const documents = linesOf<Document>(join(folder, "documents.jsonl.gz"));
  const partOf = (isOf: (topic: number) => boolean) =>
    new Map(documents.flatMap(({ id, topic, event }) => (isOf(topic) ? [[id, `${topic} ${event}`] as const] : [])));
  const topics = [...new Set(documents.map(({ topic }) => topic))];
  const isEven = (topic: number) => topics.indexOf(topic) % 2 === 0;
  const truth = partOf(() => true);
  const halves = [partOf(isEven), partOf((topic) => !isEven(topic))] as const;
  const plain = likenessesOf(documents.map(({ id, text }) => readOfText(id, text)));
  const baseline = `words and names ${measured(plain, truth, halves)}`;
  const near = nearness(await embed(documents.flatMap(({ text }) => passagesOf(text, 1))));
  return SHARES.map((share) => {
    const table = plain.map((row, i) => row.map((one, j) => (1 - share) * one + share * near[i]![j]!));
    const what = `ECB+, B-cubed F1: ${share === 1 ? "vectors alone" : `${share} vectors`}`;
    return { what, ours: measured(table, truth, halves), baseline, data: `${documents.length} documents` };
  });
}
