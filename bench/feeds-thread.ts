import { monitorEventLoopDelay } from "node:perf_hooks";
import { parentPort, workerData } from "node:worker_threads";
import { openArchive } from "#archive/archive.ts";
import { createFetcher } from "#ingest/ingest.ts";
import { createPolling } from "#schedule/schedule.ts";

/* The thread that polls, as `start` has one for it: the thread that answers Slack does nothing of this. */

type Given = { readonly folder: string; readonly hosts: readonly string[] };
const { folder, hosts } = workerData as Given;
let now = 0;
const clock = () => new Date(now);
const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const archive = await openArchive({ folder, clock, thread: false });
const polling = createPolling({
  ...{ books: archive.feeds, articles: archive.articles, clock, gapMs: 0, log: quiet },
  fetcher: createFetcher({ allowHosts: [...hosts], userAgent: "Briefdesk bench" }),
});

parentPort?.on("message", async (at: number | null) => {
  if (at === null) {
    await polling.close();
    await archive.close();
    process.exit();
  }
  now = at;
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  let polled = 0;
  await polling.once(null, ({ outcome }) => {
    if (outcome.kind === "read" || outcome.kind === "unchanged") polled += 1;
  });
  delay.disable();
  parentPort?.postMessage({ polled, p99: delay.percentile(99) / 1e6 - 5 });
});
parentPort?.postMessage("ready");
