import { statSync } from "node:fs";
import type { ArchiveStatus } from "#domain/ports.ts";
import type { Database } from "./database.ts";
import { msOf } from "./time-key.ts";

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** How full the archive is: latest revisions only, all audiences together. `bytes` counts the write-ahead log too. */
export function standing(db: Database): ArchiveStatus {
  const count = (sql: string): number => Number(db.sql(sql).get()?.n ?? 0);
  const newest = db.sql("SELECT max(key) AS key FROM article WHERE sample = 0 AND retired = 0").get()?.key;
  return {
    engine: "sqlite",
    place: db.path,
    articles: count("SELECT count(*) AS n FROM article WHERE sample = 0 AND retired = 0"),
    samples: count("SELECT count(*) AS n FROM article WHERE sample = 1 AND retired = 0"),
    briefings: count("SELECT count(*) AS n FROM briefing"),
    newest: typeof newest === "number" ? new Date(msOf(newest)).toISOString() : null,
    bytes: db.path === ":memory:" ? 0 : sizeOf(db.path) + sizeOf(`${db.path}-wal`),
  };
}
