import type { BriefedFigure, Briefing, Claim, Coverage, Development, Source } from "#domain/briefing.ts";
import { marksOf } from "./layout.ts";

/** How a development stands among its origins, before its label; nothing where it has one origin, as most have. */
export function markOf(development: Partial<Development>): string {
  if (development.standing === "disputed") return "disputed · ";
  return development.standing === "corroborated" ? `${corroborationOf(development)} · ` : "";
}

/** That somebody denies it may be told by many, which makes the denial no truer. */
function corroborationOf({ event }: Partial<Development>): string {
  return event === "denied" ? "denial told by several" : "corroborated";
}

/** A claim's words, with the note on its date before the full stop: "… in the coming weeks (undated)." */
export function wordsOf(claim: Pick<Claim, "text" | "dateNote">): string {
  if (claim.dateNote === null || claim.text.includes(`(${claim.dateNote})`)) return claim.text;
  const [, words, stop] = /^(.*?)([.!?]?)$/su.exec(claim.text) ?? [];
  return `${words ?? claim.text} (${readableNote(claim.dateNote, claim.text)})${stop ?? ""}`;
}

/** Up to a day that is somebody's in a quotation, or only compared with: "“Streets I walked on Friday are gone,” said …", "up from eight in May". */
const OF_ANOTHER =
  /“[^”]*$|^[^"]*"(?:[^"]*"[^"]*")*[^"]*$|\b(?:up|down) from [^,;]*$|\bthan (?:in|on|at|during) $|\b(?:who|which|whose) [^,;]*$/i;

const DAY_OR_MONTH =
  /\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.|yesterday|today|tomorrow|(?:19|20)\d\d)(?!\p{L})/gu;

/** Where a text names several days, a bare one behind it would seem the day of it all. */
function namesSeveralDays(text: string): boolean {
  return new Set(text.match(DAY_OR_MONTH)).size > 1;
}

/** "Monday: 2026-06-01" as a reader writes it: the day alone where one word is resolved, since that word stands in the sentence; "four years ago: 2022" keeps its words, or the whole would seem dated so. */
function readableNote(note: string, text: string): string {
  const [, word, only] = /^(?![^:]*\b(?:ago|earlier):)([^:,;]+): (\d{4}(?:-\d\d){0,2})$/u.exec(note) ?? [];
  const isWhole = only !== undefined && !namesSeveralDays(text);
  return !isWhole || OF_ANOTHER.test(text.slice(0, text.indexOf(word ?? "")))
    ? note.replace(/\b\d{4}-\d\d(?:-\d\d)?\b/gu, day)
    : day(only);
}

const unique = (texts: readonly string[]): string[] => [...new Set(texts)];

/** What cited sources are called in a label: their outlets; "the article" for one without, "2 articles" for more. */
function outletsOf(sources: readonly Source[]): string {
  const named = unique(sources.flatMap((source) => source.outlet ?? []));
  const unnamed = sources.filter((source) => source.outlet === null).length;
  if (unnamed === 0) return named.join(", ");
  return [...named, unnamed === 1 ? "the article" : `${unnamed} articles`].join(", ");
}

/** Who a claim comes from: "NBC News, per the article", so that a credited outlet never seems to have written the words. */
export function labelOf(claim: Claim & Partial<Development>, sources: readonly Source[]): string {
  const marks = marksOf(claim.citations, sources);
  const cited = sources.filter((source) => marks.includes(source.n));
  const outlets = new Set(cited.map((source) => source.outlet));
  const credited = unique(claim.origins ?? []).filter((origin) => !outlets.has(origin) && !isPlaceholder(origin));
  const written = outletsOf(cited);
  if (credited.length === 0) return written;
  return written === "" ? credited.join(", ") : `${credited.join(", ")}, per ${written}`;
}

// An origin that only stands for "this article, whose outlet nobody knows" is not a name to credit.
function isPlaceholder(origin: string): boolean {
  return origin === "" || /^(?:the article|unknown|art_\w+|article:.*)$/iu.test(origin);
}

/** How well a headline or development is supported: "single origin: NBC News, per the article", "disputed", "corroborated". */
export function standingOf(claim: Claim & Partial<Development>, sources: readonly Source[]): string {
  const label = labelOf(claim, sources);
  if (claim.standing === "corroborated") return `${corroborationOf(claim)}: ${label}`;
  if (claim.standing === "disputed") return `disputed: ${label}`;
  return `single origin: ${label}`;
}

/** The development that tells what the headline tells, which carries the headline's origins and standing. */
export function headlineOf(briefing: Briefing): Claim & Partial<Development> {
  const spans = new Set(briefing.headline.citations.map(({ articleId, start }) => `${articleId}@${start}`));
  const same = briefing.developments.find((each) =>
    each.citations.some(({ articleId, start }) => spans.has(`${articleId}@${start}`)),
  );
  const own: Claim & Partial<Development> = briefing.headline;
  if (own.origins !== undefined) return own;
  // With the origins come the citations: an outlet that is credited and not cited would seem to be relayed by the one that is.
  if (same !== undefined) return { ...own, origins: same.origins, standing: same.standing, citations: same.citations };
  const marks = marksOf(own.citations, briefing.sources);
  const cited = briefing.sources.filter((source) => marks.includes(source.n));
  const credited = own.attribution === null ? [] : cited.flatMap((source) => source.origins);
  return { ...own, origins: credited.filter((origin) => own.attribution?.includes(origin) ?? false) };
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** What a figure counts, with what is told of it. */
export function countedOf({ object, told }: Pick<BriefedFigure, "object" | "told">): string {
  return told === undefined ? object : `${object}${told.startsWith(",") ? "" : " "}${told}`;
}

/** When a figure held as its source states it, else the day of the newest article that tells it: "told 2 Mar 2026". */
export function whenOf({ asOf, citations }: BriefedFigure, sources: readonly Source[]): string {
  if (asOf !== null) return `as of ${day(asOf)}`;
  const marks = marksOf(citations, sources);
  const days = sources.flatMap(({ n, publishedAt }) =>
    marks.includes(n) && publishedAt !== null ? [publishedAt] : [],
  );
  const newest = days.toSorted().at(-1);
  return newest === undefined ? "as of: not stated" : `told ${day(newest)}`;
}

/** An ISO date as a reader writes it: "24 Nov 2026", "Nov 2026" or "2026". Anything else comes back as it stands. */
export function day(iso: string): string {
  const [, year, month, date] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/u.exec(iso) ?? [];
  if (year === undefined) return iso;
  const name = month === undefined ? undefined : MONTHS[Number(month) - 1];
  if (name === undefined) return year;
  return date === undefined ? `${name} ${year}` : `${Number(date)} ${name} ${year}`;
}

/** A count and its noun: "1 article", "3 articles". */
export function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}

/** What was looked at, in one line: articles, outlets, who is credited, the newest date, what is corroborated. */
export function coverageLine(briefing: Briefing): string {
  const { coverage, sources, developments } = briefing;
  const corroborated = developments.filter(
    (each) => each.standing === "corroborated" && each.event !== "denied",
  ).length;
  const printed = new Set(developments.flatMap(({ origins }) => origins));
  const credits = unique(sources.flatMap((source) => source.origins.filter((origin) => credit(origin, source)))).filter(
    (origin) => printed.has(origin),
  );
  return [
    count(coverage.articles, "article"),
    coverage.outlets === 0 ? "outlet unknown" : count(coverage.outlets, "outlet"),
    credits.length > 0 && credits.length <= 4 ? `credits ${credits.join(", ")}` : count(coverage.origins, "origin"),
    coverage.newest === null ? "undated" : `newest ${day(coverage.newest)}`,
    corroborated === 0 ? "nothing corroborated" : `${corroborated} corroborated`,
    ...troubles(coverage),
  ].join(" · ");
}

function credit(origin: string, source: Source): boolean {
  return origin !== source.outlet && !isPlaceholder(origin);
}

function troubles(coverage: Coverage): string[] {
  const foreign = coverage.languages.filter((language) => !["en", "eng"].includes(language));
  const unmatched = (coverage.unmatched ?? []).map((word) => `“${word}”`).join(", ");
  return [
    ...(unmatched === "" ? [] : [`none of these has ${unmatched}`]),
    ...(foreign.length > 0 ? [`languages: ${coverage.languages.join(", ")}`] : []),
    ...(coverage.feedsDown.length > 0 ? [`feeds down: ${coverage.feedsDown.join(", ")}`] : []),
  ];
}

/** Which engine wrote the words: "extractive, no model", or the model's name; with the reason when it was a second choice. */
export function engineLine({ composer }: Pick<Briefing, "composer">): string {
  const { name, model, fallback } = composer;
  const engine = `${name}, ${model === null ? "no model" : model}`;
  return fallback === null ? engine : `${engine} (${fallback})`;
}
