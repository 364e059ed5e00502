import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

/** Reads a gzipped file of JSON lines. */
export function linesOf<Line>(path: string): Line[] {
  return gunzipSync(readFileSync(path))
    .toString()
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as Line);
}
