import { digestOf } from "#domain/ids.ts";
import type { Read } from "#domain/ports.ts";
import { contentWords } from "#text/text.ts";
import { areAboutOthers, type LeadPeople, peopleInLead } from "./lead-people.ts";
import { cosine, dampedVectorOf, inverseFrequencies, type Vector } from "./vectors.ts";

/** One event and the articles about it, the earliest first. */
export type Story = { readonly id: string; readonly reads: readonly Read[] };

/**
 * Two groups of articles tell one event when their average likeness is at least this. On ECB+ (odd topics), where each topic holds
 * two events that look alike, B-cubed F1 is .928 to .939 from .19 to .23; docs/BENCHMARKS.md has the figures.
 */
const SAME_EVENT = 0.21;
/** Articles further apart than this are linked only as a continuing story when they are much alike. */
const FAR_DAYS = 14;
/**
 * Among a few articles on one story the names of that story are in nearly all, and would weigh nothing: terms are weighed as among so
 * many. ECB+ topic by topic, as few articles as a briefing has, B-cubed F1 is .786 with it and .677 without (docs/BENCHMARKS.md).
 */
const FEWEST_WEIGHED = 50;
const DAY_MS = 86_400_000;

type Node = { words: Vector; names: Vector; at: number | null };

function nodesOf(reads: readonly Read[]): Node[] {
  const others = Math.max(0, FEWEST_WEIGHED - reads.length);
  const [words, names] = [reads.map(wordsOf), reads.map(namesOf)];
  const [wordIdf, nameIdf] = [inverseFrequencies(words, others), inverseFrequencies(names, others)];
  return reads.map((read, i) => ({
    words: dampedVectorOf(words[i] ?? [], wordIdf),
    names: dampedVectorOf(names[i] ?? [], nameIdf),
    at: read.article.publishedAt ? Date.parse(read.article.publishedAt) : null,
  }));
}

/** The title and the first two sentences count three times: that is where news puts the event. */
function wordsOf({ article, ledger }: Read): string[] {
  const title = contentWords(article.title ?? "");
  const lead = contentWords(
    ledger.sentences
      .slice(0, 2)
      .map((sentence) => sentence.text)
      .join(" "),
  );
  return [...title, ...title, ...lead, ...lead, ...contentWords(article.text.slice(0, 4000))];
}

/** Who, where and how many: two floods share their words, not their towns and their dead. Word by word: whom one names in full, another does not. */
function namesOf({ ledger }: Read): string[] {
  return ledger.sentences.flatMap(({ names, figures }) => [
    ...names.flatMap((name) => name.canonical.toLowerCase().split(" ")),
    ...figures.map((figure) => figure.text.toLowerCase()),
  ]);
}

/** Half what is told, half of whom: the likeness of two articles, 0 to 1, halved when they are weeks apart. */
function likeness(a: Node, b: Node): number {
  const apart = a.at !== null && b.at !== null ? Math.abs(a.at - b.at) / DAY_MS : 0;
  const alike = (cosine(a.words, b.words) + cosine(a.names, b.names)) / 2;
  return alike * (apart > FAR_DAYS ? 0.5 : 1);
}

/** How alike articles are, each with each, and whom their leads are about. */
type Compared = { readonly table: readonly (readonly number[])[]; readonly leads: readonly LeadPeople[] };

/** Merges the most alike groups, average link, until none are alike enough. Works on indices of articles. */
function mergeGroups(compared: Compared): number[][] {
  const groups = compared.leads.map((_, i) => [i]);
  for (let pair = closest(groups, compared); pair; pair = closest(groups, compared)) {
    const [i, j] = pair;
    groups[i] = [...(groups[i] ?? []), ...(groups[j] ?? [])];
    groups.splice(j, 1);
  }
  return groups;
}

function averageLikeness(a: readonly number[], b: readonly number[], table: readonly (readonly number[])[]): number {
  let sum = 0;
  for (const i of a) for (const j of b) sum += table[i]?.[j] ?? 0;
  return sum / (a.length * b.length);
}

/** The most alike pair of groups that may tell one event, or null when none is alike enough. */
function closest(groups: readonly number[][], { table, leads }: Compared): [number, number] | null {
  const leadsOf = (group: readonly number[]) => group.map((i) => leads[i] ?? new Set<string>());
  let best = SAME_EVENT;
  let pair: [number, number] | null = null;
  for (const [i, a] of groups.entries()) {
    for (const [j, b] of groups.entries()) {
      const score = j > i ? averageLikeness(a, b, table) : 0;
      if (score >= best && !areAboutOthers(leadsOf(a), leadsOf(b))) [best, pair] = [score, [i, j]];
    }
  }
  return pair;
}

/** How alike articles are, each with each, 0 to 1. */
export function likenessesOf(reads: readonly Read[]): number[][] {
  const nodes = nodesOf(reads);
  const before = nodes.map((a, i) => nodes.slice(0, i).map((b) => likeness(a, b)));
  return nodes.map((_a, i) => nodes.map((_b, j) => (i === j ? 1 : (before[Math.max(i, j)]?.[Math.min(i, j)] ?? 0))));
}

/** Groups articles into stories, one event each: average-link clustering on what they tell and of whom. The largest story comes first. */
export function cluster(reads: readonly Read[]): Story[] {
  const groups = mergeGroups({ table: likenessesOf(reads), leads: reads.map(peopleInLead) });
  const stories = groups.map((group) => storyOf(reads.filter((_, i) => group.includes(i))));
  return stories.sort((a, b) => b.reads.length - a.reads.length);
}

function storyOf(group: readonly Read[]): Story {
  const reads = group.toSorted((a, b) => timeOf(a) - timeOf(b));
  return { id: `sty_${digestOf(reads.map((read) => read.article.id).join(" "))}`, reads };
}

/** When an article was published, or retrieved when it is undated, in milliseconds. */
export function timeOf(read: Read): number {
  return Date.parse(read.article.publishedAt ?? read.article.retrievedAt);
}
