import type { Filing, Viewer } from "#domain/article.ts";
import type { Query } from "#domain/assignment.ts";
import type { Feedback, NewJob, ThreadPlace } from "#domain/desk-ports.ts";
import type { Filed, Read, StoredBriefing } from "#domain/ports.ts";
import { getBriefing, keepBriefing, lastBriefing } from "./briefings.ts";
import { cacheDelete, cacheGet, cacheSet } from "./cache-rows.ts";
import { openDatabase, type Place } from "./database.ts";
import { archiveFault } from "./faults.ts";
import { acceptJob, claimJob, countJobs, endJob, forgetWorkspace, holdJob, retryJob } from "./jobs.ts";
import { nearest } from "./nearest.ts";
import { getArticle, readArticles } from "./reading.ts";
import {
  addFeedback,
  beginPost,
  briefingAt,
  commonTopics,
  linkThread,
  listFeedback,
  newestIn,
  postedAt,
} from "./receipts.ts";
import { scopesOf } from "./scope.ts";
import { search } from "./search.ts";
import { standing } from "./standing.ts";

/** Everything the archive does, as it runs beside the database: in the worker thread, or in this one for memory. */
export type Engine = ReturnType<typeof createEngine>;

/** Opens the SQLite engine of a place. Every argument and answer can be sent between threads. */
export function createEngine(place: Place) {
  const db = openDatabase(place);
  const scopes = (viewer: Viewer): string => JSON.stringify(scopesOf(viewer));
  return {
    async file(batch: readonly Filed[], now: Date): Promise<Filing[]> {
      // Loaded late, as in reading.ts: comparing copies needs the reader of prose.
      const { fileBatch } = await import("./filing.ts");
      return fileBatch(db, batch, now);
    },
    get: (viewer: Viewer, id: string) => getArticle(db, viewer, id),
    read: (viewer: Viewer, ids: readonly string[]): Promise<Read[]> => readArticles(db, viewer, ids),
    search: (viewer: Viewer, query: Query, limit: number) => search(db, scopes(viewer), query, limit),
    nearest: (viewer: Viewer, topic: string) => nearest(db, scopes(viewer), topic),
    keep: (viewer: Viewer, kept: StoredBriefing) => keepBriefing(db, viewer, kept),
    briefing: (viewer: Viewer, id: string) => getBriefing(db, viewer, id),
    last: (viewer: Viewer, channelKey: string, key: string) => lastBriefing(db, viewer, channelKey, key),
    cacheGet: (key: string, now: number) => cacheGet(db, key, now),
    cacheSet: (key: string, value: string, expires: number | null) => cacheSet(db, key, value, expires),
    cacheDelete: (key: string | null, now: number) => cacheDelete(db, key, now),
    acceptJob: (job: NewJob, workspace: string, now: number) => acceptJob(db, job, workspace, now),
    claimJob: (owner: string, leaseMs: number, now: number) => claimJob(db, owner, leaseMs, now),
    holdJob: (id: number, owner: string, lease: { until: number; note: string | null }) =>
      holdJob(db, id, owner, lease),
    retryJob: (id: number, due: number) => retryJob(db, id, due),
    endJob: (id: number, state: "done" | "failed") => endJob(db, id, state),
    countJobs: () => countJobs(db),
    forgetWorkspace: (workspace: string) => forgetWorkspace(db, workspace),
    beginPost: (job: string, part: number) => beginPost(db, job, part),
    postedAt: (job: string, part: number, ts: string) => postedAt(db, job, part, ts),
    linkThread: (place: ThreadPlace, briefing: string) => linkThread(db, place, briefing),
    briefingAt: (place: ThreadPlace) => briefingAt(db, place),
    newestIn: (workspace: string, channel: string) => newestIn(db, workspace, channel),
    addFeedback: (feedback: Feedback) => addFeedback(db, feedback),
    listFeedback: (workspace: string | null) => listFeedback(db, workspace),
    commonTopics: (viewer: Viewer, limit: number) => commonTopics(db, scopes(viewer), limit),
    status: () => standing(db),
    close: () => db.close(),
  };
}

/** One call of the engine by name. Faults of the database come out with advice. */
export type Call = <M extends keyof Engine>(
  method: M,
  ...args: Parameters<Engine[M]>
) => Promise<Awaited<ReturnType<Engine[M]>>>;

/** Calls an engine that lives in this thread. */
export function callHere(engine: Engine): Call {
  const call = async (method: keyof Engine, ...args: unknown[]): Promise<unknown> => {
    const run = engine[method] as (...given: unknown[]) => unknown;
    try {
      return await run(...args);
    } catch (fault) {
      throw archiveFault(fault);
    }
  };
  return call as Call;
}
