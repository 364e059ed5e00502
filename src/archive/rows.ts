import type { Article } from "#domain/article.ts";
import { type Row, textOrNull } from "./sql.ts";

/** True in SQL when the audience in column `scope` is one of the viewer's; `?1` is the list of the viewer's audiences. */
export const MINE = "IN (?1:texts)";

/** The columns of an article as the viewer of `?1` sees it: only revisions and copies the viewer may see are named. */
export const ARTICLE_COLUMNS = `a.key, a.id, a.url, a.outlet, a.byline, a.published_at, a.retrieved_at, a.language, a.hash,
  a.revises, a.sample, a.labels, a.title, a.has_title, a.text,
  (SELECT max(r.revised_by) FROM revision r WHERE r.key = a.key AND r.scope ${MINE}) AS revised_by,
  (SELECT c.id FROM article c WHERE c.id = a.copy_of AND c.scope ${MINE}) AS copy_of`;

/** True in SQL when article `a` is the latest revision for the viewer of `?1`. */
export const LATEST = `a.retired = 0 AND NOT EXISTS (SELECT 1 FROM revision r WHERE r.key = a.key AND r.scope ${MINE})`;

/** A row of ARTICLE_COLUMNS as an article. */
export function articleOf(row: Row): Article {
  return {
    id: String(row.id),
    url: textOrNull(row.url),
    title: row.has_title ? String(row.title) : null,
    outlet: textOrNull(row.outlet),
    byline: textOrNull(row.byline),
    publishedAt: textOrNull(row.published_at),
    retrievedAt: String(row.retrieved_at),
    language: String(row.language),
    text: String(row.text),
    hash: String(row.hash),
    revises: textOrNull(row.revises),
    revisedBy: textOrNull(row.revised_by),
    sample: Boolean(row.sample),
    labels: JSON.parse(String(row.labels)) as string[],
  };
}
