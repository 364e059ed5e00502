import { setTimeout as pause } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";
import { type OpenArchive, openArchive } from "#archive/archive.ts";
import { openWriter } from "#briefing/briefing.ts";
import { wallClock } from "#clock.ts";
import { BriefdeskError } from "#domain/fault.ts";
import { readArticle } from "#text/text.ts";
import type { Bench, PoolWorld } from "./bench.ts";
import { type Answered, type Asked, OPS, type Stop } from "./ops.ts";
import { stoppable } from "./stoppable.ts";

/* A thread that makes briefings. Everything that takes more than a few milliseconds happens here and not where Slack is answered. */

const port = parentPort;
if (port === null) throw new Error("pool-thread.ts runs in a worker thread only");

/** A database that is away is asked again after so long. In milliseconds. */
const AGAIN_MS = 500;

const bench = openBench(workerData as PoolWorld);

/** Opens the archive as soon as it can be reached: a thread that gave up would fail everything that it is asked from then on. */
async function archiveOf({ place }: PoolWorld): Promise<OpenArchive> {
  for (;;) {
    try {
      return await openArchive({ ...place, clock: wallClock, thread: false });
    } catch (fault) {
      if (!(fault instanceof BriefdeskError) || fault.fault !== "unreachable") throw fault;
      await pause(AGAIN_MS);
    }
  }
}

/** Opens the archive and the model for this thread. */
async function openBench(world: PoolWorld): Promise<Bench> {
  const archive = await archiveOf(world);
  // The reader of prose loads its model when it first reads: better now than when somebody waits.
  readArticle({ text: "A minister spoke on Monday." });
  return {
    archive,
    clock: wallClock,
    writer: await openWriter(world.openai, { archive, prompts: world.prompts, clock: wallClock }),
    world,
  };
}

/** What is being worked, so that it can be stopped. */
const inHand = new Map<number, AbortController>();

async function answer({ n, name, args }: Asked): Promise<Answered> {
  const abort = new AbortController();
  inHand.set(n, abort);
  try {
    const op = OPS[name] as (args: unknown, bench: unknown) => Promise<unknown>;
    return { n, value: await op(args, stoppable(await bench, abort.signal)) };
  } catch (fault) {
    const known = fault instanceof BriefdeskError ? fault : null;
    const message = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
    return { n, fault: { kind: known?.fault ?? "archive", message, advice: known?.advice ?? "" } };
  } finally {
    inHand.delete(n);
  }
}

async function close(): Promise<void> {
  await (await bench).archive.close();
  port?.close();
}

port.on("message", (asked: Asked | Stop | "close") => {
  if (asked !== "close" && "stop" in asked) return inHand.get(asked.stop)?.abort();
  const done = asked === "close" ? close() : answer(asked).then((answered) => port.postMessage(answered));
  done.catch(() => process.exit(1));
});
