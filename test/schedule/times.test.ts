import fc from "fast-check";
import { expect, test } from "vitest";
import { DAYS, Schedule, Watch } from "#domain/watch.ts";
import { dueRun, nextRuns, speakableFrom, wallIn } from "../../src/schedule/times.ts";

const schedule = (over: Partial<Schedule> = {}) =>
  Schedule.parse({ days: [...DAYS], at: "09:00", zone: "Europe/Berlin", ...over });
const at = (iso: string) => new Date(iso);

/** Each zone with a window that holds both of its clock changes of 2026 or 2027; Kathmandu and Kolkata keep odd offsets and never change. */
const ZONES = [
  "Europe/Berlin",
  "Europe/London",
  "America/New_York",
  "America/St_Johns",
  "Australia/Lord_Howe",
  "Australia/Adelaide",
  "Africa/Cairo",
  "America/Santiago",
  "Pacific/Chatham",
  "Asia/Kathmandu",
  "Asia/Kolkata",
  "Africa/Casablanca",
];

test.each(ZONES)("in %s a digest at nine stands at nine on every day of a year, once a day", (zone) => {
  const runs = nextRuns(schedule({ zone }), at("2026-01-15T00:00:00Z"), 365);
  expect(new Set(runs.map((run) => run.date)).size).toBe(365);
  expect([...new Set(runs.map((run) => wallIn(zone, run.at).time))]).toEqual(["09:00"]);
});

test.each([
  ["Europe/Berlin", "02:30", "2026-03-29", "03:00"],
  ["America/New_York", "02:30", "2026-03-08", "03:00"],
  ["America/St_Johns", "02:15", "2026-03-08", "03:00"],
  ["Australia/Lord_Howe", "02:15", "2026-10-04", "02:30"],
  ["Africa/Cairo", "00:00", "2026-04-24", "01:00"],
  ["America/Santiago", "00:00", "2026-09-06", "01:00"],
  ["Pacific/Chatham", "02:50", "2026-09-27", "03:45"],
])("in %s %s does not exist on %s, and the digest is due at %s", (zone, time, date, shown) => {
  const runs = nextRuns(schedule({ zone, at: time }), new Date(at(date).getTime() - 3 * 86_400_000), 6);
  const onDay = runs.filter((run) => run.date === date);
  expect(onDay.map((run) => wallIn(zone, run.at).time)).toEqual([shown]);
  expect(runs.map((run) => run.date)).toEqual([...new Set(runs.map((run) => run.date))]);
});

test.each([
  ["Europe/Berlin", "02:30", "2026-10-25T00:30:00.000Z"],
  ["America/New_York", "01:30", "2026-11-01T05:30:00.000Z"],
  ["Australia/Lord_Howe", "01:45", "2026-04-04T14:45:00.000Z"],
  ["America/St_Johns", "01:30", "2026-11-01T04:00:00.000Z"],
])("in %s %s comes twice, and the digest is due the first time only", (zone, time, first) => {
  const runs = nextRuns(schedule({ zone, at: time }), new Date(at(first).getTime() - 86_400_000), 3);
  expect(runs.map((run) => run.at.toISOString())).toContain(first);
  expect(new Set(runs.map((run) => run.date)).size).toBe(3);
});

test("of the runs that were missed only the last is due, and none before the watch was made", () => {
  const weekdays = schedule({ days: ["mon", "tue", "wed", "thu", "fri"] });
  expect(dueRun(weekdays, at("2026-03-20T12:00:00Z"), at("2026-03-30T12:00:00Z"))).toEqual({
    at: at("2026-03-30T07:00:00Z"),
    date: "2026-03-30",
  });
  expect(dueRun(weekdays, at("2026-03-30T07:00:00Z"), at("2026-03-30T12:00:00Z"))).toBe(null);
  expect(dueRun(weekdays, at("2026-03-27T12:00:00Z"), at("2026-03-30T06:59:59Z"))).toBe(null);
  expect(dueRun(weekdays, at("2026-03-27T12:00:00Z"), at("2026-03-30T07:00:00Z"))?.date).toBe("2026-03-30");
});

