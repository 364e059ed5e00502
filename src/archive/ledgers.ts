import type { Article } from "#domain/article.ts";
import type { Ledger } from "#domain/ledger.ts";
import { readArticle } from "#text/text.ts";
import { storeLedger } from "./ledger-rows.ts";
import type { Sql } from "./sql.ts";

/** Reads a stored article again with today's reader, and stores what it finds. */
export async function ledgerOf(sql: Sql, key: number, article: Article): Promise<Ledger> {
  const { text, language, publishedAt, outlet, labels } = article;
  const improved = readArticle({ text, language, publishedAt, outlet, labels });
  await storeLedger(sql, key, improved);
  return improved;
}
