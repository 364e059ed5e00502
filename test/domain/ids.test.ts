import { expect, test } from "vitest";
import { digestOf, newId } from "#domain/ids.ts";

test("ids carry their kind and do not repeat", () => {
  const ids = Array.from({ length: 100 }, () => newId("art"));

  expect(new Set(ids).size).toBe(100);
  expect(ids.every((id) => /^art_[0-9a-z]{12}$/.test(id))).toBe(true);
});

test("a digest is stable and depends on every character", () => {
  expect(digestOf("eight ships")).toBe(digestOf("eight ships"));
  expect(digestOf("eight ships")).not.toBe(digestOf("nine ships"));
});
