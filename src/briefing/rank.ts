import { timeOf } from "./cluster.ts";
import { independentOrigins } from "./origins.ts";
import type { Statement } from "./statements.ts";
import { centroidOf, cosine, inverseFrequencies, type Vector, vectorOf } from "./vectors.ts";

/** Statements that say the same, the best wording first, with who they are first known from. */
export type Point = {
  readonly statements: readonly Statement[];
  readonly origins: readonly string[];
  readonly score: number;
};

/** Two statements say the same when their tf-idf cosine is at least this and no figure differs. */
const SAME_STATEMENT = 0.5;
/** How strongly a point that repeats one already taken is held back (MMR). */
const REDUNDANCY = 0.7;

type Scored = { statement: Statement; vector: Vector; score: number };

/**
 * Ranks what the statements say: nearness to the centroid × position in the article × recency, each counted once for every
 * independent origin, minus what earlier points have said. Measured choice: centroid with a position prior (docs on summaries:
 * position dominates in one story, centroid across several).
 */
export function rankPoints(statements: readonly Statement[], most: number): Point[] {
  const idf = inverseFrequencies(statements.map((one) => one.terms));
  const vectors = statements.map((one) => vectorOf(one.terms, idf));
  const centre = centroidOf(vectors);
  const newest = Math.max(...statements.map((one) => timeOf(one.read)));
  const scored = statements.map((statement, i) => scoredOf(statement, vectors[i] ?? new Map(), centre, newest));
  return pickApart(groupSame(scored), most);
}

function scoredOf(statement: Statement, vector: Vector, centre: Vector, newest: number): Scored {
  const position = 1 / (1 + 0.25 * statement.sentence.n);
  const days = (newest - timeOf(statement.read)) / 86_400_000;
  const recency = 1 / (1 + days / 7);
  return { statement, vector, score: (0.2 + cosine(vector, centre)) * position * recency };
}

type Group = { members: Scored[]; vector: Vector };

function groupSame(scored: readonly Scored[]): Group[] {
  const groups: Group[] = [];
  for (const one of [...scored].sort((a, b) => b.score - a.score)) {
    const group = groups.find((other) => sayTheSame(other, one));
    if (group) group.members.push(one);
    else groups.push({ members: [one], vector: one.vector });
  }
  return groups;
}

function sayTheSame(group: Group, one: Scored): boolean {
  const first = group.members[0];
  if (!first || cosine(group.vector, one.vector) < SAME_STATEMENT) return false;
  return sameStatus(first.statement, one.statement) && !figuresDiffer(first.statement, one.statement);
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

function pickApart(groups: readonly Group[], most: number): Point[] {
  const left = groups.map((group) => ({ group, score: groupScore(group) }));
  const taken: Group[] = [];
  const points: Point[] = [];
  while (left.length > 0 && points.length < most) {
    const held = (group: Group) =>
      REDUNDANCY * Math.max(0, ...taken.map((other) => cosine(other.vector, group.vector)));
    const value = ({ group, score }: { group: Group; score: number }) => score * (1 - held(group));
    const best = left.reduce((a, b) => (value(b) > value(a) ? b : a));
    left.splice(left.indexOf(best), 1);
    if (taken.some((other) => sharesSentence(other, best.group))) continue;
    taken.push(best.group);
    points.push(pointOf(best.group, best.score));
  }
  return points;
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
