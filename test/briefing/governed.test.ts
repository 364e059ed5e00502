import { expect, test } from "vitest";
import { check } from "#briefing/check.ts";

/* What a source only prevents, plans, calls for or undoes with a noun, told as done with a verb. All invented. */

const verdict = (claim: string, text: string) => check({ id: 1, claim, evidence: [{ text }] });
const ATTACKED = "Norvania attacked the port on Monday.";
const BANNED = "The ministry banned fishing in the bay.";

test.each([
  [ATTACKED, "Norvania prevented an attack on the port on Monday."],
  [ATTACKED, "Norvania foiled an attack on the port on Monday."],
  [ATTACKED, "Norvania called off an attack on the port on Monday."],
  [ATTACKED, "Norvania rehearsed an attack on the port on Monday."],
  [ATTACKED, "Norvania simulated an attack on the port on Monday."],
  [ATTACKED, "Norvania ordered an attack on the port on Monday."],
  [ATTACKED, "Norvania announced an attack on the port on Monday."],
  [ATTACKED, "Norvania approved an attack on the port on Monday."],
  [ATTACKED, "Norvania saw an attack on the port on Monday."],
  ["The port was attacked on Monday.", "Norvania ordered an attack on the port on Monday."],
  ["The port was attacked on Monday.", "An attack on the port was approved on Monday."],
  [ATTACKED, "Norvania was blamed for an attack on the port on Monday."],
  [ATTACKED, "An attack on the port by Norvania was averted on Monday."],
  [ATTACKED, "Norvania played down the threat of an attack on the port on Monday."],
  [BANNED, "The ministry backed a ban on fishing in the bay."],
  [BANNED, "The ministry advised against a ban on fishing in the bay."],
  [BANNED, "The ministry lifted a ban on fishing in the bay."],
  ["The council voted on the budget.", "A vote on the budget was postponed by the council."],
])("“%s” is not supported by: %s", (claim, text) => {
  expect(verdict(claim, text)).toMatchObject({ verdict: "contradicted" });
});

test.each([
  [ATTACKED, "Norvania condemned an attack on the port on Monday."],
  [ATTACKED, "Norvania repelled an attack on the port on Monday."],
  ["The ministry banned fishing in the bay.", "The ministry welcomed a ban on fishing in the bay."],
])("“%s” makes somebody else's deed theirs who stand before it: %s", (claim, text) => {
  expect(verdict(claim, text).reasons).toContainEqual(expect.objectContaining({ check: "roles" }));
});

test.each([
  [ATTACKED, "Norvania carried out an attack on the port on Monday."],
  [ATTACKED, "The attack by Norvania on the port on Monday killed three people."],
  ["The ministry banned fishing in the bay.", "The ministry announced a ban on fishing in the bay."],
  ["The exports of Norvania rose in May.", "The exports of Norvania saw a rise in May."],
  ["The port was attacked on Monday.", "Norvania condemned an attack on the port on Monday."],
  ["The mayor visited the shelter.", "The mayor cut short a visit to the shelter."],
  ["The firm offered a ban.", "The firm offered a ban on fishing."],
  ["Velmar protested against the levy.", "Velmar held a protest against the levy."],
])("“%s” is supported by: %s", (claim, text) => {
  expect(verdict(claim, text).verdict).toBe("supported");
});

test("a demand that was rejected was made", () => {
  const { reasons } = verdict("The union demanded higher pay.", "The union's demand for higher pay was rejected.");
  expect(reasons.map(({ note }) => note).join()).not.toContain("told as done");
});
