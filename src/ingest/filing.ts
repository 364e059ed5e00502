import type { Filing, Visibility } from "#domain/article.ts";
import { BriefdeskError } from "#domain/fault.ts";
import type { Archive, Filed } from "#domain/ports.ts";
import { type Collected, collect, type Supply } from "./collect.ts";
import { labelsFor } from "./labels.ts";
import { type Reading, startReading } from "./reading.ts";

/** Why one article of a batch was not filed. */
export type Rejected = { readonly source: string; readonly line: number | null; readonly reason: string };
/** What came of a batch. Everything counted here is durable. */
export type Ingested = {
  readonly filed: number;
  readonly known: number;
  readonly revised: number;
  readonly rejected: readonly Rejected[];
  /** Files of folders that are of no kind that is read. */
  readonly skipped: readonly { readonly source: string; readonly reason: string }[];
  /** What was read in part only, or filed otherwise than it states. */
  readonly notes: readonly { readonly source: string; readonly note: string }[];
};

export type IngestOptions = Omit<Supply, "reading"> & {
  readonly archive: Archive;
  readonly visibility: Visibility;
  readonly sample?: boolean;
  readonly labels?: readonly string[];
  /** Called after each durable batch with how many articles have been dealt with. */
  readonly onProgress?: (done: number) => void;
};

/** Articles filed in one transaction: enough for speed, few enough that a crash loses little work. */
const BATCH = 50;

type Found = Extract<Collected, { kind: "article" }>;
type Tally = {
  filed: number;
  known: number;
  revised: number;
  rejected: Rejected[];
  skipped: { source: string; reason: string }[];
  notes: { source: string; note: string }[];
};

/** Collects, reads and files every article of the sources. One bad item never sinks its batch. */
export async function ingest(sources: readonly string[], options: IngestOptions): Promise<Ingested> {
  const tally: Tally = { filed: 0, known: 0, revised: 0, rejected: [], skipped: [], notes: [] };
  const reading = startReading();
  try {
    let batch: Found[] = [];
    for await (const one of collect(sources, { ...options, reading })) {
      if (one.kind === "article") batch.push(one);
      else note(one, tally);
      if (batch.length === BATCH) {
        await fileBatch(batch, reading, options, tally);
        batch = [];
      }
    }
    if (batch.length > 0) await fileBatch(batch, reading, options, tally);
    return tally;
  } catch (fault) {
    throw withKept(fault, tally);
  } finally {
    await reading.close();
  }
}

/** A full disk ends it between two batches: whoever is told of it is told what was kept. */
function withKept(fault: unknown, { filed, known, revised }: Tally): unknown {
  if (!(fault instanceof BriefdeskError) || fault.fault !== "archive") return fault;
  const kept = `Until then ${filed} were filed, ${known} known and ${revised} revised, which is kept; run it again for the rest.`;
  return new BriefdeskError("archive", fault.message, { advice: `${fault.advice} ${kept}`, cause: fault });
}

function note(one: Exclude<Collected, Found>, tally: Tally): void {
  const { source } = one;
  if (one.kind === "rejected") tally.rejected.push({ source, line: one.line, reason: one.reason });
  else if (one.kind === "skipped") tally.skipped.push({ source, reason: one.reason });
  else tally.notes.push({ source, note: one.note });
}

async function fileBatch(
  batch: readonly Found[],
  reading: Reading,
  options: IngestOptions,
  tally: Tally,
): Promise<void> {
  const labelled = batch.map((one) => ({ one, labels: labelsFor(one.record, options.labels ?? []) }));
  const results = await reading.read(labelled.map(({ one, labels }) => ({ record: one.record, labels })));
  const sources: Found[] = [];
  const filed: Filed[] = [];
  for (const [i, { one, labels }] of labelled.entries()) {
    const result = results[i];
    if (!result || "reason" in result) {
      tally.rejected.push({
        source: one.source,
        line: one.line,
        reason: result?.reason ?? "The text could not be read.",
      });
      continue;
    }
    sources.push(one);
    filed.push({
      record: one.record,
      ledger: result.ledger,
      visibility: options.visibility,
      sample: options.sample ?? false,
      labels,
    });
  }
  const filings = await options.archive.articles.file(filed);
  for (const [i, filing] of filings.entries()) count(filing, sources[i], tally);
  options.onProgress?.(tally.filed + tally.known + tally.revised + tally.rejected.length);
}

function count(filing: Filing, found: Found | undefined, tally: Tally): void {
  if (filing.kind === "rejected")
    tally.rejected.push({ source: found?.source ?? filing.source, line: found?.line ?? null, reason: filing.reason });
  else tally[filing.kind] += 1;
}
