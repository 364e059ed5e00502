const SMALL = new Map(
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
    .split(" ")
    .map((word, value) => [word, value]),
);
for (const word of ["nought", "naught"]) SMALL.set(word, 0);
const TENS = new Map(
  "twenty thirty forty fifty sixty seventy eighty ninety".split(" ").map((word, at) => [word, (at + 2) * 10]),
);
const SCALES = new Map([
  ["dozen", 12],
  ["dozens", 12],
  ["hundred", 100],
  ["thousand", 1e3],
  ["lakh", 1e5],
  ["million", 1e6],
  ["crore", 1e7],
  ["billion", 1e9],
  ["trillion", 1e12],
  ["k", 1e3],
  ["m", 1e6],
  ["mn", 1e6],
  ["mln", 1e6],
  ["mil", 1e6],
  ["bil", 1e9],
  ["bn", 1e9],
  ["b", 1e9],
  ["bln", 1e9],
  ["tn", 1e12],
  ["trn", 1e12],
  ["tln", 1e12],
  ["t", 1e12],
]);
const PARTS = new Map([
  ["half", 2],
  ["third", 3],
  ["quarter", 4],
  ["fourth", 4],
  ["fifth", 5],
  ["sixth", 6],
  ["seventh", 7],
  ["eighth", 8],
  ["ninth", 9],
  ["tenth", 10],
  ["sixteenth", 16],
  ["twentieth", 20],
  ["hundredth", 100],
  ["thousandth", 1e3],
  ["millionth", 1e6],
]);

/** Regular expression source of the words of which one stands in every number written in words. */
export const ANY_NUMBER_WORD = `\\b(?:${[...SMALL.keys(), ...TENS.keys(), ...PARTS.keys(), "halves", "hundred", "dozen", "thousand", "lakh", "million", "crore", "billion", "trillion"].join("|")})`;

const ONES = [...SMALL.keys()].slice(1, 10).join("|");
const PART = `(?:${[...PARTS.keys()].join("|")})`;
const MANY_PARTS = `(?:halves|${[...PARTS.keys()].slice(1).join("s|")}s)`;
const BELOW_HUNDRED = `(?:(?:${[...TENS.keys()].join("|")})(?:[-\\s](?:${ONES}))?|${[...SMALL.keys()].reverse().join("|")})\\b`;
const GROUP = `(?:(?:${BELOW_HUNDRED}|an?)[\\s-](?:hundred|dozen)\\b(?:(?:[\\s-]and)?[\\s-]${BELOW_HUNDRED}(?![\\s-]${MANY_PARTS}\\b))?|${BELOW_HUNDRED})`;

/** Regular expression source of the large scale words that follow a number ("million"). */
export const SCALE_WORD = "(?:hundred|thousand|lakh crore|million|billion|trillion|crore|lakh|dozens?)\\b";

const MORE = `(?:,?(?:\\sand)?[\\s-]${GROUP}(?:[\\s-](?:hundred|thousand|million))?\\b)`;

const AND_PART = `(?:\\sand\\s(?:an?|${ONES})[\\s-](?:${PART}|${MANY_PARTS})\\b)`;
const POINT = `(?:(?:${GROUP}|zero|nought|naught)\\spoint(?:\\s(?:${BELOW_HUNDRED}))+)`;

/** Regular expression source of a number written in words, digits excluded ("two hundred and five", "five point six"). */
export const WORD_NUMBER = `(?:${POINT}|(?:half\\sa\\s(?:${SCALE_WORD})|(?:${GROUP}|an?)(?:\\sand\\sa\\shalf)?(?:[\\s-]${SCALE_WORD})(?:${MORE})*(?:\\s(?:dozens?|crore)\\b)?|${GROUP}(?:\\sdozens\\b)?)${AND_PART}?)`;

const FEW =
  "(?:more than|less than|fewer than|nearly|almost|about|over|at least|only|just|roughly|around|under|above|below|than)";

/**
 * Regular expression source of a fraction in words ("two-thirds", "a quarter of", "nine in 10", "more than half"). A single part
 * without a hyphen needs "of" or an end behind it: "a third man" is no fraction.
 */
export const WORD_FRACTION = [
  `(?:(?:(?:an?|${ONES})-${PART}s?|(?:${BELOW_HUNDRED})[\\s-]${MANY_PARTS})\\b`,
  `(?:an?|one)\\s${PART}(?=\\sof\\b|[.?!]?$)`,
  `(?<=\\b${FEW}\\s)(?:an?|one)\\s${PART}\\b`,
  `(?:${ONES}|\\d)\\s(?:in|out\\sof)\\s(?:every\\s)?(?:${[...SMALL.keys()].slice(2).join("|")}|\\d+)\\b`,
  `half(?=\\s(?:of|the|its|their|his|her)\\b)`,
  `(?<=\\b${FEW}\\s)half(?!-|\\s(?:an?|hour|time|way|dozen)\\b))`,
].join("|");

/** The factor of a scale word or its short form, 1 when there is none: "bn" is 1e9, "lakh crore" 1e12. */
export function scaleFactor(scale: string | undefined): number {
  if (scale === undefined) return 1;
  const words = scale.trim().toLowerCase().replace(/^-/, "").split(/\s+/);
  return words.reduce((factor, word) => factor * (SCALES.get(word) ?? 1), 1);
}

function smallValue(word: string): number {
  return word === "half" ? 0.5 : (SMALL.get(word) ?? TENS.get(word) ?? 0);
}

function plainValue(words: readonly string[]): number {
  let total = 0;
  let group = 0;
  for (const word of words) {
    const scale = SCALES.get(word);
    if (scale === undefined) group += smallValue(word);
    else if (scale <= 100) group = (group || 1) * scale;
    else if (group > 0 || total === 0 || scale <= total) {
      total += (group || 1) * scale;
      group = 0;
    }
    // "Three lakh crore": a scale upon a scale.
    else total *= scale;
  }
  return total + group;
}

// "Zero three" behind the point is .03.
function decimals(words: string): number {
  const digits = words.split(/\s/).map((word) => String(plainValue(word.split("-"))));
  return Number(`0.${digits.join("")}`);
}

const TAIL = new RegExp(`\\sand\\s((?:an?|${ONES})[\\s-](?:${PART}|${MANY_PARTS}))$`, "i");

/** The value of a number written in words ("two hundred and five", "half a million", "five and a quarter", "two point five"). */
export function wordValue(phrase: string): number {
  const lower = phrase.toLowerCase();
  const tail = TAIL.exec(lower);
  if (tail?.[1] !== undefined) return wordValue(lower.slice(0, tail.index)) + fractionValue(tail[1]);
  const [whole = "", behind] = lower.split(/\spoint\s/);
  const value = plainValue(whole.split(/[\s,-]+/));
  return behind === undefined ? value : value + decimals(behind);
}

/** The value (0 to 1 as a rule) of a fraction in words. */
export function fractionValue(phrase: string): number {
  const words = phrase.toLowerCase().split(/[\s-]+/);
  if (words.length === 1) return 0.5;
  const last = words.at(-1) ?? "";
  const few = /\s(?:in|out of)\s/.test(phrase);
  const over = words.slice(0, few ? 1 : -1).filter((word) => !/^an?$/.test(word));
  const digits = /^\d/.test(over[0] ?? "");
  const top = digits ? Number(over[0]) : plainValue(over) || 1;
  const below = PARTS.get(last.replace("halves", "half").replace(/s$/, "")) ?? SMALL.get(last) ?? Number(last);
  return below > 0 ? top / below : Number.NaN;
}
