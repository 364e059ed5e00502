import { expect, test } from "vitest";
import { judgeWritten } from "../../bench/written/written.ts";
import { findingOn } from "../../src/briefing/verify.ts";
import { readOf } from "../fixtures/desk.ts";
import { findingIn } from "../fixtures/finding.ts";

/* What a model writes in its own words, as a briefing's gate sees it. Invented places and people throughout. */

test.each([
  ["The council sued over the bridge.", "The council issued a statement over the bridge.", "coverage", "another verb"],
  [
    "The men were killed at the mill.",
    "The men were removed at the mill.",
    "coverage",
    "a grave verb, of which WordNet knows a wider one",
  ],
  [
    "Investigators found the valve was worn.",
    "Investigators suggested the valve was worn.",
    "modality",
    "saying made finding",
  ],
  [
    "A crowd of Brandt supporters filled the square.",
    "Toll spoke as a crowd of his supporters filled the square, and Brandt left.",
    "roles",
    "whose it is",
  ],
  [
    "The dam is the worst ever built here.",
    "Varn called the dam “the worst ever built here” on Monday.",
    "modality",
    "somebody's words as a fact",
  ],
  ["The virus causes liver failure.", "The virus can cause liver failure.", "modality", "what can be"],
  ["Hundreds of boats sank.", "Dozens of boats sank.", "figure", "how many, without a number"],
  [
    "A protester fatally shot a border agent in the square.",
    "Agents came the day before one fatally shot a protester, Rena Gool, in the square.",
    "roles",
    "to whom it is done",
  ],
  [
    "Rena Gool released the engine in May.",
    "Rena Gool tried the engine, which was released in May by Norvania Hydro.",
    "roles",
    "by whom it is done",
  ],
  [
    "The mill was built by Norvania Hydro in 1962.",
    "The mill was built in 1962 and is run by Norvania Hydro.",
    "roles",
    "by nobody who is named",
  ],
  [
    "The railway line was destroyed.",
    "Two bridges were destroyed, and the railway line is closed.",
    "roles",
    "what it is done to",
  ],
  [
    "The company reported the cracks to engineers.",
    "Engineers reported the cracks to the company.",
    "roles",
    "two who are not named",
  ],
  [
    "Fire chief Jonas Pell said 15 people were hurt.",
    "15 people were hurt, the fire service said. Fire chief Jonas Pell came by boat.",
    "roles",
    "a person for a body",
  ],
  [
    "The cracks were old, according to a report by the ministry.",
    "The cracks were old, according to a letter.",
    "origins",
    "a source from nowhere",
  ],
  [
    "The army cleared the roads to Velmar.",
    "The army began to clear the roads to Velmar.",
    "modality",
    "begun made done",
  ],
  [
    "Boats brought everybody down from the roofs.",
    "Boats brought people down from the roofs.",
    "origins",
    "all made of some",
  ],
  [
    "Trina Lind said, “We shall rebuild the old mill.”",
    "“We shall rebuild the old mill,” she said. Oda Brenk and Trina Holm were there.",
    "name",
    "a speaker whom nobody names",
  ],
])("refused: %s", (claim, text, reason, _why) => {
  expect(findingIn(claim, text)?.reason).toBe(reason);
});

test.each([
  ["At least 15 people died in Velmar.", "At least 15 people were killed in Velmar.", "died for killed"],
  ["Sales of boats rose in May.", "Sales of boats surged in May.", "a milder verb"],
  ["The mayor has not yet approved the plan.", "The mayor has yet to approve the plan.", "“yet to” and “not yet”"],
  ["Varn spoke about the levy on Monday.", "Varn drilled down on the levy on Monday.", "a light verb"],
  ["The raid followed months of talks.", "The raid came after months of talks.", "followed for after"],
  ["The engine is growing popular.", "Once available to a few, the engine is growing popular.", "“once” as a time"],
])("printed: %s", (claim, text, _why) => {
  expect(findingIn(claim, text)).toBeNull();
});

test("“the president” is whom the article calls President, and a name may stand for the office", () => {
  const text =
    "President Arvid Toll came on Monday. The president has opened two schools. “Schools come first,” President Arvid Toll said.";
  const sentence = (n: number) => [{ articleId: "a", n }];
  const finding = (claim: string, n: number) =>
    findingOn(
      { text: claim, event: "happened", source: "asserted", attribution: null, cites: sentence(n), storyId: null },
      new Map([["a", readOf("a", { text })]]),
    );
  expect(finding("Arvid Toll has opened two schools.", 1)).toBeNull();
  expect(finding("Ilse Varn has opened two schools.", 1)?.reason).toBe("name");
  expect(finding("“Schools come first,” the president said.", 2)).toBeNull();
});

test("an office that two hold in the article is neither's", () => {
  const text = "President Arvid Toll met President Ilse Varn. The president has opened two schools.";
  const draft = {
    ...({
      text: "Arvid Toll has opened two schools.",
      event: "happened",
      source: "asserted",
      attribution: null,
    } as const),
    cites: [{ articleId: "a", n: 1 }],
    storyId: null,
  };
  expect(findingOn(draft, new Map([["a", readOf("a", { text })]]))?.reason).toBe("name");
});

test.each([
  ["second", 119, 6],
  ["third", 103, 9],
] as const)(
  "of the %s set of claims in bench/written no more false ones are printed than when it was last measured",
  (set, n, most) => {
    const faulty = judgeWritten(set).filter(({ kind }) => kind !== "faithful");
    expect(faulty).toHaveLength(n);
    expect(faulty.filter(({ refusal }) => refusal === null).length).toBeLessThanOrEqual(most);
  },
);

test("of the claims in bench/written one false one is printed, and at most one faithful one in ten is refused", () => {
  const [faithful, faulty] = [true, false].map((wanted) =>
    judgeWritten("first").filter(({ kind }) => (kind === "faithful") === wanted),
  );
  expect(faulty?.filter(({ refusal }) => refusal === null).map(({ claim }) => claim)).toEqual([
    "Under the plan, the army would clear the roads to Velmar for 30 days.",
  ]);
  expect(faithful).toHaveLength(43);
  expect(faithful?.filter(({ refusal }) => refusal !== null).length).toBeLessThanOrEqual(4);
});
