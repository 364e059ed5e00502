import { flushCompileCache } from "node:module";
import { openArchive } from "#archive/archive.ts";
import { createFetcher } from "#ingest/ingest.ts";
import { createPolling } from "#schedule/schedule.ts";

/* The process of a simulated month that polls its feed. It may be killed. */

const [folder = "", databaseUrl = ""] = process.argv.slice(2);
let now = new Date(0);
const clock = () => now;
const archive = await openArchive({ folder, databaseUrl: databaseUrl || null, clock, thread: false });
const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const polling = createPolling({
  ...{ books: archive.feeds, articles: archive.articles, clock, log: quiet, gapMs: 0 },
  fetcher: createFetcher({ allowHosts: ["127.0.0.1"], userAgent: "simulation" }),
});

// A feed that a killed process had been lent is free again when its lease has run out: until then nothing is asked for.
async function poll(): Promise<string> {
  const due = await archive.feeds.polls.nextDue();
  if (due === null || Date.parse(due) > now.getTime()) return "nothing due";
  let came = 0;
  await polling.once(null, ({ tally }) => {
    came += tally.filed + tally.revised;
  });
  return came > 0 ? "news" : "nothing new";
}

process.on("message", async (at: string) => {
  now = new Date(at);
  const said = await poll().catch((fault: unknown) => `failed: ${String(fault)}`);
  if (process.connected) process.send?.(said);
  flushCompileCache();
});
process.on("disconnect", () => process.exit());
process.send?.("ready");
