const SMALL = new Map(
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
    .split(" ")
    .map((word, value) => [word, value]),
);
const TENS = new Map(
  "twenty thirty forty fifty sixty seventy eighty ninety".split(" ").map((word, at) => [word, (at + 2) * 10]),
);
const SCALES = new Map([
  ["dozen", 12],
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
  ["bn", 1e9],
  ["b", 1e9],
  ["bln", 1e9],
  ["tn", 1e12],
  ["trn", 1e12],
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
]);

const ONES = [...SMALL.keys()].slice(1, 10).join("|");
const BELOW_HUNDRED = `(?:(?:${[...TENS.keys()].join("|")})(?:[-\\s](?:${ONES}))?|${[...SMALL.keys()].reverse().join("|")})\\b`;
const GROUP = `(?:(?:${BELOW_HUNDRED}|an?)[\\s-](?:hundred|dozen)\\b(?:(?:[\\s-]and)?[\\s-]${BELOW_HUNDRED})?|${BELOW_HUNDRED})`;

/** Regular expression source of the large scale words that follow a number ("million"). */
export const SCALE_WORD = "(?:hundred|thousand|lakh crore|million|billion|trillion|crore|lakh|dozen)\\b";

const MORE = `(?:,?(?:\\sand)?[\\s-]${GROUP}(?:[\\s-](?:hundred|thousand|million))?\\b)`;

/** Regular expression source of a number written in words, digits excluded. */
export const WORD_NUMBER = `(?:half\\sa\\s(?:${SCALE_WORD})|(?:${GROUP}|an?)(?:\\sand\\sa\\shalf)?(?:[\\s-]${SCALE_WORD})(?:${MORE})*|${GROUP})(?:\\sand\\sa\\shalf)?`;

/** Regular expression source of a fraction in words ("two-thirds", "a quarter of", "nine in 10"). */
export const WORD_FRACTION = `(?:(?:${ONES})-(?:half|third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth)s?\\b|(?:an?|${ONES})\\s(?:third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth)s?(?=\\sof\\b)|(?:${ONES}|\\d)\\s(?:in|out\\sof)\\s(?:every\\s)?(?:${[...SMALL.keys()].slice(2).join("|")}|\\d+)\\b|half(?=\\s(?:of|the|its|their|his|her)\\b))`;

/** The factor of a scale word or its short form, 1 when there is none: "bn" is 1e9, "lakh crore" 1e12. */
export function scaleFactor(scale: string | undefined): number {
  if (scale === undefined) return 1;
  const words = scale.trim().toLowerCase().replace(/^-/, "").split(/\s+/);
  return words.reduce((factor, word) => factor * (SCALES.get(word) ?? 1), 1);
}

/** The value of a number written in words ("two hundred and five", "half a million"). */
export function wordValue(phrase: string): number {
  let total = 0;
  let group = 0;
  for (const word of phrase.toLowerCase().split(/[\s,-]+/)) {
    const scale = SCALES.get(word);
    if (word === "half") group += 0.5;
    else if (scale === undefined) group += SMALL.get(word) ?? TENS.get(word) ?? 0;
    else if (scale <= 100) group = (group || 1) * scale;
    else {
      total += (group || 1) * scale;
      group = 0;
    }
  }
  return total + group;
}

/** The value (0 to 1 as a rule) of a fraction in words. */
export function fractionValue(phrase: string): number {
  const words = phrase.toLowerCase().split(/[\s-]+/);
  const first = words[0] ?? "";
  if (words.length === 1) return 0.5;
  const last = words.at(-1) ?? "";
  const top = SMALL.get(first) ?? (/^\d/.test(first) ? Number(first) : 1);
  const below = PARTS.get(last.replace(/s$/, "").replace("halve", "half")) ?? SMALL.get(last) ?? Number(last);
  return below > 0 ? top / below : Number.NaN;
}
