import { WATCHES } from "./watch-tables.ts";

/*
 * The tables of sqlite/migrations.ts in PostgreSQL's words; what a column means stands there. Whole numbers are BIGINT and
 * flags 0 or 1, as in SQLite, so that one text of a statement fits both. Texts compare by their bytes (COLLATE "C").
 */
const ARTICLES = `
CREATE TABLE article (
  key BIGINT PRIMARY KEY, id TEXT COLLATE "C" NOT NULL UNIQUE, scope TEXT COLLATE "C" NOT NULL, sample BIGINT NOT NULL,
  retired BIGINT NOT NULL DEFAULT 0, language TEXT NOT NULL, outlet_fold TEXT, identity TEXT COLLATE "C" NOT NULL,
  hash TEXT COLLATE "C" NOT NULL, url TEXT, outlet TEXT, byline TEXT, published_at TEXT, retrieved_at TEXT NOT NULL,
  revises TEXT, copy_of TEXT COLLATE "C", labels TEXT NOT NULL, title TEXT NOT NULL, has_title BIGINT NOT NULL,
  text TEXT NOT NULL);
CREATE INDEX article_identity ON article (identity);
CREATE INDEX article_hash ON article (hash);
CREATE INDEX article_copy ON article (copy_of) WHERE copy_of IS NOT NULL;
CREATE INDEX article_standing ON article (scope, sample, retired, key);
CREATE TABLE revision (key BIGINT NOT NULL REFERENCES article (key), scope TEXT COLLATE "C" NOT NULL,
  revised_by TEXT NOT NULL, PRIMARY KEY (key, scope));
CREATE TABLE ledger (
  key BIGINT PRIMARY KEY REFERENCES article (key), reader_version BIGINT NOT NULL, packed BYTEA NOT NULL);
CREATE TABLE sketch (hash BIGINT NOT NULL, key BIGINT NOT NULL, PRIMARY KEY (hash, key));
CREATE TABLE topic (
  term TEXT COLLATE "C" NOT NULL, scope TEXT COLLATE "C" NOT NULL, sample BIGINT NOT NULL, form TEXT COLLATE "C" NOT NULL,
  count BIGINT NOT NULL, PRIMARY KEY (term, scope, sample));
`;

/*
 * The index of words. \`article_words\` holds the latest revisions only, in one partition a calendar month of the time key, made
 * when its first article comes. \`lexeme\` counts the articles that hold a stem, \`corpus\` all articles and their words: what
 * BM25 needs to know of the whole. Counting is part of filing, so a fresh archive ranks as well as an old one.
 *
 * bm25_count: how often a stem stands in an article, a title counting four times as in SQLite's index. The server has no function
 * for that which does not unpack the whole vector (measured: .58 ms an article); but ts_rank of one word with flat weights is
 * (1 + 1/4 + 1/9 + … + 1/n²) / (π²/6), from which n follows exactly for every n that a vector can hold (measured: .02 ms).
 */
const WORDS = `
CREATE TABLE article_words (
  key BIGINT NOT NULL, scope TEXT COLLATE "C" NOT NULL, sample BIGINT NOT NULL, language TEXT NOT NULL, outlet_fold TEXT,
  length BIGINT NOT NULL, words TSVECTOR NOT NULL, PRIMARY KEY (key)) PARTITION BY RANGE (key);
CREATE INDEX article_words_words ON article_words USING gin (words);
CREATE TABLE lexeme (stem TEXT COLLATE "C" PRIMARY KEY, articles BIGINT NOT NULL) WITH (fillfactor = 70);
CREATE TABLE corpus (articles BIGINT NOT NULL, words BIGINT NOT NULL);
INSERT INTO corpus VALUES (0, 0);

CREATE FUNCTION month_start(at BIGINT) RETURNS TIMESTAMP LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT date_trunc('month', to_timestamp(at / 4096 / 1000.0) AT TIME ZONE 'UTC') $$;
CREATE FUNCTION month_key(start TIMESTAMP) RETURNS BIGINT LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT (extract(epoch FROM start) * 1000)::bigint * 4096 $$;
-- Attaching a table takes no lock that a search would wait for; making one as a partition would.
CREATE FUNCTION make_month(at BIGINT) RETURNS VOID LANGUAGE plpgsql AS $$
DECLARE
  first CONSTANT TIMESTAMP := month_start(at);
  part CONSTANT TEXT := 'article_words_' || to_char(first, 'YYYY_MM');
BEGIN
  IF to_regclass(part) IS NOT NULL THEN RETURN; END IF;
  EXECUTE format('CREATE TABLE %I (LIKE article_words INCLUDING ALL)', part);
  EXECUTE format('ALTER TABLE article_words ATTACH PARTITION %I FOR VALUES FROM (%s) TO (%s)',
    part, month_key(first), month_key(first + interval '1 month'));
END $$;

CREATE FUNCTION bm25_places(v TSVECTOR, q TSQUERY, weights REAL[]) RETURNS FLOAT8
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT round(1 / (1.6449340668482264 * (1.0000000001 - ts_rank(weights, v, q))) - 0.5) $$;
CREATE FUNCTION bm25_count(v TSVECTOR, q TSQUERY) RETURNS FLOAT8 LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT bm25_places(v, q, '{1,1,1,1}') + 3 * bm25_places(v, q, '{0,0,0,1}') $$;
-- How often stems follow each other: the same, found the slow way.
CREATE FUNCTION bm25_count_phrase(v TSVECTOR, stems TEXT[]) RETURNS FLOAT8 LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(sum(CASE WHEN w = 'A' THEN 4 ELSE 1 END), 0)::float8 FROM (
    SELECT min(p.weight) AS w FROM unnest(stems) WITH ORDINALITY s(stem, n)
    JOIN unnest(v) u ON u.lexeme = s.stem CROSS JOIN unnest(u.positions, u.weights) p(place, weight)
    GROUP BY p.place - s.n HAVING count(*) = array_length(stems, 1)) starts $$;
CREATE FUNCTION bm25(occurs FLOAT8, length BIGINT, average FLOAT8) RETURNS FLOAT8
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT occurs * 2.2 / (occurs + 1.2 * (0.25 + 0.75 * length / average)) $$;
`;

