import type { Digest, DigestTopic } from "#domain/digest.ts";
import { BriefdeskError } from "#domain/fault.ts";
import type { StoredWatch } from "#domain/watch.ts";
import type { Cause, LentRuns } from "#domain/watch-ports.ts";
import type { ScheduleDesk } from "./desk.ts";
import { viewerOf } from "./matching.ts";
import { wallIn } from "./times.ts";
import type { Composed, Intake } from "./topics.ts";

/** After this many attempts a topic that fails is told as failed, so that it does not hold back the others. */
const MOST_ATTEMPTS = 3;

/** A digest with what is to be remembered of it; null when nobody wants it any more. */
export type ComposedDigest = { readonly digest: Digest; readonly told: Composed["told"][] };

/** Composes the digest of the runs that were lent: one topic a watch. */
export async function composeDigest(lent: LentRuns, desk: ScheduleDesk): Promise<ComposedDigest | null> {
  const watches = await wanted(lent, desk);
  const [first] = watches;
  if (!first) return null;
  const { down, feeds } = await desk.feeds(viewerOf(first));
  const lastArticle = await desk.books.history.lastArticle(viewerOf(first));
  const intake = { lastArticle, allDown: feeds > 0 && down.length >= feeds };
  const composed: Composed[] = [];
  for (const stored of watches) composed.push(await topicFor(stored, { lent, intake }, desk));
  if (isAlert(lent.cause) && !composed.some(({ topic }) => topic.kind === "news")) return null;
  const { zone } = first.watch.schedule;
  const missed = Math.max(...lent.runs.map((run) => run.missed));
  const cause = lent.cause === "correction" ? "asked" : lent.cause;
  const frame = { id: lent.id, cause, zone, missed, lastArticle, feedsDown: [...down], feeds };
  const createdAt = desk.clock().toISOString();
  const { date } = wallIn(zone, new Date(lent.dueAt));
  return {
    digest: { ...frame, createdAt, date, topics: composed.map(({ topic }) => topic) },
    told: composed.map(({ told }) => told),
  };
}

function isAlert(cause: Cause): boolean {
  return cause === "alert" || cause === "spike";
}

/** The watches that still stand: one removed or paused meanwhile is not told, unless somebody asked just now. */
async function wanted({ runs, workspace, cause }: LentRuns, { books }: ScheduleDesk): Promise<StoredWatch[]> {
  const all = await books.watches.list(workspace);
  return runs.flatMap(({ watch }) => all.filter((one) => one.id === watch && (cause === "asked" || !one.paused)));
}

async function topicFor(
  stored: StoredWatch,
  { lent, intake }: { lent: LentRuns; intake: Intake },
  desk: ScheduleDesk,
): Promise<Composed> {
  const origins = lent.cause === "alert" ? stored.watch.alert?.origins : undefined;
  const asked = origins === undefined ? { stored, intake } : { stored, intake, minimumOrigins: origins };
  try {
    return await desk.editing.topic(asked);
  } catch (fault) {
    if (lent.attempts < MOST_ATTEMPTS) throw fault;
    desk.log.error("digest.topic-failed", { watch: stored.id, fault: String(fault) });
    return failed(stored, fault);
  }
}

function failed(stored: StoredWatch, fault: unknown): Composed {
  const advice = fault instanceof BriefdeskError ? fault.advice : "It is in the log, and the next digest tries again.";
  const topic: DigestTopic = { kind: "failed", watch: stored.watch.name, since: null, advice };
  return { topic, told: { watch: stored.id, briefing: null, seen: [] } };
}
