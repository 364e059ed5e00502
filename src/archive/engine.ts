import { BOOKS } from "./books.ts";
import { archiveFault } from "./faults.ts";
import { openSql } from "./open-sql.ts";
import type { Place } from "./place.ts";
import type { Sql } from "./sql.ts";

/** The names of the methods of each book. */
export type Contents = Readonly<Record<string, readonly string[]>>;
/** One call of a book. `now` is the asker's time in Unix milliseconds. */
export type Asking = {
  readonly book: string;
  readonly method: string;
  readonly args: readonly unknown[];
  readonly now: number;
};
/** A database with its books, in this thread or in another. */
export type Engine = {
  readonly contents: Contents;
  call(asking: Asking): Promise<unknown>;
  close(): Promise<void>;
};

type Methods = Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;
type Opener = (sql: Sql, clock: () => Date) => Methods;

const OPENERS = new Map(Object.entries(BOOKS) as unknown as [string, Opener][]);

function methodOf(sql: Sql, { book, method, now }: Asking): (...args: readonly unknown[]) => unknown {
  const found = OPENERS.get(book)?.(sql, () => new Date(now))[method];
  if (found === undefined) throw new Error(`no book answers to ${book}.${method}`);
  return found;
}

/** Opens the database of a place and its books. Faults of the database come out with advice. */
export async function openEngine(place: Place): Promise<Engine> {
  const sql = await openSql(place);
  const contents = [...OPENERS].map(([name, open]) => [name, Object.keys(open(sql, () => new Date(0)))] as const);
  return {
    contents: Object.fromEntries(contents),
    async call(asking) {
      try {
        return await methodOf(sql, asking)(...asking.args);
      } catch (fault) {
        throw archiveFault(fault);
      }
    },
    close: () => sql.close(),
  };
}