const BRIEFINGS = `
CREATE TABLE briefing (
  seq BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, id TEXT COLLATE "C" NOT NULL UNIQUE,
  scope TEXT COLLATE "C" NOT NULL, channel_key TEXT NOT NULL, query_key TEXT NOT NULL, created_ms BIGINT NOT NULL,
  packed BYTEA NOT NULL);
CREATE INDEX briefing_last ON briefing (channel_key, query_key, created_ms);
CREATE TABLE cited (briefing TEXT COLLATE "C" NOT NULL, article TEXT COLLATE "C" NOT NULL, PRIMARY KEY (briefing, article));
CREATE INDEX cited_article ON cited (article);
CREATE FUNCTION cited_text_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM cited WHERE article = old.id) THEN RAISE 'a kept briefing cites this article'; END IF;
  RETURN old;
END $$;
CREATE TRIGGER cited_text_stays BEFORE DELETE ON article FOR EACH ROW EXECUTE FUNCTION cited_text_stays();
`;

const CACHE = `
CREATE TABLE cache (key TEXT COLLATE "C" PRIMARY KEY, value TEXT NOT NULL, expires BIGINT);
CREATE INDEX cache_expires ON cache (expires) WHERE expires IS NOT NULL;
`;

const DESK = `
CREATE TABLE job (
  id BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, key TEXT COLLATE "C" NOT NULL UNIQUE, share TEXT,
  workspace TEXT NOT NULL, payload TEXT NOT NULL, note TEXT, state TEXT NOT NULL, owner TEXT, lease_ms BIGINT,
  due_ms BIGINT NOT NULL, attempts BIGINT NOT NULL DEFAULT 0, created_ms BIGINT NOT NULL);
CREATE INDEX job_state ON job (state, created_ms);
CREATE INDEX job_share ON job USING hash (share) WHERE share IS NOT NULL;
CREATE TABLE receipt (job TEXT COLLATE "C" NOT NULL, part BIGINT NOT NULL, ts TEXT, PRIMARY KEY (job, part));
CREATE TABLE thread (
  seq BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, workspace TEXT NOT NULL, channel TEXT NOT NULL, ts TEXT NOT NULL,
  briefing TEXT NOT NULL, UNIQUE (workspace, channel, ts));
CREATE TABLE feedback (
  workspace TEXT NOT NULL, channel TEXT NOT NULL, "user" TEXT COLLATE "C" NOT NULL, briefing TEXT COLLATE "C" NOT NULL,
  claim TEXT COLLATE "C" NOT NULL, verdict TEXT NOT NULL, printed TEXT, at TEXT COLLATE "C" NOT NULL,
  UNIQUE ("user", briefing, claim));
`;

