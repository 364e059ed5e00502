import type { Ledger } from "#domain/ledger.ts";
import { fold } from "./identity.ts";
import { isTelling } from "./match.ts";
import { MINE } from "./rows.ts";
import type { Sql } from "./sql.ts";

const SHORTEST = 3;
const LONGEST = 60;

/**
 * The topics of an article, folded, with a form to print: the names in it, and in small letters the telling words of its title. Only a
 * name's form holds a capital.
 */
export function topicsOf(title: string | null, ledger: Ledger): Map<string, string> {
  const topics = new Map<string, string>();
  const add = (form: string): void => {
    const term = fold(form);
    if (term.length >= SHORTEST && term.length <= LONGEST && !topics.has(term)) topics.set(term, form.trim());
  };
  for (const sentence of ledger.sentences) for (const name of sentence.names) add(name.canonical);
  for (const word of title?.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? []) if (isTelling(word)) add(word.toLowerCase());
  return topics;
}

const COUNT_SQL = `INSERT INTO topic (term, scope, sample, form, count)
  SELECT t.term, ?2, ?3, t.form, ?4 FROM ROWS(?1 AS t: term TEXT, form TEXT) WHERE true
  ON CONFLICT (term, scope, sample) DO UPDATE SET count = topic.count + excluded.count`;

const FORGET_SQL = "DELETE FROM topic WHERE term IN (?1:texts) AND scope = ?2 AND sample = ?3 AND count <= 0";

/** Counts an article's topics for its audience, or uncounts them when `by` is -1. */
export async function countTopics(
  sql: Sql,
  article: { scope: string; sample: boolean },
  topics: ReadonlyMap<string, string>,
  by: 1 | -1,
): Promise<void> {
  const rows = [...topics].map(([term, form]) => ({ term, form }));
  await sql.run(COUNT_SQL, rows, article.scope, Number(article.sample), by);
  // A word that no article holds any more would still tell of one that is gone.
  if (by < 0) await sql.run(FORGET_SQL, [...topics.keys()], article.scope, Number(article.sample));
}

// Samples stand aside as soon as an audience has an article of its own, as they do in search.
const COMMON_SQL = `SELECT min(form) AS form, sum(count) AS n FROM topic WHERE scope ${MINE}
  AND sample = (SELECT min(sample) FROM topic WHERE scope ${MINE}) GROUP BY term ORDER BY n DESC, term LIMIT ?2`;

/** How many of the commonest topics are looked through for names, beside words of titles ("fails", "least"). */
const LOOKED_THROUGH = 20;

/** The names that most of these audiences' articles hold. */
export async function commonTopics(sql: Sql, scopes: readonly string[], limit: number): Promise<string[]> {
  const forms = (await sql.all(COMMON_SQL, scopes, limit * LOOKED_THROUGH)).map((row) => String(row.form));
  return forms.filter((form) => /\p{Lu}/u.test(form)).slice(0, limit);
}
