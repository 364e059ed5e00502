import type { Viewer } from "#domain/article.ts";
import type { Assignment, Query } from "#domain/assignment.ts";
import type { Archive, Found, Read } from "#domain/ports.ts";
import { cluster } from "./cluster.ts";
import { keepAbout, type Topic, topicOf } from "./topic.ts";

/**
 * The articles an assignment may draw on: `reads` holds one of each text, `copies` the others, keyed by the one kept. `topic` tells
 * what of them is about what was asked.
 */
export type Gathered = {
  readonly topic: Topic;
  readonly reads: readonly Read[];
  readonly copies: ReadonlyMap<string, readonly string[]>;
};

/** As many articles as one briefing looks at; more would not change five developments. */
const MOST_ARTICLES = 60;

/** Finds and reads the articles of an assignment, folding near-duplicate copies into the earliest of them. */
async function gather(assignment: Assignment, archive: Archive): Promise<Gathered> {
  const found = await archive.articles.search(assignment.viewer, assignment.query, MOST_ARTICLES);
  return folded(found, assignment, archive);
}

/** The same, without what only mentions the topic in passing. */
export async function gatherAbout(assignment: Assignment, archive: Archive): Promise<Gathered> {
  const gathered = await gather(assignment, archive);
  return about(gathered);
}

/**
 * What is about the topic, and what tells of the same events without naming it: the denial of what was charged there. Such a
 * companion counts as much as an article that is just about the topic.
 */
function about({ topic, reads, copies }: Gathered): Gathered {
  const kept = new Set(keepAbout(reads, topic));
  const stories = kept.size === reads.length ? [] : cluster(reads);
  const companions = new Set(
    stories.flatMap((story) => (story.reads.some((read) => kept.has(read)) ? story.reads : [])),
  );
  const least = Math.max(0, ...reads.map(topic.article)) / 2;
  const article = (read: Read) => Math.max(least, topic.article(read));
  return {
    topic: { ...topic, article },
    reads: reads.filter((read) => kept.has(read) || companions.has(read)),
    copies,
  };
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
  const gathered = await folded(found, { viewer, queries }, archive);
  return about({ ...gathered, reads: gathered.reads.filter(accepts) });
}

type Sought = { readonly viewer: Viewer } & ({ readonly query: Query } | { readonly queries: readonly Query[] });

async function folded(found: readonly Found[], sought: Sought, archive: Archive): Promise<Gathered> {
  const present = new Set(found.map((one) => one.article.id));
  const copies = new Map<string, string[]>();
  const kept: string[] = [];
  for (const { article, copyOf } of found) {
    if (copyOf && present.has(copyOf)) copies.set(copyOf, [...(copies.get(copyOf) ?? []), article.id]);
    else kept.push(article.id);
  }
  const reads = await archive.articles.read(sought.viewer, kept);
  return { topic: topicOf("query" in sought ? [sought.query] : sought.queries, reads), reads, copies };
}
