import { BriefdeskError } from "#domain/fault.ts";
import { newId } from "#domain/ids.ts";
import type { Archive, Clock } from "#domain/ports.ts";
import { StoredWatch, type Watch } from "#domain/watch.ts";
import type { AuditEntry, Grant, WatchBooks } from "#domain/watch-ports.ts";
import { type Action, type Actor, actionWords, isAllowed, mayKnow, type Who } from "./permissions.ts";
import { planOwed } from "./plan.ts";

export type StewardDesk = { readonly archive: Archive; readonly books: WatchBooks; readonly clock: Clock };

/**
 * What is to be watched; `id` of one that is to be changed. `as` is the id that a new one gets: an order that is given twice makes one
 * watch.
 */
export type WatchOrder = {
  readonly id: string | null;
  readonly as?: string | undefined;
  readonly watch: Watch;
};

/**
 * The one place that changes watches and who may change them: every call asks the permission table again, whatever the surface
 * showed, and writes down what was done or refused. Refusals are request faults with advice.
 */
export type Steward = {
  /** The watches that somebody may know of, by name. */
  list(actor: Actor): Promise<StoredWatch[]>;
  /** Adds or changes a watch. Throws when the name is taken. */
  save(actor: Actor, order: WatchOrder): Promise<StoredWatch>;
  remove(actor: Actor, id: string): Promise<StoredWatch>;
  setPaused(actor: Actor, ids: readonly string[], paused: boolean): Promise<StoredWatch[]>;
  /** Has the digest of these watches posted now; gives them. */
  demand(actor: Actor, ids: readonly string[]): Promise<StoredWatch[]>;
};

/** What somebody is told who may not do something. */
export function refusal(action: Action): BriefdeskError {
  return new BriefdeskError("request", `refused: ${action}`, {
    advice: `You may not do this here (${actionWords(action)}). ${whoMay(action)}`,
  });
}

function whoMay(action: Action): string {
  if (isAllowed("guest", action)) return "Briefdesk answers people of its own workspace; one of them can ask for you.";
  if (isAllowed("member", action)) return "Full members of this workspace may, guests may not.";
  return "Workspace admins and owners may, and whoever an admin has named.";
}

function unknown(): BriefdeskError {
  return new BriefdeskError("request", "no such watch", {
    advice: "There is no such watch that you may see. The list of watches names them.",
  });
}

/** Throws unless somebody may do something, and writes it down in either case. */
export async function authorize(
  actor: Who,
  { action, subject, channel = null }: { action: Action; subject: string; channel?: string | null },
  { books, clock }: Pick<StewardDesk, "books" | "clock">,
): Promise<void> {
  const allowed = isAllowed(actor.kind, action);
  const entry = { at: clock().toISOString(), workspace: actor.workspace, user: actor.id, action, subject, allowed };
  await books.stewardship.note({ ...entry, channel });
  if (!allowed) throw refusal(action);
}

/** Opens the stewardship of watches. */
export function createSteward(desk: StewardDesk): Steward {
  const { watches } = desk.books;
  const list = async (actor: Actor) => known(await watches.list(actor.workspace), (one) => mayKnow(actor, one));
  const found = async (actor: Actor, ids: readonly string[]) => {
    const listed = await list(actor);
    const all = ids.flatMap((id) => listed.find((one) => one.id === id) ?? []);
    if (all.length === 0) throw unknown();
    return all;
  };
  // Sent off twice, what was new the first time is there the second.
  const meant = async (actor: Actor, { id, as }: WatchOrder) => {
    const stands = id !== null || (await watches.list(actor.workspace)).some((one) => one.id === as);
    return stands ? ((await found(actor, [id ?? as ?? ""]))[0] ?? null) : null;
  };
  const may = (actor: Actor, action: Action, { watch: { name, channel } }: Pick<StoredWatch, "watch">) =>
    authorize(actor, { action, subject: `${name} → ${channel}`, channel }, desk);
  return {
    list: async (actor) => (isAllowed(actor.kind, "see") ? list(actor) : []),
    async save(actor, order) {
      const mayEdit = isAllowed(actor.kind, "edit-watch");
      const before = mayEdit ? await meant(actor, order) : null;
      const stored = storedOf(order, { before, actor, now: desk.clock() });
      if (mayEdit && !(await mayKnow(actor, stored))) throw unknown();
      await may(actor, "edit-watch", order);
      if (before !== null) await planOwed(before, desk);
      if (!(await watches.save(stored))) throw taken(stored);
      return stored;
    },
    async remove(actor, id) {
      const [stored] = await found(actor, [id]);
      if (!stored) throw unknown();
      await may(actor, "edit-watch", stored);
      await watches.remove(stored.id);
      return stored;
    },
    async setPaused(actor, ids, paused) {
      const all = await found(actor, ids);
      const since = desk.clock().toISOString();
      for (const stored of all) {
        await may(actor, paused ? "pause" : "resume", stored);
        await watches.save({ ...stored, paused, since: paused ? stored.since : since });
      }
      return all;
    },
    async demand(actor, ids) {
      const all = await found(actor, ids);
      for (const stored of all) await may(actor, "digest-now", stored);
      await planNow(all, desk);
      return all;
    },
  };
}

