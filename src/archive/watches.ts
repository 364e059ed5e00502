import { StoredWatch } from "#domain/watch.ts";
import type { Watches } from "#domain/watch-ports.ts";
import { fold } from "./identity.ts";
import type { Row, Sql } from "./sql.ts";

// Writes only while the name is free: the unique index would turn a name taken at this very moment into a fault.
const SAVE_SQL = `INSERT INTO watch (id, workspace, name_fold, body) SELECT ?1, ?2, ?3, ?4
  WHERE NOT EXISTS (SELECT 1 FROM watch w WHERE w.workspace = ?2 AND w.name_fold = ?3 AND w.id <> ?1)
  ON CONFLICT (id) DO UPDATE SET name_fold = excluded.name_fold, body = excluded.body WHERE watch.workspace = excluded.workspace`;
const LIST_SQL =
  "SELECT body FROM watch WHERE CAST(?1 AS TEXT) IS NULL OR workspace = ?1 ORDER BY workspace, name_fold";
const REMOVE_SQL = "DELETE FROM watch WHERE id = ?1";
const FORGET_RUNS_SQL = "DELETE FROM digest_run WHERE watch = ?1 AND state = 'planned'";

function watchOf(row: Row): StoredWatch {
  return StoredWatch.parse(JSON.parse(String(row.body)));
}

/** The book of watches. */
export function watchesOn(sql: Sql): Watches {
  return {
    list: async (workspace) => (await sql.all(LIST_SQL, workspace)).map(watchOf),
    save: (one) =>
      sql.write(async (tx) => {
        await tx.alone("watch");
        return (await tx.run(SAVE_SQL, one.id, one.workspace, fold(one.watch.name), JSON.stringify(one))) === 1;
      }),
    remove: (id) =>
      sql.write(async (tx) => {
        await tx.run(REMOVE_SQL, id);
        await tx.run(FORGET_RUNS_SQL, id);
      }),
  };
}
