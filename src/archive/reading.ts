import type { Article, Viewer } from "#domain/article.ts";
import { type Ledger, READER_VERSION } from "#domain/ledger.ts";
import type { Read } from "#domain/ports.ts";
import type { Database } from "./database.ts";
import { storedLedger } from "./ledger-rows.ts";
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
  const rows = [...new Set(ids)].map((id) => rowOf(db, viewer, id)).filter((row) => row !== undefined);
  return Promise.all(
    rows.map(async (row) => {
      const article = articleOf(row);
      const key = Number(row.key);
      const ledger = storedLedger(db, key);
      return { article, ledger: ledger.readerVersion >= READER_VERSION ? ledger : await readAgain(db, key, article) };
    }),
  );
}

/** Reads an article anew because the reader has improved, and stores what it finds. */
async function readAgain(db: Database, key: number, article: Article): Promise<Ledger> {
  // Loaded late: the reader of prose takes longer to load than a search takes, and a current ledger does not need it.
  const { ledgerOf } = await import("./ledgers.ts");
  return ledgerOf(db, key, article);
}
