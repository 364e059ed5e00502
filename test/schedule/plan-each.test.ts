import { expect, test } from "vitest";
import { planEach } from "../../src/schedule/plan-each.ts";

test("what cannot be planned is said in the log and keeps nothing else waiting", async () => {
  const said: unknown[] = [];
  const quiet = () => undefined;
  const log = { debug: quiet, info: quiet, warn: quiet, error: (...line: unknown[]) => void said.push(line) };
  const plan = async (n: number) => {
    if (n === 2) throw new Error("cannot be read");
    return n !== 3;
  };
  expect(await planEach("correction", [1, 2, 3, 4], { plan, log })).toBe(2);
  expect(said).toEqual([["schedule.plan-failed", { what: "correction", fault: "Error: cannot be read" }]]);
});
