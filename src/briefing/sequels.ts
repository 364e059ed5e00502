import type { Viewer } from "#domain/article.ts";
import type { Query } from "#domain/assignment.ts";
import type { Archive, Found, Read } from "#domain/ports.ts";
import { contentWords, isCountry, isRegion } from "#text/text.ts";
import { cluster, timeOf } from "./cluster.ts";
import { factSentences } from "./evidence.ts";
import { fateOf } from "./figure-fates.ts";

/*
 * "Death toll in Velmar rises to 21" is news of the Orvik dam and names no dam. What goes on about the events of a topic is searched by
 * those whom and the places which its articles' titles and first sentences name. It is kept when it clusters with one of them, or counts
 * the dead, the hurt or the missing of the same town in the same days.
 */
const LEAD_SENTENCES = 2;
/** A name that so many leads hold is what they are about; of one article alone nothing is known. */
const FEWEST_LEADS = 2;
const MOST_WORDS = 8;
const MOST_SEQUELS = 20;
/** Those of one town who are counted within so many days of each other are those of one disaster. */
const SAME_TOLL_DAYS = 7;
const DAY_MS = 86_400_000;

/** What sequels are searched by: the words of names that several leads share, those of most first. */
export type Shared = readonly string[];

/** Articles that may tell of the events of `about` in other words than those asked for, from the first of them on, best first. */
export async function findSequels(
  shared: Shared,
  { about, query }: { readonly about: readonly Read[]; readonly query: Query },
  { viewer, archive }: { readonly viewer: Viewer; readonly archive: Archive },
): Promise<Found[]> {
  const first = about.flatMap(({ article }) => article.publishedAt ?? []).toSorted()[0];
  if (first === undefined || shared.length === 0) return [];
  const from = query.from !== null && query.from > first ? query.from : first;
  const named = { ...query, text: shared.join(" "), words: shared, phrases: [], from };
  return archive.articles.search(viewer, named, MOST_SEQUELS);
}

/** The words of names that the leads share, without those asked for: these have been looked for. */
export function sharedNames(about: readonly Read[], queries: readonly Query[]): Shared {
  const asked = new Set(queries.flatMap(({ words, phrases }) => contentWords([...words, ...phrases].join(" "))));
  const counts = new Map<string, number>();
  for (const word of about.flatMap((read) => [...namesIn(read, LEAD_SENTENCES)])) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts]
    .filter(([word, n]) => n >= FEWEST_LEADS && contentWords(word).every((term) => !asked.has(term)))
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_WORDS)
    .map(([word]) => word);
}

/** Whether an article says at once that it is about what the leads share: a bus that had come from Velmar crashed elsewhere. */
export function opensWith(shared: Shared): (read: Read) => boolean {
  const sought = new Set(shared);
  return (read) => !sought.isDisjointFrom(namesIn(read, 1));
}

/** The words of names in a title and in the first sentences. */
function namesIn({ article, ledger }: Read, most: number): Set<string> {
  const title = article.title ?? "";
  const prose = ledger.sentences.filter(({ flags }) => !flags.includes("boilerplate"));
  const names = prose.flatMap(({ names }, at) => names.filter(({ text }) => at < most || title.includes(text)));
  return new Set(names.flatMap(({ text }) => text.toLowerCase().split(/\s+/)));
}

/** Those of `others` that tell of the same events as some of `about`. */
export function companionsOf(about: readonly Read[], others: readonly Read[]): Read[] {
  if (others.length === 0) return [];
  const kept = new Set(about);
  const stories = cluster([...about, ...others]).filter((story) => story.reads.some((read) => kept.has(read)));
  const joined = new Set([...about, ...stories.flatMap((story) => story.reads)]);
  const isToll = countsSame([...joined]);
  return others.filter((read) => joined.has(read) || isToll(read));
}

/** Whether an article counts what became of people where some of these do, at about the same time. */
function countsSame(reads: readonly Read[]): (read: Read) => boolean {
  const told = reads.flatMap((read) => tollsIn(read).map((toll) => ({ toll, at: timeOf(read) })));
  return (read) => {
    const [tolls, at] = [tollsIn(read), timeOf(read)];
    return told.some((one) => tolls.includes(one.toll) && Math.abs(at - one.at) <= SAME_TOLL_DAYS * DAY_MS);
  };
}

/** Towns of whose people the first sentences count what became of them: "killed, Velmar". */
function tollsIn(read: Read): string[] {
  return factSentences([read])
    .slice(0, LEAD_SENTENCES + 1)
    .flatMap(({ sentence }) => {
      const towns = sentence.names.filter(
        ({ kind, canonical }) => kind === "place" && !isCountry(canonical) && !isRegion(canonical),
      );
      const fates = sentence.figures.flatMap((figure) => fateOf(figure, sentence) ?? []);
      return towns.flatMap(({ canonical }) => fates.map((fate) => `${fate}, ${canonical}`));
    });
}
