import type { Sentence } from "#domain/ledger.ts";
import type { Read } from "#domain/ports.ts";
import { contentWords } from "#text/text.ts";
import { timeOf } from "./cluster.ts";
import { type Placed, placedSentences } from "./evidence.ts";
import type { Asked } from "./question.ts";
import { inverseFrequencies } from "./vectors.ts";

/** An article that the search found, with its score there as a share of the best one's (0 to 1). */
export type Candidate = { readonly read: Read; readonly share: number };

/**
 * A sentence that may answer. `coverage` is the weighted share (0 to 1) of the question's terms that it holds itself, `around` with
 * its neighbours and its title, `article` that of the whole article; `answers` are what it holds of the kind asked for, unless the question names it.
 */
export type Ranked = Placed & {
  readonly score: number;
  readonly coverage: number;
  readonly around: number;
  readonly article: number;
  readonly answers: readonly string[];
};

/*
 * Weights, picked once on the answerable questions of RealTime QA (bench/ask.ts) where the figure stays level around them: what a term
 * is worth in the next sentence or the title, what the article's rank, an early place, a recent date and a pair of words that follow
 * each other add, what a sentence is worth that holds the whole question, and what is left of a sentence without the kind of answer asked for.
 */
const NEXT = 0.25;
const TITLE = 0.35;
const ARTICLE = 0.5;
const LEAD = 0.7;
const RECENT = 0.8;
const RECENT_DAYS = 180;
const PAIR = 0.1;
const WHOLE = 2;
const WITHOUT_KIND = 0.45;
const WITHOUT_FORM = 0.8;
const VOTE = 0.6;
/** As many of the best sentences vote on what the answer is. */
const VOTERS = 40;
const DAY_MS = 86_400_000;

/** Ranks every sentence of the candidates: its own words, those around it, its article, and whether it holds what is asked for. */
export function rankSentences(asked: Asked, candidates: readonly Candidate[]): Ranked[] {
  const search = {
    asked,
    weights: weightsOf(asked, candidates),
    newest: Math.max(...candidates.map(({ read }) => timeOf(read))),
  };
  const first = candidates.flatMap((candidate) => rankArticle(candidate, search));
  const votes = votesOf(first);
  return first.map((one) => ({ ...one, score: one.score * (1 + VOTE * favour(one, votes)) })).toSorted(best);
}

type Search = { readonly asked: Asked; readonly weights: ReadonlyMap<string, number>; readonly newest: number };

function best(a: Ranked, b: Ranked): number {
  return b.score - a.score;
}

/** How much each term of the question counts: rare in what was found, and in the question itself. */
function weightsOf(asked: Asked, candidates: readonly Candidate[]): Map<string, number> {
  const bags = placedSentences(candidates.map(({ read }) => read)).map(({ sentence }) => contentWords(sentence.text));
  const idf = inverseFrequencies(bags);
  const rarest = Math.log(1 + Math.max(2, bags.length));
  const raw = [...asked.terms].map(([term, weight]) => [term, weight * (idf.get(term) ?? rarest)] as const);
  const total = raw.reduce((sum, [, weight]) => sum + weight, 0) || 1;
  return new Map(raw.map(([term, weight]) => [term, weight / total]));
}

function rankArticle({ read, share }: Candidate, search: Search): Ranked[] {
  const placed = placedSentences([read]);
  const lists = placed.map(({ sentence }) => contentWords(sentence.text));
  const bags = lists.map((list) => new Set(list));
  const title = new Set(contentWords(read.article.title ?? ""));
  const age = (search.newest - timeOf(read)) / DAY_MS;
  const article = articleShare(search.asked, lists.flat().concat([...title]));
  const standing = (1 + ARTICLE * share) * (1 + RECENT * Math.exp(-age / RECENT_DAYS));
  return placed.map((place, i) => {
    const coverage = sumOf(search.weights, (term) => (bags[i]?.has(term) ? 1 : 0));
    const around = sumOf(search.weights, (term) => worthOf(term, bags, i, title));
    const answers = answersIn(search.asked, place.sentence);
    const words = around + WHOLE * coverage ** 3 + PAIR * pairShare(search, lists[i] ?? []);
    const lead = 1 + LEAD / (1 + place.sentence.n);
    return {
      ...place,
      coverage,
      around,
      article,
      answers,
      score: words * standing * lead * fitOf(search.asked, place, answers),
    };
  });
}

/** How far a sentence is of the kind asked for: best with an answer that the question does not name itself. */
function fitOf(asked: Asked, { sentence }: Placed, answers: readonly string[]): number {
  if (answers.length > 0 || isOpen(asked)) return 1;
  const formless = asked.kind.needs && asked.kind.inside(sentence).length === 0;
  return WITHOUT_KIND * (formless ? WITHOUT_FORM : 1);
}

/** How much of the question an article speaks of at all, each term counted alike: what it never names, it does not answer. */
function articleShare({ terms }: Asked, words: readonly string[]): number {
  const held = new Set(words);
  const total = terms.values().reduce((sum, weight) => sum + weight, 0);
  return total === 0
    ? 0
    : terms.entries().reduce((sum, [term, weight]) => sum + (held.has(term) ? weight : 0), 0) / total;
}

function pairShare({ asked, weights }: Search, list: readonly string[]): number {
  const own = new Set(list.slice(1).map((term, i) => `${list[i]} ${term}`));
  const weight = (term: string) => (weights.get(term) ?? 0) / 2;
  return asked.pairs.reduce((sum, [a, b]) => sum + (own.has(`${a} ${b}`) ? weight(a) + weight(b) : 0), 0);
}

function isOpen({ kind }: Asked): boolean {
  return kind.name === "other" || kind.name === "why";
}

function sumOf(weights: ReadonlyMap<string, number>, worth: (term: string) => number): number {
  return [...weights].reduce((sum, [term, weight]) => sum + weight * worth(term), 0);
}

function worthOf(term: string, bags: readonly ReadonlySet<string>[], i: number, title: ReadonlySet<string>): number {
  if (bags[i]?.has(term)) return 1;
  if (bags[i - 1]?.has(term) || bags[i + 1]?.has(term)) return NEXT;
  return title.has(term) ? TITLE : 0;
}

/** Whether a sentence gives words of the speaker who is asked about; true when the question asks for nobody's words. */
export function isSaidBy({ attribution, quotations }: Sentence, speaker: string | null): boolean {
  if (speaker === null) return true;
  const sources = [attribution?.source, ...quotations.map((one) => one.speaker)];
  return sources.some((source) =>
    source
      ?.toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .includes(speaker),
  );
}

/** What a question names is not its answer. */
function answersIn({ kind, named }: Asked, sentence: Sentence): string[] {
  return kind.inside(sentence).filter((answer) => !named.includes(answer.toLowerCase()));
}

/** What many good sentences hold is more likely the answer than what one holds: each votes with its score. */
function votesOf(ranked: readonly Ranked[]): Map<string, number> {
  const votes = new Map<string, number>();
  for (const one of ranked.toSorted(best).slice(0, VOTERS)) {
    for (const answer of new Set(one.answers.map((each) => each.toLowerCase())))
      votes.set(answer, (votes.get(answer) ?? 0) + one.score ** 2);
  }
  const most = Math.max(...votes.values(), 0) || 1;
  return new Map([...votes].map(([answer, count]) => [answer, count / most]));
}

function favour({ answers }: Ranked, votes: ReadonlyMap<string, number>): number {
  return Math.max(0, ...answers.map((answer) => votes.get(answer.toLowerCase()) ?? 0));
}
