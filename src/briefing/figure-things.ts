import { contentWords, sameFigure } from "#text/text.ts";
import { timeOf } from "./cluster.ts";
import { behindOf } from "./figure-rest.ts";
import type { Sighting } from "./figure-sightings.ts";

/** What was given longer ago than this, or is so many times as much, was hardly a count of the same thing. */
const LONG_AGO_MS = 60 * 86_400_000;
const FAR_OFF = 6;
/** The share of content words two sentences need before their figures are taken to measure one thing. */
const SAME_SUBJECT = 0.25;
/** "people" and "troops" are counted for many reasons: more of the sentences has to agree. */
const SAME_SUBJECT_OF_BARE = 0.4;

/** "Two teams", "one game": so few are counted in every other sentence, of other things each time. */
const SMALL = 3;
/** A count up to this is one of many, unless most of what stands around it is the same. */
const FEW = 20;
const SAME_SUBJECT_OF_FEW = 0.5;

/** Sightings of one thing, together, the earliest first. */
export function groupByThing(sightings: readonly Sighting[]): Sighting[][] {
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
  if (a.read.article.id !== b.read.article.id) return false;
  // "$3 million in compensatory damages and $3 million in punitive damages".
  const isBeside = a.sentence.n === b.sentence.n && a.figure.start !== b.figure.start;
  return isBeside || !sameFigure(a.figure, b.figure);
}

/** Whether two sightings give the same thing's amount. */
export function sameThing(a: Sighting, b: Sighting): boolean {
  if (a.figure.unit !== b.figure.unit || a.figure.currency !== b.figure.currency || isRival(a, b)) return false;
  if (fatesDiffer(a, b) || areOfOthers(a, b)) return false;
  const [objectA, objectB] = [a.objectWords, b.objectWords];
  if (!objectA.some((word) => objectB.includes(word))) return false;
  const object = new Set([...objectA, ...objectB]);
  if (areFarApart(a, b) && !countAlike(a, b)) return false;
  if (sameFigure(a.figure, b.figure)) return !isCasual(a, SMALL) || isComparable(a, b);
  return isComparable(a, b) && sharedWords(a, b, object) >= leastShared(a, b);
}

/** "40 boats" of March are no "40 fishing boats" of August. */
function areFarApart(a: Sighting, b: Sighting): boolean {
  return Math.abs(timeOf(a.read) - timeOf(b.read)) > LONG_AGO_MS;
}

/** Whether two sightings count the same, word for word. */
export function countAlike(a: Sighting, b: Sighting): boolean {
  return new Set(a.objectWords).symmetricDifference(new Set(b.objectWords)).size === 0;
}

/** "Two wells in Quay" are a part of "four wells": a place right behind only one of them, or another behind each, tells them apart. */
export function areInOnePlace(a: Sighting, b: Sighting): boolean {
  return placeBehind(a) === placeBehind(b);
}

function placeBehind({ figure, sentence, object }: Sighting): string | null {
  const behind = behindOf(object, { figure, sentence }) ?? "";
  return (
    /^(?: (?!(?:are|had|has|have|is|was|were)\b|\p{Ll}+ed\b)\p{Ll}+){0,3}? (?:at|in|near|off|outside) ((?:the )?\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)*)/u.exec(
      behind,
    )?.[1] ?? null
  );
}

function leastShared(a: Sighting, b: Sighting): number {
  if (isCasual(a, FEW) || isCasual(b, FEW)) return SAME_SUBJECT_OF_FEW;
  return Math.min(a.objectWords.length, b.objectWords.length) === 1 ? SAME_SUBJECT_OF_BARE : SAME_SUBJECT;
}

/** Two sentences that name somebody, and nobody whom the other names, count for different teams or towns; the dead are told of in many ways. */
function areOfOthers(a: Sighting, b: Sighting): boolean {
  return a.fate === null && b.fate === null && a.names.size > 0 && b.names.size > 0 && !shareName(a, b);
}

/** Whether two sentences name the same place, body or person, their sources aside. */
export function shareName(a: Sighting, b: Sighting): boolean {
  return !a.names.isDisjointFrom(b.names);
}

/** A small bare count that tells nobody's fate. */
export function isCasual({ figure, fate }: Sighting, most = SMALL): boolean {
  const bare = figure.unit === null && figure.currency === null && fate === null;
  return bare && Math.abs(figure.low ?? figure.high ?? 0) <= most;
}

/** The dead are no other count of the missing. */
function fatesDiffer(a: Sighting, b: Sighting): boolean {
  return a.fate !== null && b.fate !== null && a.fate !== b.fate;
}

/** Two values that may be one thing counted twice: near enough in time and in size. */
function isComparable(a: Sighting, b: Sighting): boolean {
  const [x, y] = [a, b].map(({ figure }) => Math.abs(figure.low ?? figure.high ?? 0));
  if (x === undefined || y === undefined || Math.max(x, y) > FAR_OFF * Math.min(x, y)) return false;
  return !areFarApart(a, b);
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
