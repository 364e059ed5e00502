import type { StoredWatch, Watch } from "#domain/watch.ts";
import { isAllowed, type Who } from "./permissions.ts";
import type { StewardDesk } from "./steward.ts";
import { nextRuns, type Run } from "./times.ts";
import { updateOn } from "./topics.ts";

/** What a watch would have found in the last seven days, what a first digest would have shown, and when it would run next. */
export type DryRun = {
  readonly articles: number;
  readonly developments: readonly string[];
  readonly below: number;
  readonly next: readonly Run[];
};

const SHOWN_RUNS = 3;

/** Tries a watch on what is stored without keeping anything; null for somebody who may not. */
export async function dryRun(actor: Who, watch: Watch, desk: StewardDesk): Promise<DryRun | null> {
  if (!isAllowed(actor.kind, "dry-run")) return null;
  const { workspace } = actor;
  const stored: StoredWatch = {
    id: "dry",
    workspace,
    paused: false,
    since: "",
    createdBy: actor.id,
    watch,
  };
  const memory = { seen: new Set<string>(), told: [], minimumOrigins: watch.minimumOrigins };
  const updated = await updateOn(stored, { known: { memory, since: null }, keep: false }, { ...desk, writer: null });
  const shown =
    updated.kind === "briefing"
      ? [updated.briefing.headline, ...updated.briefing.developments].map((one) => one.text)
      : [];
  const next = nextRuns(watch.schedule, desk.clock(), SHOWN_RUNS);
  return { articles: updated.looked.length, developments: shown, below: updated.below, next };
}
