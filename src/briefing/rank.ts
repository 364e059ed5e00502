import type { Sentence } from "#domain/ledger.ts";
import { timeOf } from "./cluster.ts";
import { namesDiffer } from "./names-differ.ts";
import { independentOrigins } from "./origins.ts";
import { JOINS } from "./shorten.ts";
import type { Statement } from "./statements.ts";
import type { Topic } from "./topic.ts";
import { centroidOf, cosine, inverseFrequencies, type Vector, vectorIndex, vectorOf } from "./vectors.ts";

/** Statements that say the same, the best wording first, with who they are first known from. */
export type Point = {
  readonly statements: readonly Statement[];
  readonly origins: readonly string[];
  readonly score: number;
};

/** Two statements say the same when their tf-idf cosine is at least this and no figure differs. */
const SAME_STATEMENT = 0.5;
/** What is this much older than the newest article weighs half. */
const FADES_DAYS = 4;
/** What a further point out of an article that has spoken already is worth: one article is not the whole story. */
const SPOKEN = 0.8;
/** What is told of long ago is worth this much beside news: "The dam was built in 1962". It stays in the timeline. */
const BACKGROUND = 0.15;
/** "…, she said": a reader cannot tell who, and a point that says it is worth more. */
const UNNAMED = 0.5;
const SHE_SAID = /[,”"] (?:he|it|she|they) (?:said|added|told|says|wrote|warned|explained)\b(?=,|[^,;]{0,40}$)/i;
/** "The young bore the brunt.": so few words, of nobody and nothing counted, tell little; what is not so is told shortly. */
const SHORT = 0.4;
const FEWEST_TERMS = 5;
/** "The region won't see much snow": which one, a sentence before it said. Where the noun is the topic's own, a reader knows. */
const VAGUE =
  /^(?:but |and )?the (?:\p{Ll}+ )?(?:agency|area|bill|case|city|company|country|county|couple|decision|group|law|man|measure|move|order|pair|plan|region|report|ruling|state|study|suspects?|system|team|town|two|vaccine|victims?|virus|woman)(?!\p{L}|-|['’]s| (?:of|in|for|on|that|at) )/iu;
/** What only adds to, or points back at, a sentence that is not printed: "Trump also called …", "The move comes after …". It opens nothing. */
const ADDING = 0.5;
const ADDS =
  /^(?:\S+ ){0,3}also\b|^(?:meanwhile|separately|additionally|moreover|furthermore|in addition|later|earlier|another)\b|^(?:even|still|now|then),|^the (?:\p{L}+ ){1,3}(?:(?:comes?|came) (?:after|amid|as|before|days?|hours?|less than|more than|months?|one|shortly|two|weeks?|while|years?)\b|follow(?:s|ed) (?:a|an|the|his|her|their|its|months|weeks|years|days)\b)|^(?:the (?:rest|others?|remainder)|(?:(?:about|around|at least|some|nearly|roughly) )?(?:[\d,.]+|most|many|half|several) of (?:the|them|these|those))\b|\b(?:confirmed|report(?:ed)?|announced) the (?:news|development)\b/iu;
/** Somebody's words stand among the quotations, too: as news they are worth less than what was done. */
const QUOTED = 0.6;
const OPENS_QUOTED = /^[“"‘']/;
/** A year on, what is told in the same words is another event. In milliseconds. */
const APART_MS = 60 * 86_400_000;
/** How strongly a point that repeats one already taken is held back (MMR). */
const REDUNDANCY = 1;

type Scored = { statement: Statement; vector: Vector; score: number };

/**
 * Ranks what the statements say: nearness to the topic and to the centroid × size of the story × position in the article × recency,
 * each counted once for every independent origin, minus what earlier points have said; what is worth nothing is left out. Measured choice: centroid with a position prior (docs on summaries:
 * position dominates in one story, centroid across several).
 */
export function rankPoints(statements: readonly Statement[], most: number, topic: Topic): Point[] {
  const idf = inverseFrequencies(statements.map((one) => one.terms));
  const vectors = statements.map((one) => vectorOf(one.terms, idf));
  const centre = centroidOf(vectors);
  const newest = Math.max(...statements.map((one) => timeOf(one.read)));
  const sizes = storySizes(statements);
  const scored = statements.map((statement, i) => {
    const { read, text, storyId } = statement;
    const about = topic.article(read) ** 2 * topic.sentence(read, text) * Math.sqrt(sizes.get(storyId) ?? 1);
    return scoredOf(statement, vectors[i] ?? new Map(), { centre, newest, about, whole: wholeness(statement, topic) });
  });
  const about = scored.filter(({ score }) => score > 0);
  return pickApart(groupSame(about.length > 0 ? about : scored), most);
}

/** How many articles tell each story: what many write about is what the topic is about. */
function storySizes(statements: readonly Statement[]): Map<string, number> {
  const articles = Map.groupBy(statements, (one) => one.storyId);
  return new Map([...articles].map(([id, own]) => [id, new Set(own.map((one) => one.read.article.id)).size]));
}

/** How well a statement stands alone: it names who spoke and what it tells of, and adds to no other. */
function wholeness({ text, read, sentence, terms }: Statement, topic: Topic): number {
  const opening = VAGUE.exec(text)?.[0];
  const isVague = opening !== undefined && topic.sentence(read, opening) <= topic.sentence(read, "");
  const words = (OPENS_QUOTED.test(text) ? QUOTED : 1) * (tellsLittle(terms, sentence) ? SHORT : 1);
  return (
    words * (SHE_SAID.test(text) || isVague ? UNNAMED : 1) * (ADDS.test(text) || JOINS.test(sentence.text) ? ADDING : 1)
  );
}

function tellsLittle(terms: readonly string[], { names, figures, clauses }: Sentence): boolean {
  return terms.length < FEWEST_TERMS && names.length + figures.length === 0 && !clauses.some(({ negated }) => negated);
}

/** Whether a reader of a statement alone would not know who said it. */
export function isOfSomebody(text: string): boolean {
  return !SHE_SAID.test(text);
}

/** `about` is its nearness to the topic with the size of its story, `whole` how well it stands alone. */
type Middle = { readonly centre: Vector; readonly newest: number; readonly about: number; readonly whole: number };

function scoredOf(statement: Statement, vector: Vector, { centre, newest, about, whole }: Middle): Scored {
  const position = 1 / (1 + 0.25 * statement.sentence.n);
  const days = (newest - timeOf(statement.read)) / 86_400_000;
  const recency = 1 / (1 + days / FADES_DAYS);
  const news = statement.sentence.flags.includes("background") ? BACKGROUND : 1;
  return { statement, vector, score: about * (0.2 + cosine(vector, centre)) * position * recency * news * whole };
}

type Group = { members: Scored[]; vector: Vector };

function groupSame(scored: readonly Scored[]): Group[] {
  const groups: Group[] = [];
  const index = vectorIndex();
  for (const one of [...scored].sort((a, b) => b.score - a.score)) {
    const alike = index.near(one.vector, SAME_STATEMENT).flatMap((at) => groups[at] ?? []);
    const group = alike.find((other) => sayTheSame(other, one));
    if (group) group.members.push(one);
    else {
      groups.push({ members: [one], vector: one.vector });
      index.add(one.vector);
    }
  }
  return groups;
}

function sayTheSame({ members: [first] }: Group, { statement }: Scored): boolean {
  if (first === undefined || !sameStatus(first.statement, statement)) return false;
  const apart = Math.abs(timeOf(first.statement.read) - timeOf(statement.read));
  return apart <= APART_MS && !figuresDiffer(first.statement, statement) && !namesDiffer(first.statement, statement);
}

/** A plan and its act, or a statement and its denial, are different statements however alike their words. */
function sameStatus(a: Statement, b: Statement): boolean {
  return a.clause?.event === b.clause?.event && a.clause?.negated === b.clause?.negated;
}

function figuresDiffer(a: Statement, b: Statement): boolean {
  const [ofA, ofB] = [a, b].map((one) => one.sentence.figures.filter((figure) => one.text.includes(figure.text)));
  if (!ofA?.length || !ofB?.length) return false;
  return !ofA.some((figure) => ofB.some((other) => figure.low === other.low && figure.high === other.high));
}

/** A group not taken yet: how much of it those taken have said, and how many of them are from its article. */
type Left = { readonly group: Group; readonly score: number; held: number; spoken: number };

function pickApart(groups: readonly Group[], most: number): Point[] {
  const left = groups.map((group): Left => ({ group, score: groupScore(group), held: 0, spoken: 0 }));
  const taken: Group[] = [];
  const points: Point[] = [];
  const value = ({ score, held, spoken }: Left) => score * (1 - REDUNDANCY * held) * SPOKEN ** spoken;
  while (left.length > 0 && points.length < most) {
    const best = left.reduce((a, b) => (value(b) > value(a) ? b : a));
    left.splice(left.indexOf(best), 1);
    if (taken.some((other) => sharesSentence(other, best.group))) continue;
    taken.push(best.group);
    points.push(pointOf(best.group, best.score));
    for (const other of left) holdBack(other, best.group);
  }
  return points;
}

function holdBack(left: Left, taken: Group): void {
  left.held = Math.max(left.held, cosine(taken.vector, left.group.vector));
  if (articleOf(taken) === articleOf(left.group)) left.spoken += 1;
}

function articleOf(group: Group): string | undefined {
  return group.members[0]?.statement.read.article.id;
}

/** A sentence and its own shorter piece are one point, and so are both wordings of one sentence. */
function sharesSentence(a: Group, b: Group): boolean {
  return a.members.some((one) => b.members.some((other) => overlap(one.statement, other.statement)));
}

function overlap(a: Statement, b: Statement): boolean {
  if (a.read.article.id !== b.read.article.id || a.sentence.n !== b.sentence.n) return false;
  const [x, y] = [a.text, b.text].map((text) => text.slice(1, -1));
  return Boolean(x && y && (x.includes(y) || y.includes(x)));
}

function groupScore(group: Group): number {
  const origins = independentOrigins(group.members.map((one) => one.statement)).length;
  return Math.max(...group.members.map((one) => one.score)) * (1 + Math.log2(origins));
}

function pointOf(group: Group, score: number): Point {
  const statements = group.members.map((one) => one.statement);
  return { statements, origins: independentOrigins(statements), score };
}
