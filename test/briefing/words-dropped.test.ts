import { expect, test } from "vitest";
import { check } from "#briefing/briefing.ts";
import { findingOn } from "../../src/briefing/verify.ts";
import { readOf } from "../fixtures/desk.ts";

/* Invented places and people throughout. */
const verdict = (claim: string, text: string) => check({ id: "c", claim, evidence: [{ text }] });

test.each([
  [
    "Dana Pollo, the mayor, opened the market.",
    "Dana Pollo, the deputy mayor, opened the market on Monday.",
    "a deputy",
  ],
  ["Mayor Dana Pollo opened the market.", "Deputy mayor Dana Pollo opened the market on Monday.", "cut from the front"],
  ["The minister joined the board.", "The former minister joined the board of the bank.", "an office held no more"],
  ["The Velmar mayor joined the board.", "The former Velmar mayor joined the board of the bank.", "a place between"],
  ["The president joined the board.", "The ex-president joined the board of the bank.", "a prefix"],
  [
    "Government protesters filled the square.",
    "Anti-government protesters filled the square.",
    "a prefix that turns it",
  ],
  ["The coup was led by Tomas Varn.", "The failed coup was led by Tomas Varn.", "what came to nothing"],
  ["The bridge collapsed in the storm.", "The bridge nearly collapsed in the storm.", "what did not quite happen"],
  ["All the boats sank in the storm.", "Almost all the boats sank in the storm.", "not quite all"],
  ["Guards seized weapons at the port.", "Guards seized fake weapons at the port.", "what is none"],
  ["Mina Oster was tied to the group.", "Mina Oster was formerly tied to the group.", "what is no more"],
  ["Varn built the dam at Orvik.", "Varn helped build the dam at Orvik.", "what others did as well"],
])("a word that takes away is not dropped: %s", (claim, text, _what) => {
  expect(verdict(claim, text)).toMatchObject({ verdict: "contradicted" });
});

test.each([
  ["Dana Pollo opened the market.", "Former mayor Dana Pollo opened the market on Monday.", "with the office it is of"],
  ["Ex-mayor Dana Pollo opened the market.", "Former mayor Dana Pollo opened the market.", "another word for it"],
  ["Nearly 40 boats sank in the storm.", "Almost 40 boats sank in the storm.", "a bound, which is another rule's"],
  ["The raid was planned in Velmar.", "The raid was planned in Velmar in May.", "a deed of its own"],
])("what takes nothing away may go: %s", (claim, text, _what) => {
  expect(verdict(claim, text)).toMatchObject({ verdict: "supported" });
});

test("a piece of a sentence may not begin behind the word that takes away from it", () => {
  const evidence = new Map([["a", readOf("a", { text: "Vice President Dana Pollo opened the market on Monday." })]]);
  const cut = (text: string) =>
    findingOn(
      {
        ...{ text, event: "happened", source: "asserted", attribution: null, storyId: null },
        cites: [{ articleId: "a", n: 0 }],
      },
      evidence,
    );
  expect(cut("President Dana Pollo opened the market on Monday.")?.reason).toBe("modality");
  expect(cut("Dana Pollo opened the market on Monday.")).toBeNull();
});

test("a suspect is not made the one who did it", () => {
  expect(verdict("The gunman left the mill in May.", "The suspect left the mill in May.").verdict).toBe("contradicted");
});

test.each([
  ["The judge closed the old bridge in May.", "The mayor closed the old bridge in May.", "an office"],
  ["Fire burned the hospital down in May.", "Fire burned the mill down in May.", "a building"],
])("a thing of the claim that the evidence has nowhere stands in no other's place: %s", (claim, text, _what) => {
  expect(verdict(claim, text)).toMatchObject({ verdict: "contradicted", reasons: [{ check: "coverage" }] });
});

test.each([
  ["Police towed the car from the bridge.", "Police towed the vehicle from the bridge.", "a kind of it, four steps up"],
  ["The firm closed the old bridge in May.", "The company closed the old bridge in May.", "another word"],
  ["The effort ended in the old town.", "The bid ended in the old town.", "a word for anything"],
  [
    "The judge closed the old bridge in May.",
    "The mayor closed the old bridge in May. He was a judge before.",
    "a word of the evidence",
  ],
])("another word for the same thing may stand there: %s", (claim, text, _what) => {
  expect(verdict(claim, text)).toMatchObject({ verdict: "supported" });
});
