import type { Briefing, Citation } from "#domain/briefing.ts";

type Parts = Pick<
  Briefing,
  "headline" | "bottomLine" | "developments" | "figures" | "actors" | "quotations" | "timeline" | "disputes" | "unread"
>;

/** Every citation of a briefing, in reading order. */
export function citationsIn(parts: Parts): Citation[] {
  const claims = [
    parts.headline,
    ...parts.bottomLine,
    ...parts.developments,
    ...parts.timeline.map((one) => one.claim),
  ];
  const actors = parts.actors.flatMap((one) => [one, ...(one.role ? [one.role] : []), ...one.statements]);
  const figures = parts.figures.flatMap((one) => [one, ...(one.course ?? [])]);
  return [...claims, ...figures, ...actors, ...parts.quotations, ...parts.disputes, ...(parts.unread ?? [])].flatMap(
    (one) => one.citations,
  );
}
