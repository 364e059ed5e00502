import type { Briefing, Claim } from "#domain/briefing.ts";
import type { Read } from "#domain/ports.ts";
import { citationsIn } from "./citations.ts";

/* What goes on, or is to be, was so when it was told: where that is long before the newest article, a reader must see when. */

/** How long before the newest article printed something must have been told to be of another time. In milliseconds. */
const LONG_BEFORE_MS = 30 * 86_400_000;
/** What is not over when it is told. */
const OPEN: ReadonlySet<string> = new Set(["ongoing", "planned", "considered"]);
const PRESENT = /\b(?:currently|has yet to|have yet to|is still|are still|now|remains?|so far|these days|to date)\b/i;
/** "Tarnby is a town on the Orlova", "the law bars", "by law": so it is at any time. */
const STANDING =
  /^(?:The )?[^,;]{2,60}(?:, [^,;]{2,60},)? (?:(?:is|are) (?:an?|the|one of)|(?:has|have) (?:an?|no|one|two|three|\d+))\b|^(?:By|Under) [^,]*\blaw,|^[^,;]{0,60}\b(?:act|code|constitution|law|rule|statute|treaty)s?\b[^,;]{0,20}? (?:allows?|applies|apply|bans?|bars?|covers?|forbids?|lets?|limits?|permits?|prohibits?|requires?|says|sets?|(?:is|are) (?:allowed|barred|required))\b/i;

/** The parts of a briefing, with the day on which it was told behind whatever is not over and was told long before the newest article printed. */
export function withToldDates<Parts extends Pick<Briefing, PrintedIn>>(parts: Parts, reads: readonly Read[]): Parts {
  const published = new Map(reads.map(({ article }) => [article.id, article.publishedAt]));
  const newestOf = (ids: readonly string[]) =>
    ids
      .flatMap((id) => published.get(id) ?? [])
      .toSorted()
      .at(-1);
  const newest = newestOf(citationsIn(parts).map(({ articleId }) => articleId));
  const dated = <One extends Claim>(claim: One): One => {
    const told = newestOf(claim.citations.map(({ articleId }) => articleId));
    return isOfAnotherTime(claim, told, newest) ? { ...claim, dateNote: `told ${told?.slice(0, 10)}` } : claim;
  };
  return {
    ...parts,
    headline: dated(parts.headline),
    bottomLine: parts.bottomLine.map(dated),
    developments: parts.developments.map(dated),
    actors: parts.actors.map((actor) => ({ ...actor, statements: actor.statements.map(dated) })),
  };
}

type PrintedIn =
  | "headline"
  | "bottomLine"
  | "developments"
  | "figures"
  | "actors"
  | "quotations"
  | "timeline"
  | "disputes"
  | "unread";

function isOfAnotherTime(
  { event, text, dateNote }: Claim,
  told: string | undefined,
  newest: string | undefined,
): boolean {
  if (told === undefined || newest === undefined || dateNote !== null) return false;
  if (Date.parse(newest) - Date.parse(told) <= LONG_BEFORE_MS) return false;
  return PRESENT.test(text) || (OPEN.has(event) && !STANDING.test(text));
}
