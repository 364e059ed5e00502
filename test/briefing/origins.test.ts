import { expect, test } from "vitest";
import type { ArticleRecord } from "#domain/article.ts";
import { independentOrigins } from "../../src/briefing/origins.ts";
import { statementsOf } from "../../src/briefing/statements.ts";
import { readOf } from "../fixtures/desk.ts";

/* Who counts as an origin of its own: a false corroboration is worse than a missed one. Places, people and outlets are invented. */

function originsOf(...records: Pick<ArticleRecord, "outlet" | "text">[]): string[] {
  const reads = records.map((record, i) => readOf(`a${i}`, record));
  return independentOrigins(reads.flatMap((read) => statementsOf(read, "").slice(0, 1)));
}

const DAM = "Twelve people died when the dam above Velmar failed";

test("two outlets that report by themselves are two origins", () => {
  expect(originsOf({ outlet: "Harbor Ledger", text: `${DAM}.` }, { outlet: "Norvania Wire", text: `${DAM}.` })).toEqual(
    ["Harbor Ledger", "Norvania Wire"],
  );
});

test("an outlet that credits another and one that tells the same without credit are one voice when they are one outlet", () => {
  expect(
    originsOf(
      { outlet: "Harbor Ledger", text: `${DAM}, according to Norvania Wire.` },
      { outlet: "Harbor Ledger", text: `${DAM}.` },
    ),
  ).toEqual(["Norvania Wire"]);
});

test("an outlet and its desk, or the short form of its name, are one origin", () => {
  expect(
    originsOf({ outlet: "Harbor Ledger", text: `${DAM}.` }, { outlet: "Harbor Ledger Business", text: `${DAM}.` }),
  ).toEqual(["Harbor Ledger"]);
  expect(originsOf({ outlet: "Harbor Ledger", text: `${DAM}.` }, { outlet: "Ledger", text: `${DAM}.` })).toEqual([
    "Harbor Ledger",
  ]);
});

test("two outlets that credit one are one origin", () => {
  expect(
    originsOf(
      { outlet: "Harbor Ledger", text: `${DAM}, Norvania Wire reported on Friday.` },
      { outlet: "Velmar Weekly", text: `${DAM}, according to Norvania Wire Saturday.` },
    ),
  ).toEqual(["Norvania Wire"]);
});
