import { type ChildProcess, fork } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";

/* Real processes that are told the time, and that are killed with SIGKILL. */

export type Kind = "child" | "poller";
export type Child = { readonly process: ChildProcess; readonly owner: string; idle: boolean; roundMs: number };
/** What a process is started with: the archive, the wall, the feed's host and a folder for compiled modules. */
export type Shared = {
  readonly folder: string;
  readonly databaseUrl: string;
  readonly wall: string;
  readonly cache: string;
};

let count = 0;

export async function spawn(kind: Kind, { folder, databaseUrl, wall, cache }: Shared): Promise<Child> {
  const owner = `${kind} ${++count}`;
  const file = fileURLToPath(new URL(kind === "child" ? "./child.ts" : "./poller.ts", import.meta.url));
  const env = { ...process.env, NODE_COMPILE_CACHE: cache };
  const made = fork(file, [folder, databaseUrl, wall, owner], { stdio: "inherit", env, execArgv: [] });
  const ready = await Promise.race([
    new Promise<string>((resolve) => made.once("message", () => resolve("ready"))),
    new Promise<string>((resolve) => made.once("exit", (code) => resolve(`ended with ${code}`))),
  ]);
  if (ready !== "ready") throw new Error(`${owner} could not start: it ${ready}`);
  return { process: made, owner, idle: true, roundMs: 30 };
}

export function isDead({ process: one }: Child): boolean {
  return one.exitCode !== null || one.signalCode !== null;
}

/** Tells a process the time and waits for the end of its round, or for its own. Gives what it said, or "killed". */
export function round(child: Child, now: Date): Promise<string> {
  const began = performance.now();
  return new Promise((resolve) => {
    const end = (said: string) => {
      child.idle = true;
      child.roundMs = performance.now() - began;
      child.process.off("message", heard);
      child.process.off("exit", gone);
      resolve(said);
    };
    const heard = (said: unknown) => end(String(said));
    const gone = () => end("killed");
    child.idle = false;
    child.process.once("message", heard);
    child.process.once("exit", gone);
    child.process.send(now.toISOString(), (fault) => fault && end("killed"));
  });
}

/** Kills a process some time into its round; tells whether it was at work. It is gone when this resolves. */
export async function kill(child: Child, afterMs: number): Promise<boolean> {
  await wait(afterMs);
  const wasBusy = !child.idle;
  const gone = new Promise((resolve) => child.process.once("exit", resolve));
  child.process.kill("SIGKILL");
  await gone;
  return wasBusy;
}
