import { type ChildProcess, fork } from "node:child_process";
import { openSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { BotOrder, FromBot, Vitals } from "./bot.ts";

/* Bots in processes of their own, each started again when it has ended, as whatever supervises a bot in production does. */

export type Living = { readonly process: ChildProcess; readonly owner: string; readonly port: number };

export type Fleet = {
  /** Those that answer at the moment. */
  living(): readonly Living[];
  /** Ends one with SIGKILL, in whatever it is doing. */
  kill(which: Living): void;
  vitals(which: Living): Promise<Vitals>;
  readonly counts: { kills: number; starts: number; failedStarts: number; deaths: string[]; stray: string[] };
  close(): Promise<void>;
};

/** How long after its end a bot is started again. In milliseconds. */
const AGAIN_MS = 500;
/** As docs/OPERATING.md advises: both bound memory that is kept in case it is needed again. */
const FLAGS = ["--max-semi-space-size=8"];
const MALLOC = { MALLOC_ARENA_MAX: "2" };

export type FleetOptions = {
  readonly bots: number;
  readonly order: Omit<BotOrder, "owner">;
  /** Where what the bots log is kept. */
  readonly logs: string;
};

/** Starts so many bots; all of them answer when it resolves. */
export async function startFleet({ bots, order, logs }: FleetOptions): Promise<Fleet> {
  const living: Living[] = [];
  const killed = new Set<ChildProcess>();
  const all = new Set<ChildProcess>();
  const counts: Fleet["counts"] = { kills: 0, starts: 0, failedStarts: 0, deaths: [], stray: [] };
  const file = fileURLToPath(new URL("./bot.ts", import.meta.url));
  let closing = false;

  const start = async (slot: number): Promise<void> => {
    counts.starts += 1;
    const owner = `bot ${slot} start ${counts.starts}`;
    let hasOpened = false;
    const out = openSync(join(logs, `bot-${slot}.log`), "a");
    const env = { ...process.env, ...MALLOC, NODE_COMPILE_CACHE: join(logs, "compiled") };
    const child = fork(file, { stdio: ["ignore", out, out, "ipc"], env, execArgv: FLAGS });
    all.add(child);
    const opened = new Promise<boolean>((resolve) => {
      child.on("message", (said: FromBot) => {
        if (said.kind === "stray") counts.stray.push(`${owner}: ${said.message}`);
        if (said.kind !== "open") return;
        hasOpened = true;
        living.push({ process: child, owner, port: said.port });
        resolve(true);
      });
      child.once("exit", (code, signal) => {
        all.delete(child);
        const at = living.findIndex((one) => one.process === child);
        if (at >= 0) living.splice(at, 1);
        const ownEnd = !killed.has(child) && !closing;
        // It cannot open its archive while the server is down: it says so, ends, and is started again.
        if (ownEnd && !hasOpened) counts.failedStarts += 1;
        if (ownEnd && hasOpened) counts.deaths.push(`${owner} ended by itself: ${signal ?? code}`);
        resolve(false);
        if (!closing) setTimeout(() => void start(slot), AGAIN_MS).unref();
      });
    });
    child.send({ ...order, owner } satisfies BotOrder);
    await opened;
  };
  await Promise.all(Array.from({ length: bots }, (_, slot) => start(slot)));
  while (living.length < bots) await wait(100);

  return {
    living: () => living,
    kill(which) {
      counts.kills += 1;
      killed.add(which.process);
      living.splice(living.indexOf(which), 1);
      which.process.kill("SIGKILL");
    },
    vitals: (which) =>
      new Promise((resolve, reject) => {
        const heard = (said: FromBot) => {
          if (said.kind !== "vitals") return;
          which.process.off("message", heard);
          resolve(said.vitals);
        };
        which.process.on("message", heard);
        which.process.send("vitals", (fault) => fault && reject(fault));
      }),
    counts,
    async close() {
      closing = true;
      const gone = [...all].map((child) => new Promise((resolve) => child.once("exit", resolve)));
      for (const child of all) child.kill("SIGKILL");
      await Promise.all(gone);
    },
  };
}
