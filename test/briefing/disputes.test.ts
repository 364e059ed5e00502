import { expect, test } from "vitest";
import { brief } from "#briefing/briefing.ts";
import { verifyCited } from "../../src/briefing/verify-rows.ts";
import { archiveWith, assignmentFor, noon, readOf } from "../fixtures/desk.ts";

/* Two sources at odds in one article. Invented: Norvania and Tarsia, their towns and outlets do not exist. */

async function briefingOn(text: string) {
  const record = { title: "Velmar", outlet: "Harbor Ledger", publishedAt: "2026-06-03T09:00:00Z", text };
  const made = await brief(assignmentFor("velmar"), { archive: await archiveWith(record), clock: noon });
  if (made.kind !== "briefing") throw new Error("nothing was found");
  return made.briefing;
}

const sidesOf = async (text: string) =>
  (await briefingOn(text)).disputes.map(({ sides }) => sides.map((side) => side.text));

test("both sides of a sentence stand under what sources differ on, in its words", async () => {
  expect(
    await sidesOf(
      "Three children have died in Velmar since June, the ministry said, while doctors put the number at seven.",
    ),
  ).toEqual([["Three children have died in Velmar since June, the ministry said", "doctors put the number at seven."]]);
  expect(
    await sidesOf("The army said 40 rebels were killed at Velmar, but the rebels said only three were killed."),
  ).toHaveLength(1);
});

test("so do two sentences of which one answers the other", async () => {
  const [police, march] = [
    "Police said about 3,000 people took part in the march in Velmar.",
    "Organisers put the number at 20,000.",
  ];
  expect(await sidesOf(`${police} ${march}`)).toEqual([[police, march]]);
});

test.each([
  "The ministry said 12 people were killed in Velmar. The fire service said 40 people were hurt.",
  "The ministry said at least 12 people were killed in Velmar, while the fire service put the number at 15.",
  "The ministry said 12 people were killed in Velmar, and the ministry said 9 people were killed in Sundra.",
  "Stearn County reported 57 deaths in Velmar, Quay County reported 16 deaths.",
  "The club said 12 crews raced at Velmar. But the league said 30 crews were late.",
  "The mayor said 12 houses burned in Velmar. The mayor of Sundra said 30 houses were saved.",
])("no dispute: %s", async (text) => {
  expect(await sidesOf(text)).toEqual([]);
});

test("a figure is said by whoever opens its own side of a sentence", async () => {
  const { figures } = await briefingOn(
    "Witnesses in Velmar said at least 20 people were killed, while officials confirmed only five deaths.",
  );
  expect(figures.map(({ text, saidBy }) => [text, saidBy])).toContainEqual(["five", "officials"]);
});

test("a side of a dispute is whose it is and where it stands, and nobody else's", () => {
  const text = "At least 12 people were killed in Velmar, the interior ministry said.";
  const read = readOf("a", { text, outlet: "Harbor Ledger" });
  const citations = [{ articleId: "a", start: 0, end: text.length, quote: text }];
  const of = (side: string) => verifyCited({ text: side, citations }, new Map([["a", read]])).kind;
  expect(of("At least 12 (the interior ministry, per Harbor Ledger)")).toBe("verified");
  expect(of("At least 12 (Harbor Ledger)")).toBe("verified");
  expect(of("At least 12 (the fire service, per Harbor Ledger)")).toBe("withheld");
  expect(of("At least 12 (the interior ministry, per Velmar Courier)")).toBe("withheld");
  expect(of("At least 14 (the interior ministry, per Harbor Ledger)")).toBe("withheld");
});

test("two outlets that count the dead otherwise at one time differ, whichever words each has", async () => {
  const told = (outlet: string, title: string, text: string) => ({
    ...{ title, text, outlet, publishedAt: "2026-06-03T09:00:00Z" },
  });
  const archive = await archiveWith(
    told(
      "Harbor Ledger",
      "Arrel sinks",
      "The ferry Arrel sank off Velmar on Tuesday. Nine people died on the Arrel, the ministry said.",
    ),
    told(
      "Velmar Courier",
      "Arrel toll",
      "The death toll of the ferry Arrel stood at 11 on Wednesday, the hospital of Velmar said.",
    ),
  );
  const made = await brief(assignmentFor("arrel"), { archive, clock: noon });
  if (made.kind !== "briefing") throw new Error("nothing was found");
  expect(made.briefing.disputes.map(({ sides }) => sides.map(({ text }) => /^\w+/.exec(text)?.[0]))).toEqual([
    ["Nine", "11"],
  ]);
});
