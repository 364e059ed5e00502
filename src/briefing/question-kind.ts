import type { Name, Sentence } from "#domain/ledger.ts";
import { isCountry, isRegion } from "#text/text.ts";

/** What a question wants: `needs` is true when nothing else can answer it, and `missing` says that it is not stored. */
export type WantedKind = {
  readonly name: "when" | "how-many" | "who" | "country" | "region" | "place" | "body" | "called" | "why" | "other";
  readonly needs: boolean;
  readonly missing: string;
  /** The answers of this kind that a sentence holds, as printed. */
  readonly inside: (sentence: Sentence) => string[];
};

const ORDINAL = /^(?:first|second|third|one)$/i;
const QUOTED = /[“"‘']([^“”"‘’]{2,60})[”"’']/g;

function names(fits: (name: Name) => boolean): (sentence: Sentence) => string[] {
  return (sentence) => sentence.names.filter(fits).map((name) => name.canonical);
}

const isPlaceName = (name: Name) => name.kind === "place" || isCountry(name.canonical) || isRegion(name.canonical);
const figures = (sentence: Sentence) => sentence.figures.map((one) => one.text);
const numbers = (sentence: Sentence) => [
  ...figures(sentence),
  ...(
    sentence.text.match(
      /\b\d[\d,.]*\b|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twice|once)\b/gi,
    ) ?? []
  ).filter((word) => !ORDINAL.test(word) && !/^(?:19|20)\d\d$/.test(word)),
];
const dates = (sentence: Sentence) => sentence.dates.filter((one) => one.precision !== "vague").map((one) => one.text);
const called = (sentence: Sentence) => [
  ...[...sentence.text.matchAll(QUOTED)].map((match) => match[1] ?? ""),
  ...sentence.names.map((name) => name.text),
];

const KINDS = {
  when: { name: "when", needs: true, missing: "No date for it is stored.", inside: dates },
  howMany: { name: "how-many", needs: true, missing: "No figure for it is stored.", inside: numbers },
  who: {
    name: "who",
    needs: false,
    missing: "No name for it is stored.",
    inside: names((name) => name.kind !== "place"),
  },
  country: {
    name: "country",
    needs: true,
    missing: "No country for it is stored.",
    inside: names((name) => isCountry(name.canonical)),
  },
  region: {
    name: "region",
    needs: true,
    missing: "No place for it is stored.",
    inside: names((name) => isRegion(name.canonical) || (isPlaceName(name) && !isCountry(name.canonical))),
  },
  place: { name: "place", needs: false, missing: "No place for it is stored.", inside: names(isPlaceName) },
  body: {
    name: "body",
    needs: false,
    missing: "No name for it is stored.",
    inside: names((name) => name.kind !== "place" && name.kind !== "person"),
  },
  called: { name: "called", needs: false, missing: "No name for it is stored.", inside: called },
  why: { name: "why", needs: false, missing: "No reason for it is stored.", inside: () => [] },
  other: { name: "other", needs: false, missing: "Nothing stored says so.", inside: () => [] },
} as const satisfies Record<string, WantedKind>;

const NUMBER_NOUN =
  "number|percentage|amount|share|age|score|price|rate|average|total|toll|length|height|distance|cost";
const DATE_NOUN = "day|date|year|month|time|deadline|season|century";
const PERSON_NOUN =
  "person|people|man|woman|actor|actress|artist|billionaire|host|president|minister|official|senator|player|athlete|judge|director|candidate|leader|singer|author|spokesman|spokeswoman|chief|secretary|mayor|governor|king|queen|prince|member|politician|writer|owner|founder";
const BODY_NOUN =
  "company|companies|automaker|carmaker|carrier|agency|agencies|team|teams|league|university|college|airline|bank|party|organi[sz]ation|group|firm|network|retailer|chain|court|studio|newspaper|outlet|ministry|outlets|bureau|department|brand|airport|program|platform|app";
const REGION_NOUN =
  "state|states|city|cities|town|province|territory|county|island|village|district|port|capital|region";
const CALLED_NOUN =
  "name|nickname|title|film|movie|song|show|album|book|event|mission|aircraft|award|stadium|landmark|virus|strain";

/** The asked-for noun follows "which" or "what" within five words: "which rare type of weather". Mr Toll is no toll. */
function asksFor(nouns: string): RegExp {
  return new RegExp(`\\b(?:[Ww]hich|[Ww]hat)\\b(?: \\S+){0,4}? (?:${nouns})\\b`);
}

const TABLE: readonly (readonly [RegExp, WantedKind])[] = [
  [/\bhow (?:many|much|large|big|far|long|old|tall|high|deep|fast|often|hot|cold|wide)\b/i, KINDS.howMany],
  [/^\W*(?:and |but |so |then )*(?:since )?when\b/i, KINDS.when],
  [asksFor("countr(?:y|ies)|nations?"), KINDS.country],
  [asksFor(REGION_NOUN), KINDS.region],
  [asksFor(PERSON_NOUN), KINDS.who],
  [asksFor(BODY_NOUN), KINDS.body],
  [asksFor(NUMBER_NOUN), KINDS.howMany],
  [asksFor(DATE_NOUN), KINDS.when],
  [asksFor(CALLED_NOUN), KINDS.called],
  [/\b(?:who|whom|whose)\b/i, KINDS.who],
  [/\bwhere\b/i, KINDS.place],
  [/\bwhy\b|\bwhat (?:was|is|were) the (?:cause|reason)\b|\bwhat caused\b/i, KINDS.why],
  [/\bwhat (?:is|was|are|were)\b.*\bcalled\b/i, KINDS.called],
];

/** What kind of answer a question wants. */
export function kindOfAnswer(question: string): WantedKind {
  return TABLE.find(([form]) => form.test(question))?.[1] ?? KINDS.other;
}
