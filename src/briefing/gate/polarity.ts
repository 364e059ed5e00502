import { isOpposite, type Word } from "#text/text.ts";
import type { Alignment } from "./alignment.ts";
import type { Cue } from "./cues.ts";
import type { Ground } from "./ground.ts";
import { closeAlignments, type Side, sidesOf, telling, unshared } from "./kept.ts";
import type { Finding } from "./rules.ts";

/** How far before a word stands the "not" that turns it round, in characters. */
const TURNS_WITHIN = 20;

/** Rule 6, word by word: words of negation and opposites are added or dropped in pairs or not at all. */
export function polarity(ground: Ground): Finding | null {
  if (ground.verbatim) return null;
  for (const alignment of closeAlignments(ground)) {
    const note = turnedIn(alignment);
    if (note !== null) return { reason: "negation", note, conflict: true };
  }
  return null;
}

/** What turns a sentence of the claim round: an odd number of negations and opposites. */
function turnedIn(alignment: Alignment): string | null {
  const { own, other } = sidesOf(alignment);
  const [against, taken] = againstIn(alignment);
  const [added, dropped] = [freeNegations(own, taken), freeNegations(other, taken)];
  const turns = telling(added, own, other).length + telling(dropped, other, own).length;
  const uneven = added.length === dropped.length ? 0 : turns;
  if ((uneven + against.length) % 2 === 0) return null;
  const [first] = against;
  return first
    ? `“${first[0].text}” stands where the source has “${first[1].text}”`
    : `“${[...added, ...dropped][0]?.text}” is on one side only`;
}

/** Negations of one side alone that no opposite takes up. */
function freeNegations(side: Side, taken: ReadonlySet<Word>): Cue[] {
  return unshared(side, "negation").filter(
    ({ at, length }) => !side.words.slice(at, at + length).some((one) => taken.has(one)),
  );
}

/** Opposites that no negation turns round ("did not reject" is no opposite of "accepted"), and the words both sorts take up. */
function againstIn(alignment: Alignment): [[Word, Word][], Set<Word>] {
  const { own, other } = sidesOf(alignment);
  const negators = [own, other].flatMap((side) => unshared(side, "negation").map(({ at }) => side.words[at]));
  const turned = (word: Word) =>
    negators.find((one) => one && one !== word && one.end < word.start && word.start - one.end <= TURNS_WITHIN);
  const all = oppositesIn(alignment);
  const straight = all.filter(([a, b]) => !turned(a) && !turned(b));
  const used = all.flatMap(([a, b]) => [a, b, turned(a), turned(b)].filter((word) => word !== undefined));
  return [straight, new Set(used)];
}

/** "Slide 4", "Page 12": what is only numbered says nothing. */
export function isLabel(words: readonly Word[], at: number): boolean {
  return words[at]?.pos === "PROPN" && words[at + 1]?.pos === "NUM";
}

/** "By the end of May" does not stand against what somebody does. */
function isTimeAgainstDeed(a: Word, b: Word): boolean {
  return (
    [a, b].some((word) => /^(?:end|start|beginning|close)$/i.test(word.text) && word.pos === "NOUN") && a.pos !== b.pos
  );
}

/** Words of the claim that stand against a word of the source, where neither side has the other's word. */
function oppositesIn({ claim, source, pairs }: Pick<Alignment, "claim" | "source" | "pairs">): [Word, Word][] {
  const [mine, theirs] = [new Set(pairs.map(([i]) => i)), new Set(pairs.map(([, j]) => j))];
  const keys = new Set(source.map((word) => word.key));
  const own = new Set(claim.map((word) => word.key));
  // WordNet has "three" and "third" for opposites: a count and a place.
  const isCount = ({ pos }: Word) => pos === "NUM";
  const rest = source.filter(
    (word, j) => !theirs.has(j) && !own.has(word.key) && !isLabel(source, j) && !isCount(word),
  );
  return claim.flatMap((word, i): [Word, Word][] => {
    if (mine.has(i) || keys.has(word.key)) return [];
    const rival = rest.find(
      (other) => word.lemmas.some((a) => other.lemmas.some((b) => isOpposite(a, b))) && !isTimeAgainstDeed(word, other),
    );
    return rival ? [[word, rival]] : [];
  });
}
