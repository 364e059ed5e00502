import type { Article } from "#domain/article.ts";
import type { Assignment, Query } from "#domain/assignment.ts";
import type { Listed, NothingFound } from "#domain/briefing.ts";
import type { Archive } from "#domain/ports.ts";

/** So many matches are looked at, which the archive gives best first: of more, the newest may not be among them. */
const LOOKED = 1000;

/** An article as the answer that nothing was found lists it. */
export function listed({ id, title, publishedAt }: Article): Listed {
  return { articleId: id, title, publishedAt };
}

/** What a query that found nothing would have found without its window and filters; undefined when that is nothing either. */
export async function filteredOut({ viewer, query }: Assignment, archive: Archive): Promise<NothingFound["filtered"]> {
  if (!isFiltered(query)) return undefined;
  const open = { ...query, excluded: [], outlet: null, language: null, from: null, until: null };
  const found = (await archive.articles.search(viewer, open, LOOKED)).map(({ article }) => article);
  const [newest] = found.toSorted((a, b) => timeOf(b) - timeOf(a));
  if (newest === undefined) return undefined;
  const topic = [...query.words, ...query.phrases.map((phrase) => `"${phrase}"`)].join(" ");
  return { topic, newest: found.length < LOOKED ? listed(newest) : null };
}

function isFiltered({ excluded, outlet, language, from, until }: Query): boolean {
  return excluded.length > 0 || [outlet, language, from, until].some((one) => one !== null);
}

function timeOf({ publishedAt, retrievedAt }: Article): number {
  return Date.parse(publishedAt ?? retrievedAt);
}
