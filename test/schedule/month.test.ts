import { expect, test } from "vitest";
import { simulate } from "../../bench/month.ts";

test("over a clock change, with three processes of which some are killed, each due digest stands there once", async () => {
  const outcome = await simulate({
    ...{ from: "2026-04-03T12:00:00Z", days: 2.5, zones: 8, processes: 3, killEvery: 6, seed: 7 },
    databaseUrl: null,
  });
  expect(outcome).toMatchObject({ missing: [], twice: [], wrongDay: [], replies: 0, correctionsTwice: 0 });
  expect(outcome.posted).toBe(outcome.due);
  expect(outcome.kills).toBeGreaterThan(0);
}, 240_000);
