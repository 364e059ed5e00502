import { wantedOf } from "../match.ts";
import {
  CANDIDATES,
  type Corpus,
  corpusOf,
  MOST_COUNTED,
  singleStems,
  type Term,
  TITLE_WEIGHT,
  weighed,
} from "../ranking.ts";
import type { Asked, Hit, SearchIndex } from "../search-index.ts";
import type { Row, Sql, Value } from "../sql.ts";
import { keyRange } from "../time-key.ts";
import { filterValues, INDEX_FILTERS } from "../visible.ts";
import { type Month, monthOf } from "./months.ts";
import { quoted, type TermQuery, termQueryOf, unwantedOf } from "./query.ts";
import { addWords, dropEmptyMonths, removeWords, wipeWords } from "./words.ts";

/** A month with what is known of its articles. */
type Counted = Month & { readonly corpus: Corpus };

const MONTHS_SQL = "SELECT first, articles, words FROM article_words_month WHERE articles > 0 ORDER BY first DESC";
const CORPUS_SQL = "SELECT sum(articles) AS articles, sum(words) AS words FROM article_words_month";

async function monthsOf(sql: Sql, query: Asked["query"]): Promise<Counted[]> {
  const { low, high } = keyRange(query.from, query.until);
  const all = (await sql.all(MONTHS_SQL)).map((row) => ({ ...monthOf(Number(row.first)), corpus: corpusOf(row) }));
  return all.filter(({ first, last }) => first <= high && last >= low);
}

// Lists come as JSON: a row of its own for each of thousands of articles takes longer than finding them. ?6 how many, ?7 expression.
const matchingSql = ({
  table,
}: Month): string => `SELECT json_group_array(key) AS keys, json_group_array(length) AS lengths FROM
  (SELECT a.key, a.length FROM ${table} f CROSS JOIN article_words a ON a.key = f.rowid
  WHERE f.${table} MATCH ?7 AND f.rowid BETWEEN ?2 AND ?3 AND ${INDEX_FILTERS} ORDER BY f.rowid DESC LIMIT ?6)`;

/*
 * How often a term stands in an article is told by no function of FTS5. But bm25() of one term is rarity × 2.2 × n / (n + k), with n
 * the times it occurs and k known from the article's length. Where each time counts 1e15 fold, k is nothing beside n: the quotient
 * of both is n / (n + k), whatever FTS5 takes the rarity for. And that is asked of a month, for FTS5 finds the rarity by walking a
 * whole table, which in one for all time took longer than everything else. The plus keeps SQLite from asking anew for each rowid, the
 * limit from calling bm25() where FTS5 has moved on.
 */
const occurringSql = ({
  table,
}: Month): string => `SELECT json_group_array(key) AS keys, json_group_array(part) AS parts FROM
  (SELECT f.rowid AS key, bm25(${table}, ${TITLE_WEIGHT}.0, 1.0) / bm25(${table}, ${TITLE_WEIGHT}e15, 1e15) AS part
  FROM ${table} f WHERE f.${table} MATCH ?1 AND f.rowid BETWEEN ?2 AND ?3 AND +f.rowid IN (?4:numbers) LIMIT -1)`;

/** The terms as FTS5 asks for them, each with its weight in the archive. */
type Weighing = { readonly corpus: Corpus; readonly terms: readonly { match: string; weight: number }[] };

const numbers = (value: unknown): number[] => JSON.parse(String(value)) as number[];
const k = (length: number, average: number): number => 1.2 * (0.25 + (0.75 * length) / average);

type Matching = { readonly key: number; readonly length: number };

async function matchingIn(sql: Sql, month: Month, asked: readonly Value[]): Promise<Matching[]> {
  const row = await sql.get(matchingSql(month), ...asked);
  const lengths = numbers(row?.lengths);
  return numbers(row?.keys).map((key, at) => ({ key, length: lengths[at] ?? 0 }));
}

// The articles of a month that match, at most so many, the newest; with their scores.
async function rankedIn(
  sql: Sql,
  month: Counted,
  asked: readonly Value[],
  { terms, corpus }: Weighing,
): Promise<Hit[]> {
  const matching = new Map((await matchingIn(sql, month, asked)).map((one) => [one.key, { ...one, score: 0 }]));
  const keys = [...matching.keys()];
  if (keys.length === 0) return [];
  for (const { match, weight } of terms) {
    const row = await sql.get(occurringSql(month), match, keys.at(-1) ?? 0, keys[0] ?? 0, keys);
    const parts = numbers(row?.parts);
    for (const [at, key] of numbers(row?.keys).entries()) {
      const [hit, part] = [matching.get(key), parts[at]];
      if (hit === undefined || part === undefined) continue;
      const times = Math.round((part / (1 - part)) * k(hit.length, month.corpus.average));
      hit.score += (weight * times * 2.2) / (times + k(hit.length, corpus.average));
    }
  }
  return [...matching.values()];
}

