import { z } from "zod";
import type { Viewer, Visibility } from "#domain/article.ts";
import { BriefdeskError } from "#domain/fault.ts";
import { NewFeed, Rating } from "#domain/feed.ts";
import type { FeedBooks } from "#domain/feed-ports.ts";
import { type StoredWatch, Watch } from "#domain/watch.ts";
import type { Grant } from "#domain/watch-ports.ts";
import type { Actor } from "./permissions.ts";
import { authorize, createEditors, createSteward, type StewardDesk } from "./steward.ts";

const FeedSetting = NewFeed.pick({ url: true, outlet: true, fullText: true }).extend({
  site: z.string().nullable().default(null),
});
/** `private` was written by earlier versions, and is not asked any more. */
const WatchSetting = Watch.safeExtend({ paused: z.boolean().default(false), private: z.boolean().optional() });
const Editor = z.union([z.strictObject({ user: z.string().min(1) }), z.strictObject({ group: z.string().min(1) })]);

/** The whole configuration of a workspace (or of the terminal) as it is written down. `version` rises when a field changes its meaning. */
export const Settings = z.strictObject({
  version: z.literal(1),
  watches: z.array(WatchSetting).default([]),
  feeds: z.array(FeedSetting).default([]),
  sources: z.array(Rating).default([]),
  editors: z.array(Editor).optional(),
});
export type Settings = z.infer<typeof Settings>;

type SettingsDesk = StewardDesk & { readonly feeds: FeedBooks };

function viewerOf({ workspace }: Actor): Viewer {
  return { workspace: workspace === "" ? null : workspace, channel: null };
}

function visibilityOf({ workspace }: Actor): Visibility {
  return workspace === "" ? { kind: "shared" } : { kind: "workspace", workspace };
}

/** Everything somebody may know of a workspace's configuration. Watches of private channels are given to their members only. */
export async function exportSettings(actor: Actor, desk: SettingsDesk): Promise<Settings> {
  await authorize(actor, { action: "move-settings", subject: "export" }, desk);
  const watches = await createSteward(desk).list(actor);
  const feeds = await desk.feeds.feeds.list(viewerOf(actor));
  const sources = await desk.feeds.ratings.list(viewerOf(actor));
  const grants = await desk.books.stewardship.grants(actor.workspace);
  return {
    version: 1,
    watches: watches.map(({ watch, paused }) => ({ ...watch, paused })),
    feeds: feeds.map(({ url, outlet, fullText, site }) => ({ url, outlet, fullText, site })),
    sources: sources.map(({ outlet, reliability, labels }) => ({ outlet, reliability, labels })),
    editors: grants.map(({ kind, id }) => (kind === "user" ? { user: id } : { group: id })),
  };
}

/** What an import did. */
export type Imported = {
  readonly added: number;
  readonly changed: number;
  readonly feeds: number;
  readonly sources: number;
};

/** Reads settings that somebody wrote; throws a request fault that names every mistake, before anything is changed. */
export function readSettings(given: unknown): Settings {
  const read = Settings.safeParse(given);
  if (!read.success) {
    throw new BriefdeskError("request", "the settings cannot be read", {
      advice: `The settings cannot be read; nothing was changed.\n${z.prettifyError(read.error)}`,
    });
  }
  const names = read.data.watches.map(({ name }) => name.toLowerCase());
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice === undefined) return read.data;
  throw new BriefdeskError("request", "a name stands twice", {
    advice: `Two watches are called "${twice}"; nothing was changed. Give one of them another name.`,
  });
}

/** Adds what is missing and changes what differs, watches by their name; only editors are removed, whom a list of editors leaves out. */
export async function importSettings(actor: Actor, settings: Settings, desk: SettingsDesk): Promise<Imported> {
  await authorize(actor, { action: "move-settings", subject: "import" }, desk);
  const steward = createSteward(desk);
  const known = await steward.list(actor);
  const counts = { added: 0, changed: 0 };
  for (const { paused, private: _private, ...watch } of settings.watches) {
    const before = known.find((one) => one.watch.name.toLowerCase() === watch.name.toLowerCase()) ?? null;
    if (before && isUnchanged(before, watch, paused)) continue;
    const stored = await steward.save(actor, { id: before?.id ?? null, watch });
    if (stored.paused !== paused) await steward.setPaused(actor, [stored.id], paused);
    counts[before ? "changed" : "added"]++;
  }
  for (const feed of settings.feeds) await desk.feeds.feeds.add({ ...feed, visibility: visibilityOf(actor) });
  for (const rating of settings.sources) await desk.feeds.ratings.rate(visibilityOf(actor), rating);
  await nameEditors(actor, settings, desk);
  return { ...counts, feeds: settings.feeds.length, sources: settings.sources.length };
}

// Settings that say nothing of editors leave them as they are: nobody is to lose a right by a line that was left out.
async function nameEditors(actor: Actor, { editors }: Settings, desk: SettingsDesk): Promise<void> {
  if (editors === undefined) return;
  const { list, name, unname } = createEditors(desk);
  const [before, named] = [await list(actor), editors.map(grantOf)];
  const [added, gone] = [lacking(before, named), lacking(named, before)];
  if (added.length > 0) await name(actor, added);
  if (gone.length > 0) await unname(actor, gone);
}

/** Those of `all` that are not among `some`. */
function lacking(some: readonly Grant[], all: readonly Grant[]): Grant[] {
  return all.filter((one) => !some.some(({ kind, id }) => kind === one.kind && id === one.id));
}

function isUnchanged(before: StoredWatch, watch: Watch, paused: boolean): boolean {
  const same = JSON.stringify(Watch.parse(before.watch)) === JSON.stringify(Watch.parse(watch));
  return same && before.paused === paused;
}

function grantOf(editor: z.infer<typeof Editor>): Grant {
  return "user" in editor ? { kind: "user", id: editor.user } : { kind: "group", id: editor.group };
}
