import { expect, test } from "vitest";
import { columns, wrap } from "../../src/render/width.ts";

test("a text without spaces is broken by the columns that it takes", () => {
  const lines = wrap(`据报道${"大坝溃决".repeat(30)} and so on`, 41);
  expect(lines.every((line) => columns(line) <= 41)).toBe(true);
  expect(lines.join("").replaceAll(" ", "")).toBe(`据报道${"大坝溃决".repeat(30)}andsoon`);
  expect(wrap("a".repeat(100), 40).map(columns)).toEqual([40, 40, 20]);
});

test("no character is cut, and an address stands whole", () => {
  expect(wrap("👩‍👩‍👧‍👦".repeat(3), 5)).toEqual(["👩‍👩‍👧‍👦👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦"]);
  const address = `https://ledger.example/${"a".repeat(60)}`;
  expect(wrap(`See ${address} there`, 40)).toEqual(["See", address, "there"]);
});
