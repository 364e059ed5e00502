import type { DeskStore } from "#domain/desk-ports.ts";
import type { Archive, Cache, Clock } from "#domain/ports.ts";
import { cacheOn } from "./cache.ts";
import { startEngine } from "./client.ts";
import type { Place } from "./database.ts";
import { deskOn } from "./desk.ts";
import { type Call, callHere, createEngine } from "./engine.ts";

export { queryKey } from "./query-key.ts";

/**
 * Where an archive lives and who tells it the time. `memory` keeps nothing after close. `thread: false` works in the calling
 * thread: right for a program that does one thing and ends, wrong for one that answers people meanwhile.
 */
export type ArchiveOptions = Place & { readonly clock: Clock; readonly thread?: boolean };
/** An archive with the cache and the desk's books that live in the same file. */
export type OpenArchive = Archive & { readonly cache: Cache; readonly desk: DeskStore };

async function connect({ folder, memory = false }: Place, thread: boolean): Promise<Call> {
  return memory || !thread ? callHere(createEngine({ folder, memory })) : startEngine({ folder });
}

// Closing twice is no fault: a shutdown may meet an archive that a failed start has closed already.
function closing(call: Call): () => Promise<void> {
  let closed: Promise<void> | null = null;
  return () => {
    closed ??= call("close");
    return closed;
  };
}

/** Opens the archive of a data folder, creating or migrating it. Throws an archive fault with advice when that fails. */
export async function openArchive({ clock, thread = true, ...place }: ArchiveOptions): Promise<OpenArchive> {
  const call = await connect(place, thread);
  return {
    articles: {
      file: (batch) => call("file", batch, clock()),
      get: (viewer, id) => call("get", viewer, id),
      read: (viewer, ids) => call("read", viewer, ids),
      search: (viewer, query, limit) => call("search", viewer, query, limit),
      nearest: (viewer, topic) => call("nearest", viewer, topic),
    },
    briefings: {
      keep: (viewer, kept) => call("keep", viewer, kept),
      get: (viewer, id) => call("briefing", viewer, id),
      last: (viewer, channelKey, key) => call("last", viewer, channelKey, key),
    },
    cache: cacheOn(call, clock),
    desk: deskOn(call, clock),
    status: () => call("status"),
    close: closing(call),
  };
}

/** A cache in a data folder for a process that needs no archive. With one open, use its own `cache`: one thread is enough. */
export async function createCache({
  clock,
  thread = true,
  ...place
}: ArchiveOptions): Promise<Cache & { close(): Promise<void> }> {
  const call = await connect(place, thread);
  return { ...cacheOn(call, clock), close: closing(call) };
}
