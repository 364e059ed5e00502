import type { Viewer } from "#domain/article.ts";
import type { Assignment, Query } from "#domain/assignment.ts";
import type { Archive, Found, Read } from "#domain/ports.ts";
import { companionsOf, findSequels, opensWith, sharedNames } from "./sequels.ts";
import { keepAbout, type Topic, topicOf } from "./topic.ts";

/**
 * The articles an assignment may draw on: `reads` holds one of each text, `copies` the others, keyed by the one kept. `topic` tells
 * what of them is about what was asked; `sequels` holds the ids of those that do not name it and tell of the same events.
 */
export type Gathered = {
  readonly topic: Topic;
  readonly reads: readonly Read[];
  readonly copies: ReadonlyMap<string, readonly string[]>;
  readonly sequels: ReadonlySet<string>;
};

/** As many newer ones as may displace what is older. */
const MOST_NEWER = 20;

type Desk = { readonly viewer: Viewer; readonly archive: Archive };

/** As many articles as one briefing looks at; more would not change five developments. */
const MOST_ARTICLES = 60;

/**
 * Finds and reads the articles of an assignment, folding near-duplicate copies into the earliest of them; without what only mentions the
 * topic in passing, and with what goes on about its events without naming it.
 */
export function gatherAbout({ viewer, query }: Assignment, archive: Archive): Promise<Gathered> {
  return gatherAny([query], () => true, { viewer, archive });
}

/** The same for the articles that any of several queries finds and a watch accepts. */
export async function gatherAny(
  queries: readonly Query[],
  accepts: (read: Read) => boolean,
  desk: Desk,
): Promise<Gathered> {
  const lists = await Promise.all(queries.map((query) => searched(query, desk)));
  const found = distinct(lists.flat());
  const first = await folded(found, { queries, accepts, sequels: new Set() }, desk);
  const isFull = lists.some((list) => list.length >= MOST_ARTICLES);
  return about(isFull ? first : await withSequels(found, first, { queries, accepts }, desk));
}

/** The best matches of a query; of more than are looked at the newest need not be among them, and are looked for by themselves. */
async function searched(query: Query, { viewer, archive }: Desk): Promise<Found[]> {
  const best = await archive.articles.search(viewer, query, MOST_ARTICLES);
  const newest = best
    .flatMap(({ article }) => article.publishedAt ?? [])
    .toSorted()
    .at(-1);
  if (best.length < MOST_ARTICLES || newest === undefined) return best;
  const from = new Date(Date.parse(newest) + 1).toISOString();
  return [...best, ...(await archive.articles.search(viewer, { ...query, from }, MOST_NEWER))];
}

/** The articles found, with those that go on about the events of the ones that are about the topic. */
async function withSequels(
  found: readonly Found[],
  gathered: Gathered,
  { queries, accepts }: Omit<Sought, "sequels">,
  desk: Desk,
): Promise<Gathered> {
  const [query] = queries;
  const kept = keepAbout(gathered.reads, gathered.topic);
  const shared = sharedNames(kept, queries);
  const all = query ? distinct([...found, ...(await findSequels(shared, { about: kept, query }, desk))]) : found;
  const sequels = new Set(all.slice(found.length).map(({ article }) => article.id));
  if (sequels.size === 0) return gathered;
  const isSequel = opensWith(shared);
  const isWanted = (read: Read) => accepts(read) && (!sequels.has(read.article.id) || isSequel(read));
  return folded(all, { queries, accepts: isWanted, sequels }, desk);
}

function distinct(found: readonly Found[]): Found[] {
  return found.filter((one, i, all) => all.findIndex((other) => other.article.id === one.article.id) === i);
}

/**
 * What is about the topic, and what tells of the same events without naming it: the denial of what was charged there. Such a
 * companion counts as much as an article that is just about the topic.
 */
function about({ topic, reads, copies, sequels }: Gathered): Gathered {
  const kept = new Set(keepAbout(reads, topic));
  const others = reads.filter((read) => !kept.has(read));
  const companions = new Set(companionsOf([...kept], others));
  const least = Math.max(0, ...reads.map(topic.article)) / 2;
  const article = (read: Read) => Math.max(least, topic.article(read));
  const wanted = reads.filter((read) => kept.has(read) || companions.has(read));
  const ids = new Set(wanted.map((read) => read.article.id));
  return {
    topic: { ...topic, article },
    reads: wanted,
    copies: new Map([...copies].filter(([id]) => ids.has(id))),
    sequels,
  };
}

type Sought = {
  readonly queries: readonly Query[];
  readonly accepts: (read: Read) => boolean;
  readonly sequels: ReadonlySet<string>;
};

async function folded(found: readonly Found[], sought: Sought, { viewer, archive }: Desk): Promise<Gathered> {
  const present = new Set(found.map((one) => one.article.id));
  const copies = new Map<string, string[]>();
  const kept: string[] = [];
  for (const { article, copyOf } of found) {
    if (copyOf && present.has(copyOf)) copies.set(copyOf, [...(copies.get(copyOf) ?? []), article.id]);
    else kept.push(article.id);
  }
  const reads = (await archive.articles.read(viewer, kept)).filter(sought.accepts);
  return { topic: topicOf(sought.queries, reads), reads, copies, sequels: sought.sequels };
}
