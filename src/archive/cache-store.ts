import { EventEmitter } from "node:events";
import { type KeyvStorageAdapter, type KeyvStorageEntry, type KeyvStorageGetResult, keyvStorageCapability } from "keyv";
import type { Clock } from "#domain/ports.ts";
import type { CacheRows } from "./cache-rows.ts";

const SWEEP_EVERY = 200;

/** A Keyv 6 storage adapter on the archive's cache table. Keyv has no set-if-absent: nothing here may serve as a lock. */
export function createKeyvStore(rows: CacheRows, clock: Clock): KeyvStorageAdapter {
  let writes = 0;
  const now = (): number => clock().getTime();
  const store = {
    get: async <V>(key: string) => ((await rows.get(key, now())) ?? undefined) as KeyvStorageGetResult<V>,
    getMany: <V>(keys: string[]) => Promise.all(keys.map((key) => store.get<V>(key))),
    has: async (key: string) => (await rows.get(key, now())) !== null,
    hasMany: (keys: string[]) => Promise.all(keys.map((key) => store.has(key))),
    async set(key: string, value: unknown, expires?: number) {
      writes += 1;
      if (writes % SWEEP_EVERY === 0) await rows.drop(null, now());
      await rows.set(key, String(value), expires ?? null);
      return true;
    },
    setMany: <V>(entries: KeyvStorageEntry<V>[]) =>
      Promise.all(entries.map(({ key, value, expires }) => store.set(key, value, expires))),
    delete: (key: string) => rows.drop(key, now()),
    deleteMany: (keys: string[]) => Promise.all(keys.map((key) => store.delete(key))),
    async clear() {
      await rows.drop(null, Number.MAX_SAFE_INTEGER);
    },
  };
  const adapter = Object.assign(new EventEmitter(), store);
  const capable = Object.assign(adapter, { capabilities: keyvStorageCapability(adapter) });
  // Keyv types its events by a package of its own; it only listens for "error", as Node's emitter lets it.
  return capable as unknown as KeyvStorageAdapter;
}
