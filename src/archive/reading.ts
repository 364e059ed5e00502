import type { Article, Viewer } from "#domain/article.ts";
import type { Read } from "#domain/ports.ts";
import type { Database } from "./database.ts";
import { ARTICLE_COLUMNS, articleOf, MINE, type Row } from "./rows.ts";
import { scopesOf } from "./scope.ts";

const BY_ID = `SELECT ${ARTICLE_COLUMNS} FROM article a WHERE a.id = ?2 AND a.scope ${MINE}`;

function rowOf(db: Database, viewer: Viewer, id: string): Row | undefined {
  return db.sql(BY_ID).get(JSON.stringify(scopesOf(viewer)), id);
}

/** An article by id, retired ones and samples too: a kept briefing may cite them. Null when the viewer may not see it. */
export function getArticle(db: Database, viewer: Viewer, id: string): Article | null {
  const row = rowOf(db, viewer, id);
  return row === undefined ? null : articleOf(row);
}

/** Articles with their ledgers, in the order of the ids; unknown and invisible ids are left out. */
export async function readArticles(db: Database, viewer: Viewer, ids: readonly string[]): Promise<Read[]> {
  // Loaded late: the reader of prose takes longer to load than a search takes, and a search does not need it.
  const { ledgerOf } = await import("./ledgers.ts");
  return [...new Set(ids)].flatMap((id) => {
    const row = rowOf(db, viewer, id);
    if (row === undefined) return [];
    const article = articleOf(row);
    return [{ article, ledger: ledgerOf(db, Number(row.key), article) }];
  });
}
