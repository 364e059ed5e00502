import { z } from "zod";
import { BriefdeskError } from "#domain/fault.ts";
import { type NoteLine, renderSlackLines, renderSlackNote, SLACK_ACTIONS } from "#render/render.ts";
import { isAllowed } from "#schedule/schedule.ts";
import type { Reading } from "./command.ts";
import { feedStewardOf, feedsNamed, feedVisit } from "./feed-visit.ts";
import { count, feedLines, orderedFeeds, PAGE_FEEDS, pollLines } from "./feed-words.ts";
import { plain } from "./view.ts";
import { takeBack } from "./whisper.ts";
import { type Task, type Work, work } from "./work.ts";

/** A feed that was read this lately is not read again on somebody's word: no server is to be asked more often. In milliseconds. */
const RECENT_MS = 60_000;

const say = (task: Task, lines: readonly NoteLine[]) => task.tell.alone(task, [renderSlackNote(lines)]);

function advice(text: string): BriefdeskError {
  return new BriefdeskError("request", text, { advice: text });
}

const listWork = work("feeds", z.object({ page: z.number().int().positive() }), async ({ page }, task) => {
  const visit = await feedVisit(task.at, task);
  const feeds = orderedFeeds(await feedStewardOf(task).list(visit));
  const mayEdit = isAllowed(visit.actor.kind, "edit-feeds");
  if (feeds.length === 0) return say(task, [noFeeds(mayEdit)]);
  const last = Math.ceil(feeds.length / PAGE_FEEDS);
  await say(task, feedLines(feeds, Math.min(page, last), mayEdit, task.clock()));
});

function noFeeds(mayEdit: boolean): NoteLine {
  const how = mayEdit
    ? "/brief feeds add https://example.org follows the feed of a site."
    : "Workspace admins and owners follow feeds, and whoever an admin has named.";
  return [`No feed is followed here. ${how}`];
}

const addWork = work("feeds-add", z.object({ url: z.string() }), async ({ url }, task) => {
  const visit = await feedVisit(task.at, task);
  const steward = feedStewardOf(task);
  await steward.mayEdit(visit, `follow ${url}`);
  const found = await task.pool.ask("findFeedAt", { url }, { signal: task.signal });
  if (found.kind === "refused") throw advice(`Not followed. ${found.reason}`);
  const { items, others, outlet, site } = found;
  const added = await steward.add(visit, { url: found.url, outlet, site, fullText: true, visibility: visit.audience });
  const { feed } = added;
  const who = visit.isPrivate
    ? "Only this conversation is told from it."
    : "Everybody in this workspace can be briefed on it.";
  await say(task, [
    [
      { bold: added.kind === "added" ? `Following ${feed.outlet}` : `${feed.outlet} is followed already` },
      `  ${feed.url}`,
    ],
    [`It holds ${count(items, "item")} now and is read from now on. ${who}`],
    ...(others.length > 0 ? [[{ quiet: `The page names other feeds too: ${others.slice(0, 3).join(" ")}` }]] : []),
    [{ quiet: "/brief feeds shows how it stands, /brief feeds poll reads it at once." }],
  ]);
});

/** Says which feed is meant and offers the button: a number may name another feed by the time it is typed. */
const askRemoveWork = work("feeds-remove", z.object({ word: z.string() }), async ({ word }, task) => {
  const visit = await feedVisit(task.at, task);
  const steward = feedStewardOf(task);
  await steward.mayEdit(visit, `stop following ${word}`);
  const [meant] = feedsNamed(word, orderedFeeds(await steward.list(visit)));
  if (meant === undefined) throw advice(`No feed here is called “${word}”. /brief feeds numbers them.`);
  const feed = await steward.own(visit, meant.id);
  const lines: NoteLine[] = [
    [{ bold: `Stop following ${feed.outlet}?` }, `  ${feed.url}`],
    [{ quiet: "Its articles stay. If this message is left alone, nothing changes." }],
  ];
  const button = {
    type: "actions",
    elements: [
      {
        type: "button",
        action_id: SLACK_ACTIONS.unfollow,
        text: plain(`Stop following ${feed.outlet}`.slice(0, 70)),
        style: "danger",
        value: JSON.stringify({ feed: feed.id }),
      },
    ],
  };
  const note = renderSlackNote(lines);
  await task.tell.alone(task, [{ ...note, blocks: [...renderSlackLines(lines), button] }]);
});

/** What the button owes: the feed is removed, and how to take that back is said. */
const removeWork = work("feeds-removed", z.object({ feed: z.string() }), async ({ feed: id }, task) => {
  const feed = await feedStewardOf(task).remove(await feedVisit(task.at, task), id);
  await takeBack(task, task.clock);
  await say(task, [
    [{ bold: `${feed.outlet} is no longer followed.` }, " Its articles stay."],
    [{ quiet: `To follow it again: /brief feeds add ${feed.url}` }],
  ]);
});

const pollWork = work("feeds-poll", z.object({ word: z.string().nullable() }), async ({ word }, task) => {
  const visit = await feedVisit(task.at, task);
  const steward = feedStewardOf(task);
  await steward.mayEdit(visit, `poll ${word ?? "all"}`);
  const listed = orderedFeeds(await steward.list(visit));
  if (listed.length === 0) return say(task, [noFeeds(true)]);
  const meant = word === null ? listed : feedsNamed(word, listed);
  if (meant.length === 0) throw advice(`No feed here is called “${word}”. /brief feeds numbers them.`);
  const open = meant.filter(({ paused }) => paused === null);
  const due = open.filter((feed) => !isRecent(feed.lastPolledAt, task.clock()));
  const ids = due.map(({ id }) => id);
  const polled = ids.length === 0 ? [] : await task.pool.ask("pollFeeds", { ids }, { signal: task.signal });
  const paused = meant.length - open.length;
  await say(task, pollLines(polled, { paused, recent: open.length - due.length, busy: due.length - polled.length }));
});

function isRecent(at: string | null, now: Date): boolean {
  return at !== null && now.getTime() - Date.parse(at) < RECENT_MS;
}

/** The order to remove a feed, as its button carries it. */
export function removeOrder(feed: string): Reading & { kind: "order" } {
  return { kind: "order", work: "feeds-removed", args: { feed }, share: null, status: "Removing" };
}

/** All work with feeds. */
export const FEED_WORKS: readonly Work[] = [listWork, addWork, askRemoveWork, removeWork, pollWork];
