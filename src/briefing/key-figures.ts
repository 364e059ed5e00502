import type { BriefedFigure, Citation, CoursePoint, Dispute } from "#domain/briefing.ts";
import type { Figure } from "#domain/ledger.ts";
import { timeOf } from "./cluster.ts";
import { disputesWithin } from "./disputes-within.ts";
import { citeSentence, type Placed } from "./evidence.ts";
import { formerOf } from "./figure-before.ts";
import { disputeOf, isEarlier, sameValue } from "./figure-disputes.ts";
import { isLongAgo, isOfSomebodyBeside } from "./figure-elsewhere.ts";
import { type Sighting, sightingsOf } from "./figure-sightings.ts";
import { areInOnePlace, countAlike, groupByThing, isCasual, sameThing, shareName } from "./figure-things.ts";
import { objectWithFate, toldOf } from "./figure-told.ts";
import { areOneToll, joinTolls } from "./figure-tolls.ts";
import type { Topic } from "./topic.ts";

/** A month makes a figure weigh half. In milliseconds. */
const FADES_MS = 30 * 86_400_000;
/** News tells first what counts: each sentence further down a figure weighs so much less of what it would at the top. */
const DEEPER = 0.1;
/** A bare count that small is hardly a key figure: it weighs so little of what a larger one does. */
const CASUAL = 0.3;
/** Behind so many rows such a count is left out. */
const ENOUGH = 5;
/** A count from this up that an article gives twice, of things of one word, is one count. */
const LARGE = 1000;
/** Fewer values than this are no course: the row tells what it was before. */
const LEAST_COURSE = 3;

/** `superseded` are the sentences whose figure a later one has taken the place of. */
export type FigureTable = {
  readonly figures: BriefedFigure[];
  readonly disputes: Dispute[];
  readonly superseded: readonly Citation[];
};

/** The key figures of the evidence, each once: the newest value, what it was before, and where sources differ. */
export function keyFigures(placed: readonly Placed[], most: number, topic: Topic): FigureTable {
  const newest = Math.max(...placed.map(({ read }) => timeOf(read)));
  const groups = groupByThing(
    placed
      .filter((place) => !isLongAgo(place, newest))
      .flatMap(sightingsOf)
      .filter((one) => !isOfSomebodyBeside(one, topic)),
  );
  const joined = joinTolls(groups);
  const weighed = joined.map((group) => ({
    group,
    weight: weight(group) * standingOf(group, topic, newest),
  }));
  const ranked = weighed
    .filter((one) => one.weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ group }) => group)
    .filter((group, i, all) => !all.slice(0, i).some((other) => isToldBy(other, group)))
    .filter((group, i) => i < ENOUGH || !group.every((one) => isCasual(one)))
    .slice(0, most);
  const onTopic = placed.filter(({ read, sentence }) => topic.sentence(read, sentence.text) > 0);
  const disputes = [...joined.flatMap(disputeOf), ...disputesWithin(onTopic)];
  return { figures: ranked.map(rowOf), disputes, superseded: joined.flatMap(supersededIn) };
}

/** "About 3,000 federal agents" are told by the row of "about 3,000 federal immigration agents". */
function isToldBy(row: readonly Sighting[], group: readonly Sighting[]): boolean {
  const [a, b] = [row.at(-1), group.at(-1)];
  if (a && b && isInRow(a, b)) return true;
  if (!a || !b || a.figure.unit !== b.figure.unit || a.figure.currency !== b.figure.currency) return false;
  const [ofA, ofB] = [new Set(a.objectWords), new Set(b.objectWords)];
  if (isSaidAgain(a, b)) return true;
  return sameValue(a.figure, b.figure) && a.fate === b.fate && (ofA.isSubsetOf(ofB) || ofB.isSubsetOf(ofA));
}

/** "Called back 745,000 electric cars", "affect 745,000 electric vehicles": so large a count comes once in an article. */
function isSaidAgain(a: Sighting, b: Sighting): boolean {
  const isOneText = a.read.article.id === b.read.article.id && a.sentence.n !== b.sentence.n;
  const isLarge = Math.abs(a.figure.low ?? a.figure.high ?? 0) >= LARGE;
  return (
    isOneText && isLarge && sameValue(a.figure, b.figure) && a.objectWords.some((one) => b.objectWords.includes(one))
  );
}

