import { type Editing, editingWith } from "#schedule/schedule.ts";
import type { Bench } from "./bench.ts";
import type { Pool } from "./pool.ts";

/* Digests are written by the threads that make briefings: they have the reader of prose and the model, and one copy is enough. */

type Asked<Name extends keyof Editing> = Parameters<Editing[Name]>[0];

function editing({ archive, clock, writer }: Bench): Editing {
  return editingWith({ archive, books: archive.watching, clock, writer });
}

export function digestTopic(asked: Asked<"topic">, bench: Bench): ReturnType<Editing["topic"]> {
  return editing(bench).topic(asked);
}

export function digestLook(asked: Asked<"look">, bench: Bench): ReturnType<Editing["look"]> {
  return editing(bench).look(asked);
}

/** Editing by the threads of a pool, for a schedule that has no reader of its own. */
export function editingBy(pool: Pool): Editing {
  return { topic: (asked) => pool.ask("digestTopic", asked), look: (asked) => pool.ask("digestLook", asked) };
}
