import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openArchive } from "#archive/archive.ts";
import { startSchedule } from "../../src/cli/schedule.ts";
import { closeAfterTest } from "../closing.ts";
import { item, rss, startFeedServer } from "../fakes/feed-server.ts";

const never = () => Promise.reject(new Error("nothing is watched here"));
const log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

test("what a bot's thread polls is counted in the main thread, whose metrics an operator reads", async () => {
  const folder = mkdtempSync(join(tmpdir(), "briefdesk-schedule-"));
  closeAfterTest({ close: async () => rmSync(folder, { recursive: true, force: true }) });
  const server = await startFeedServer();
  closeAfterTest({ close: async () => server.close() });
  server.pages.set("/news", { body: rss(item({ title: "Dam fails", text: "The Orvik dam failed.", guid: "1" })) });
  const archive = await openArchive({ folder, databaseUrl: null, clock: () => new Date(), thread: false });
  const told = { outlet: "Harbor Ledger", site: null, fullText: false, visibility: { kind: "shared" } } as const;
  await archive.feeds.feeds.add({ url: `${server.root}/news`, ...told });
  await archive.close();
  const counted = Promise.withResolvers<unknown>();
  const running = startSchedule(
    { folder, databaseUrl: null, owner: "test", allowHosts: [server.host], userAgent: "test" },
    { deliver: never, topic: never, look: never, polled: async (one) => counted.resolve(one) },
    log,
  );
  closeAfterTest(running);
  expect(await counted.promise).toEqual({ outcome: "new" });
});
