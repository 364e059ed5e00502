import { deflateSync, inflateSync } from "node:zlib";

/** A record as compressed JSON. */
export function pack(record: unknown): Uint8Array {
  return deflateSync(JSON.stringify(record), { level: 6 });
}

/** What `pack` was given. The caller names the type: only this room writes these columns. */
export function unpack<T>(packed: unknown): T {
  return JSON.parse(inflateSync(packed as Uint8Array).toString("utf8")) as T;
}
