import type { Ledger } from "#domain/ledger.ts";
import type { Database } from "./database.ts";
import { fold } from "./identity.ts";
import { isTelling } from "./match.ts";

const SHORTEST = 3;
const LONGEST = 60;

/** The topics of an article, folded, with a form to print: the names in it and the telling words of its title. */
export function topicsOf(title: string | null, ledger: Ledger): Map<string, string> {
  const topics = new Map<string, string>();
  const add = (form: string): void => {
    const term = fold(form);
    if (term.length >= SHORTEST && term.length <= LONGEST && !topics.has(term)) topics.set(term, form.trim());
  };
  for (const sentence of ledger.sentences) for (const name of sentence.names) add(name.canonical);
  for (const word of title?.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? []) if (isTelling(word)) add(word);
  return topics;
}

const COUNT_SQL = `INSERT INTO topic (term, scope, sample, form, count) VALUES (?, ?, ?, ?, ?)
  ON CONFLICT (term, scope, sample) DO UPDATE SET count = count + excluded.count`;

/** Counts an article's topics for its audience, or uncounts them when `by` is -1. */
export function countTopics(
  db: Database,
  article: { scope: string; sample: boolean },
  topics: ReadonlyMap<string, string>,
  by: 1 | -1,
): void {
  for (const [term, form] of topics) db.sql(COUNT_SQL).run(term, article.scope, Number(article.sample), form, by);
}
