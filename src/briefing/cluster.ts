import { digestOf } from "#domain/ids.ts";
import type { Read } from "#domain/ports.ts";
import { contentWords } from "#text/text.ts";
import { cosine, inverseFrequencies, type Vector, vectorOf } from "./vectors.ts";

/** One event and the articles about it, the earliest first. */
export type Story = { readonly id: string; readonly reads: readonly Read[] };

/** Two articles tell one event when their average tf-idf cosine is at least this (ECB+ odd topics, average link). */
const SAME_EVENT = 0.2;
/** Articles further apart than this are linked only as a continuing story when they are much alike. */
const FAR_DAYS = 14;
const DAY_MS = 86_400_000;

type Node = { read: Read; vector: Vector; at: number | null };

function nodeOf(read: Read, idf: ReadonlyMap<string, number>): Node {
  const at = read.article.publishedAt ? Date.parse(read.article.publishedAt) : null;
  return { read, vector: vectorOf(wordsOf(read), idf), at };
}

/** The title counts twice and the lead more than the tail: that is where news puts the event. */
function wordsOf(read: Read): string[] {
  const title = contentWords(read.article.title ?? "");
  return [...title, ...title, ...contentWords(read.article.text.slice(0, 4000))];
}

function likeness(a: Node, b: Node): number {
  const apart = a.at !== null && b.at !== null ? Math.abs(a.at - b.at) / DAY_MS : 0;
  return cosine(a.vector, b.vector) * (apart > FAR_DAYS ? 0.5 : 1);
}

/** Merges the most alike groups, average link, until none are alike enough. Works on indices into a table of likenesses. */
function mergeGroups(table: readonly (readonly number[])[]): number[][] {
  const groups = table.map((_, i) => [i]);
  for (let pair = closest(groups, table); pair; pair = closest(groups, table)) {
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

/** The most alike pair of groups, or null when none is alike enough. */
function closest(groups: readonly number[][], table: readonly (readonly number[])[]): [number, number] | null {
  let best = SAME_EVENT;
  let pair: [number, number] | null = null;
  for (const [i, a] of groups.entries()) {
    for (const [j, b] of groups.entries()) {
      const score = j > i ? averageLikeness(a, b, table) : 0;
      if (score >= best) [best, pair] = [score, [i, j]];
    }
  }
  return pair;
}

/** Groups articles into stories, one event each: average-link clustering on tf-idf. The largest story comes first. */
export function cluster(reads: readonly Read[]): Story[] {
  const idf = inverseFrequencies(reads.map(wordsOf));
  const nodes = reads.map((read) => nodeOf(read, idf));
  const table = nodes.map((a) => nodes.map((b) => (a === b ? 1 : likeness(a, b))));
  const stories = mergeGroups(table).map((group) => storyOf(nodes.filter((_, i) => group.includes(i))));
  return stories.sort((a, b) => b.reads.length - a.reads.length);
}

function storyOf(nodes: readonly Node[]): Story {
  const reads = nodes.map((node) => node.read).sort((a, b) => timeOf(a) - timeOf(b));
  return { id: `sty_${digestOf(reads.map((read) => read.article.id).join(" "))}`, reads };
}

/** When an article was published, or retrieved when it is undated, in milliseconds. */
export function timeOf(read: Read): number {
  return Date.parse(read.article.publishedAt ?? read.article.retrievedAt);
}
