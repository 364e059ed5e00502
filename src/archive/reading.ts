import type { Article, Viewer } from "#domain/article.ts";
import { type Ledger, READER_VERSION } from "#domain/ledger.ts";
import type { Read } from "#domain/ports.ts";
import { unpack } from "./packed.ts";
import { ARTICLE_COLUMNS, articleOf, MINE } from "./rows.ts";
import { scopesOf } from "./scope.ts";
import type { Row, Sql } from "./sql.ts";

const BY_ID = `SELECT ${ARTICLE_COLUMNS} FROM article a WHERE a.id = ?2 AND a.scope ${MINE}`;
const WITH_LEDGERS = `SELECT ${ARTICLE_COLUMNS}, l.packed FROM article a JOIN ledger l ON l.key = a.key
  WHERE a.id IN (?2:texts) AND a.scope ${MINE}`;

/** An article by id, retired ones and samples too: a kept briefing may cite them. Null when the viewer may not see it. */
export async function getArticle(sql: Sql, viewer: Viewer, id: string): Promise<Article | null> {
  const row = await sql.get(BY_ID, scopesOf(viewer), id);
  return row === undefined ? null : articleOf(row);
}

/** Articles with their ledgers, in the order of the ids; unknown and invisible ids are left out. */
export async function readArticles(sql: Sql, viewer: Viewer, ids: readonly string[]): Promise<Read[]> {
  const asked = [...new Set(ids)];
  const rows = await sql.all(WITH_LEDGERS, scopesOf(viewer), asked);
  const byId = new Map(rows.map((row) => [String(row.id), row]));
  const read: Read[] = [];
  for (const id of asked) {
    const row = byId.get(id);
    if (row !== undefined) read.push(await readOf(sql, row));
  }
  return read;
}

async function readOf(sql: Sql, row: Row): Promise<Read> {
  const article = articleOf(row);
  const ledger = unpack<Ledger>(row.packed);
  if (ledger.readerVersion >= READER_VERSION) return { article, ledger };
  // Loaded late: the reader of prose takes longer to load than a search takes, and a current ledger does not need it.
  const { ledgerOf } = await import("./ledgers.ts");
  return { article, ledger: await ledgerOf(sql, Number(row.key), article) };
}
