import { z } from "zod";

/** The days of a week as a schedule names them, Monday first. */
export const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export const Day = z.literal(DAYS);
export type Day = z.infer<typeof Day>;

/** A local time of day, "09:00". */
const TimeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, "write a time of day as 09:00 or 17:30");

// Asking for a zone's clock takes 0.1 ms, and every round reads every watch.
const KNOWN_ZONES = new Set<string>();

// An offset such as "+02:00" is refused on purpose: it does not follow the clock changes.
function isZone(name: string): boolean {
  if (KNOWN_ZONES.has(name)) return true;
  const isOne = /^[A-Za-z]/.test(name) && hasClock(name);
  if (isOne) KNOWN_ZONES.add(name);
  return isOne;
}

function hasClock(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** An IANA time zone, such as Europe/Berlin. */
const Zone = z.string().refine(isZone, "write a time zone such as Europe/Berlin or America/New_York");

/** Hours in which nothing is posted on its own account, local time; they may run over midnight. */
export const Quiet = z.strictObject({ from: TimeOfDay, to: TimeOfDay });
export type Quiet = z.infer<typeof Quiet>;

/**
 * When a digest is due: on `days` at `at`, local time of `zone`. `weekend` says what Saturday and Sunday are like: `as-listed`
 * (as any other day), `alerts-only` (no digest) or `nothing` (alerts wait for Monday too). A time that a clock change skips is
 * due at the first minute after the gap; a time that comes twice is due the first time.
 */
export const Schedule = z
  .strictObject({
    days: z.array(Day).min(1, "name at least one day").default(["mon", "tue", "wed", "thu", "fri"]),
    at: TimeOfDay.default("09:00"),
    zone: Zone,
    quiet: Quiet.nullable().default(null),
    weekend: z.literal(["as-listed", "alerts-only", "nothing"]).default("as-listed"),
  })
  .refine(({ at, quiet }) => quiet === null || !isWithin(at, quiet), "the digest's time lies in the quiet hours")
  .refine(
    ({ days, weekend }) => weekend === "as-listed" || days.some((day) => day !== "sat" && day !== "sun"),
    "nothing would ever be due: the only days are at the weekend, which is left out",
  );
export type Schedule = z.infer<typeof Schedule>;

/** Whether a local time of day lies in quiet hours; the end itself does not. */
export function isWithin(time: string, { from, to }: Quiet): boolean {
  return from <= to ? from <= time && time < to : time >= from || time < to;
}

/**
 * When to speak at once rather than in the next digest: a new development that `origins` independent origins tell, or `spike`
 * times the articles of a usual day (null: never for that). At most one alert in `everyHours`.
 */
const Alert = z.strictObject({
  origins: z.int().min(1).max(5).default(2),
  spike: z.number().min(1.5).max(50).nullable().default(null),
  everyHours: z.number().min(1).max(168).default(4),
});
export type AlertRule = z.infer<typeof Alert>;

const Term = z.string().trim().min(1).max(80, "at most 80 characters each");
const Terms = z.array(Term).max(20, "at most 20").default([]);

/**
 * A standing topic. An article belongs to it when it matches the query or an alias, holds none of `exclude`, and names one of
 * `actors`, comes from one of `outlets` and is in one of `languages` where those are given. `cooldownHours` is how long a
 * statement that was told is not told again unless something material is new.
 */
export const Watch = z.strictObject({
  name: z.string().trim().min(1, "give it a name").max(60, "at most 60 characters"),
  query: z.string().trim().min(1, "say what to look for").max(300, "at most 300 characters"),
  aliases: Terms,
  exclude: Terms,
  actors: Terms,
  outlets: Terms,
  languages: z
    .array(z.string().regex(/^[a-z]{2,3}$/, "write a language as two or three letters, such as en"))
    .max(10, "at most 10")
    .default([]),
  minimumOrigins: z.int().min(1).max(5).default(1),
  channel: z.string().trim().min(1).max(80),
  schedule: Schedule,
  length: z.literal(["short", "full"]).default("short"),
  alert: Alert.nullable().default(null),
  cooldownHours: z.number().min(0).max(720).default(72),
});
export type Watch = z.infer<typeof Watch>;

/**
 * A watch as it is kept. `workspace` is the empty string for the terminal's own. Whether its channel is private is asked of Slack whenever
 * somebody wants to know of it. `since` is the moment from which runs are due: when it was made, changed or resumed.
 */
export const StoredWatch = z.object({
  id: z.string(),
  workspace: z.string(),
  paused: z.boolean(),
  since: z.string(),
  createdBy: z.string(),
  watch: Watch,
});
export type StoredWatch = z.infer<typeof StoredWatch>;
