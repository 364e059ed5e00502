import { fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { openArchive } from "#archive/archive.ts";
import { createFetcher } from "#ingest/ingest.ts";
import { createPolling } from "#schedule/schedule.ts";
import { createLog } from "../src/log.ts";
import { printTable, type Row } from "./table.ts";

const FEEDS = Number(process.argv[2] ?? 1000);

/** Polls a thousand local feeds from one process: first each with a new article, then all unchanged. */
async function benchFeeds(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "briefdesk-bench-feeds-"));
  const farm = fork(fileURLToPath(new URL("./feed-farm.ts", import.meta.url)));
  const port = await new Promise<number>((resolve) => farm.once("message", (message) => resolve(Number(message))));
  let now = Date.now();
  const clock = () => new Date(now);
  const archive = await openArchive({ folder, clock });
  const hosts = Array.from({ length: FEEDS }, (_, n) => `127.0.${1 + Math.floor(n / 250)}.${1 + (n % 250)}:${port}`);
  for (const [n, host] of hosts.entries())
    await archive.feeds.feeds.add({
      url: `http://${host}/${n}`,
      outlet: `Outlet ${n}`,
      site: null,
      visibility: { kind: "shared" },
      fullText: false,
    });
  const polling = createPolling({
    ...{ books: archive.feeds, articles: archive.articles, clock, gapMs: 0 },
    fetcher: createFetcher({ allowHosts: hosts, userAgent: "Briefdesk bench" }),
    log: createLog({ level: "silent", format: "text", secrets: [], clock, write: () => undefined }),
  });
  const rows: Row[] = [];
  for (const what of ["each with a new article", "all unchanged (304)"]) {
    rows.push(await round(what, polling));
    now += 24 * 3_600_000;
  }
  const { articles } = await archive.status();
  await polling.close();
  await archive.close();
  farm.kill();
  rmSync(folder, { recursive: true });
  printTable(`Polling: ${FEEDS} feeds of as many hosts, one process, ${articles} articles filed`, rows);
}

async function round(what: string, polling: ReturnType<typeof createPolling>): Promise<Row> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const started = performance.now();
  let polled = 0;
  await polling.once(null, ({ outcome }) => {
    if (outcome.kind === "read" || outcome.kind === "unchanged") polled += 1;
  });
  const seconds = (performance.now() - started) / 1000;
  delay.disable();
  // The monitor's own period is no delay.
  const ms = (share: number) => (delay.percentile(share) / 1e6 - 5).toFixed(1);
  const memory = Math.round(process.memoryUsage.rss() / 1024 / 1024);
  return {
    what,
    ours: `${(polled / seconds).toFixed(0)} feeds/s, event loop delayed p50 ${ms(50)} p99 ${ms(99)} max ${ms(100)} ms, ${memory} MB`,
    baseline: "aim p99 < 50 ms",
    data: `${polled} of ${FEEDS} read`,
  };
}

await benchFeeds();
