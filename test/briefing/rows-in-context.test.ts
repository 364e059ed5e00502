import { expect, test } from "vitest";
import { statementsOf } from "../../src/briefing/statements.ts";
import { readOf } from "../fixtures/desk.ts";

/* What may not be printed as a row: what a reader cannot understand without the sentences around it. Everything here is invented. */

const told = (text: string) => statementsOf(readOf("a", { text }), "").map((one) => one.text);

test("what leads up to a list is no row, and what a colon stands inside of is one", () => {
  expect(told("Police of Velmar gave this account of the night on Feb. 5:\nThe crew left Velmar at nine.")).toEqual([
    "The crew left Velmar at nine.",
  ]);
  expect(told("Ilse Varn had one demand of Velmar: leave the port.")).not.toEqual([]);
});
