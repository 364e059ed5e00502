import type { Clock } from "#domain/ports.ts";

/** The wall clock. The only place that reads it. */
export const wallClock: Clock = () => new Date();
