import type { Sql } from "./sql.ts";

/*
 * What belongs to a workspace is told by a table's columns: one with `workspace` or `scope` is covered as it is, so a new book need
 * do nothing. A table whose rows belong to a row of another is named here with the way there; a test holds every table to it.
 */

/** Rows that belong to a workspace: `?1` is its id, `?2` the beginning of all its channels' scopes. */
const OWN_SCOPE = `(scope = 'workspace:' || CAST(?1 AS TEXT) OR substr(scope, 1, length(?2)) = ?2)`;
// Both placeholders are used, as every statement must.
const OWN_WORKSPACE = "(workspace = CAST(?1 AS TEXT) AND CAST(?2 AS TEXT) IS NOT NULL)";

const ownOf = (table: string): string => `SELECT key FROM ${table} WHERE ${OWN_SCOPE}`;
const ARTICLE_KEYS = ownOf("article");
const ARTICLE_IDS = `SELECT id FROM article WHERE ${OWN_SCOPE}`;

// "month 2026-06 T0123" and "briefing brf_…", as the budget of the language model names its accounts.
const SPENT = `(key LIKE 'month %' AND substr(key, 15) = CAST(?1 AS TEXT))
  OR (key LIKE 'briefing %' AND substr(key, 10) IN (SELECT id FROM briefing WHERE ${OWN_SCOPE}))`;

/** Tables without an owner's column, before those that they refer to. */
const DEPENDENT: Readonly<Record<string, string>> = {
  ledger: `key IN (${ARTICLE_KEYS})`,
  sketch: `key IN (${ARTICLE_KEYS})`,
  cited: `briefing IN (SELECT id FROM briefing WHERE ${OWN_SCOPE}) OR article IN (${ARTICLE_IDS})`,
  feed_item: `feed IN (SELECT id FROM feed WHERE ${OWN_SCOPE})`,
  install: "key IN ('team:' || CAST(?1 AS TEXT), 'via:' || CAST(?1 AS TEXT)) AND CAST(?2 AS TEXT) IS NOT NULL",
  spend: SPENT,
  receipt: `job IN (SELECT key FROM job WHERE ${OWN_WORKSPACE})`,
  digest: `id IN (SELECT digest FROM digest_run WHERE ${OWN_WORKSPACE})`,
};

/** Tables that hold nothing of anybody: what is known of all words together, and the cache, which an erasure empties. */
export const NOBODYS: ReadonlySet<string> = new Set(["cache", "lexeme", "corpus", "briefdesk_version"]);

/** A table with rows of a workspace, and how they are told. */
export type Owned = { readonly table: string; readonly columns: readonly string[]; readonly where: string };

const SQLITE_SQL = `SELECT m.name AS "table", c.name AS name FROM sqlite_schema m JOIN pragma_table_info(m.name) c
  WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE 'article_words%' ORDER BY m.rowid`;
const POSTGRES_SQL = `SELECT c.relname AS "table", a.attname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
  WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace AND a.attnum > 0 AND NOT a.attisdropped
  AND c.relname NOT LIKE 'article\\_words%' ORDER BY c.oid`;

/** Every table of an archive with its columns, the index of words aside. */
export async function columnsOf(sql: Sql): Promise<Map<string, string[]>> {
  const tables = new Map<string, string[]>();
  for (const row of await sql.all(sql.dialect === "sqlite" ? SQLITE_SQL : POSTGRES_SQL))
    tables.set(String(row.table), [...(tables.get(String(row.table)) ?? []), String(row.name)]);
  return tables;
}

function whereOf(table: string, columns: readonly string[]): string | null {
  if (columns.includes("workspace")) return OWN_WORKSPACE;
  return columns.includes("scope") ? OWN_SCOPE : (DEPENDENT[table] ?? null);
}

/** The tables with rows of a workspace, those that refer to others first. */
export async function ownedTables(sql: Sql): Promise<Owned[]> {
  const owned = [...(await columnsOf(sql))].flatMap(([table, columns]) => {
    const where = whereOf(table, columns);
    return where === null ? [] : [{ table, columns, where }];
  });
  // What refers to an article by a column of its own (revision) stands before the articles too.
  const rank = ({ table }: Owned): number => (table in DEPENDENT ? 0 : Number(table === "article") + 1);
  return owned.sort((a, b) => rank(a) - rank(b));
}

/** The values of `?1` and `?2` in an owned table's condition. */
export function ownerValues(workspace: string): [string, string] {
  return [workspace, `channel:${JSON.stringify([workspace]).slice(0, -1)},`];
}
