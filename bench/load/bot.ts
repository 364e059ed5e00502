import { monitorEventLoopDelay } from "node:perf_hooks";
import { openArchive } from "#archive/archive.ts";
import { startSchedule } from "#cli/schedule.ts";
import { createLog } from "#log.ts";
import { editingBy, type Install, openSlack, startPool } from "#slack/slack.ts";
import { wallClock } from "../../src/clock.ts";

/*
 * A bot in a process of its own, made as `start` makes it, but for two things: its workspaces are handed to it instead of installing the
 * app, and nobody is told to ask less often. It tells its parent the port it listens on, every promise whose refusal nobody heard, and
 * how its memory and its event loop are when it is asked.
 */

export type BotOrder = {
  readonly folder: string;
  readonly databaseUrl: string | null;
  readonly apiUrl: string;
  readonly signingSecret: string;
  readonly installs: readonly Install[];
  readonly owner: string;
  /** Whether it runs the schedule too: digests, and feeds of these hosts. */
  readonly schedule: { readonly allowHosts: readonly string[] } | null;
};

/** Memory in MB; how long the thread that answers Slack was held up since `rested`, in milliseconds. */
export type Vitals = {
  readonly rss: number;
  readonly heap: number;
  readonly external: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
};
export type FromBot =
  | { readonly kind: "open"; readonly port: number }
  | { readonly kind: "stray"; readonly message: string }
  | { readonly kind: "vitals"; readonly vitals: Vitals };

/** The monitor's own period is no delay. In milliseconds. */
const RESOLUTION_MS = 5;

const tell = (said: FromBot): void => {
  if (process.connected) process.send?.(said);
};
process.on("unhandledRejection", (fault) => {
  const message = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
  process.stderr.write(`unhandled rejection: ${message}\n`);
  tell({ kind: "stray", message });
});
process.on("disconnect", () => process.exit());

const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });

function vitals(): Vitals {
  const { rss, heapUsed, external } = process.memoryUsage();
  const mb = (bytes: number) => bytes / 1024 / 1024;
  const ms = (share: number) => Math.max(0, delay.percentile(share) / 1e6 - RESOLUTION_MS);
  const said = {
    ...{ rss: mb(rss), heap: mb(heapUsed), external: mb(external) },
    ...{ p50: ms(50), p99: ms(99), max: Math.max(0, delay.max / 1e6 - RESOLUTION_MS) },
  };
  return said;
}

async function run(order: BotOrder): Promise<void> {
  const { folder, databaseUrl, owner } = order;
  const place = { folder, databaseUrl };
  const userAgent = "Briefdesk under load";
  const openai = { apiKey: null, baseUrl: null, model: null };
  const write = (line: string) => process.stderr.write(line);
  const log = createLog({ level: "warn", format: "json", secrets: [], clock: wallClock, write });
  const archive = await openArchive({ ...place, clock: wallClock });
  const pool = startPool({ place, openai, prompts: "prompts", allowHosts: [], userAgent }, 1);
  const open = await openSlack({
    ...{ archive, pool, owner, log, clock: wallClock, apiUrl: order.apiUrl, routes: [] },
    installs: {
      async find(workspace) {
        const found = order.installs.find((one) => one.workspace === workspace);
        if (!found) throw new Error(`no install ${workspace}`);
        return found;
      },
      remove: async () => undefined,
    },
    entrance: { kind: "http", signingSecret: order.signingSecret, host: "127.0.0.1", port: 0 },
    allow: () => ({ kind: "ok" }),
    meter: { count: () => undefined, time: () => undefined },
  });
  if (order.schedule !== null)
    startSchedule(
      { ...place, owner, userAgent, allowHosts: order.schedule.allowHosts },
      { deliver: open.deliver, polled: async () => undefined, ...editingBy(pool) },
      log,
    );
  delay.enable();
  tell({ kind: "open", port: open.port ?? 0 });
}

process.on("message", (said: BotOrder | "vitals" | "rested") => {
  // What starting has held up is not counted.
  if (said === "rested") return delay.reset();
  if (said === "vitals") return tell({ kind: "vitals", vitals: vitals() });
  run(said).catch((fault: unknown) => {
    process.stderr.write(`${fault instanceof Error ? fault.stack : String(fault)}\n`);
    process.exit(1);
  });
});
