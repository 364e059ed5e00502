import { randomBytes } from "node:crypto";
import type { Clock } from "#domain/ports.ts";

/** Makes the ids of a stand-in workspace. */
export type Ids = {
  /** An id as Slack forms them: a capital letter and ten more signs, never the same twice. */
  fresh(prefix: string): string;
  /** What nobody may guess: the part of a token, a trigger or an address that carries a right. */
  secret(): string;
  /** The time stamp of a message, "seconds.microseconds": later than every earlier one, also when the clock stands still. */
  ts(): string;
};

const MICROS = 1_000_000;

/** Ids are random, not counted: a bot that keeps its archive from one run to the next must not take a new event for an old one. */
export function createIds(clock: Clock): Ids {
  let last = 0;
  return {
    fresh: (prefix) => `${prefix}${randomBytes(8).toString("hex").toUpperCase().slice(0, 10)}`,
    secret: () => randomBytes(16).toString("hex"),
    ts: () => {
      last = Math.max(last + 1, clock().getTime() * 1000);
      return `${Math.floor(last / MICROS)}.${String(last % MICROS).padStart(6, "0")}`;
    },
  };
}
