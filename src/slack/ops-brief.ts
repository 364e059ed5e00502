import { brief as makeBriefing, replay } from "#briefing/briefing.ts";
import type { Viewer } from "#domain/article.ts";
import type { Assignment } from "#domain/assignment.ts";
import type { Briefing } from "#domain/briefing.ts";
import type { Postable } from "#domain/desk-ports.ts";
import { newId } from "#domain/ids.ts";
import { renderSlackChanged, renderSlackNothing, slack } from "#render/render.ts";
import type { Bench } from "./bench.ts";

/** A briefing ready to be posted: the root, and the replies of its thread. */
export type Made = {
  readonly kind: "briefing";
  readonly id: string;
  readonly topic: string;
  readonly root: Postable;
  readonly replies: readonly Postable[];
  /** Which engine wrote it; "fallback": the model was to write, and the extractive engine did. */
  readonly composer: string;
  readonly withheld: readonly string[];
};
/** Nothing stored matches; `nearest` are topics that do. */
export type Missing = {
  readonly kind: "nothing-found";
  readonly message: Postable;
  readonly nearest: readonly string[];
};

function madeOf(briefing: Briefing): Made {
  const [root, ...replies] = slack(briefing);
  if (root === undefined) throw new Error("a briefing has a root");
  const reasons = briefing.withheld.map((one) => one.reason);
  return {
    kind: "briefing",
    id: briefing.id,
    topic: briefing.topic,
    root,
    replies,
    composer: briefing.composer.fallback === null ? briefing.composer.name : "fallback",
    withheld: reasons,
  };
}

/** Makes a briefing, keeps it, and sets it. */
export async function brief(assignment: Assignment, bench: Bench): Promise<Made | Missing> {
  const briefed = await makeBriefing(assignment, bench);
  if (briefed.kind === "briefing") return madeOf(briefed.briefing);
  return { kind: "nothing-found", message: renderSlackNothing(briefed), nearest: briefed.nearest };
}

/** Sets a kept briefing anew, checked again; null when the viewer may not see it. */
export async function show(
  { briefing, viewer }: { briefing: string; viewer: Viewer },
  { archive }: Bench,
): Promise<(Made & { changed: Postable | null }) | null> {
  const replayed = await replay(briefing, viewer, archive);
  if (replayed === null) return null;
  const { changes, withheld, briefing: checked } = replayed;
  const quiet = changes.length === 0 && withheld.length === 0;
  return { ...madeOf(checked), changed: quiet ? null : renderSlackChanged(changes, withheld, checked.sources) };
}

/** Keeps a copy of a briefing for another channel, so that what one person previewed becomes that channel's last briefing. */
export async function adopt(
  { briefing, from, to, channelKey }: { briefing: string; from: Viewer; to: Viewer; channelKey: string },
  { archive }: Bench,
): Promise<string | null> {
  const [kept, checked] = await Promise.all([archive.briefings.get(from, briefing), replay(briefing, from, archive)]);
  if (kept === null || checked === null) return null;
  const id = newId("brf");
  await archive.briefings.keep(to, { ...kept, channelKey, briefing: { ...checked.briefing, id } });
  return id;
}
