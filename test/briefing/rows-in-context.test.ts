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

test.each([
  [
    "AI-assisted summary A suspect was arrested over the fire in Velmar.",
    "A suspect was arrested over the fire in Velmar.",
  ],
  ["Key points: The port of Velmar was closed by its crews.", "The port of Velmar was closed by its crews."],
  ["In brief Ilse Varn closed the port of Velmar.", "Ilse Varn closed the port of Velmar."],
  ["Summary Court judges of Velmar freed the crew.", "Summary Court judges of Velmar freed the crew."],
  ["In brief remarks Ilse Varn closed the port of Velmar.", "In brief remarks Ilse Varn closed the port of Velmar."],
  ["Key points of the plan for Velmar were dropped.", "Key points of the plan for Velmar were dropped."],
])("what a page calls its lines is no part of the first: %s", (text, row) => {
  expect(told(text)[0]).toBe(row);
});

test.each([
  ["VELMAR, NV ― Ilse Varn closed the port of Tarnby."],
  ["ST. VELM — Ilse Varn closed the port of Tarnby."],
  ["LA VELM, Norvania – Ilse Varn closed the port of Tarnby."],
])("where a report was written is no part of it: %s", (text) => {
  expect(told(text)[0]).toBe("Ilse Varn closed the port of Tarnby.");
});

test("what a dash parts from a short word in capitals is told", () => {
  expect(told("EU aid for Velmar – Ilse Varn asked for it – was cut.")[0]).toMatch(/^EU aid/);
});
