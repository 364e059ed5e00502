import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { type Browser, chromium } from "playwright-core";

/*
 * How long a newcomer waits after `npm run playground`: until the address is printed, until the page can be typed in, until the bot is
 * there, and until a /brief that was typed at once stands in the channel. Cold: nothing compiled or bundled is kept from an earlier run,
 * as in a fresh clone; warm: what the cold run kept. The aim is a page that is usable within 5 s.
 * Argument: runs of each (5). Needs Chromium. What else runs on the machine shows in the load printed beside each run.
 */

const RUNS = Number(process.argv[2] ?? 5);
const AIM_MS = 5_000;
const ROOT = fileURLToPath(new URL("../", import.meta.url));
const BUNDLES = join(ROOT, "node_modules/.cache/briefdesk");
const CHROMIUM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);

type Times = { readonly announced: number; readonly usable: number; readonly ready: number; readonly briefed: number };

/** Starts what a newcomer starts, in a process group of its own, so that npm and what it runs end together. */
function start(compiled: string): ChildProcess {
  const env = { ...process.env, OPENAI_API_KEY: "", OPENAI_BASE_URL: "", NODE_COMPILE_CACHE: compiled };
  const argv = ["run", "--silent", "playground", "--", "--port", "0"];
  return spawn("npm", argv, { cwd: ROOT, env, stdio: ["ignore", "pipe", "pipe"], detached: true });
}

async function line(from: NodeJS.ReadableStream | null, holds: RegExp): Promise<string> {
  if (from === null) throw new Error("no output");
  for await (const text of createInterface({ input: from })) if (holds.test(text)) return holds.exec(text)?.[0] ?? "";
  throw new Error(`it ended without saying ${holds}`);
}

async function once(browser: Browser, compiled: string): Promise<Times> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const began = performance.now();
  const since = () => Math.round(performance.now() - began);
  const child = start(compiled);
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const ready = line(child.stderr, /is ready/).then(since);
  try {
    const url = await line(child.stdout, /http:\S+/);
    const announced = since();
    await page.goto(url);
    const composer = page.getByRole("combobox", { name: /^Message / });
    await composer.waitFor({ timeout: 120_000 });
    const usable = since();
    await composer.fill("/brief venezuela");
    await composer.press("Escape");
    await composer.press("Enter");
    await page.getByRole("button", { name: /View thread/ }).waitFor({ timeout: 120_000 });
    return { announced, usable, ready: await ready, briefed: since() };
  } finally {
    await context.close();
    if (child.pid !== undefined) process.kill(-child.pid, "SIGINT");
    await ended;
  }
}

function middle(samples: readonly number[]): string {
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (share: number) => ((sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN) / 1000).toFixed(2);
  return `${at(0.5)} s (${at(0)}–${at(1)})`;
}

if (CHROMIUM === undefined) throw new Error("This benchmark needs Chromium (apt-get install chromium).");
const browser = await chromium.launch({
  executablePath: CHROMIUM,
  args: ["--headless", "--no-sandbox", "--disable-gpu"],
});
const kept = mkdtempSync(join(tmpdir(), "briefdesk-compiled-"));
const rows: Record<string, Record<string, string | number>> = {};
for (const kind of ["cold", "warm"] as const) {
  const all: Times[] = [];
  for (let n = 0; n < RUNS; n++) {
    if (kind === "cold") {
      rmSync(kept, { recursive: true, force: true });
      rmSync(BUNDLES, { recursive: true, force: true });
    }
    const load = (loadavg()[0] ?? Number.NaN).toFixed(1);
    const times = await once(browser, kept);
    all.push(times);
    console.log(kind, n + 1, times, `load ${load}`);
  }
  const of = (key: keyof Times) => middle(all.map((one) => one[key]));
  rows[kind] = {
    n: RUNS,
    "address printed": of("announced"),
    [`page usable (aim < ${AIM_MS / 1000} s)`]: of("usable"),
    "bot ready": of("ready"),
    "/brief answered": of("briefed"),
  };
}
console.table(rows);
await browser.close();
rmSync(kept, { recursive: true, force: true });
