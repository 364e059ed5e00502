import { expect, test } from "vitest";
import { check } from "#briefing/briefing.ts";
import { verifyClaim } from "../../src/briefing/verify.ts";
import { readOf } from "../fixtures/desk.ts";

/* Invented places and people throughout. */
const reasonsFor = (claim: string, text: string) =>
  check({ id: "c", claim, evidence: [{ text }] }).reasons.map((one) => one.check);

test.each([
  [
    "Scolt says he is not ready to sign a new deal at Velmar.",
    "Scolt says Oster should play every week for Velmar. Ramon Oster says he is not ready to sign a new deal at Velmar.",
    "who says it",
  ],
  [
    "The port will close in May, Tomas Varn said.",
    "Tomas Varn opened the meeting. The port will close in May, Mina Oster said on Monday.",
    "who says it, behind what is said",
  ],
  [
    "Tomas Varn announced that the port will close in May.",
    "Tomas Varn opened the meeting. Mina Oster said that the port will close in May.",
    "who says it, in another verb",
  ],
  ["Norland attacked the port on Monday.", "Norland condemned it. Sudria attacked the port on Monday.", "who does it"],
  [
    "Norland was blamed for the attack on the port.",
    "Norland denied it. Sudria was blamed for the attack on the port.",
    "to whom it is done",
  ],
  [
    "Tomas Varn called for the removal of the banner.",
    "Tomas Varn opened the meeting. One resident called for the removal of the banner.",
    "one whom nobody names",
  ],
  [
    "The pact has lapsed, Tomas Varn said.",
    "Tomas Varn flew home. The pact has lapsed, a source said.",
    "a source without a name",
  ],
  [
    "Light snow is expected in the valley, Mina Oster said.",
    "Mina Oster cleared her drive. Light snow is expected in the valley, forecasters said.",
    "many",
  ],
  [
    "Witnesses said he had moved the arm as part of treatment.",
    "Dr Ulf Varn claimed he had moved the arm as part of treatment, but witnesses said that he had hit him.",
    "many for one",
  ],
  [
    "Lina Jeffers has several houses in the valley.",
    "Lina Jeffers, 58, spoke first. Lyle Jeffers has several houses in the valley.",
    "one of the same surname",
  ],
  [
    "In talks with the press, Tomas Varn said the port will close in May.",
    "Tomas Varn opened the meeting. In talks with the press, Mina Oster said the port will close in May.",
    "behind an opening",
  ],
])("somebody else of the article is not put in another's place: %s", (claim, text, _why) => {
  expect(reasonsFor(claim, text)).toContain("roles");
});

test.each([
  [
    "Tomas Varn said the port will close in May.",
    "Tomas Varn opened the meeting. The port will close in May, he said.",
    "a pronoun leaves it open",
  ],
  ["Tomas Varn opened the old port.", "Varn opened the old port on Monday.", "a surname"],
  ["Varn opened the old port.", "Mina Oster cheered as Tomas Varn, the mayor, opened the old port.", "what he is"],
  ["The cause of the leak may be a worn valve.", "A worn valve may be the cause of the leak.", "what is the other"],
  ["The levy would be cut by half under the bill.", "The bill would cut the levy by half.", "by how much"],
  [
    "U.K. activists poured paint on the road.",
    "Activists in Norland's capital poured paint on the road near the U.K. embassy.",
    "a noun that both have",
  ],
  ["Norvania Hydro closed the port.", "Officials closed the port. Norvania Hydro owns it.", "who acts for a body"],
  ["Norlandic Ports closed the berth.", "The company closed the berth. It is called Norlandic Ports.", "what it is"],
  ["The berth was closed by Tomas Varn.", "Tomas Varn closed the berth.", "done to the berth, and done by him"],
  [
    "Mina Oster closed the berth.",
    "Tomas Varn said on Monday that Mina Oster closed the berth.",
    "where somebody else says so, which another rule sees to",
  ],
])("whoever is meant may be called otherwise: %s", (claim, text, _why) => {
  expect(reasonsFor(claim, text)).not.toContain("roles");
});

const TWO = readOf("a", {
  text: "The valley is safe, Tomas Varn said on Monday. The port will close in May, Mina Oster said on Monday.",
});
/** A draft of both sentences with a label. */
const labelled = (text: string, attribution: string | null) =>
  verifyClaim(
    {
      ...{ text, attribution, event: "planned", source: "attributed", storyId: null },
      cites: [0, 1].map((n) => ({ articleId: "a", n })),
    },
    new Map([["a", TWO]]),
  );

test.each(["The port is to close in May.", "The port will close in May"])(
  "the label names whoever says what the claim says, of two who are cited: %s",
  (text) => {
    const passed = labelled(text, "Mina Oster");
    expect(passed.kind === "verified" && passed.claim.attribution).toBe("Mina Oster");
    expect(labelled(text, "Tomas Varn")).toMatchObject({ kind: "withheld" });
  },
);

test("what two people say gets neither's label", () => {
  expect(labelled("The port is to close in May, and the valley is safe.", "Mina Oster")).toMatchObject({
    kind: "withheld",
    withheld: { reason: "origins" },
  });
});

test("a claim that names each of two who speak needs no label of both", () => {
  expect(labelled(TWO.article.text, "Tomas Varn").kind).toBe("verified");
});
