import type { BriefedFigure, Citation, CoursePoint, Dispute } from "#domain/briefing.ts";
import type { Figure } from "#domain/ledger.ts";
import { contentWords, sameFigure, sameName } from "#text/text.ts";
import { timeOf } from "./cluster.ts";
import { citeSentence, type Placed } from "./evidence.ts";
import { formerOf, isFormer } from "./figure-before.ts";
import { type Fate, fateOf, objectWithFate } from "./figure-fates.ts";
import { ownOrigin } from "./origins.ts";
import type { Topic } from "./topic.ts";

/** A figure with the sentence it stands in, what it counts, in words too, and what became of those. */
type Sighting = Placed & {
  readonly figure: Figure;
  readonly object: string;
  readonly objectWords: readonly string[];
  readonly fate: Fate | null;
};

/** Values of one thing given this close together are a conflict between sources; further apart, a change. In milliseconds. */
const SAME_TIME_MS = 20 * 3_600_000;
/** What was given longer ago than this, or is so many times as much, was hardly a count of the same thing. */
const LONG_AGO_MS = 60 * 86_400_000;
const FAR_OFF = 6;
/** A month makes a figure weigh half. In milliseconds. */
const FADES_MS = 30 * 86_400_000;
/** The share of content words two sentences need before their figures are taken to measure one thing. */
const SAME_SUBJECT = 0.25;
/** "people" and "troops" are counted for many reasons: more of the sentences has to agree. */
const SAME_SUBJECT_OF_BARE = 0.4;

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
  const groups = groupByThing(placed.flatMap(sightingsOf));
  const newest = Math.max(...placed.map(({ read }) => timeOf(read)));
  const weighed = groups.map((group) => ({ group, weight: weight(group) * standingOf(group, topic, newest) }));
  const ranked = weighed
    .sort((a, b) => b.weight - a.weight)
    .map(({ group }) => group)
    .slice(0, most);
  return { figures: ranked.map(rowOf), disputes: groups.flatMap(disputeOf), superseded: groups.flatMap(supersededIn) };
}

function sightingsOf(place: Placed): Sighting[] {
  return place.sentence.figures
    .filter((figure) => figure.object !== null && !isName(figure.object, place) && !isAge(figure))
    .filter((figure) => !isFormer(figure, place))
    .map((figure) => sightingOf(place, figure));
}

function sightingOf(place: Placed, figure: Figure): Sighting {
  const object = resolvedObject(place, figure);
  return { ...place, figure, object, objectWords: contentWords(object), fate: fateOf(figure, place.sentence) };
}

/** "A 37-year-old woman": how old somebody is does not belong among the figures of a story. */
function isAge({ text, unit }: Figure): boolean {
  return unit !== null && /\bolds?$/.test(text);
}

/** "$25 million for Maduro", "one hour from Caracas": a person or a place is not what was counted. */
function isName(object: string, { sentence }: Placed): boolean {
  return sentence.names.some((name) => name.kind !== "unknown" && sameName(name.text, object));
}

/** "reward for his capture" with one man in sight is printed "reward for his [Nicolas Maduro's] capture". */
function resolvedObject({ sentence }: Placed, figure: Figure): string {
  const object = figure.object ?? "";
  const people = [...new Set(sentence.names.filter((name) => name.kind === "person").map((name) => name.canonical))];
  if (people.length !== 1 || !/\b(?:his|her)\b/.test(object)) return object;
  return object.replace(/\b(his|her)\b/, `$1 [${people[0]}'s]`);
}

function groupByThing(sightings: readonly Sighting[]): Sighting[][] {
  const groups: Sighting[][] = [];
  for (const sighting of [...sightings].sort((a, b) => timeOf(a.read) - timeOf(b.read))) {
    const group = groups.find(
      (members) =>
        members.some((other) => sameThing(other, sighting)) && !members.some((other) => isRival(other, sighting)),
    );
    if (group) group.push(sighting);
    else groups.push([sighting]);
  }
  return groups;
}

/** Two values of one kind in one article measure two things, or the article would contradict itself. */
function isRival(a: Sighting, b: Sighting): boolean {
  return a.read.article.id === b.read.article.id && !sameFigure(a.figure, b.figure);
}

function sameThing(a: Sighting, b: Sighting): boolean {
  if (a.figure.unit !== b.figure.unit || a.figure.currency !== b.figure.currency || isRival(a, b)) return false;
  if (fatesDiffer(a, b)) return false;
  const [objectA, objectB] = [a.objectWords, b.objectWords];
  if (!objectA.some((word) => objectB.includes(word))) return false;
  const object = new Set([...objectA, ...objectB]);
  if (sameFigure(a.figure, b.figure)) return true;
  const bare = Math.min(objectA.length, objectB.length) === 1;
  return isComparable(a, b) && sharedWords(a, b, object) >= (bare ? SAME_SUBJECT_OF_BARE : SAME_SUBJECT);
}

/** The dead are no other count of the missing. */
function fatesDiffer(a: Sighting, b: Sighting): boolean {
  return a.fate !== null && b.fate !== null && a.fate !== b.fate;
}

/** Two values that may be one thing counted twice: near enough in time and in size. */
function isComparable(a: Sighting, b: Sighting): boolean {
  const [x, y] = [a, b].map(({ figure }) => Math.abs(figure.low ?? figure.high ?? 0));
  if (x === undefined || y === undefined || Math.max(x, y) > FAR_OFF * Math.min(x, y)) return false;
  return Math.abs(timeOf(a.read) - timeOf(b.read)) <= LONG_AGO_MS;
}

