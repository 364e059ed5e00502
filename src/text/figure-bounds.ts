import type { Bound } from "#domain/ledger.ts";

/*
 * Words that bound a figure, in front of it and behind it. "More than three" counts as at least three: a claim of exactly three
 * is then refused, which is what matters.
 */
const AT_MOST = `no (?:more|greater|higher|larger) than|not (?:more than|exceeding)|(?:as|so) (?:many|much|few|little|high) as|up to
  at (?:the )?most|at or below|(?:fewer|less|lower|smaller) than or equal to|(?:fewer|less|lower|smaller) or equal (?:to|than)
  equal to or (?:less|lower|fewer|smaller) than|(?<!\\b(?:no|not) )(?:fewer|less|lower|smaller) than|under|below|a maximum of
  maximum of|at the maximum|capped at`;
const AT_LEAST = `at least or equal to|at least|at (?:a |the )?minimum|(?:no|not) (?:fewer|less|lower|smaller) than
  (?:greater|higher|larger|bigger|more) than or equal to|(?:greater|higher|larger|bigger|more) or equal (?:to|than)
  equal to or (?:greater|higher|larger|bigger|more) than|(?:well |far |slightly |much )?more than
  (?:greater|higher|larger|bigger) than|(?:well |just )?over|above|upwards? of|in excess of|exceed(?:s|ed|ing)?
  surpass(?:es|ed|ing)?|topp(?:ed|ing)|beyond|a minimum of|minimum of|north of|at or above`;
const ABOUT = `just (?:under|over|about|shy of)|close to|near(?:ly)?|almost|about|around|roughly|approximately|approx\\.?|some
  an estimated|estimated|circa|perhaps|maybe|or so|more or less|in the region of|somewhere around|as good as|virtually`;

function before(forms: string, signs: string): RegExp {
  return new RegExp(`(?:\\b(?:${forms.trim().replace(/\s*\n\s*/g, "|")})\\s|(?:${signs})\\s?)$`, "i");
}

const BEFORE: readonly (readonly [RegExp, Bound])[] = [
  [before(AT_MOST, "<=?|≤"), "at-most"],
  [before(AT_LEAST, ">=?|≥"), "at-least"],
  [before(ABOUT, "~|≈"), "about"],
];
// "Just under 50" is near 50: the words in front are read as one.
const NEARLY = /\bjust (?:under|over|about|shy of|above|below)\s$/i;
const AFTER: readonly (readonly [RegExp, Bound])[] = [
  // "From 42% to 45% and lower the tax on food" goes on with a verb.
  [
    /^(?:\s(?:or|and) (?:more|above|higher|over|greater|upwards)\b(?! (?:than|the|its|his|her|their|a|an) \S| \p{L}+-)|\+(?!\p{N})|[-\s]plus\b)/iu,
    "at-least",
  ],
  [/^\s(?:or|and) (?:fewer|less|lower|under|below)\b(?! (?:than|the|its|his|her|their|a|an) \S| \p{L}+-)/iu, "at-most"],
  [/^\s(?:or so|give or take)\b/i, "about"],
];
const REACH = 40;

/** "About a 17-hour drive" hedges how long it takes; "a book about a 17-hour strike" does not. */
const ABOUT_A = /\b(?:about|almost|approximately|nearly|roughly) an? $/i;
const LONG_WAY =
  /(?:hour|minute|day|mile|kilomet(?:er|re))s?\s(?:delay|drive|flight|hike|journey|ride|sail|trip|wait|walk)\b/;

/** "Pulled over two vans", "handed over 12 prisoners": the verb's own word, and no bound. */
const PARTICLE = /(.*\b(?:cross|hand|knock|pull|push|run|ran|take|taken|took|turn)(?:ed|ing|s)? )over $/;

type Found = { readonly length: number; readonly bound: Bound };

function firstMatch(forms: readonly (readonly [RegExp, Bound])[], text: string): Found | null {
  for (const [form, bound] of forms) {
    const match = text.match(form);
    if (match !== null) return { length: match[0].length, bound };
  }
  return null;
}

function leading(text: string): Found | null {
  const near = text.match(NEARLY);
  return near === null ? firstMatch(BEFORE, text) : { length: near[0].length, bound: "about" };
}

function aboutA(before: string, rest: string): Found | null {
  const [words] = (LONG_WAY.test(rest) ? ABOUT_A.exec(before) : null) ?? [];
  return words === undefined ? null : { length: words.length, bound: "about" };
}

/** The bound that the words around a number give it, with the span that includes them; offsets into `text`. */
export function boundOf(text: string, start: number, end: number): { start: number; end: number; bound: Bound } {
  const before = text.slice(Math.max(0, start - REACH), start);
  const ahead = aboutA(before, text.slice(start, end + REACH)) ?? leading(before.replace(PARTICLE, "$1"));
  const behind = firstMatch(AFTER, text.slice(end, end + 24));
  const from = start - (ahead?.length ?? 0);
  // "About 500 or more" is at least 500.
  if (behind !== null && (ahead === null || ahead.bound === "about"))
    return { start: from, end: end + behind.length, bound: behind.bound };
  return { start: from, end, bound: ahead?.bound ?? "exact" };
}
