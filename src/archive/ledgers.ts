import type { Article } from "#domain/article.ts";
import type { Ledger } from "#domain/ledger.ts";
import { readArticle } from "#text/text.ts";
import type { Database } from "./database.ts";
import { storeLedger } from "./ledger-rows.ts";

/** Reads a stored article again with today's reader, and stores what it finds. */
export function ledgerOf(db: Database, key: number, article: Article): Ledger {
  const { text, language, publishedAt, outlet, labels } = article;
  const improved = readArticle({ text, language, publishedAt, outlet, labels });
  db.write(() => storeLedger(db, key, improved));
  return improved;
}
