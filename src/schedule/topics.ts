import { briefUpdate, draftUpdate, gatherAny, type Updated, type Writer } from "#briefing/briefing.ts";
import type { DigestTopic } from "#domain/digest.ts";
import type { Archive, Clock } from "#domain/ports.ts";
import type { StoredWatch } from "#domain/watch.ts";
import type { WatchBooks } from "#domain/watch-ports.ts";
import { acceptedBy, mainQuery, queriesOf, viewerOf } from "./matching.ts";
import { type Known, knownOf } from "./memory.ts";

/** What a digest says of one watch, and what has to be remembered once it is posted. */
export type Composed = {
  readonly topic: DigestTopic;
  readonly told: { readonly watch: string; readonly briefing: string | null; readonly seen: readonly string[] };
};

/** What writing a digest takes; without a writer the extractive engine writes. */
export type EditingTools = {
  readonly archive: Archive;
  readonly books: WatchBooks;
  readonly clock: Clock;
  readonly writer: Writer | null;
};
/** How the sources stand: the newest article of all, and whether every feed there is fails. */
export type Intake = { readonly lastArticle: string | null; readonly allDown: boolean };

/** What is new on a watch: `keep` for one that will be posted, otherwise only to see. */
export async function updateOn(
  stored: StoredWatch,
  { known, keep, minimumOrigins }: { known: Known; keep: boolean; minimumOrigins?: number },
  tools: EditingTools,
): Promise<Updated> {
  const { watch } = stored;
  const now = tools.clock();
  const viewer = viewerOf(stored);
  const queries = queriesOf(watch, known.since, now);
  const gathered = await gatherAny(queries, acceptedBy(watch), { viewer, archive: tools.archive });
  const from = new Date(queries[0]?.from ?? now);
  const assignment = {
    query: mainQuery(watch, from, now),
    viewer,
    channelKey: `watch:${stored.id}`,
    length: watch.length,
    composer: "auto",
  } as const;
  const memory = { ...known.memory, minimumOrigins: minimumOrigins ?? watch.minimumOrigins };
  return (keep ? briefUpdate : draftUpdate)(assignment, { gathered, memory }, tools);
}

/** Composes what a digest says of a watch. */
export async function composeTopic(
  stored: StoredWatch,
  { intake, minimumOrigins }: { intake: Intake; minimumOrigins?: number },
  tools: EditingTools,
): Promise<Composed> {
  const known = await knownOf(stored, tools);
  const asked = minimumOrigins === undefined ? {} : { minimumOrigins };
  const updated = await updateOn(stored, { known, keep: true, ...asked }, tools);
  const about = { watch: stored.watch.name, since: known.since?.toISOString() ?? null };
  const briefing = updated.kind === "briefing" ? updated.briefing.id : null;
  return { topic: topicOf(updated, about, intake), told: { watch: stored.id, briefing, seen: updated.looked } };
}

// That nothing came in at all, or that every feed fails, is no quiet day: nobody has looked.
function topicOf(
  updated: Updated,
  about: { watch: string; since: string | null },
  { lastArticle, allDown }: Intake,
): DigestTopic {
  const { below, fresh, unread } = updated;
  if (updated.kind === "briefing") return { kind: "news", ...about, briefing: updated.briefing, below };
  const nothingCame = lastArticle === null || (about.since !== null && lastArticle <= about.since);
  if (fresh === 0 && (nothingCame || allDown)) return { kind: "blind", ...about };
  return { kind: "quiet", ...about, articles: fresh, below, unread };
}
