import type { Memory } from "#briefing/briefing.ts";
import type { Archive, Clock } from "#domain/ports.ts";
import type { StoredWatch } from "#domain/watch.ts";
import type { WatchBooks } from "#domain/watch-ports.ts";
import { viewerOf } from "./matching.ts";

const HOUR_MS = 3_600_000;
/** Articles looked at are remembered for twice as long as a digest looks back. */
const REMEMBERED_MS = 14 * 24 * HOUR_MS;

/** What a channel knows about a watch, and when it was last told anything (null: never, or long ago). */
export type Known = { readonly memory: Memory; readonly since: Date | null };

/** Reads from the books what a channel was told about a watch within its cooldown, and what had been looked at. */
export async function knownOf(
  stored: StoredWatch,
  { books, archive, clock }: { books: WatchBooks; archive: Archive; clock: Clock },
): Promise<Known> {
  const { watch } = stored;
  const now = clock().getTime();
  const cooldown = now - watch.cooldownHours * HOUR_MS;
  const told = await books.history.told(stored.id, new Date(Math.min(cooldown, now - REMEMBERED_MS)).toISOString());
  const recent = told.flatMap(({ at, briefing }) => (briefing !== null && Date.parse(at) >= cooldown ? briefing : []));
  const kept = await Promise.all(recent.map((id) => archive.briefings.get(viewerOf(stored), id)));
  const memory = {
    seen: new Set(told.flatMap(({ seen }) => seen)),
    told: kept.flatMap((one) => one?.briefing ?? []),
    minimumOrigins: watch.minimumOrigins,
  };
  const [last] = told;
  return { memory, since: last ? new Date(last.at) : null };
}
