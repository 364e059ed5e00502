import { fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { openArchive } from "#archive/archive.ts";
import { printTable, type Row } from "./table.ts";

const FEEDS = Number(process.argv[2] ?? 1000);

type Polled = { readonly polled: number; readonly p99: number };

/**
 * Polls a thousand local feeds from one process: first each with a new article, then all unchanged. As in `start` a thread of its own
 * polls; what counts is how long the thread that answers Slack is kept.
 */
async function benchFeeds(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "briefdesk-bench-feeds-"));
  const farm = fork(fileURLToPath(new URL("./feed-farm.ts", import.meta.url)));
  const port = await new Promise<number>((resolve) => farm.once("message", (message) => resolve(Number(message))));
  let now = Date.now();
  const archive = await openArchive({ folder, clock: () => new Date(now) });
  const hosts = Array.from({ length: FEEDS }, (_, n) => `127.0.${1 + Math.floor(n / 250)}.${1 + (n % 250)}:${port}`);
  for (const [n, host] of hosts.entries())
    await archive.feeds.feeds.add({
      url: `http://${host}/${n}`,
      outlet: `Outlet ${n}`,
      site: null,
      visibility: { kind: "shared" },
      fullText: false,
    });
  const worker = new Worker(new URL("./feeds-thread.ts", import.meta.url), { workerData: { folder, hosts } });
  await heard(worker);
  const rows: Row[] = [];
  for (const what of ["each with a new article", "all unchanged (304)"]) {
    rows.push(await round(what, worker, now));
    now += 24 * 3_600_000;
  }
  const { articles } = await archive.status();
  const gone = new Promise((resolve) => worker.once("exit", resolve));
  worker.postMessage(null);
  await gone;
  await archive.close();
  farm.kill();
  rmSync(folder, { recursive: true });
  printTable(`Polling: ${FEEDS} feeds of as many hosts, one process, ${articles} articles filed`, rows);
}

function heard(worker: Worker): Promise<unknown> {
  return new Promise((resolve, reject) => worker.once("message", resolve).once("error", reject));
}

async function round(what: string, worker: Worker, now: number): Promise<Row> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const started = performance.now();
  worker.postMessage(now);
  const { polled, p99 } = (await heard(worker)) as Polled;
  const seconds = (performance.now() - started) / 1000;
  delay.disable();
  // The monitor's own period is no delay.
  const ms = (share: number) => (delay.percentile(share) / 1e6 - 5).toFixed(1);
  const memory = Math.round(process.memoryUsage.rss() / 1024 / 1024);
  const slack = `the thread of Slack delayed p50 ${ms(50)} p99 ${ms(99)} max ${ms(100)} ms`;
  return {
    what,
    ours: `${(polled / seconds).toFixed(0)} feeds/s, ${slack}, the polling thread p99 ${p99.toFixed(1)} ms, ${memory} MB`,
    baseline: "aim p99 < 50 ms",
    data: `${polled} of ${FEEDS} read`,
  };
}

await benchFeeds();
