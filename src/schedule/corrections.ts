import { outdated, rated } from "#briefing/briefing.ts";
import type { Article } from "#domain/article.ts";
import type { Source } from "#domain/briefing.ts";
import { newId } from "#domain/ids.ts";
import type { Deliver, Delivered, LentRuns, Revised } from "#domain/watch-ports.ts";
import type { ScheduleDesk } from "./desk.ts";
import { planEach } from "./plan-each.ts";

/** As many threads as one round looks at; the next round is a minute away. */
const MOST_THREADS = 50;

/** What names one correction among the runs: the thread and the revisions it was not checked for. */
function keyOf({ thread, revisions }: Revised): string {
  return [thread.ts, ...revisions.toSorted()].join(" ");
}

function viewerAt({ workspace, channel }: Revised["thread"]) {
  return workspace === "" ? { workspace: null, channel: null } : { workspace, channel };
}

/** Looks at each thread whose articles have changed: settles those that still stand, plans a correction for the others. */
export async function planCorrections(desk: ScheduleDesk): Promise<number> {
  const all = await desk.books.revisions.unsettled(MOST_THREADS);
  return planEach("correction", all, { plan: (revised) => planCorrection(revised, desk), log: desk.log });
}

async function planCorrection(revised: Revised, desk: ScheduleDesk): Promise<boolean> {
  const { thread, briefing } = revised;
  const found = await outdated(briefing, viewerAt(thread), desk.archive);
  if (!found || found.changes.length === 0) {
    await desk.books.revisions.settle(revised);
    return false;
  }
  const run = { watch: briefing, date: keyOf(revised), workspace: thread.workspace, channel: thread.channel };
  return desk.books.runs.plan({ ...run, cause: "correction", dueAt: desk.clock().toISOString(), missed: 0 });
}

/** Posts the corrections that were lent, each in its thread, and settles them. Gives what came of the last. */
export async function postCorrections(lent: LentRuns, desk: ScheduleDesk): Promise<Delivered> {
  const open = await desk.books.revisions.unsettled(MOST_THREADS * 10);
  let last: Delivered = { kind: "refused", advice: "settled meanwhile" };
  for (const { watch, date } of lent.runs) {
    const revised = open.find((one) => one.briefing === watch && keyOf(one) === date);
    if (revised) last = await postCorrection(revised, desk);
  }
  return last;
}

async function postCorrection(revised: Revised, desk: ScheduleDesk): Promise<Delivered> {
  const { thread, briefing, digest } = revised;
  const found = await outdated(briefing, viewerAt(thread), desk.archive);
  if (!found) return { kind: "refused", advice: "the briefing is gone" };
  const { changes, sources } = found;
  const correction = {
    id: newId("cor"),
    briefing,
    topic: found.briefing.topic,
    createdAt: desk.clock().toISOString(),
    changes,
    sources: await rated(sources.map(sourceOf), viewerAt(thread), desk.archive.feeds),
  };
  const post: Parameters<Deliver>[2] = { kind: "correction", correction, thread, root: digest ?? found.briefing };
  const delivered = await desk.deliver(`correction ${briefing} ${keyOf(revised)}`, thread, post);
  await desk.books.revisions.settle(revised);
  desk.log.info("correction.posted", { briefing, changes: changes.length, outcome: delivered.kind });
  return delivered;
}

function sourceOf(article: Article, i: number): Source {
  const { id, title, outlet, byline, publishedAt, retrievedAt, url, language, labels } = article;
  const said = { title, outlet, byline, publishedAt, retrievedAt, url, language, labels };
  return { n: i + 1, articleId: id, ...said, origins: [], copies: [], reliability: "F" };
}
