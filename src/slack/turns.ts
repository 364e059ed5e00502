import { z } from "zod";
import type { ThreadPlace } from "#domain/desk-ports.ts";
import type { Cache } from "#domain/ports.ts";

/** A thread's context is ours: Slack gives sold apps one read of a thread a minute, so nothing may depend on it. */
const Turns = z.array(z.string());
/** Questions of a thread that are looked back on, and how long they are kept. */
const MOST_TURNS = 6;
const KEPT_MS = 30 * 86_400_000;

function keyOf({ workspace, channel, ts }: ThreadPlace): string {
  return `slack-turns ${workspace} ${channel} ${ts}`;
}

/** The questions asked in a thread, oldest first. */
export async function turnsOf(cache: Cache, place: ThreadPlace): Promise<string[]> {
  const stored = await cache.get(keyOf(place));
  return stored === null ? [] : Turns.parse(JSON.parse(stored));
}

/** Adds a question to its thread. */
export async function rememberTurn(cache: Cache, place: ThreadPlace, question: string): Promise<void> {
  const turns = (await turnsOf(cache, place)).filter((one) => one !== question);
  await cache.set(keyOf(place), JSON.stringify([...turns, question].slice(-MOST_TURNS)), KEPT_MS);
}
