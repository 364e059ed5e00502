/** Everything a planted fault may draw on: the rest of the passage, names of other articles, and chance. */
export type Pool = { readonly passage: string; readonly names: readonly string[]; readonly draw: () => number };
/** A way to make a sentence untrue: the faulty sentence, or null where the sentence offers no place for it. */
export type Plant = (sentence: string, pool: Pool) => string | null;

const NAME = /(?<=[\p{Ll},] )\p{Lu}\p{Ll}{2,}(?: \p{Lu}\p{Ll}{2,}){1,2}\b/gu;
const MONTHS = "January February March April May June July August September October November December".split(" ");
const DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" ");
/** Capitalised words that nobody swaps for a doer. */
const NO_ACTOR = /^(?:He|She|It|They|The|An|A|In|On|At|St|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|June|July|May)\b/;
const SMALL = "two three four five six seven eight nine ten eleven twelve".split(" ");

/** Nouns of one sort that are none of each other. */
const THINGS =
  "mayor minister governor judge doctor teacher student driver soldier pilot president company bank school hospital bridge airport church hotel stadium prison car truck train plane ship dog house factory farm river forest".split(
    " ",
  );

/** The full names in a text that do not open a sentence. */
export function fullNames(text: string): string[] {
  return [...text.matchAll(NAME)].map(([name]) => name);
}

function pick<T>(from: readonly T[], { draw }: Pool): T | undefined {
  return from[Math.floor(draw() * from.length)];
}

/** Replaces the first match, or gives null where there is none or nothing would change. */
function swap(text: string, form: RegExp, to: (...groups: string[]) => string): string | null {
  const changed = text.replace(form, to as (...args: string[]) => string);
  return changed === text ? null : changed;
}

const otherOf = (words: readonly string[], word: string, pool: Pool) =>
  pick(
    words.filter((one) => one.toLowerCase() !== word.toLowerCase()),
    pool,
  ) ?? word;