function taken({ watch }: StoredWatch): BriefdeskError {
  return new BriefdeskError("request", "the name is taken", {
    advice: `There is a watch called "${watch.name}" already. Give this one another name, or edit that one.`,
  });
}

function storedOf(
  { watch, as }: WatchOrder,
  { before, actor, now }: { before: StoredWatch | null; actor: Actor; now: Date },
): StoredWatch {
  return StoredWatch.parse({
    id: before?.id ?? as ?? newId("wat"),
    workspace: actor.workspace,
    paused: before?.paused ?? false,
    since: now.toISOString(),
    createdBy: before?.createdBy ?? actor.id,
    watch,
  });
}

/** One digest now: where the day's own is due and nobody has made it yet, it is what was asked for. */
async function planNow(all: readonly StoredWatch[], desk: StewardDesk): Promise<void> {
  const { books, clock } = desk;
  const now = clock();
  const dueAt = now.toISOString();
  for (const stored of all) {
    const owed = await planOwed(stored, desk);
    if (owed !== null && owed <= now) continue;
    const { id, workspace, watch } = stored;
    const place = { workspace, channel: watch.channel };
    await books.runs.plan({ watch: id, date: `asked ${dueAt}`, ...place, cause: "asked", dueAt, missed: 0 });
  }
}

/** Those that may be known; each is asked for in its turn, so that one answer serves many. */
async function known<T>(all: readonly T[], mayKnowOf: (one: T) => Promise<boolean>): Promise<T[]> {
  const found: T[] = [];
  for (const one of all) if (await mayKnowOf(one)) found.push(one);
  return found;
}

/** What a line of the audit log begins with that tells who may edit no more. */
export const UNNAMED = "no more ";

function namesOf(who: readonly Grant[]): string {
  return who.map(({ kind, id }) => `${kind} ${id}`).join(", ") || "nobody";
}

/** Names the editors of a workspace and reads its audit log; lines about a channel are for whoever may enter it. */
export function createEditors(desk: Pick<StewardDesk, "books" | "clock">) {
  const { stewardship } = desk.books;
  const mayName = (actor: Actor, subject: string) => authorize(actor, { action: "name-editors", subject }, desk);
  return {
    async list(actor: Actor): Promise<Grant[]> {
      if (!isAllowed(actor.kind, "see")) throw refusal("see");
      return stewardship.grants(actor.workspace);
    },
    async name(actor: Actor, who: readonly Grant[]): Promise<void> {
      await mayName(actor, namesOf(who));
      for (const one of who) await stewardship.grant(actor.workspace, one);
    },
    async unname(actor: Actor, who: readonly Grant[]): Promise<void> {
      await mayName(actor, `${UNNAMED}${namesOf(who)}`);
      for (const one of who) await stewardship.revoke(actor.workspace, one);
    },
    async audit(actor: Actor, limit: number): Promise<AuditEntry[]> {
      // Reading is not written down, or reading would be all there is to read; that somebody was refused is.
      if (!isAllowed(actor.kind, "read-audit"))
        await authorize(actor, { action: "read-audit", subject: "audit" }, desk);
      const entries = await stewardship.audit(actor.workspace, limit);
      return known(entries, async ({ channel }) => channel === null || actor.mayEnter(channel));
    },
  };
}
