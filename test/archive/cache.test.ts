import { expect, it } from "vitest";
import { createCache } from "#archive/archive.ts";

const open = async () => {
  let now = Date.parse("2026-06-10T12:00:00Z");
  const cache = await createCache({ folder: "", memory: true, clock: () => new Date(now) });
  return { cache, pass: (ms: number) => (now += ms) };
};

it("gives back a value until its time is over", async () => {
  const { cache, pass } = await open();
  await cache.set("prompt", "answer “with” 🚢", 1000);
  pass(999);
  expect(await cache.get("prompt")).toBe("answer “with” 🚢");
  pass(1);
  expect(await cache.get("prompt")).toBe(null);
  await cache.close();
});

it("replaces a value and keeps keys apart", async () => {
  const { cache } = await open();
  await cache.set("a", "1", 1000);
  await cache.set("a", "2", 1000);
  expect([await cache.get("a"), await cache.get("b")]).toEqual(["2", null]);
  await cache.close();
});
