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

test.each([
  "The first, conducted by the harbour board, shows Ilse Varn with a lead in Velmar.",
  "No such plan for the port of Velmar was made by the council.",
  "The Norvanian Supreme Court rejected that challenge in a narrow ruling on Velmar.",
  "The court of Velmar upheld these limits on the harbour fees.",
  "The Norvanian skater made his debut on Tuesday in the short event.",
])("what points at a sentence that is not printed is no row: %s", (text) => {
  expect(told(text)).toEqual([]);
});

test.each([
  "The first lady of Norvania opened the port of Velmar.",
  "The first ferry to Velmar was sunk by a storm.",
  "Goods such as timber left the port of Velmar.",
  "The council proposed a toll and the court of Velmar rejected that toll.",
  "The court of Velmar heard that the ferry had sunk.",
  "The port of Velmar lost that day eleven ships.",
  "The mayor of Velmar lost her seat in the vote on Monday.",
  "The skater Ilse Varn made her debut in Velmar on Tuesday.",
])("what can be understood alone is one: %s", (text) => {
  expect(told(text)[0]).toBe(text);
});

test.each([
  ["Elsewhere, Ilse Varn closed the port of Velmar.", "Ilse Varn closed the port of Velmar."],
  ["In response, the harbour board closed the port of Velmar.", "The harbour board closed the port of Velmar."],
  ["In response to the storm, Ilse Varn closed the port.", "In response to the storm, Ilse Varn closed the port."],
])("what only joins a sentence to the one before it is left out: %s", (text, row) => {
  expect(told(text)[0]).toBe(row);
});

test("what a poll shows somebody with is no tail to be cut", () => {
  const poll = "The poll of the Velmar Institute shows Reld, an engineer from Tarnby, with a wide lead over Ilse Varn.";
  expect(told(poll)).toEqual([poll]);
  expect(told("The harbour board of Velmar closed the port at noon, with crews still out at sea.")).toHaveLength(2);
});

test("how to reach a writer is no row, and who could not be reached is one", () => {
  const staff = "Odo Reld covers the port for the Velmar Courier and can be reached via email at reld@courier.example.";
  expect(told(staff)).toEqual([]);
  expect(told("The island of Velmar can be reached by ferry from Tarnby again.")).toHaveLength(1);
});
