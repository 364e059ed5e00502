import type { Briefing } from "#domain/briefing.ts";
import { marksOf } from "./layout.ts";

/** A briefing cut to what Slack shows at first sight: headline, bottom line and developments, what changed, and the sources of these. */
export function shortBriefing(briefing: Briefing): Briefing {
  const { headline, bottomLine, developments, changes } = briefing;
  const citations = [
    ...[headline, ...bottomLine, ...developments].flatMap((claim) => claim.citations),
    ...changes.flatMap((change) => [...change.citations, ...(change.was?.citations ?? [])]),
  ];
  const marks = new Set(marksOf(citations, briefing.sources));
  const sources = briefing.sources.filter(({ n }) => marks.has(n));
  return { ...briefing, figures: [], actors: [], quotations: [], timeline: [], disputes: [], gaps: [], sources };
}
