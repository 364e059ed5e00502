import { Keyv } from "keyv";
import type { Cache, Clock } from "#domain/ports.ts";
import type { CacheRows } from "./cache-rows.ts";
import { createKeyvStore } from "./cache-store.ts";

type Kept = { readonly value: string; readonly until: number };

/** A cache on the archive's own engine, through Keyv. A value is gone `ttlMs` after it was set, by `clock`. */
export function cacheOn(rows: CacheRows, clock: Clock): Cache {
  const keyv = new Keyv<Kept>({ store: createKeyvStore(rows, clock), throwOnErrors: true });
  return {
    async get(key) {
      const kept = await keyv.get(key);
      return kept !== undefined && kept.until > clock().getTime() ? kept.value : null;
    },
    async set(key, value, ttlMs) {
      await keyv.set(key, { value, until: clock().getTime() + ttlMs }, ttlMs);
    },
  };
}