const FEEDS = `
CREATE TABLE feed (
  id TEXT COLLATE "C" PRIMARY KEY, scope TEXT COLLATE "C" NOT NULL, url TEXT COLLATE "C" NOT NULL,
  host TEXT COLLATE "C" NOT NULL, outlet TEXT NOT NULL, site TEXT, visibility TEXT NOT NULL, full_text BIGINT NOT NULL, etag TEXT,
  last_modified TEXT, interval_ms BIGINT NOT NULL, added_ms BIGINT NOT NULL, due_ms BIGINT NOT NULL,
  failures BIGINT NOT NULL DEFAULT 0, polled_ms BIGINT, success_ms BIGINT, new_ms BIGINT, last_error TEXT, paused TEXT,
  gone BIGINT NOT NULL DEFAULT 0, owner TEXT COLLATE "C", lease_ms BIGINT, UNIQUE (scope, url));
CREATE INDEX feed_due ON feed (due_ms) WHERE paused IS NULL;
CREATE INDEX feed_lease ON feed (lease_ms) WHERE lease_ms IS NOT NULL;
CREATE TABLE feed_item (feed TEXT COLLATE "C" NOT NULL, key TEXT COLLATE "C" NOT NULL, digest TEXT NOT NULL,
  tries BIGINT NOT NULL, seen_ms BIGINT NOT NULL, PRIMARY KEY (feed, key));
CREATE TABLE outlet_rating (scope TEXT COLLATE "C" NOT NULL, outlet_fold TEXT COLLATE "C" NOT NULL, outlet TEXT NOT NULL,
  reliability TEXT NOT NULL, labels TEXT NOT NULL, PRIMARY KEY (scope, outlet_fold));
`;

const INSTALLS = `
CREATE TABLE install (
  key TEXT COLLATE "C" PRIMARY KEY, sealed TEXT NOT NULL, installed_ms BIGINT NOT NULL, renewing_ms BIGINT NOT NULL);
`;

/* What the language model cost, under a key such as "month 2026-06 T1"; money in billionths of a dollar. Who lets it read private articles. */
const MODEL = `
CREATE TABLE spend (key TEXT COLLATE "C" PRIMARY KEY, calls BIGINT NOT NULL, input BIGINT NOT NULL, output BIGINT NOT NULL,
  nano_usd BIGINT NOT NULL, unpriced BIGINT NOT NULL);
CREATE TABLE model_consent (workspace TEXT COLLATE "C" PRIMARY KEY);
`;

/* As which article an item of a feed was last filed: by it the item's publisher may withdraw it. */
const WITHDRAWALS = `
ALTER TABLE feed_item ADD COLUMN article TEXT COLLATE "C";
CREATE INDEX feed_item_article ON feed_item (article) WHERE article IS NOT NULL;
`;

/* SQLite's index of words is cut into months there; here it always was. */
const WORDS_BY_MONTH = "SELECT 1";

/*
 * Words stand in the rows themselves where a page has room for them, and not in pieces elsewhere, as values of their size do by default: a
 * search reads those of thousands of articles, and the planner knows what that costs. Months filed before stay as they are. And bm25
 * names how often a word occurs once only: a function that names a dear argument twice is called for each row instead of written into
 * the statement (measured together: searches of a week at 28,000 articles a month p50 25 to 16, p99 170 to 63 ms).
 */
const WORDS_IN_ROWS = `
ALTER TABLE article_words ALTER COLUMN words SET STORAGE MAIN;
CREATE FUNCTION bm25_norm(length BIGINT, average FLOAT8) RETURNS FLOAT8 LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT 1.2 * (0.25 + 0.75::float8 * length / average) $$;
CREATE OR REPLACE FUNCTION bm25(occurs FLOAT8, length BIGINT, average FLOAT8) RETURNS FLOAT8
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT 2.2 * (1 - bm25_norm(length, average) / (occurs + bm25_norm(length, average))) $$;
`;

/* The message in a thread that is its briefing: the thread of a mention begins with the mention. NULL: the thread's own. */
const THREAD_ROOTS = `ALTER TABLE thread ADD COLUMN root TEXT COLLATE "C";`;

/* In which thread a job was asked for, and whether somebody has stopped it since. */
const STOPPED_JOBS = `
ALTER TABLE job ADD COLUMN place TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE job ADD COLUMN stopped BIGINT NOT NULL DEFAULT 0;
CREATE INDEX job_place ON job (place, state) WHERE place <> '';
`;

/** The steps from an empty database to today's tables, in order. Append only, step for step beside SQLite's. */
export const MIGRATIONS: readonly string[] = [
  ARTICLES + WORDS,
  BRIEFINGS,
  CACHE,
  DESK,
  FEEDS,
  WATCHES,
  INSTALLS,
  MODEL,
  WITHDRAWALS,
  WORDS_BY_MONTH,
  WORDS_IN_ROWS,
  THREAD_ROOTS,
  STOPPED_JOBS,
];
