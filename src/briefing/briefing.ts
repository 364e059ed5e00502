import { queryKey } from "#archive/archive.ts";
import type { Assignment } from "#domain/assignment.ts";
import type { Briefing, NothingFound } from "#domain/briefing.ts";
import type { Archive } from "#domain/ports.ts";
import { compare } from "./compare.ts";
import { filteredOut, listed } from "./filtered.ts";
import { type Gathered, gatherAbout } from "./gather.ts";
import { type Desk, makeBriefing } from "./make.ts";
import { withdrawnFrom } from "./replay.ts";
import { sourcesOf } from "./sources.ts";
import { countUnread, unreadIn } from "./unread.ts";
import { focusOn, type Memory, wholeFocus } from "./update.ts";

export { ask } from "./answer.ts";
export { CheckLine, check } from "./check.ts";
export { rated } from "./feed-standing.ts";
export type { Gathered } from "./gather.ts";
export { gatherAny } from "./gather.ts";
export type { Desk } from "./make.ts";
export { searchTopic } from "./nearness.ts";
export { openWriter, type WriterSettings } from "./open-writer.ts";
export { parseQuery } from "./query.ts";
export { type Outdated, outdated, replay } from "./replay.ts";
export type { Memory } from "./update.ts";
export { explain } from "./verify.ts";
export type { Writer } from "./writer.ts";

export type Briefed = { readonly kind: "briefing"; readonly briefing: Briefing } | NothingFound;

/** Makes a briefing of what the viewer may see, keeps it, and returns it; nothing in it has not passed the gate. */
export async function brief(assignment: Assignment, desk: Desk): Promise<Briefed> {
  const gathered = await gatherAbout(assignment, desk.archive);
  const { briefing: made } = await makeBriefing(assignment, { gathered, focus: wholeFocus(gathered.reads) }, desk);
  if (!made) return nothingFound(assignment, gathered, desk.archive);
  const last = await desk.archive.briefings.last(assignment.viewer, assignment.channelKey, queryKey(assignment.query));
  // What a window that ends earlier leaves out has not changed.
  const isBefore = last !== null && last.briefing.window.to <= made.window.to;
  const briefing = await withChanges(made, isBefore ? [last.briefing] : [], assignment, desk.archive);
  await keep(briefing, assignment, desk.archive);
  return { kind: "briefing", briefing };
}

/**
 * An update, or that nothing new is there. `looked` names every article of the evidence, `unread` counts those of the fresh ones that are
 * in languages that are not read, `below` what lacked origins.
 */
export type Updated = {
  readonly looked: readonly string[];
  readonly fresh: number;
  readonly unread: number;
  readonly below: number;
} & ({ readonly kind: "briefing"; readonly briefing: Briefing } | { readonly kind: "nothing-new" });

/** Makes a briefing of what a channel does not know yet, what changed first, and keeps it; nothing told before is in it. */
export async function briefUpdate(...asked: Parameters<typeof draftUpdate>): Promise<Updated> {
  const updated = await draftUpdate(...asked);
  const [assignment, , desk] = asked;
  if (updated.kind === "briefing") await keep(updated.briefing, assignment, desk.archive);
  return updated;
}

/** The same without keeping it: to see what an update would hold. */
export async function draftUpdate(
  assignment: Assignment,
  { gathered, memory }: { gathered: Gathered; memory: Memory },
  desk: Desk,
): Promise<Updated> {
  const looked = [...gathered.reads.map((read) => read.article.id), ...[...gathered.copies.values()].flat()];
  const focus = await focusOn(memory, gathered.reads, assignment.viewer, desk.archive);
  const { briefing: made, below } = await makeBriefing(assignment, { gathered, focus }, desk);
  const told = { looked, fresh: focus.fresh.length, unread: countUnread(focus.fresh), below };
  if (!made) return { kind: "nothing-new", ...told };
  return { kind: "briefing", briefing: await withChanges(made, memory.told, assignment, desk.archive), ...told };
}

function keep(briefing: Briefing, { viewer, channelKey, query }: Assignment, archive: Archive): Promise<void> {
  return archive.briefings.keep(viewer, { briefing, channelKey, query });
}

async function nothingFound(assignment: Assignment, gathered: Gathered, archive: Archive): Promise<NothingFound> {
  const { viewer, query } = assignment;
  const { reads } = gathered;
  const unread = unreadIn(reads);
  const { nearest, newest } = await archive.articles.nearest(viewer, query.text);
  const filtered = reads.length === 0 ? await filteredOut(assignment, archive) : undefined;
  const found = { kind: "nothing-found", topic: query.text, nearest, newest: newest && listed(newest) } as const;
  if (unread.length > 0)
    return {
      ...found,
      unread,
      sources: sourcesOf(
        unread.flatMap(({ citations }) => citations),
        gathered,
      ),
    };
  if (reads.length > 0) return { ...found, unprintable: reads.length };
  return filtered === undefined ? found : { ...found, filtered };
}

async function withChanges(
  made: Briefing,
  earlier: readonly Briefing[],
  { viewer }: Assignment,
  archive: Archive,
): Promise<Briefing> {
  const gone = await Promise.all(earlier.map((one) => withdrawnFrom(one, viewer, archive)));
  return { ...made, changes: compare(earlier, made, (citation) => gone.some((isGone) => isGone(citation))) };
}
