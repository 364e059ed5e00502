import { expect, test } from "vitest";
import { feedHealth } from "#schedule/schedule.ts";
import { FEED } from "../fixtures/feed.ts";

test("the health of a workspace's feeds names each outlet that is down once", async () => {
  const asked: unknown[] = [];
  const failing = { ...FEED, outlet: "Velmar Post", failures: 4 };
  const feeds = [FEED, failing, { ...failing, id: "fed_2" }];
  const health = feedHealth({ list: async (viewer) => (asked.push(viewer), feeds) });
  expect(await health("T1")).toEqual({ feeds: 3, down: ["Velmar Post"] });
  await health("");
  expect(asked).toEqual([
    { workspace: "T1", channel: null },
    { workspace: null, channel: null },
  ]);
});
