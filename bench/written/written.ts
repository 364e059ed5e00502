import { readFileSync } from "node:fs";

import { check } from "#briefing/check.ts";
import { ArticleRecord } from "#domain/article.ts";
import type { DraftClaim, SentenceRef } from "#domain/draft.ts";
import type { Read } from "#domain/ports.ts";
import { creditOf } from "../../src/briefing/gate/sources.ts";
import { findingOn } from "../../src/briefing/verify.ts";
import { readOf } from "../../test/fixtures/desk.ts";
import { printTable, type Row } from "../table.ts";

/** A claim as a language model might write it, or wrote it, with the sentences that it cites; `articleId` is a file. */
type Written = Pick<DraftClaim, "event" | "source" | "attribution" | "cites"> & {
  readonly id: string;
  /** "faithful", or what is wrong with it. */
  readonly kind: string;
  readonly claim: string;
  /** How careful a model that was sent the prompt: of the drafts alone. */
  readonly writer: string | null;
};

/**
 * The first by whoever wrote the rules; the second and third by two who had read neither them nor another set, the third over articles of its
 * own; the eighth false claims alone, in words close to their sentences'.
 */
const SETS = { first: "./claims.jsonl", second: "./second.jsonl", third: "./third.jsonl", eighth: "./eighth.jsonl" };
/** What a language model, now careful and now careless, answered to the prompt: of the samples and the first eight articles, then of eight more each. */
const DRAFTS = { fourth: "./fourth.jsonl", fifth: "./fifth.jsonl", sixth: "./sixth.jsonl", seventh: "./seventh.jsonl" };
type SetName = keyof typeof SETS | keyof typeof DRAFTS;

function linesOf(file: string): Record<string, unknown>[] {
  const text = readFileSync(new URL(file, import.meta.url), "utf8");
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

const PLAIN = { event: "happened", source: "asserted", attribution: null, writer: null } as const;

function claimOf({ article, rows, cites, ...line }: Record<string, unknown>): Written {
  const cited =
    (cites as { article: string; n: number }[] | undefined) ??
    (rows as number[]).map((n) => ({ article: article as string, n }));
  const refs = cited.map((one): SentenceRef => ({ articleId: one.article, n: one.n }));
  return { ...PLAIN, ...line, cites: refs } as unknown as Written;
}

const FOLDERS = [
  [/^articles\//, "."],
  [/\.txt$/, "../../samples"],
  [/./, "../../samples/norvania"],
] as const;
const known = new Map<string, Read>();

function sample(file: string): Read {
  const folder = FOLDERS.find(([form]) => form.test(file))?.[1] ?? ".";
  const text = readFileSync(new URL(`${folder}/${file}`, import.meta.url), "utf8");
  const record = file.endsWith(".txt") ? { text } : ArticleRecord.parse(JSON.parse(text));
  const read = known.get(file) ?? readOf(file, record);
  known.set(file, read);
  return read;
}

/** Why the gate of a briefing refuses a claim; null when it would be printed. A label that nothing cited bears is dropped before, as in a briefing. */
function refusalOf({ cites, claim, event, source, attribution }: Written): string | null {
  const reads = new Map(cites.map(({ articleId }) => [articleId, sample(articleId)]));
  const cited = cites.flatMap(({ articleId, n }) => {
    const read = reads.get(articleId);
    const sentence = read?.ledger.sentences.find((one) => one.n === n);
    return read && sentence ? [{ read, sentence }] : [];
  });
  const label = attribution && creditOf(attribution, cited);
  const draft = { text: claim, event, source, attribution: label, cites, storyId: null };
  return findingOn(draft, reads)?.note ?? null;
}

type Judged = Written & { readonly refusal: string | null };

/** Every claim of a set with what the gate says against it. */
export function judgeWritten(set: SetName): Judged[] {
  const lines = linesOf({ ...SETS, ...DRAFTS }[set]);
  return lines.map(claimOf).map((one) => ({ ...one, refusal: refusalOf(one) }));
}

const share = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} % (${part}/${whole})`;
const printed = (some: readonly Judged[]) => some.filter(({ refusal }) => refusal === null).length;

function show(faithful: readonly Judged[], faulty: readonly Judged[]): void {
  for (const { id, claim, refusal } of faithful.filter((one) => one.refusal !== null))
    console.log(`${id} refused: ${claim} (${refusal})`);
  for (const { id, claim, kind } of faulty.filter((one) => one.refusal === null))
    console.log(`${id} printed (${kind}): ${claim}`);
}

function rowsOf(all: readonly Judged[], data: string, done = "printed"): Row[] {
  const faithful = all.filter(({ kind }) => kind === "faithful");
  const faulty = all.filter(({ kind }) => kind !== "faithful");
  if (process.env.BRIEFDESK_SHOW) show(faithful, faulty);
  const refused = share(faithful.length - printed(faithful), faithful.length);
  const row = (what: string, ours: string) => ({ what, ours, baseline: "", data: `bench/written, ${data}` });
  return [
    ...(faulty.length > 0 ? [row(`false claims ${done}`, share(printed(faulty), faulty.length))] : []),
    ...(faithful.length > 0 ? [row("faithful claims refused", refused)] : []),
  ];
}

function draftRows(set: keyof typeof DRAFTS): Row[] {
  const writers = Map.groupBy(judgeWritten(set), ({ writer }) => writer ?? "");
  return [...writers].flatMap(([writer, all]) => rowsOf(all, `${set} set, a ${writer} model`));
}

/**
 * Short claims beside the sentences they were made from, by two who had read none of the rules, to find what `check` lets pass: the ninth by
 * constructions of English, mostly of one sentence each, and, when its faults were mended, the tenth over passages of one to three.
 */
const PAIRS = { ninth: "./ninth.jsonl", tenth: "./tenth.jsonl" };

/** A set of pairs with what `check` says against each claim. */
export function judgePairs(set: keyof typeof PAIRS): Judged[] {
  return linesOf(PAIRS[set]).map(({ id, kind, claim, evidence }) => {
    const line = { id: String(id), claim: String(claim), evidence: (evidence as string[]).map((text) => ({ text })) };
    const { verdict, reasons } = check(line);
    const refusal = verdict === "supported" ? null : reasons.map(({ note }) => note).join("; ");
    return { ...PLAIN, ...line, kind: String(kind), cites: [], refusal };
  });
}

/** Claims as a model writes them, in its own words: which the gate of a briefing prints. */
export function benchWritten(): void {
  const free = (Object.keys(SETS) as (keyof typeof SETS)[]).flatMap((set) => rowsOf(judgeWritten(set), `${set} set`));
  printTable("Claims in a model's own words, written for this project", free);
  const pairs = (Object.keys(PAIRS) as (keyof typeof PAIRS)[]).flatMap((set) =>
    rowsOf(judgePairs(set), `${set} set`, "passed"),
  );
  printTable("Claims made to slip past check", pairs);
  const drafted = (Object.keys(DRAFTS) as (keyof typeof DRAFTS)[]).flatMap(draftRows);
  printTable("Claims that a language model wrote when sent the prompt", drafted);
}

if (import.meta.main) benchWritten();