/** The sentence, when it holds one pair of quotation marks: with more, what stands between two marks may be outside both. */
const onePair = (text: string) => (text.match(/[“”"]/g)?.length === 2 ? text : null);

/** Seven kinds of fault, each with several ways to plant it. */
export const PLANTS: Readonly<Record<string, readonly Plant[]>> = {
  figure: [
    (text, pool) =>
      swap(
        text,
        /(?<![\p{L}\d.,:/-])(?!(?:19|20)\d\d\b)\d[\d,]*(?:\.\d+)?(?![\d:/-]|th\b|st\b|nd\b|rd\b|s\b)/u,
        (number) => {
          const value = Number(number.replaceAll(",", ""));
          const other = value < 10 ? value + 1 + Math.floor(pool.draw() * 4) : Math.round(value * (1.2 + pool.draw()));
          return number.includes(",") ? other.toLocaleString("en-US") : String(other);
        },
      ),
    (text) => swap(text, /\b(million|billion)\b/, (word) => (word === "million" ? "billion" : "million")),
    (text, pool) =>
      swap(text, new RegExp(`\\b(?:${SMALL.join("|")})\\b(?= \\p{Ll}{3,}s\\b)`, "u"), (word) =>
        otherOf(SMALL, word, pool),
      ),
    (text) =>
      swap(
        text,
        /\b(?:at least|more than|nearly|about|up to|almost|roughly|approximately|as many as) (?=[$£€]?\d)/,
        () => "",
      ),
  ],
  name: [
    (text, pool) => {
      const [name] = fullNames(text);
      const other = pick(
        pool.names.filter((one) => !pool.passage.includes(one.split(" ").at(-1) ?? one)),
        pool,
      );
      return name && other ? text.replace(name, other) : null;
    },
    (text, pool) => {
      const [name] = fullNames(text);
      const beside = fullNames(pool.passage).filter((one) => !text.includes(one.split(" ").at(-1) ?? one));
      const other = pick(beside, pool);
      return name && other ? text.replace(name, other) : null;
    },
  ],
  quotation: [
    (text) =>
      onePair(text) &&
      swap(text, /([“"][^“”"]{12,}) (\p{Ll}{4,})( [^“”"]{6,}[”"])/u, (...[, before, , after]) => `${before}${after}`),
    (text, pool) =>
      onePair(text) &&
      swap(text, /(?<=[“"][^“”"]{8,} )\p{Ll}{5,}(?= [^“”"]{6,}[”"])/u, (word) =>
        otherOf("always quickly trouble winter people nothing market".split(" "), word, pool),
      ),
    (text) =>
      /[“”"]/.test(text)
        ? null
        : swap(text, /(?<=\p{Ll} )\p{Ll}+ \p{Ll}+ \p{Ll}{4,}(?= \p{Ll})/u, (words) => `“${words}”`),
  ],
  negation: [
    (text) =>
      swap(
        text,
        /\b(is|are|was|were|will|would|could|can|has|have)\b(?! not|n['’]t| no\b)(?= \p{Ll})/u,
        (verb) => `${verb} not`,
      ),
    (text) =>
      swap(
        text,
        /\b(is|are|was|were|will|would|could|can|did|do|does|has|have|had)(?: not|n['’]t)\b/,
        (_, verb) => verb ?? "",
      ),
  ],
  hedge: [
    (text) =>
      swap(
        text,
        /(?<!(?:may|might|could) )\b(?:reportedly|allegedly|apparently|purportedly|possibly|potentially|probably|alleged|suspected) /,
        () => "",
      ),
    (text) => swap(text, /\b(?:may|might|could) (?=(?!be\b|have\b|not\b)\p{Ll}+\b)/u, () => "will "),
    (text) => swap(text, /\b(?:is|are) (?:likely|expected|scheduled|set) to be\b/, () => "has been"),
    (text) => swap(text, /\b(?:plans|intends|hopes|wants) to (?=\p{Ll})/u, () => "has begun to "),
    (text) => swap(text, /\b(?:is|was|has been) (?:considering|weighing|exploring)\b/, () => "has approved"),
    (text) => swap(text, /\b(?:seems?|appears?|appeared|seemed) to be\b/, () => "is"),
    (text) => swap(text, /\b(?:may|might|could) be\b/, () => "is"),
  ],
  attribution: [
    (text) =>
      swap(
        text,
        /, (?:the |a )?[\p{L} .’'-]{3,60} (?:said|says|told reporters)(?: \w+day)?(?: in a statement)?\.$/u,
        () => ".",
      ),
    (text) => swap(text, /^According to [^,]{3,60}, (\p{L})/u, (...[, letter = ""]) => letter.toUpperCase()),
    (text) => swap(text, /, according to [^,.]{3,60}\.$/u, () => "."),
    (text) =>
      swap(
        text,
        /^(?:The )?[\p{L} .’'-]{3,60}? (?:said|says|alleged|claimed|reported) that (\p{L})/u,
        (...[, letter = ""]) => letter.toUpperCase(),
      ),
    (text, pool) => {
      const other = pick(
        pool.names.filter((one) => !pool.passage.includes(one.split(" ").at(-1) ?? one)),
        pool,
      );
      return other
        ? swap(text, /(?<=, )(?:the )?[\p{L} .’'-]{3,60}?(?= (?:said|says)(?: \w+day)?\.$)/u, () => other)
        : null;
    },
  ],
  "roles or date": [
    (text, pool) => swap(text, new RegExp(`\\b(?:${DAYS.join("|")})\\b`), (day) => otherOf(DAYS, day, pool)),
    (text, pool) =>
      swap(text, new RegExp(`\\b(?:${MONTHS.filter((one) => one !== "May").join("|")})(?= \\d)`), (month) =>
        otherOf(MONTHS, month, pool),
      ),
    (text) =>
      swap(text, /\b(?:in|since|by) (20[012]\d)\b/, (whole, year = "") =>
        whole.replace(year, String(Number(year) - 3)),
      ),
    (text) =>
      swap(
        text,
        /^(\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)*) ((?:has |have |had |\p{Ll}+ly )?\p{Ll}+(?:ed|ck)) (\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)*)(?!['’])/u,
        (whole, a, verb, b) => ([a, b].some((name) => NO_ACTOR.test(name ?? "")) ? whole : `${b} ${verb} ${a}`),
      ),
  ],
  "word that takes away": [
    (text) =>
      swap(
        text,
        /(?<![\p{L}-])(?:[Ff]ormer(?:ly)?|[Dd]eputy|[Vv]ice|[Aa]ssistant|[Ii]nterim|[Aa]cting (?=\p{Lu})|(?<=\b(?:an?|the|of|its|his|her|their|’s|'s) )(?:attempted|failed|proposed|draft|preliminary|fake)|nearly|almost|wrongfully|falsely|helped (?=\p{Ll}{3,} (?:the|an?) )) ?(?=\p{L}{3,})/u,
        () => "",
      )?.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()) ?? null,
  ],
  "another thing or office": [
    (text, pool) =>
      swap(text, new RegExp(`(?<=[\\p{L},] )(?<!\\bto )(?:${THINGS.join("|")})(?=[ ,.])`, "u"), (noun) => {
        const other = otherOf(THINGS, noun, pool);
        return pool.passage.includes(other) ? noun : other;
      }),
  ],
  "somebody else of the article": [
    (text, pool) => {
      const other = pick(othersOf(text, pool), pool);
      return other
        ? swap(
            text,
            /^\p{Lu}\p{Ll}{2,}(?: \p{Lu}\p{Ll}{2,})*(?= (?:has |have |had |will |also |\p{Ll}+ly )?\p{Ll}+)/u,
            (name) => (isNamed(name, pool) ? other : name),
          )
        : null;
    },
    (text, pool) => {
      const other = pick(othersOf(text, pool), pool);
      return other
        ? swap(text, /(?<=,[”"]? )(?:the )?[\p{L} .’'-]{3,60}?(?= (?:said|says|told reporters)\b)/u, (who) =>
            isNamed(who, pool) ? other : who,
          )
        : null;
    },
  ],
};

/** Full names of the passage that the sentence does not hold. */
function othersOf(text: string, { passage }: Pool): string[] {
  return fullNames(passage).filter((one) => !NO_ACTOR.test(one) && !one.split(" ").some((word) => text.includes(word)));
}

/** Whether words are a full name, or the last word of one that the passage holds. */
function isNamed(words: string, { passage }: Pool): boolean {
  return (
    !NO_ACTOR.test(words) &&
    (/^\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)+$/u.test(words) || fullNames(passage).some((one) => one.endsWith(` ${words}`)))
  );
}
