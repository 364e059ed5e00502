import { TOKENIZER } from "../stems.ts";
import { firstKey, lastKey, msOf } from "../time-key.ts";

/** A calendar month (UTC) of time keys, from the first to the last, and the FTS5 table of its words. */
export type Month = { readonly table: string; readonly first: number; readonly last: number };

/** The month of a time key. */
export function monthOf(key: number): Month {
  const at = new Date(msOf(key));
  const [year, month] = [at.getUTCFullYear(), at.getUTCMonth()];
  const table = `article_words_${year}_${String(month + 1).padStart(2, "0")}`;
  return { table, first: firstKey(Date.UTC(year, month)), last: lastKey(Date.UTC(year, month + 1) - 1) };
}

/** Keys by their month. */
export function byMonth(keys: readonly number[]): [Month, number[]][] {
  return [...Map.groupBy(keys, (key) => monthOf(key).first)].map(([first, own]) => [monthOf(first), own]);
}

/*
 * The statements that fill a month's words out of `article`, the same for filing, a migration and a benchmark. `which` is a
 * condition on its rows, all of that month.
 */

/** Makes the table of a month's words: without their texts, which stand in `article`. */
export function makeSql({ table }: Month): string {
  return `CREATE VIRTUAL TABLE IF NOT EXISTS ${table} USING fts5(title, text, content='', tokenize='${TOKENIZER}')`;
}

/** Indexes articles. In the order of their keys: FTS5 writes what it holds back whenever one comes out of order. */
export function indexSql({ table }: Month, which: string): string {
  return `INSERT INTO ${table} (rowid, title, text) SELECT key, title, text FROM article WHERE ${which} ORDER BY key`;
}

/** Puts what a search filters by beside the words, and how many they are: FTS5 keeps that as `sz`. */
export function rowsSql({ table }: Month, which: string): string {
  return `INSERT INTO article_words (key, scope, sample, language, outlet_fold, length)
    SELECT key, scope, sample, language, outlet_fold, word_count(d.sz)
    FROM article CROSS JOIN ${table}_docsize d ON d.id = key WHERE ${which}`;
}

/** Counts articles of `article_words` for their month, or uncounts them. */
export function countSql({ first }: Month, which: string, by: 1 | -1 = 1): string {
  return `INSERT INTO article_words_month (first, articles, words)
    SELECT ${first}, count(*) * ${by}, coalesce(sum(length), 0) * ${by} FROM article_words WHERE ${which}
    ON CONFLICT (first) DO UPDATE SET articles = articles + excluded.articles, words = words + excluded.words`;
}

/** Counts the stems of a vocabulary (fts5vocab, by row) for the whole archive, or uncounts them. */
export function stemsSql(vocabulary: string, by: 1 | -1 = 1): string {
  return `INSERT INTO article_words_stem (stem, articles) SELECT term, doc * ${by} FROM ${vocabulary} WHERE true
    ON CONFLICT (stem) DO UPDATE SET articles = articles + excluded.articles`;
}

/** How many words FTS5 counted in all columns of a row: varints of seven bits a byte, https://www.sqlite.org/fts5.html#fts5_data_structures */
export function wordCount(sizes: Uint8Array): number {
  let [words, size] = [0, 0];
  for (const byte of sizes) {
    size = size * 128 + (byte & 127);
    if (byte > 127) continue;
    words += size;
    size = 0;
  }
  return words;
}
