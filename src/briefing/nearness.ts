import type { Viewer } from "#domain/article.ts";
import type { Archive, Found } from "#domain/ports.ts";
import type { Vector } from "#llm/llm.ts";
import { likenessToBest } from "./like-the-best.ts";
import { mayBeRead, NOT_ALLOWED, type Writer } from "./writer.ts";

/**
 * Of so many articles, the best by words, an embedder puts the order right; what words do not find it does not look for. And what its
 * scores count for beside those of words. Both measured on TIME and news questions: docs/BENCHMARKS.md, "Vectors beside words".
 */
export const MOST_REORDERED = 24;
const OTHERS = 0.4;
/** Sentence encoders are made for about a hundred words; news says in its first three hundred what it is about. */
const PASSAGE_WORDS = 100;
const PASSAGES = 3;

/** Of a topic's articles so many are compared with the best of them, which costs a millisecond each. */
const MOST_COMPARED = 50;
/** Below so many the best are nearly all there are. */
const FEWEST_COMPARED = 10;

/** Articles, the nearest first, and why they stand in the order of their words alone, which may be shown to a user. */
export type Ordered = { readonly found: readonly Found[]; readonly fault: string | null };

type Desk = { readonly writer: Writer | null; readonly viewer: Viewer; readonly archive: Archive };

const QUESTION = /\?\s*$|^(?:wh(?:o|om|ose|at|ich|en|ere|y)|how|is|are|was|were|does|did|has|have)\b/i;

type Search = (most: number) => Promise<readonly Found[]>;

/**
 * The best articles of a search for a topic, as many as asked for: by its words and by what the best have in common, or with an embedder
 * by what they are about.
 */
export async function searchTopic(topic: string, most: number, search: Search, desk: Desk): Promise<Ordered> {
  if (hasEmbedder(desk.writer) || QUESTION.test(topic)) return searchNearest(topic, most, search, desk);
  const found = await search(Math.max(most, MOST_COMPARED));
  return {
    found: [...likeTheBest(found.slice(0, MOST_COMPARED)), ...found.slice(MOST_COMPARED)].slice(0, most),
    fault: null,
  };
}

// Without words to search for the newest stand first, all with one score.
function likeTheBest(found: readonly Found[]): readonly Found[] {
  const isRanked = found.length >= FEWEST_COMPARED && found[0]?.score !== found.at(-1)?.score;
  return isRanked ? reordered(found, likenessToBest(found)) : found;
}

/** The best articles of a search, as many as asked for: by words, and with an embedder the first of them by what they are about too. */
export async function searchNearest(question: string, most: number, search: Search, desk: Desk): Promise<Ordered> {
  if (!hasEmbedder(desk.writer)) return { found: await search(most), fault: null };
  const found = await search(Math.max(most, MOST_REORDERED));
  const { found: first, fault } = await nearestFirst(found.slice(0, MOST_REORDERED), question, desk);
  return { found: [...first, ...found.slice(MOST_REORDERED)].slice(0, most), fault };
}

function hasEmbedder(writer: Writer | null): writer is Writer & { embedder: NonNullable<Writer["embedder"]> } {
  return writer?.embedder != null;
}

/** Orders what a search found by its words and by how near its passages are to the question. Scores stay on the scale of the search. */
export async function nearestFirst(found: readonly Found[], question: string, desk: Desk): Promise<Ordered> {
  const { writer, viewer, archive } = desk;
  if (found.length === 0 || !hasEmbedder(writer)) return { found, fault: null };
  if (!(await mayBeRead(found, viewer, { writer, archive }))) return { found, fault: NOT_ALLOWED };
  const embedder = writer.embedder({ workspace: viewer.workspace, briefing: null });
  const passages = found.map(({ article }) => passagesOf(wholeOf(article)));
  const told = await embedder.embed([question, ...passages.flat()]);
  if (told.kind === "failed") return { found, fault: told.advice };
  const [asked = [], ...vectors] = told.value;
  // Another model under the same name, asked before the service changed it.
  if (vectors.some((one) => one.length !== asked.length)) return { found, fault: CHANGED };
  let next = 0;
  const nearness = passages.map((texts) => Math.max(...texts.map(() => product(asked, vectors[next++] ?? []))));
  return { found: reordered(found, nearness), fault: null };
}

const CHANGED =
  "The embeddings of this question and of the articles differ in length. Name another OPENAI_EMBEDDINGS_MODEL.";

function reordered(found: readonly Found[], nearness: readonly number[]): Found[] {
  const scores = found.map(({ score }) => score);
  const [words, others] = [shares(scores), shares(nearness)];
  const [least, most] = [Math.min(...scores), Math.max(...scores)];
  const fused = found.map((one, n) => {
    const share = (1 - OTHERS) * (words[n] ?? 0) + OTHERS * (others[n] ?? 0);
    return { ...one, score: least + share * (most - least) };
  });
  return fused.sort((a, b) => b.score - a.score);
}

function wholeOf({ title, text }: Found["article"]): string {
  return title === null ? text : `${title}.\n\n${text}`;
}

/** Values brought to 0 to 1. */
function shares(values: readonly number[]): number[] {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return values.map((value) => (value - least) / (most - least || 1));
}

function product(a: Vector, b: Vector): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}

/** The first passages of a text, of about a hundred words each, cut where sentences end. */
export function passagesOf(text: string, most = PASSAGES): string[] {
  const passages: string[][] = [];
  for (const sentence of text.split(/(?<=[.!?]["”’]?)\s+|\n{2,}/)) {
    const words = sentence.split(/\s+/).filter(Boolean);
    for (let at = 0; at < words.length; at += PASSAGE_WORDS) {
      const piece = words.slice(at, at + PASSAGE_WORDS);
      const last = passages.at(-1);
      if (last && at === 0 && last.length + piece.length <= PASSAGE_WORDS) last.push(...piece);
      else passages.push(piece);
    }
  }
  return passages.slice(0, most).map((words) => words.join(" "));
}
