import type { Article } from "#domain/article.ts";
import type { Ledger } from "#domain/ledger.ts";
import { READER_VERSION, readArticle } from "#text/text.ts";
import type { Database } from "./database.ts";
import { storedLedger, storeLedger } from "./ledger-rows.ts";

/** What the reader found in an article; read again, and stored, when the reader has improved since. */
export function ledgerOf(db: Database, key: number, article: Article): Ledger {
  const ledger = storedLedger(db, key);
  if (ledger.readerVersion >= READER_VERSION) return ledger;
  const { text, language, publishedAt, outlet, labels } = article;
  const improved = readArticle({ text, language, publishedAt, outlet, labels });
  db.write(() => storeLedger(db, key, improved));
  return improved;
}
