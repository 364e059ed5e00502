import { expect, test } from "vitest";
import { readArticle } from "#text/text.ts";

function clauses(text: string) {
  return readArticle({ text, language: "en" }).sentences.flatMap((sentence) => sentence.clauses);
}

test.each([
  ["The army struck the depot on Friday.", "happened", false],
  ["The council will vote next week.", "planned", false],
  ["The ministry plans to close the port.", "planned", false],
  ["The cabinet is weighing strikes on the depot.", "considered", false],
  ["The government is considering a ban.", "considered", false],
  ["The dam could fail within days.", "conditional", false],
  ["Talks are underway between the two sides.", "ongoing", false],
  ["Crews are searching the valley.", "ongoing", false],
  ["The minister denied that the dam was unsafe.", "denied", false],
  ["The minister has yet to approve the plan.", "happened", true],
  ["The council failed to agree on a budget.", "happened", true],
  ["The mayor did not sign the order.", "happened", true],
  ["The mayor declined to rule out an evacuation.", "denied", false],
])("%s is %s", (text, event, negated) => {
  expect(clauses(text)).toContainEqual(expect.objectContaining({ event, negated }));
});

test.each([
  ["The dam is reportedly leaking.", "reported"],
  ["The company allegedly hid the report.", "alleged"],
  ["The mayor was accused of hiding the report.", "alleged"],
  ["The dam is leaking, the mayor said.", "attributed"],
  ["According to the Harbor Ledger, the dam is leaking.", "attributed"],
  ["The dam is leaking.", "asserted"],
])("%s is on the word of: %s", (text, source) => {
  expect(clauses(text)[0]).toMatchObject({ source });
});

test("a plan that is reported keeps both axes", () => {
  const [clause] = clauses("The Pentagon has reportedly been formulating plans to strike the depot.");
  expect(clause).toMatchObject({ event: "planned", source: "reported" });
});

test("the halves of a sentence have clauses of their own", () => {
  const found = clauses("While the mayor has yet to give the green light, talks are underway in Velmar.");
  expect(found).toMatchObject([
    { verb: "give", negated: true },
    { event: "ongoing", negated: false },
  ]);
});

test("a sentence whose head is “cannot” is read like any other", () => {
  expect(() => clauses("The ministry said it could not pay. Nor, it said, can others who cannot.")).not.toThrow();
  expect(() => clauses("We cannot.")).not.toThrow();
});
