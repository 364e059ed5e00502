import type { EventStatus, SourceStatus } from "#domain/ledger.ts";

/*
 * How much each status promises. A claim may promise as much as its source or less, never more: "considered" is less than
 * "planned", which is less than "happened". What is under way has happened in part, so the two stand level.
 */
const EVENT_STRENGTH: Readonly<Record<EventStatus, number>> = {
  happened: 3,
  ongoing: 3,
  planned: 2,
  considered: 1,
  conditional: 1,
  denied: 0,
};
const SOURCE_STRENGTH: Readonly<Record<SourceStatus, number>> = { asserted: 2, attributed: 1, reported: 0, alleged: 0 };

/** Whether a claim's event says more than its source's does. What is denied matches only what is denied. */
export function strengthensEvent(claim: EventStatus, source: EventStatus): boolean {
  if ((claim === "denied") !== (source === "denied")) return true;
  return EVENT_STRENGTH[claim] > EVENT_STRENGTH[source];
}

/** Whether a claim stands on more than its source does: a report or an allegation stated as fact. */
export function strengthensSource(claim: SourceStatus, source: SourceStatus): boolean {
  return SOURCE_STRENGTH[claim] > SOURCE_STRENGTH[source];
}
