import type { Watch } from "#domain/watch.ts";
import { type DryRun, dryRun, type Who } from "#schedule/schedule.ts";
import type { Bench } from "./bench.ts";

/** Tries a watch on what is stored; null for somebody who may not. */
export function tryWatch({ actor, watch }: { actor: Who; watch: Watch }, bench: Bench): Promise<DryRun | null> {
  return dryRun(actor, watch, { archive: bench.archive, books: bench.archive.watching, clock: bench.clock });
}
