import type { DeskStore } from "#domain/desk-ports.ts";
import type { InstallBook } from "#domain/install-ports.ts";
import type { ModelBooks } from "#domain/model-ports.ts";
import type { Archive, Cache, Clock } from "#domain/ports.ts";
import type { Retention } from "#domain/retention.ts";
import type { WatchBooks } from "#domain/watch-ports.ts";
import type { Workspaces } from "#domain/workspaces.ts";
import type { Books } from "./books.ts";
import { cacheOn } from "./cache.ts";
import { startEngine } from "./client.ts";
import { type Engine, openEngine } from "./engine.ts";
import type { Place } from "./place.ts";

export { type Copied, type CopyProgress, copyArchive } from "./copy.ts";
export { distance as nameDistance } from "./near-words.ts";
export type { Place } from "./place.ts";
export { queryKey } from "./query-key.ts";

/**
 * Where an archive lives and who tells it the time. `thread: false` works in the calling thread: right for a program that does
 * one thing and ends, wrong for one that answers people meanwhile.
 */
export type ArchiveOptions = Place & { readonly clock: Clock; readonly thread?: boolean };
/** An archive with the cache and the desk's books that live beside it. */
export type OpenArchive = Archive & {
  readonly cache: Cache;
  readonly desk: DeskStore;

  readonly watching: WatchBooks;
  readonly retention: Retention;
  readonly workspaces: Workspaces;
  readonly installs: InstallBook;
  readonly model: ModelBooks;
};

function connect({ memory = false, ...place }: Place, thread: boolean): Promise<Engine> {
  return (memory && !place.databaseUrl) || !thread ? openEngine({ ...place, memory }) : startEngine(place);
}

// Each method of a book as a call of the engine, wherever that runs.
function booksOf(engine: Engine, clock: Clock): Books {
  const books = Object.entries(engine.contents).map(([book, methods]) => {
    const calls = methods.map((method) => {
      const call = (...args: unknown[]) => engine.call({ book, method, args, now: clock().getTime() });
      return [method, call] as const;
    });
    return [book, Object.fromEntries(calls)] as const;
  });
  return Object.fromEntries(books) as unknown as Books;
}

// Closing twice is no fault: a shutdown may meet an archive that a failed start has closed already.
function closing(engine: Engine): () => Promise<void> {
  let closed: Promise<void> | null = null;
  return () => {
    closed ??= engine.close();
    return closed;
  };
}

function deskOf({ jobs, receipts, feedback, standing, topics }: Books): DeskStore {
  return { jobs, receipts, feedback, stored: standing.stored, topics: topics.common, forget: jobs.forget };
}

function watchingOf({ watches, runs, runHistory, revisions, stewardship }: Books): WatchBooks {
  return { watches, runs, history: runHistory, revisions, stewardship };
}

/** Opens the archive of a place, creating or migrating it. Throws a fault with advice when that fails. */
export async function openArchive({ clock, thread = true, ...place }: ArchiveOptions): Promise<OpenArchive> {
  const engine = await connect(place, thread);
  const books = booksOf(engine, clock);
  return {
    articles: books.articles,
    briefings: books.briefings,
    cache: cacheOn(books.cacheRows, clock),
    desk: deskOf(books),
    feeds: { feeds: books.feeds, polls: books.polls, ratings: books.ratings },
    watching: watchingOf(books),
    retention: books.retention,
    workspaces: books.workspaces,
    installs: books.installs,
    model: { spend: books.spend, consents: books.consents },
    status: books.standing.status,
    close: closing(engine),
  };
}

/** A cache in a data folder for a process that needs no archive. With one open, use its own `cache`: one thread is enough. */
export async function createCache({
  clock,
  thread = true,
  ...place
}: ArchiveOptions): Promise<Cache & { close(): Promise<void> }> {
  const engine = await connect(place, thread);
  return { ...cacheOn(booksOf(engine, clock).cacheRows, clock), close: closing(engine) };
}
