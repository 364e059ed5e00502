import { expect, test } from "vitest";
import { openArchive } from "#archive/archive.ts";
import { noon } from "../fixtures/desk.ts";

test("what a model cost is summed under its key, and is not known once a call had no price", async () => {
  const { model, close } = await openArchive({ folder: "", memory: true, clock: noon });
  await Promise.all(
    [1, 2, 3].map(() => model.spend.add("month 2026-06 T1", { input: 1000, output: 100, costUsd: 0.1 })),
  );
  expect(await model.spend.spent("month 2026-06 T1")).toEqual({ calls: 3, input: 3000, output: 300, costUsd: 0.3 });
  await model.spend.add("month 2026-06 T1", { input: 1, output: 1, costUsd: null });
  expect((await model.spend.spent("month 2026-06 T1")).costUsd).toBeNull();
  expect(await model.spend.spent("month 2026-07 T1")).toMatchObject({ calls: 0, costUsd: 0 });
  await close();
});

test("no workspace lets a model read its private articles until somebody says so, and it can be taken back", async () => {
  const { model, close } = await openArchive({ folder: "", memory: true, clock: noon });
  expect(await model.consents.given("T1")).toBe(false);
  await model.consents.set("T1", true);
  await model.consents.set("T1", true);
  expect([await model.consents.given("T1"), await model.consents.given("T2")]).toEqual([true, false]);
  await model.consents.set("T1", false);
  expect(await model.consents.given("T1")).toBe(false);
  await close();
});
