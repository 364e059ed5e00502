import { TERMINAL } from "#domain/article.ts";
import type { Feed } from "#domain/feed.ts";
import { json, printable } from "#render/render.ts";
import { withArchive } from "../desk.ts";
import { usage } from "../faults.ts";
import { type Call, EXIT, isSet } from "../world.ts";
import { chosenFeeds } from "./chosen.ts";

/** Follows feeds no longer. Their articles stay, and how to take it back is said. */
export async function removeFeeds(call: Call): Promise<number> {
  return each(call, "remove", async ({ feeds }, feed) => {
    await feeds.feeds.remove(TERMINAL, feed.id);
    const again = `briefdesk feeds add ${feed.url} --outlet ${JSON.stringify(feed.outlet)}`;
    return `no longer following ${feed.outlet}; its articles stay. To follow it again: ${again}`;
  });
}

/** Leaves feeds alone until they are taken up again. */
export async function pauseFeeds(call: Call): Promise<number> {
  return each(call, "pause", async ({ feeds }, feed) => {
    await feeds.feeds.change(TERMINAL, feed.id, { paused: "Paused by hand." });
    return `${feed.outlet} is paused. To go on: briefdesk feeds resume ${feed.id}`;
  });
}

/** Takes paused feeds up again, due at once. */
export async function resumeFeeds(call: Call): Promise<number> {
  return each(call, "resume", async ({ feeds }, feed) => {
    if (feed.paused === null) return `${feed.outlet} is not paused.`;
    await feeds.feeds.change(TERMINAL, feed.id, { paused: null });
    return `${feed.outlet} is polled again.`;
  });
}

type Archive = Parameters<Parameters<typeof withArchive>[1]>[0];

async function each(
  call: Call,
  action: string,
  work: (archive: Archive, feed: Feed) => Promise<string>,
): Promise<number> {
  if (call.words.length === 0)
    throw usage(`Name a feed by its outlet, address or id: feeds ${action} "Harbor Ledger".`);
  await withArchive(call, async (archive) => {
    const feeds = await chosenFeeds(call.words, archive);
    for (const feed of feeds) {
      const said = await work(archive, feed);
      if (!isSet(call, "json")) call.world.stdout.write(`${printable(said)}\n`);
    }
    if (isSet(call, "json"))
      call.world.stdout.write(json({ action, feeds: feeds.map(({ id, url, outlet }) => ({ id, url, outlet })) }));
  });
  return EXIT.done;
}
