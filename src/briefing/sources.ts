import type { Query } from "#domain/assignment.ts";
import type { Citation, Coverage, Source } from "#domain/briefing.ts";
import type { Read } from "#domain/ports.ts";
import type { Gathered } from "./gather.ts";
import { ownOrigin } from "./origins.ts";
import { unmatchedIn } from "./topic.ts";

type Shown = Pick<Gathered, "reads" | "copies"> & Partial<Pick<Gathered, "sequels">>;

/** What the source of a briefing says of an article that was not found by the words asked for. */
const SEQUEL = "does not name the topic, tells of the same events";

/** The cited articles, numbered in the order in which the reader meets them. An unrated source is F: it cannot be judged. */
export function sourcesOf(citations: readonly Citation[], gathered: Shown): Source[] {
  const ids = [...new Set(citations.map((one) => one.articleId))];
  const reads = new Map(gathered.reads.map((read) => [read.article.id, read]));
  return ids
    .flatMap((id) => {
      const read = reads.get(id);
      return read ? [read] : [];
    })
    .map((read, i) => sourceOf(read, i + 1, gathered));
}

function sourceOf({ article, ledger }: Read, n: number, { copies, sequels }: Shown): Source {
  return {
    n,
    articleId: article.id,
    title: article.title,
    outlet: article.outlet,
    byline: article.byline,
    publishedAt: article.publishedAt,
    retrievedAt: article.retrievedAt,
    url: article.url,
    language: article.language,
    origins: [...new Set(ledger.sentences.flatMap((sentence) => sentence.origins))],
    copies: [...(copies.get(article.id) ?? [])],
    reliability: "F",
    labels: [...article.labels, ...(sequels?.has(article.id) ? [SEQUEL] : [])],
  };
}

/** What was looked at, counted from the evidence itself. */
export function coverageOf({ reads, copies }: Pick<Gathered, "reads" | "copies">, query: Query): Coverage {
  const outlets = new Set(reads.flatMap(({ article }) => (article.outlet ? [article.outlet] : [])));
  const unmatched = unmatchedIn(query, reads);
  const dates = reads.flatMap(({ article }) => (article.publishedAt ? [article.publishedAt] : []));
  return {
    articles: reads.length + [...copies.values()].flat().length,
    outlets: outlets.size,
    origins: new Set(reads.map(originOfArticle)).size,
    languages: [...new Set(reads.map(({ article }) => article.language))],
    newest: dates.toSorted().at(-1) ?? null,
    feedsDown: [],
    days: daysOf({ reads, copies }),
    ...(unmatched.length > 0 ? { unmatched } : {}),
  };
}

/** Articles by the day of publication and by origin; a copy counts for the origin and the day of what it is a copy of. */
function daysOf({ reads, copies }: Pick<Gathered, "reads" | "copies">): NonNullable<Coverage["days"]> {
  const counted = new Map<string, { date: string; origin: string; articles: number }>();
  for (const read of reads) {
    const { id, publishedAt } = read.article;
    if (publishedAt === null) continue;
    const [date, origin] = [publishedAt.slice(0, 10), originOfArticle(read)];
    const key = `${date} ${origin}`;
    const before = counted.get(key)?.articles ?? 0;
    counted.set(key, { date, origin, articles: before + 1 + (copies.get(id)?.length ?? 0) });
  }
  return [...counted].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

/** An article that credits another outlet for its lead has that outlet as its origin. */
function originOfArticle(read: Read): string {
  const lead = read.ledger.sentences.find((sentence) => sentence.flags.length === 0);
  return lead?.origins[0] ?? ownOrigin(read);
}
