import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readArticle } from "#text/text.ts";

const text = readFileSync(new URL("../../samples/000_e00d25a0db20374a.txt", import.meta.url), "utf8");
const ledger = readArticle({ text });
const row = (n: number) => ledger.sentences[n];

test("the real article holds exactly four figures", () => {
  const figures = ledger.sentences.flatMap((sentence) => sentence.figures);
  expect(figures.map(({ low, high, currency, object, bound }) => [low, high, currency, object, bound])).toEqual([
    [3, null, null, "Venezuelan boats", "at-least"],
    [8, 8, null, "ships", "exact"],
    [4000, 4000, null, "personnel", "exact"],
    [50_000_000, 50_000_000, "$", "reward for his capture", "exact"],
  ]);
  expect(figures.every(({ asOf, saidBy }) => asOf === null && saidBy === null)).toBe(true);
});

test("the plan is planned and reported, and credited to the outlet the next sentence names", () => {
  expect(row(0)).toMatchObject({ origins: ["NBC News"], clauses: [{ event: "planned", source: "reported" }, {}] });
  expect(row(2)).toMatchObject({ origins: ["Daily Caller"] });
});

test("the green light is not given", () => {
  expect(row(3)?.clauses[0]).toMatchObject({ verb: "give", negated: true });
});

test("actors carry the roles that the article states, and outlets are none", () => {
  const roles = new Map(ledger.actors.map((actor) => [actor.name, actor.role?.text ?? null]));
  expect(roles.get("Donald Trump")).toBe("President");
  expect(roles.get("Nicolas Maduro")).toBe("Venezuelan President");
  expect(roles.get("Karoline Leavitt")).toBe("White House Press Secretary");
  for (const name of ["Pentagon", "Justice Department", "Dominican Republic authorities"])
    expect(roles.has(name)).toBe(true);
  for (const name of ["NBC News", "Daily Caller", "Truth Social", "Login", "Puerto Rico", "Middle East"])
    expect(roles.has(name)).toBe(false);
});

test("both statements are found verbatim, unmarked, with their speakers", () => {
  const quotations = ledger.sentences.flatMap((sentence) => sentence.quotations);
  expect(quotations.map(({ speaker, marked }) => [speaker, marked])).toEqual([
    ["Donald Trump", false],
    ["Karoline Leavitt", false],
  ]);
  for (const one of quotations) expect(text.slice(one.start, one.end)).toBe(one.text);
});

test("the log-in link is boilerplate", () => {
  expect(ledger.sentences.at(-1)).toMatchObject({ text: "Login", flags: expect.arrayContaining(["boilerplate"]) });
});
