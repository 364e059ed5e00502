import { expect, test } from "vitest";
import { isOpposite, kinship } from "#text/text.ts";

test.each([
  ["detention", "custody", "same"],
  ["probe", "investigation", "same"],
  ["investigation", "inquiry", "same"],
  ["small", "big", "opposite"],
])("%s and %s are %s", (a, b, kin) => {
  if (kin === "same") expect(["same", "broader"]).toContain(kinship(a, b));
  else expect(kinship(a, b)).toBe(kin);
});

test.each([
  ["rise", "plunge"],
  ["approve", "reject"],
  ["known", "unknown"],
  ["before", "after"],
  ["brother", "sister"],
  ["include", "exclude"],
])("%s stands against %s", (a, b) => {
  expect(isOpposite(a, b)).toBe(true);
  expect(isOpposite(b, a)).toBe(true);
  expect(isOpposite(a, a)).toBe(false);
});