test("what is due next was not due before, in any zone and at any time (property)", () => {
  const anySchedule = fc
    .record({
      zone: fc.constantFrom(...ZONES),
      hour: fc.integer({ min: 0, max: 23 }),
      minute: fc.integer({ min: 0, max: 59 }),
      days: fc.subarray([...DAYS], { minLength: 1 }),
    })
    .map(({ zone, hour, minute, days }) => {
      const time = `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
      return schedule({ zone, at: time, days });
    });
  const moment = fc.date({ min: at("2026-01-01"), max: at("2027-12-31"), noInvalidDate: true });
  fc.assert(
    fc.property(anySchedule, moment, (plan, now) => {
      const [next] = nextRuns(plan, now, 1);
      if (!next) throw new Error("a schedule always has a next run");
      expect(next.at.getTime()).toBeGreaterThan(now.getTime());
      expect(dueRun(plan, now, new Date(next.at.getTime() - 1))).toBe(null);
      expect(dueRun(plan, now, next.at)).toEqual(next);
      expect(plan.days).toContain(wallIn(plan.zone, next.at).day);
    }),
    { numRuns: 300 },
  );
});

test("quiet hours hold back what is not scheduled, over midnight and over a clock change", () => {
  const plan = schedule({ quiet: { from: "22:00", to: "07:30" } });
  expect(speakableFrom(plan, at("2026-03-28T12:00:00Z"))).toEqual(at("2026-03-28T12:00:00Z"));
  expect(speakableFrom(plan, at("2026-03-28T22:15:00Z"))).toEqual(at("2026-03-29T05:30:00Z"));
  expect(speakableFrom(plan, at("2026-03-27T22:15:20Z"))).toEqual(at("2026-03-28T06:30:00Z"));
});

test("a weekend without digests leaves Saturday and Sunday out, and one of nothing holds alerts until Monday", () => {
  const silent = schedule({ weekend: "nothing" });
  const runs = nextRuns(silent, at("2026-03-26T12:00:00Z"), 3);
  expect(runs.map((run) => wallIn(silent.zone, run.at).day)).toEqual(["fri", "mon", "tue"]);
  expect(speakableFrom(silent, at("2026-03-28T12:00:00Z"))).toEqual(at("2026-03-29T22:00:00Z"));
  const alerts = schedule({ weekend: "alerts-only" });
  expect(speakableFrom(alerts, at("2026-03-28T12:00:00Z"))).toEqual(at("2026-03-28T12:00:00Z"));
});

test.each([
  [{ zone: "Berlin" }, "write a time zone such as Europe/Berlin"],
  [{ zone: "+02:00" }, "write a time zone"],
  [{ zone: "Europe/Berlin", at: "9 o'clock" }, "write a time of day"],
  [{ zone: "Europe/Berlin", at: "23:00", quiet: { from: "22:00", to: "06:00" } }, "lies in the quiet hours"],
  [{ zone: "Europe/Berlin", days: ["sat"], weekend: "nothing" }, "nothing would ever be due"],
  [{ zone: "Europe/Berlin", days: [] }, "name at least one day"],
])("a schedule that cannot be kept is refused with what to write: %j", (given, advice) => {
  const read = Schedule.safeParse(given);
  expect(read.success).toBe(false);
  expect(JSON.stringify(read.error?.issues)).toContain(advice);
});

test("a watch needs a name, a query, a channel and a zone; the rest has defaults: weekdays at nine", () => {
  const { schedule: plan, ...rest } = Watch.parse({
    name: "Dam",
    query: "orvik dam",
    channel: "C1",
    schedule: { zone: "Europe/Berlin" },
  });
  expect(plan).toMatchObject({ days: ["mon", "tue", "wed", "thu", "fri"], at: "09:00", weekend: "as-listed" });
  expect(rest).toMatchObject({ aliases: [], minimumOrigins: 1, length: "short", alert: null, cooldownHours: 72 });
});