/** The share of words, the things counted aside, that two sightings' sentences have in common: "killed", "deployed". */
function sharedWords(a: Sighting, b: Sighting, aside: ReadonlySet<string>): number {
  const own = (one: Sighting) => {
    const source = new Set(contentWords(`${one.figure.saidBy ?? ""} ${one.sentence.attribution?.source ?? ""}`));
    const words = contentWords(one.sentence.text).filter((word) => !/\d/.test(word) && !source.has(word));
    return new Set(words.filter((word) => !(aside.has(word) && one.objectWords.includes(word))));
  };
  const [wordsA, wordsB] = [own(a), own(b)];
  const rest = (words: ReadonlySet<string>) => words.size || 1;
  const shared = wordsA.union(new Set(a.objectWords)).intersection(wordsB.union(new Set(b.objectWords)));
  const telling = [...shared].filter((word) => !(a.objectWords.includes(word) && b.objectWords.includes(word)));
  return telling.length / Math.min(rest(wordsA), rest(wordsB));
}

/** How near a group's newest sighting is to the topic and to now. */
function standingOf(group: readonly Sighting[], topic: Topic, newest: number): number {
  const last = group.at(-1);
  if (!last) return 0;
  const about = topic.article(last.read) * topic.sentence(last.read, last.sentence.text);
  return about / (1 + (newest - timeOf(last.read)) / FADES_MS);
}

/** Figures told by more articles weigh more; money and larger counts break ties. */
function weight(group: readonly Sighting[]): number {
  const articles = new Set(group.map((one) => one.read.article.id)).size;
  const last = group.at(-1)?.figure;
  return articles + (last?.currency ? 0.5 : 0) + Math.log10(1 + Math.abs(last?.low ?? last?.high ?? 0)) / 100;
}

function rowOf(group: readonly Sighting[]): BriefedFigure {
  const newest = group.at(-1);
  if (!newest) throw new Error("a group of figures holds at least one");
  const { figure } = newest;
  const same = group.filter((one) => sameValue(one.figure, figure));
  const before = group.findLast((one) => !sameValue(one.figure, figure) && isEarlier(one, newest));
  const { start: _start, end: _end, ...row } = figure;
  const course = courseOf(group);
  return {
    ...row,
    object: objectWithFate(newest.object, newest),
    previous: before?.figure.text ?? formerOf(newest)?.text ?? null,
    ...(course.length >= LEAST_COURSE ? { course } : {}),
    citations: same.map(citeSentence),
  };
}

/** The last value that each day gave, oldest first, where each is one number and the days are known; a value that stays counts once. */
function courseOf(group: readonly Sighting[]): CoursePoint[] {
  const days = new Map<string, Sighting>();
  for (const one of group) {
    const date = one.read.article.publishedAt?.slice(0, 10);
    if (date !== undefined && numberIn(one.figure) !== null) days.set(date, one);
  }
  const points = [...days].map(([date, one]) => {
    return { date, text: one.figure.text, value: numberIn(one.figure) ?? 0, citations: [citeSentence(one)] };
  });
  return points.filter(({ value }, i) => value !== points[i - 1]?.value);
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

function sameValue(a: Figure, b: Figure): boolean {
  return a.low === b.low && a.high === b.high && a.bound === b.bound;
}

function isEarlier(a: Sighting, b: Sighting): boolean {
  const dated = a.read.article.publishedAt && b.read.article.publishedAt;
  return Boolean(dated) && timeOf(b.read) - timeOf(a.read) > SAME_TIME_MS;
}

/** Different values of one thing from different origins at about the same time: both sides, as each gives it. */
function disputeOf(group: readonly Sighting[]): Dispute[] {
  for (const a of group.toReversed()) {
    const rival = group.find((b) => disagree(a, b));
    if (rival) {
      const sides = [rival, a].map((one) => ({ text: sideOf(one), citations: [citeSentence(one)] }));
      return [{ point: pointOf(rival), citations: sides.flatMap((side) => side.citations), sides }];
    }
  }
  return [];
}

/** What is disputed, in the source's own words with the figure left out: "… people were killed in Velmar". */
function pointOf({ figure, sentence, object }: Sighting): string {
  const rest =
    sentence.text
      .slice(figure.end - sentence.start)
      .split(/[,.;](?= |$)/)[0]
      ?.trim() ?? "";
  return rest.toLowerCase().includes(object.toLowerCase()) ? `… ${rest}` : object;
}

function disagree(a: Sighting, b: Sighting): boolean {
  if (sameValue(a.figure, b.figure) || sameName(creditOf(a), creditOf(b))) return false;
  if (a.figure.bound !== b.figure.bound && compatible(a.figure, b.figure)) return false;
  return Math.abs(timeOf(a.read) - timeOf(b.read)) <= SAME_TIME_MS;
}

/** "at least 3" does not contradict 5. */
function compatible(a: Figure, b: Figure): boolean {
  const within = (value: number | null, other: Figure) =>
    value !== null && value >= (other.low ?? -Infinity) && value <= (other.high ?? Infinity);
  return within(a.low ?? a.high, b) || within(b.low ?? b.high, a);
}

function creditOf(one: Sighting): string {
  return one.sentence.origins[0] ?? ownOrigin(one.read);
}

function sideOf(one: Sighting): string {
  return `${one.figure.text} (${creditOf(one)})`;
}
