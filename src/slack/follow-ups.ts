import type { Briefing } from "#domain/briefing.ts";

/** The most candidates that are tried: each costs a search. */
const MOST = 8;
/** A button shows about this much. */
const LONGEST = 75;

/** Questions that a briefing suggests, made of fixed words and its verified ones: figures first, then actors, then status. */
export function questionsOn(briefing: Briefing): string[] {
  const figures = briefing.figures.map(figureQuestion);
  const speakers = briefing.quotations.map(({ speaker }) => (speaker === null ? null : `What did ${speaker} say?`));
  const actors = briefing.actors
    .filter((actor) => actor.kind === "person" || actor.kind === "organisation")
    .map(({ name }) => `What is stored about ${name}?`);
  const mixed = [figures[0], speakers[0], actors[0], figures[1], speakers[1], ...figures.slice(2), ...actors.slice(1)];
  const fitting = mixed.filter((text): text is string => typeof text === "string" && text.length <= LONGEST);
  return [...new Set(fitting)].slice(0, MOST);
}

function figureQuestion({ object, currency, unit }: Briefing["figures"][number]): string | null {
  const words = object
    .replace(/ \[[^\]]*\]/g, "")
    .replace(/^(?:the )?number of /i, "")
    .replace(/^(\w+s|people) (?=\w+(?:ed|en)\b)/, "$1 were ")
    .trim();
  // A single word ("residents") does not say which of them are meant.
  if (!words.includes(" ") || unit === "%") return null;
  return currency === null ? `How many ${words}?` : `How much is the ${words}?`;
}
