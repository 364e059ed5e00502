import { excludedWords, wantedOf } from "../match.ts";
import { CANDIDATES, corpusOf, MOST_COUNTED, singleStems, type Term, weighed } from "../ranking.ts";
import type { Asked, Hit, SearchIndex } from "../search-index.ts";
import type { Row, Sql } from "../sql.ts";
import { filterValues, INDEX_FILTERS } from "../visible.ts";
import { queryOf, stemQuery, type TermQuery, termQueryOf } from "./query.ts";
import { vectorOf } from "./words.ts";

const NEWEST_SQL = `SELECT a.key, 0 AS score FROM article_words a WHERE ${INDEX_FILTERS} ORDER BY a.key DESC LIMIT ?6`;
const WITHOUT_SQL = `SELECT a.key, 0 AS score FROM article_words a WHERE ${INDEX_FILTERS} AND NOT a.words @@ CAST(?7 AS TSQUERY)
  ORDER BY a.key DESC LIMIT ?6`;

// ?6 limit, ?7 expression, ?8 average length, ?9 the words, ?10 their weights, ?11 the phrases, ?12 theirs. The newest that match are
// chosen by their keys alone: sorted together with their words, a few thousand did not fit into the server's memory for sorting. Their
// words are looked up key by key (LIMIT 1): a plain join of 36 months was planned as a walk over all of them (measured: 900 ms for 78).
// That the keys lie in the window is said again, or each search of a week would be planned for every month (2.2 ms of planning, 1.2 with it).
function rankedSql(counted: boolean): string {
  const enough = `AND (SELECT count(*) FROM unnest(CAST(?13 AS TSQUERY[])) AS q WHERE a.words @@ q) >= ?14`;
  return `WITH newest AS MATERIALIZED (SELECT a.key FROM article_words a WHERE ${INDEX_FILTERS} AND a.words @@ CAST(?7 AS TSQUERY)
  ${counted ? enough : ""} ORDER BY a.key DESC LIMIT ${CANDIDATES})
SELECT f.key,
  coalesce((SELECT sum(t.weight * bm25(bm25_count(f.words, t.query), f.length, ?8))
    FROM unnest(CAST(?9 AS TSQUERY[]), CAST(?10 AS FLOAT8[])) AS t(query, weight)), 0)
  + coalesce((SELECT sum(t.weight * bm25(bm25_count_phrase(f.words, string_to_array(t.stems, ' ')), f.length, ?8))
    FROM unnest(CAST(?11 AS TEXT[]), CAST(?12 AS FLOAT8[])) AS t(stems, weight)), 0) AS score
FROM newest CROSS JOIN LATERAL (SELECT a.key, a.words, a.length FROM article_words a WHERE a.key = newest.key AND a.key BETWEEN ?2 AND ?3 LIMIT 1) f
ORDER BY score DESC, f.key DESC LIMIT ?6`;
}
const RANKED_SQL = rankedSql(false);
const RANKED_COUNTED_SQL = rankedSql(true);

const COUNTS_SQL = "SELECT stem, articles FROM lexeme WHERE stem IN (?1:texts)";
const PHRASE_SQL = `SELECT count(*) AS n FROM
  (SELECT 1 FROM article_words WHERE words @@ CAST(?1 AS TSQUERY) LIMIT ${MOST_COUNTED}) AS holding`;

async function weigh(sql: Sql, terms: readonly Term[]) {
  const corpus = corpusOf(await sql.get("SELECT articles, words FROM corpus"));
  const rows = await sql.all(COUNTS_SQL, singleStems(terms));
  const counts = new Map(rows.map((row) => [String(row.stem), Number(row.articles)]));
  const count = async ({ stems }: Term) => Number((await sql.get(PHRASE_SQL, stemQuery(stems)))?.n ?? 0);
  return { corpus, terms: await weighed(terms, corpus, counts, count) };
}

async function ranked(sql: Sql, asked: Asked, { terms: bare, expression, counted }: TermQuery): Promise<Row[]> {
  const { corpus, terms } = await weigh(sql, bare);
  const [words, phrases] = [terms.filter((t) => t.stems.length === 1), terms.filter((t) => t.stems.length > 1)];
  const values = [
    ...filterValues(asked.scopes, asked.query),
    ...[asked.limit, expression, corpus.average],
    ...[words.map((term) => stemQuery(term.stems)), words.map((term) => term.weight)],
    ...[phrases.map((term) => term.stems.join(" ")), phrases.map((term) => term.weight)],
  ];
  if (counted === null) return sql.all(RANKED_SQL, ...values);
  return sql.all(RANKED_COUNTED_SQL, ...values, counted.queries, counted.atLeast);
}