/** "40 towns" in the row of "130 rallies in 40 towns". */
function isInRow(a: Sighting, b: Sighting): boolean {
  if (a.read.article.id !== b.read.article.id || a.sentence.n !== b.sentence.n || a.figure === b.figure) return false;
  return ` ${toldOf(a.object, a) ?? ""}`.includes(` ${b.figure.text} ${b.object}`);
}

/** How near a group's newest sighting is to the topic and to now. */
function standingOf(group: readonly Sighting[], topic: Topic, newest: number): number {
  const last = group.at(-1);
  if (!last) return 0;
  const about = topic.article(last.read) * topic.sentence(last.read, last.sentence.text);
  return about / (1 + (newest - timeOf(last.read)) / FADES_MS) / (1 + DEEPER * last.sentence.n);
}

/** Figures told by more articles weigh more; money and larger counts break ties. */
function weight(group: readonly Sighting[]): number {
  const articles = new Set(group.map((one) => one.read.article.id)).size;
  const last = group.at(-1);
  if (!last) return 0;
  const { currency, low, high } = last.figure;
  const size = Math.log10(1 + Math.abs(low ?? high ?? 0)) / 100;
  return (articles + (currency ? 0.5 : 0) + size) * (isCasual(last) ? CASUAL : 1);
}

function rowOf(group: readonly Sighting[]): BriefedFigure {
  const newest = group.at(-1);
  if (!newest) throw new Error("a group of figures holds at least one");
  const { figure } = newest;
  const same = group.filter((one) => sameValue(one.figure, figure));
  const before = formerOf(newest) ?? group.findLast((one) => isBefore(one, newest))?.figure;
  const { start: _start, end: _end, ...row } = figure;
  const course = courseOf(group);
  const object = objectWithFate(newest.object, newest);
  const told = toldOf(object, newest);
  return {
    ...row,
    object,
    ...(told === null ? {} : { told }),
    previous: before?.text ?? null,
    ...(course.length >= LEAST_COURSE ? { course } : {}),
    citations: same.map(citeSentence),
  };
}

/** The last value that each day gave, oldest first, where each is one number and the days are known; a value that stays counts once. */
function courseOf(group: readonly Sighting[]): CoursePoint[] {
  const days = new Map<string, Sighting>();
  for (const one of linked(group)) {
    const date = one.read.article.publishedAt?.slice(0, 10);
    if (date !== undefined && numberIn(one.figure) !== null) days.set(date, one);
  }
  const points = [...days].map(([date, one]) => {
    return { date, text: one.figure.text, value: numberIn(one.figure) ?? 0, citations: [citeSentence(one)] };
  });
  return points.filter(({ value }, i) => value !== points[i - 1]?.value);
}

/** Those that lead to the newest, each of the same thing as the next: what only a third one joins may be another matter. */
function linked(group: readonly Sighting[]): Sighting[] {
  const found: Sighting[] = [];
  for (const one of group.toReversed()) {
    const next = found.at(-1);
    if (next === undefined || sameThing(one, next)) found.push(one);
  }
  return found.reverse();
}

/** The one number of a figure; a range has none. */
function numberIn({ low, high }: Figure): number | null {
  return low !== null && high !== null && low !== high ? null : (low ?? high);
}

function supersededIn(group: readonly Sighting[]): Citation[] {
  const newest = group.at(-1);
  if (!newest) return [];
  return group.filter((one) => !sameValue(one.figure, newest.figure) && isEarlier(one, newest)).map(citeSentence);
}

/** An earlier amount of the same thing in the same place or of the same people: two towns' counts are no course of one. */
function isBefore(one: Sighting, newest: Sighting): boolean {
  return isOtherAmount(one, newest) && isEarlier(one, newest) && areOne(one, newest);
}

function areOne(one: Sighting, newest: Sighting): boolean {
  if (areOneToll(one, newest)) return true;
  const isOne = sameThing(one, newest) && shareName(one, newest) && areInOnePlace(one, newest);
  // "At least 12 people were killed", "the number of people killed in Velmar rose to 21".
  return isOne && (newest.fate !== null || countAlike(one, newest));
}

/** "Some 13,000" and "more than 13,000" after "13,000" are no change. */
function isOtherAmount({ figure: a }: Sighting, { figure: b }: Sighting): boolean {
  return (a.low ?? a.high) !== (b.low ?? b.high) || (a.high ?? a.low) !== (b.high ?? b.low);
}
