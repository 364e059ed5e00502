import { z } from "zod";

const Span = { start: z.number().int(), end: z.number().int() };

export const NameKind = z.literal(["person", "organisation", "place", "unknown"]);
export type NameKind = z.infer<typeof NameKind>;

/** A name in a sentence. Offsets are UTF-16 offsets into the article's text, as everywhere in the ledger. */
export const Name = z.object({ text: z.string(), ...Span, kind: NameKind, canonical: z.string() });
export type Name = z.infer<typeof Name>;

export const Bound = z.literal(["exact", "about", "at-least", "at-most", "range"]);
export type Bound = z.infer<typeof Bound>;

/**
 * A typed figure. `low` and `high` are plain numbers ($1.5bn is 1500000000); at-least has `high` null, at-most `low` null.
 * `unit` is a measured unit ("percent", "percentage points", "km"); counts have `unit` null and name the thing in `object`.
 * `currency` is an ISO code, or the bare sign as printed when it is ambiguous ("$").
 */
export const Figure = z.object({
  text: z.string(),
  ...Span,
  low: z.number().nullable(),
  high: z.number().nullable(),
  unit: z.string().nullable(),
  currency: z.string().nullable(),
  object: z.string().nullable(),
  bound: Bound,
  asOf: z.string().nullable(),
  saidBy: z.string().nullable(),
});
export type Figure = z.infer<typeof Figure>;

/** Somebody's words. `marked` is true when the source puts them in quotation marks; the marks are outside the span. */
export const Quotation = z.object({ ...Span, text: z.string(), speaker: z.string().nullable(), marked: z.boolean() });
export type Quotation = z.infer<typeof Quotation>;

export const EventStatus = z.literal(["happened", "ongoing", "planned", "considered", "conditional", "denied"]);
export type EventStatus = z.infer<typeof EventStatus>;
export const SourceStatus = z.literal(["asserted", "attributed", "reported", "alleged"]);
export type SourceStatus = z.infer<typeof SourceStatus>;

/** A clause on its two axes: what became of the event, and on whose word. `verb` is the head verb's lemma. */
export const Clause = z.object({
  ...Span,
  verb: z.string(),
  event: EventStatus,
  source: SourceStatus,
  negated: z.boolean(),
});
export type Clause = z.infer<typeof Clause>;

/** A date named in a sentence. `iso` is null when it cannot be placed (no dateline); otherwise YYYY, YYYY-MM or YYYY-MM-DD. */
export const DateMention = z.object({
  text: z.string(),
  ...Span,
  iso: z.string().nullable(),
  precision: z.literal(["day", "month", "year", "vague"]),
  relative: z.boolean(),
});
export type DateMention = z.infer<typeof DateMention>;

/** `background`: the sentence tells only of what lies more than a year before its article. */
export const Flag = z.literal([
  "boilerplate",
  "opinion",
  "caption",
  "heading",
  "question",
  "characterisation",
  "foreign-language",
  "background",
]);
export type Flag = z.infer<typeof Flag>;

/** Who a sentence says it from: `source` is null when the cue names nobody ("reportedly"). */
export const Attribution = z.object({ cue: z.string(), source: z.string().nullable() });
export type Attribution = z.infer<typeof Attribution>;

/** What a cue makes of what is said: `documents` when it stands on paper, `thinks` and `intends` when it is no statement of fact. */
export const CueClass = z.literal(["says", "claims", "denies", "reports", "documents", "urges", "thinks", "intends"]);
export type CueClass = z.infer<typeof CueClass>;

/** A word that makes something somebody's: the cue as printed, its offsets, and whose it is as far as the words next to it tell. */
export const Cue = z.object({ cue: z.string(), ...Span, class: CueClass, source: z.string().nullable() });
export type Cue = z.infer<typeof Cue>;

/** One sentence of an article and what the reader found in it. `text` equals article.text.slice(start, end). */
export const Sentence = z.object({
  n: z.number().int(),
  ...Span,
  text: z.string(),
  names: z.array(Name),
  figures: z.array(Figure),
  quotations: z.array(Quotation),
  clauses: z.array(Clause),
  attribution: Attribution.nullable(),
  cues: z.array(Cue),
  origins: z.array(z.string()),
  dates: z.array(DateMention),
  flags: z.array(Flag),
});
export type Sentence = z.infer<typeof Sentence>;

/** Somebody the article writes about: `role` as the article states it (with the sentence that does), never as we know it. */
export const Actor = z.object({
  name: z.string(),
  aliases: z.array(z.string()),
  kind: z.literal(["person", "organisation", "state", "unknown"]),
  role: z.object({ text: z.string(), sentence: z.number().int(), ...Span }).nullable(),
  sentences: z.array(z.number().int()),
});
export type Actor = z.infer<typeof Actor>;

/** Rises whenever the reader reads differently: ledgers of older versions are read again. */
export const READER_VERSION = 19;

/** Everything the reader found in one article. Read again when `readerVersion` is older than the reader's. */
export const Ledger = z.object({
  readerVersion: z.number().int(),
  language: z.string(),
  dateline: z.string().nullable(),
  sentences: z.array(Sentence),
  actors: z.array(Actor),
});
export type Ledger = z.infer<typeof Ledger>;
