import { check } from "#briefing/briefing.ts";
import { newsTexts, placesIn } from "./faults/faults.ts";
import { printTable, type Row } from "./table.ts";

/** A way to say the same in other words: the rewrite, or null where the sentence offers no place for it. */
type Rewrite = (sentence: string) => string | null;

function swap(text: string, form: RegExp, to: string | ((...groups: string[]) => string)): string | null {
  const changed = text.replace(form, to as (...args: string[]) => string);
  return changed === text ? null : changed;
}

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const startsPlain = (text: string) =>
  /^(?:The|A|An|It|They|He|She|This|These|His|Her|Their|There|No|Some|More|About)\b/.test(text);
const DIGITS = "zero one two three four five six seven eight nine ten".split(" ");

/** Light, faithful rewrites, each with its reason in its name. None changes who, what, when, how many or how sure. */
const REWRITES: Readonly<Record<string, Rewrite>> = {
  "number word for digits": (text) =>
    swap(
      text,
      /(?<![\p{L}\d.,:/$£€-] ?)\b([2-9]|10) (?=\p{Ll}{3,}s\b)/u,
      (_, digit = "") => `${DIGITS[Number(digit)]} `,
    ),
  "digits for a number word": (text) =>
    swap(
      text,
      /\b(two|three|four|five|six|seven|eight|nine|ten) (?=\p{Ll}{3,}s\b)/u,
      (_, word = "") => `${DIGITS.indexOf(word)} `,
    ),
  "per cent sign": (text) => swap(text, /(\d)%/, "$1 percent"),
  "percent spelled": (text) => swap(text, /(\d) percent\b/, "$1%"),
  "another reporting verb": (text) => swap(text, /\bsaid\b(?! to\b)/, "stated"),
  "present tense of the reporting verb": (text) =>
    swap(text, /(?<=, (?:the |a )?[\p{L} .’'-]{3,50} )said(?=\.$)/u, "says"),
  "speaker first": (text) =>
    /[“”"]/.test(text)
      ? null
      : swap(text, /^(.{25,}), ((?:the |a |an )?[\p{L} .’'-]{3,50}) said\.$/u, (_, what = "", who = "") =>
          startsPlain(what) ? `${upper(who)} said ${lower(what)}.` : `${upper(who)} said ${what}.`,
        ),
  "source last": (text) =>
    swap(
      text,
      /^According to ([^,]{3,50}), (.{25,})\.$/u,
      (_, who = "", what = "") => `${upper(what)}, according to ${who}.`,
    ),
  "source first": (text) =>
    /[“”"]/.test(text)
      ? null
      : swap(
          text,
          /^(.{25,}), according to ([^,.]{3,50})\.$/u,
          (_, what = "", who = "") => `According to ${who}, ${startsPlain(what) ? lower(what) : what}.`,
        ),
  "day moved to the end": (text) =>
    swap(text, /^On (\w+day), ([^,“”"]{25,})\.$/u, (_, day = "", what = "") => `${upper(what)} on ${day}.`),
  "long form of a name": (text) => swap(text, /\bU\.S\.(?= \p{Ll})/u, "United States"),
  "short form of a name": (text) => swap(text, /\bthe United States\b/, "the U.S."),
  "a light synonym": (text) =>
    [
      [/\bbegan\b/, "started"],
      [/\bpurchased\b/, "bought"],
      [/\bapproximately\b/, "about"],
      [/\bmore than (?=\d)/, "over "],
      [/\bchildren\b/, "kids"],
      [/\battempted to\b/, "tried to"],
      [/\bassist(?=\b)/, "help"],
      [/\bobtain\b/, "get"],
      [/\blarge\b/, "big"],
      [/\bcommence\b/, "begin"],
      [/\brequire\b/, "need"],
      [/\binjured\b/, "hurt"],
      [/\bvehicle\b/, "car"],
      [/\bphysicians\b/, "doctors"],
      [/\bcurrently\b/, "now"],
      [/\bhowever\b/i, "but"],
      [/\badditional\b/, "more"],
      [/\bresidence\b/, "home"],
    ].reduce<string | null>((done, [form, to]) => done ?? swap(text, form as RegExp, to as string), null),
  "an adverb of no weight left out": (text) =>
    swap(text, /\b(?:also|then|later|recently|now) (?=\p{Ll}+(?:ed|s)\b)/u, ""),
  "active for passive": (text) =>
    swap(
      text,
      /^((?:The|A|An) [\p{Ll} -]{4,40}) (?:was|were) (\p{Ll}+ed) by ((?:the |a |an )[\p{Ll} -]{4,40})\.$/u,
      (_, done = "", verb = "", doer = "") => `${upper(doer)} ${verb} ${lower(done)}.`,
    ),
  "a contraction": (text) =>
    /[“”"]/.test(text) ? null : swap(text, /\b(did|does|is|was|were|has|have|had) not\b/, "$1n't"),
  "a contraction spelled out": (text) =>
    /[“”"]/.test(text) ? null : swap(text, /\b(did|does|is|was|were|has|have|had)n['’]t\b/, "$1 not"),
};

/** As many of each kind as the news offers, and no more. */
const EACH = 32;
/** Articles that sentences are taken from: a third of the folder offers enough. */
const MOST_TEXTS = 300;

/** Faithful rewrites of real sentences that `check` refuses, kind by kind. */
export function benchParaphrases(): void {
  const texts = newsTexts();
  if (texts === null) {
    console.log("\nParaphrases: skipped, no data");
    return;
  }
  const places = texts.slice(0, MOST_TEXTS).flatMap((text) => placesIn(text));
  let [all, refusals] = [0, 0];
  const rows = Object.entries(REWRITES).map(([kind, rewrite]): Row => {
    const pairs = places.flatMap(({ sentence, passage }) => {
      // Words inside quotation marks are not ours to change: a changed quotation is a fault.
      const claim = /[“”"]/.test(sentence) ? null : rewrite(sentence);
      return claim === null || passage.includes(claim) ? [] : [{ claim, passage }];
    });
    const step = Math.max(1, Math.floor(pairs.length / EACH));
    const chosen = pairs.filter((_, n) => n % step === 0).slice(0, EACH);
    const refused = chosen.filter(
      ({ claim, passage }) => check({ id: 0, claim, evidence: [{ text: passage }] }).verdict !== "supported",
    );

    all += chosen.length;
    refusals += refused.length;
    return { what: kind, ours: `${refused.length} of ${chosen.length} refused`, baseline: "", data: "" };
  });
  rows.push({
    what: "all light paraphrases, wrongly refused",
    ours: `${((100 * refusals) / Math.max(1, all)).toFixed(1)} % (${refusals}/${all})`,
    baseline: "aim 5 %",
    data: "news-qa articles, five sentences of evidence",
  });
  printTable("Paraphrases: light faithful rewrites of real sentences", rows);
}
