import type { Viewer } from "#domain/article.ts";
import type { Assignment, Query } from "#domain/assignment.ts";
import type { Archive, Found, Read } from "#domain/ports.ts";

/** The articles an assignment may draw on: `reads` holds one of each text, `copies` the others, keyed by the one kept. */
export type Gathered = {
  readonly reads: readonly Read[];
  readonly copies: ReadonlyMap<string, readonly string[]>;
};

/** As many articles as one briefing looks at; more would not change five developments. */
const MOST_ARTICLES = 60;

/** Finds and reads the articles of an assignment, folding near-duplicate copies into the earliest of them. */
export async function gather(assignment: Assignment, archive: Archive): Promise<Gathered> {
  const found = await archive.articles.search(assignment.viewer, assignment.query, MOST_ARTICLES);
  return folded(found, assignment.viewer, archive);
}

/** Finds and reads the articles that any of several queries finds and a watch accepts. */
export async function gatherAny(
  queries: readonly Query[],
  accepts: (read: Read) => boolean,
  { viewer, archive }: { viewer: Viewer; archive: Archive },
): Promise<Gathered> {
  const lists = await Promise.all(queries.map((query) => archive.articles.search(viewer, query, MOST_ARTICLES)));
  const found = lists
    .flat()
    .filter((one, i, all) => all.findIndex((other) => other.article.id === one.article.id) === i);
  const gathered = await folded(found, viewer, archive);
  return { ...gathered, reads: gathered.reads.filter(accepts) };
}

async function folded(found: readonly Found[], viewer: Viewer, archive: Archive): Promise<Gathered> {
  const present = new Set(found.map((one) => one.article.id));
  const copies = new Map<string, string[]>();
  const kept: string[] = [];
  for (const { article, copyOf } of found) {
    if (copyOf && present.has(copyOf)) copies.set(copyOf, [...(copies.get(copyOf) ?? []), article.id]);
    else kept.push(article.id);
  }
  return { reads: await archive.articles.read(viewer, kept), copies };
}
