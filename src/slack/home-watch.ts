import type { KnownBlock } from "@slack/types";
import { isDown } from "#domain/feed.ts";
import type { StoredWatch } from "#domain/watch.ts";
import type { RunNote } from "#domain/watch-ports.ts";
import { type NoteLine, renderSlackLines, renderWithheldWords } from "#render/render.ts";
import { isAllowed } from "#schedule/schedule.ts";
import type { Visit } from "./home.ts";
import { plain } from "./view.ts";
import { actorFor } from "./watch-actor.ts";
import { watchButtons } from "./watch-buttons.ts";
import { lastDigestWords, watchLine } from "./watch-words.ts";
import { type Services, stewardOf } from "./work.ts";

const MOST_WATCHES = 20;
const MOST_NOTES = 300;
const MOST_FEEDS = 10;
/** A last digest is looked for as far back as a weekly watch needs. In milliseconds. */
const LOOKED_BACK_MS = 8 * 24 * 3_600_000;

/** What this workspace watches, each channel with its last digest: only what the visitor's own channels may see. */
export async function watchedPart({ user, workspace, services }: Visit): Promise<KnownBlock[]> {
  const actor = await actorFor({ workspace, user }, services);
  const watches = await stewardOf(services).list(actor);
  const title: KnownBlock = { type: "header", text: plain("What is watched") };
  if (watches.length === 0)
    return [
      title,
      ...renderSlackLines([["Nothing that you may see. Type /brief watch in a channel to add a topic there."]]),
    ];
  const notes = await services.watching.history.notes(workspace, MOST_NOTES);
  const mayEdit = isAllowed(actor.kind, "edit-watch");
  const listed = watches.slice(0, MOST_WATCHES);
  const withheld = await Promise.all(listed.map((stored) => withheldLast(stored, services)));
  const shown = listed.flatMap((stored, i) =>
    watchBlocks(stored, { notes, mayEdit, withheld: withheld[i] ?? "", now: services.clock() }),
  );
  const more = watches.length - listed.length;
  const rest: NoteLine = [{ quiet: `and ${more} more: /brief watch shows those of the channel where it is typed.` }];
  return [title, ...shown, ...(more > 0 ? renderSlackLines([rest]) : [])];
}

/** What the gate kept out of a watch's last briefing, and why; empty when nothing was, or when there was none lately. */
async function withheldLast({ id, workspace, watch }: StoredWatch, { archive, watching, clock }: Services) {
  const from = new Date(clock().getTime() - LOOKED_BACK_MS).toISOString();
  const last = (await watching.history.told(id, from)).find(({ briefing }) => briefing !== null)?.briefing ?? null;
  const kept = last === null ? null : await archive.briefings.get({ workspace, channel: watch.channel }, last);
  return kept === null ? "" : renderWithheldWords(kept.briefing);
}

function watchBlocks(
  stored: StoredWatch,
  { notes, mayEdit, withheld, now }: { notes: readonly RunNote[]; mayEdit: boolean; withheld: string; now: Date },
): KnownBlock[] {
  const place: KnownBlock = {
    type: "rich_text",
    elements: [{ type: "rich_text_section", elements: [{ type: "channel", channel_id: stored.watch.channel }] }],
  };
  const last = notes.find(({ watch, state }) => watch === stored.id && state !== "planned");
  const lines: NoteLine[] = [watchLine(stored, now), [{ quiet: lastDigestWords(last, stored.watch.schedule.zone) }]];
  if (withheld !== "") lines.push([{ quiet: withheld }]);
  return [place, ...renderSlackLines(lines), ...(mayEdit ? [watchButtons(stored)] : [])];
}

/** How the feeds of the workspace stand, for whoever may know; private channels' own feeds are not among them. */
export async function feedsPart({ user, workspace, services }: Visit): Promise<KnownBlock[]> {
  const { kind } = await actorFor({ workspace, user }, services);
  if (!isAllowed(kind, "see")) return [];
  const feeds = await services.feeds.feeds.list({ workspace, channel: null });
  if (feeds.length === 0) return [];
  const down = feeds.filter(isDown);
  const lines: NoteLine[] = [
    [`${feeds.length} feed${feeds.length === 1 ? "" : "s"} followed, ${down.length} failing.`],
    ...down
      .slice(0, MOST_FEEDS)
      .map((feed): NoteLine => [{ bold: feed.outlet }, `  ${feed.lastError ?? feed.paused ?? "no answer"}`]),
    [{ quiet: "/brief feeds shows each of them, with those of the channel where it is typed." }],
  ];
  return [{ type: "header", text: plain("Feeds") }, ...renderSlackLines(lines)];
}