const COUNTS_SQL = "SELECT stem, articles FROM article_words_stem WHERE stem IN (?1:texts)";
const phraseSql = ({ table }: Month): string =>
  `SELECT count(*) AS n FROM (SELECT 1 FROM ${table} WHERE ${table} MATCH ?1 LIMIT ?2)`;

async function countPhrase(sql: Sql, months: readonly Month[], phrase: string): Promise<number> {
  let count = 0;
  for (const month of months) {
    count += Number((await sql.get(phraseSql(month), quoted(phrase), MOST_COUNTED - count))?.n);
    if (count >= MOST_COUNTED) break;
  }
  return count;
}

async function weigh(sql: Sql, terms: readonly Term[]): Promise<Weighing> {
  const corpus = corpusOf(await sql.get(CORPUS_SQL));
  const everywhere = terms.some(({ stems }) => stems.length > 1) ? await sql.all(MONTHS_SQL) : [];
  const months = everywhere.map((row) => monthOf(Number(row.first)));
  const rows = await sql.all(COUNTS_SQL, singleStems(terms));
  const counts = new Map(rows.map((row) => [String(row.stem), Number(row.articles)]));
  const all = await weighed(terms, corpus, counts, ({ phrase }) => countPhrase(sql, months, phrase));
  return { corpus, terms: all.map(({ phrase, weight }) => ({ match: quoted(phrase), weight })) };
}

const best = (a: Hit, b: Hit): number => b.score - a.score || b.key - a.key;
const hitOf = (row: Row): Hit => ({ key: Number(row.key), score: Number(row.score) });

// The newest matches are ranked, so the months are asked newest first until there are enough.
async function ranked(sql: Sql, asked: Asked, { terms, expression }: TermQuery): Promise<Hit[]> {
  const weighing = await weigh(sql, terms);
  const filters = filterValues(asked.scopes, asked.query);
  const hits: Hit[] = [];
  for (const month of await monthsOf(sql, asked.query)) {
    hits.push(...(await rankedIn(sql, month, [...filters, CANDIDATES - hits.length, expression], weighing)));
    if (hits.length >= CANDIDATES) break;
  }
  return hits.sort(best).slice(0, asked.limit);
}

const NEWEST_SQL = `SELECT a.key, 0 AS score FROM article_words a WHERE ${INDEX_FILTERS} ORDER BY a.key DESC LIMIT ?6`;
const withoutSql = ({ table, first, last }: Month): string => `SELECT a.key, 0 AS score FROM article_words a
  WHERE ${INDEX_FILTERS} AND a.key BETWEEN ${first} AND ${last}
  AND a.key NOT IN (SELECT rowid FROM ${table} WHERE ${table} MATCH ?7 AND rowid BETWEEN ?2 AND ?3)
  ORDER BY a.key DESC LIMIT ?6`;

async function newestWithout(sql: Sql, asked: Asked, unwanted: string): Promise<Hit[]> {
  const hits: Hit[] = [];
  for (const month of await monthsOf(sql, asked.query)) {
    const values = [...filterValues(asked.scopes, asked.query), asked.limit - hits.length, unwanted];
    hits.push(...(await sql.all(withoutSql(month), ...values)).map(hitOf));
    if (hits.length >= asked.limit) break;
  }
  return hits;
}

async function found(sql: Sql, asked: Asked): Promise<Hit[]> {
  const wanted = wantedOf(asked.query);
  const unwanted = unwantedOf(asked.query);
  if (wanted !== null) {
    const query = termQueryOf(wanted, unwanted);
    return query === null ? [] : ranked(sql, asked, query);
  }
  if (unwanted !== null) return newestWithout(sql, asked, unwanted);
  return (await sql.all(NEWEST_SQL, ...filterValues(asked.scopes, asked.query), asked.limit)).map(hitOf);
}

/** The index of words in FTS5. */
export const sqliteIndex: SearchIndex = {
  // FTS5 writes all it holds back at every savepoint, one an article, so words are indexed when a batch is settled.
  add: async () => undefined,
  settle: addWords,
  remove: removeWords,
  async tidy(sql, first, last) {
    await dropEmptyMonths(sql);
    await wipeWords(sql, first, last);
    // What was written before the erasure still stands in the log until it is written back and cut off.
    await sql.get("PRAGMA wal_checkpoint(TRUNCATE)");
  },
  search: (sql, asked) => sql.read((tx) => found(tx, asked)),
};
