import { expect, test } from "vitest";
import { simulate } from "../../bench/month.ts";

test("over a clock change, with several processes of which one is killed now and then, each due digest stands there once", async () => {
  const outcome = await simulate({
    ...{ from: "2026-03-28T23:00:00Z", days: 0.4, zones: 1, processes: 2, killEvery: 4, seed: 7 },
    databaseUrl: null,
  });
  expect(outcome).toMatchObject({ missing: [], twice: [], wrongDay: [], replies: 0, correctionsTwice: 0 });
  expect(outcome.posted).toBe(outcome.due);
  expect(outcome.kills).toBeGreaterThan(0);
}, 600_000);