async function rowsOf(sql: Sql, asked: Asked): Promise<Row[]> {
  const wanted = wantedOf(asked.query);
  if (wanted !== null) {
    const query = termQueryOf(wanted);
    return query === null ? [] : ranked(sql, asked, query);
  }
  const values = [...filterValues(asked.scopes, asked.query), asked.limit];
  const unwanted = excludedWords(asked.query).flatMap((word) => queryOf(word) ?? []);
  return unwanted.length === 0 ? sql.all(NEWEST_SQL, ...values) : sql.all(WITHOUT_SQL, ...values, unwanted.join(" | "));
}

const ADD_SQL = `INSERT INTO article_words (key, scope, sample, language, outlet_fold, length, words)
  SELECT key, scope, sample, language, outlet_fold, ?2, CAST(CAST(?3 AS TEXT) AS TSVECTOR) FROM article WHERE key = ?1`;
const UNCOUNT_SQL = `UPDATE lexeme SET articles = lexeme.articles - n.articles FROM
  (SELECT u.lexeme AS stem, count(*) AS articles FROM article_words AS a, unnest(a.words) AS u
   WHERE a.key IN (?1:numbers) GROUP BY u.lexeme) AS n WHERE lexeme.stem = n.stem`;
const UNCOUNT_ALL_SQL = `UPDATE corpus SET articles = corpus.articles - n.articles, words = corpus.words - n.words FROM
  (SELECT count(*) AS articles, coalesce(sum(length), 0)::bigint AS words FROM article_words WHERE key IN (?1:numbers)) AS n`;
const COUNT_SQL = `INSERT INTO lexeme (stem, articles) SELECT u.lexeme, count(*) FROM article_words AS a, unnest(a.words) AS u
  WHERE a.key IN (?1:numbers) GROUP BY u.lexeme ORDER BY u.lexeme
  ON CONFLICT (stem) DO UPDATE SET articles = lexeme.articles + excluded.articles`;
const COUNT_ALL_SQL = `UPDATE corpus SET articles = corpus.articles + n.articles, words = corpus.words + n.words FROM
  (SELECT count(*) AS articles, coalesce(sum(length), 0)::bigint AS words FROM article_words WHERE key IN (?1:numbers)) AS n`;

const REMOVE_SQL = "DELETE FROM article_words WHERE key IN (?1:numbers)";
const MONTHS_SQL = `SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
  WHERE i.inhparent = 'article_words'::regclass ORDER BY c.relname`;

// A month that holds nothing any more goes as a whole, which gives its room back at once. Filing waits, so none is filed into it.
async function dropEmptyMonths(sql: Sql): Promise<void> {
  for (const { name } of await sql.all(MONTHS_SQL)) {
    await sql.write(async (tx) => {
      await tx.alone("filing");
      const row = await tx.get(`SELECT EXISTS (SELECT 1 FROM ${name}) AS filled`);
      if (row?.filled === false) await tx.run(`DROP TABLE ${name}`);
    });
  }
}

/** The index of words in PostgreSQL. */
export const postgresIndex: SearchIndex = {
  async add(tx, { key, title, text }) {
    const { words, length } = vectorOf(title, text);
    await tx.all("SELECT make_month(?1) IS NULL AS made", key);
    await tx.run(ADD_SQL, key, length, words);
  },
  async remove(tx, keys) {
    for (const text of [UNCOUNT_SQL, UNCOUNT_ALL_SQL, REMOVE_SQL]) await tx.run(text, keys);
  },
  async settle(tx, keys) {
    if (keys.length === 0) return;
    await tx.run(COUNT_SQL, keys);
    await tx.run(COUNT_ALL_SQL, keys);
  },
  tidy: dropEmptyMonths,
  async search(sql, asked): Promise<Hit[]> {
    return (await rowsOf(sql, asked)).map((row) => ({ key: Number(row.key), score: Number(row.score) }));
  },
};
