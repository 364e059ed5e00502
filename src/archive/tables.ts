import type { Sql } from "./sql.ts";

/** A table as both engines have it. `key` are the columns that tell its rows apart; `texts` those of all that hold text. */
export type Table = {
  readonly name: string;
  readonly columns: readonly string[];
  readonly key: readonly string[];
  readonly texts: ReadonlySet<string>;
};

// The index of words is made anew, so its tables are left out; sqlite_schema lists the others in the order they were made.
const COLUMNS_SQL = `SELECT m.name AS "table", c.name AS name, c.type AS type, c.pk AS place
  FROM sqlite_schema m JOIN pragma_table_info(m.name) c
  WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE 'article_words%' ORDER BY m.rowid, c.cid`;
const UNIQUE_SQL = `SELECT m.name AS "table", i.name AS "index", c.name AS name
  FROM sqlite_schema m JOIN pragma_index_list(m.name) i JOIN pragma_index_info(i.name) c
  WHERE m.type = 'table' AND i."unique" = 1 AND i.origin = 'u' ORDER BY m.rowid, i.seq, c.seqno`;

function keyOf(columns: readonly { name: string; place: number }[], unique: readonly string[]): string[] {
  const primary = columns.filter((column) => column.place > 0).sort((a, b) => a.place - b.place);
  return primary.length > 0 ? primary.map((column) => column.name) : [...unique];
}

/** The tables of an archive in SQLite, each after those it refers to. PostgreSQL has the same. */
export async function tablesOf(sqlite: Sql): Promise<Table[]> {
  const rows = await sqlite.all(COLUMNS_SQL);
  const unique = await sqlite.all(UNIQUE_SQL);
  return [...new Set(rows.map((row) => String(row.table)))].map((name) => {
    const own = rows.filter((row) => row.table === name);
    const columns = own.map((row) => ({ name: String(row.name), place: Number(row.place) }));
    const first = unique.find((row) => row.table === name)?.index;
    const uniqueColumns = unique
      .filter((row) => row.table === name && row.index === first)
      .map((row) => String(row.name));
    const texts = own.filter((row) => row.type === "TEXT").map((row) => String(row.name));
    const key = keyOf(columns, uniqueColumns);
    if (key.length === 0) throw new Error(`table ${name} has no key, so its rows cannot be told apart`);
    return { name, columns: columns.map((column) => column.name), key, texts: new Set(texts) };
  });
}
