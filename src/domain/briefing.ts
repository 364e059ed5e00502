import { z } from "zod";
import { Reliability } from "./feed.ts";
import { Bound, EventStatus, SourceStatus } from "./ledger.ts";

/** A span of a stored article. `quote` equals article.text.slice(start, end), in UTF-16 offsets. */
export const Citation = z.object({
  articleId: z.string(),
  start: z.number().int(),
  end: z.number().int(),
  quote: z.string(),
});
export type Citation = z.infer<typeof Citation>;

/**
 * One statement and the sentences it rests on. The gate sets `negated` ("has yet to", "did not": printed NOT DONE) from the cited
 * clause, and `dateNote`: "undated" when a relative date in the text has no dateline, its resolution ("on Friday: 2026-06-05"),
 * or "told 2026-06-05" of what was not over long before the newest article.
 */
export const Claim = z.object({
  id: z.string(),
  text: z.string(),
  event: EventStatus,
  source: SourceStatus,
  negated: z.boolean(),
  attribution: z.string().nullable(),
  dateNote: z.string().nullable(),
  citations: z.array(Citation),
});
export type Claim = z.infer<typeof Claim>;

export const Standing = z.literal(["corroborated", "single-origin", "disputed"]);
export type Standing = z.infer<typeof Standing>;
export const Development = Claim.extend({ storyId: z.string(), origins: z.array(z.string()), standing: Standing });
export type Development = z.infer<typeof Development>;

export const Cited = z.object({ text: z.string(), citations: z.array(Citation) });
export type Cited = z.infer<typeof Cited>;

/** One value of a figure whose course is told: `value` as it was given on `date` (ISO 8601, a day). */
export const CoursePoint = z.object({
  date: z.string(),
  text: z.string(),
  value: z.number(),
  citations: z.array(Citation),
});
export type CoursePoint = z.infer<typeof CoursePoint>;

/**
 * `told`: where the object alone says nothing ("people"), how its source goes on, or in brackets what became of them; of what is not done or
 * not sure, whatever it is, its status ("[planned]", "[alleged]"). `course`: the values of one thing over time, oldest first, where there are three or more. Older records have neither.
 */
