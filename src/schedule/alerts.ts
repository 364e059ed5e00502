import type { StoredWatch } from "#domain/watch.ts";
import type { PlannedRun } from "#domain/watch-ports.ts";
import type { ScheduleDesk } from "./desk.ts";
import { queriesOf, viewerOf } from "./matching.ts";
import { planEach } from "./plan-each.ts";
import { speakableFrom } from "./times.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const RETRY_MS = 60_000;
/** A spike is measured against the days before, and is none below this many articles however quiet those were. */
const BASELINE_DAYS = 14;
const FEWEST_FOR_SPIKE = 5;
const MOST_COUNTED = 500;
/** Runs of a workspace that are looked through for the last alert of a watch. */
const MOST_NOTES = 200;

/**
 * By watch: the newest article it was checked with, and from when on to look again without a newer one (null: never). In milliseconds.
 */
export type Checked = Map<string, { readonly newest: string; readonly again: number | null }>;

/** Plans an alert for each watch whose rule is met by what came in since; gives how many. */
export async function planAlerts(checked: Checked, desk: ScheduleDesk): Promise<number> {
  const all = (await desk.books.watches.list(null)).filter(({ paused, watch }) => !paused && watch.alert !== null);
  return planEach("alert", all, { plan: (stored) => planUnchecked(stored, checked, desk), log: desk.log });
}

async function planUnchecked(stored: StoredWatch, checked: Checked, desk: ScheduleDesk): Promise<boolean> {
  const now = desk.clock();
  const newest = await desk.books.history.lastArticle(viewerOf(stored));
  if (newest === null || isChecked(checked.get(stored.id), newest, now)) return false;
  // Until it is known what comes of it: what fails is not tried again every round.
  checked.set(stored.id, { newest, again: now.getTime() + RETRY_MS });
  const again = await quietUntil(stored, desk);
  const isPlanned = again === null && (await planAlert(stored, desk));
  checked.set(stored.id, { newest, again });
  return isPlanned;
}

function isChecked(known: ReturnType<Checked["get"]>, newest: string, now: Date): boolean {
  return known?.newest === newest && (known.again === null || now.getTime() < known.again);
}

async function planAlert(stored: StoredWatch, desk: ScheduleDesk): Promise<boolean> {
  const cause = await causeOf(stored, desk);
  if (cause === null) return false;
  const now = desk.clock();
  const run: PlannedRun = {
    watch: stored.id,
    date: `${cause} ${now.toISOString()}`,
    workspace: stored.workspace,
    channel: stored.watch.channel,
    cause,
    dueAt: speakableFrom(stored.watch.schedule, now).toISOString(),
    missed: 0,
  };
  return desk.books.runs.plan(run);
}

/** When the last alert of a watch is so long ago that the next may come, in milliseconds; null when it is already. */
async function quietUntil(
  { id, workspace, watch }: StoredWatch,
  { books, clock }: ScheduleDesk,
): Promise<number | null> {
  const notes = await books.history.notes(workspace, MOST_NOTES);
  const last = notes.find((run) => run.watch === id && /^(?:alert|spike) /.test(run.date) && run.state !== "refused");
  const until = last ? Date.parse(last.dueAt) + (watch.alert?.everyHours ?? 0) * HOUR_MS : 0;
  return until > clock().getTime() ? until : null;
}

async function causeOf(stored: StoredWatch, desk: ScheduleDesk): Promise<"alert" | "spike" | null> {
  const rule = stored.watch.alert;
  if (rule === null) return null;
  const looked = await desk.editing.look({ stored, minimumOrigins: rule.origins });
  // A new watch is introduced by its first digest; an alert of everything that is stored would be none.
  if (looked === null) return null;
  if (looked.news) return "alert";
  return rule.spike !== null && looked.fresh > 0 && (await isSpike(stored, rule.spike, desk)) ? "spike" : null;
}

/** Whether a watch has many times the articles of a usual day; a day is counted back from now. */
async function isSpike(stored: StoredWatch, times: number, { archive, clock }: ScheduleDesk): Promise<boolean> {
  const now = clock();
  const start = new Date(now.getTime() - (BASELINE_DAYS + 1) * DAY_MS);
  const queries = queriesOf({ ...stored.watch, cooldownHours: (BASELINE_DAYS + 1) * 24 }, null, now);
  const found = await Promise.all(
    queries.map((query) =>
      archive.articles.search(viewerOf(stored), { ...query, from: start.toISOString() }, MOST_COUNTED),
    ),
  );
  const articles = new Map(found.flat().map(({ article }) => [article.id, article.publishedAt ?? article.retrievedAt]));
  const ages = [...articles.values()].map((at) => (now.getTime() - Date.parse(at)) / DAY_MS);
  const today = ages.filter((days) => days < 1).length;
  const usual = ages.filter((days) => days >= 1 && days < BASELINE_DAYS + 1).length / BASELINE_DAYS;
  return today >= Math.max(FEWEST_FOR_SPIKE, times * usual);
}