export const BriefedFigure = z.object({
  text: z.string(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  unit: z.string().nullable(),
  currency: z.string().nullable(),
  object: z.string(),
  told: z.string().optional(),
  bound: Bound,
  asOf: z.string().nullable(),
  saidBy: z.string().nullable(),
  previous: z.string().nullable(),
  course: z.array(CoursePoint).optional(),
  citations: z.array(Citation),
});
export type BriefedFigure = z.infer<typeof BriefedFigure>;

export const BriefedActor = z.object({
  name: z.string(),
  aliases: z.array(z.string()),
  kind: z.literal(["person", "organisation", "state", "unknown"]),
  role: Cited.nullable(),
  mentions: z.number().int(),
  statements: z.array(Claim),
  citations: z.array(Citation),
});
export type BriefedActor = z.infer<typeof BriefedActor>;

export const BriefedQuotation = z.object({
  text: z.string(),
  speaker: z.string().nullable(),
  marked: z.boolean(),
  citations: z.array(Citation),
});
export type BriefedQuotation = z.infer<typeof BriefedQuotation>;

export const TimelineEntry = z.object({
  date: z.string(),
  precision: z.literal(["day", "month", "year"]),
  claim: Claim,
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;
export const Dispute = z.object({ point: z.string(), citations: z.array(Citation), sides: z.array(Cited) });
export type Dispute = z.infer<typeof Dispute>;
export const Change = z.object({
  kind: z.literal(["new", "updated", "contradicted", "dropped"]),
  claimId: z.string(),
  text: z.string(),
  was: Cited.nullable(),
  citations: z.array(Citation),
});
export type Change = z.infer<typeof Change>;
export const Gap = z.object({
  question: z.literal(["who", "what", "when", "where", "why", "how", "confirmed"]),
  text: z.string(),
});
export type Gap = z.infer<typeof Gap>;

export const Source = z.object({
  n: z.number().int(),
  articleId: z.string(),
  title: z.string().nullable(),
  outlet: z.string().nullable(),
  byline: z.string().nullable(),
  publishedAt: z.string().nullable(),
  retrievedAt: z.string(),
  url: z.string().nullable(),
  language: z.string(),
  origins: z.array(z.string()),
  copies: z.array(z.string()),
  reliability: Reliability,
  labels: z.array(z.string()),
});
export type Source = z.infer<typeof Source>;

/** Why the gate refuses a claim. A closed list. */
export const Reason = z.literal([
  "no-evidence",
  "figure",
  "name",
  "quotation",
  "speaker",
  "modality",
  "negation",
  "roles",
  "coverage",
  "origins",
  "date",
  "opener",
  "opinion",
  "error",
]);
export type Reason = z.infer<typeof Reason>;
export const Withheld = z.object({ text: z.string(), reason: Reason });
export type Withheld = z.infer<typeof Withheld>;

/** Articles of one day (of publication) that go back to one origin. */
const CoveredDay = z.object({ date: z.string(), origin: z.string(), articles: z.number().int() });

/**
 * `days`: the dated articles by day and origin, in that order; `unmatched`: words asked for that none of the articles has. Older records
 * have neither.
 */
export const Coverage = z.object({
  articles: z.number().int(),
  outlets: z.number().int(),
  origins: z.number().int(),
  languages: z.array(z.string()),
  newest: z.string().nullable(),
  feedsDown: z.array(z.string()),
  days: z.array(CoveredDay).optional(),
  unmatched: z.array(z.string()).optional(),
});
export type Coverage = z.infer<typeof Coverage>;

/** Who wrote: an engine, with the model and the prompt when it was a model, and why the extractive engine stood in for one. */
export const Composer = z.object({
  name: z.string(),
  model: z.string().nullable(),
  prompt: z.string().nullable(),
  digest: z.string().nullable(),
  fallback: z.string().nullable(),
});
export type Composer = z.infer<typeof Composer>;

/**
 * A finished briefing: nothing in it but claims that passed the gate, and fixed templates. `unread`: how the articles in languages that
 * the reader does not know begin, as printed; left out when there are none.
 */
export const Briefing = z.object({
  id: z.string(),
  topic: z.string(),
  createdAt: z.string(),
  window: z.object({ from: z.string().nullable(), to: z.string() }),
  composer: Composer,
  headline: Claim,
  bottomLine: z.array(Claim),
  developments: z.array(Development),
  figures: z.array(BriefedFigure),
  actors: z.array(BriefedActor),
  quotations: z.array(BriefedQuotation),
  timeline: z.array(TimelineEntry),
  disputes: z.array(Dispute),
  changes: z.array(Change),
  gaps: z.array(Gap),
  unread: z.array(Cited).optional(),
  sources: z.array(Source),
  coverage: Coverage,
  withheld: z.array(Withheld),
});
export type Briefing = z.infer<typeof Briefing>;

const Listed = z.object({ articleId: z.string(), title: z.string().nullable(), publishedAt: z.string().nullable() });
export type Listed = z.infer<typeof Listed>;

/**
 * Nothing stored matches: the nearest topics and the newest article are shown, and nothing is generated. `filtered`: articles on the
 * topic are stored, and the window or filter leaves none of them; the newest of these, null where they are too many to tell.
 * `unread`: what is stored is in languages that are not read; how it begins, with its sources. `unprintable`: so many articles match,
 * and no sentence of theirs can be printed as news.
 */
export const NothingFound = z.object({
  kind: z.literal("nothing-found"),
  topic: z.string(),
  nearest: z.array(z.string()),
  newest: Listed.nullable(),
  filtered: z.object({ topic: z.string(), newest: Listed.nullable() }).optional(),
  unread: z.array(Cited).optional(),
  sources: z.array(Source).optional(),
  unprintable: z.number().int().optional(),
});
export type NothingFound = z.infer<typeof NothingFound>;

/**
 * An answer from the archive, or an honest refusal. `premise` names what the question takes for granted and nothing states, or
 * what kind of answer is missing; `related` holds what is stored about it without answering.
 */
export const Answer = z.object({
  question: z.string(),
  composer: Composer,
  kind: z.literal(["answer", "not-stored", "false-premise"]),
  claims: z.array(Claim),
  premise: z.string().nullable(),
  related: z.array(Claim),
  nearest: z.array(z.object({ articleId: z.string(), title: z.string().nullable() })),
  sources: z.array(Source),
});
export type Answer = z.infer<typeof Answer>;
