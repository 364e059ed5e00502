import { expect, test } from "vitest";
import { brief } from "#briefing/briefing.ts";
import { archiveWith, assignmentFor, noon } from "../fixtures/desk.ts";

const at = { outlet: "Harbor Ledger", url: "https://harbor-ledger.example/ferry", publishedAt: "2026-06-02T08:00:00Z" };
const CONFIRMED = /No named official confirms/;

async function gapsOn(text: string): Promise<string[]> {
  const archive = await archiveWith({ ...at, title: "Ferry runs aground off Tarnby", text });
  const made = await brief(assignmentFor("tarnby"), { archive, clock: noon });
  if (made.kind !== "briefing") throw new Error("nothing was found");
  return made.briefing.gaps.map((gap) => gap.text);
}

test("what an official says by name is confirmed by one, also where the headline has it from him", async () => {
  const text =
    "The ferry ran aground off Tarnby with 140 passengers, Coastguard Commander Hal Brin said on Tuesday. The ferry left Tarnby in the night.";
  expect(await gapsOn(text)).not.toContainEqual(expect.stringMatching(CONFIRMED));
});

test.each([
  ["nobody is named", "The ferry ran aground off Tarnby with 140 passengers, officials said on Tuesday."],
  [
    "whoever is named holds no office",
    "The ferry ran aground off Tarnby with 140 passengers, Odla Brenk said on Tuesday.",
  ],
])("%s: it is said that no named official confirms it", async (_what, text) => {
  expect(await gapsOn(`${text} The ferry left Tarnby in the night.`)).toContainEqual(expect.stringMatching(CONFIRMED));
});

test("what a figure was before is missed only where nobody tells it", async () => {
  const rose = "The jobless rate of Tarnby rose to 5.9%, the statistics office said.";
  const gaps = (text: string) => gapsOn(`${text} The ferry left Tarnby in the night.`);
  const missing = expect.stringMatching(/from what, is not stated/);
  expect(await gaps(rose)).toContainEqual(missing);
  expect(await gaps(`${rose} It had been 5.6% in the spring, the office of Tarnby said.`)).not.toContainEqual(missing);
});

test("several who are not named are cited so, and whoever would not speak is not", async () => {
  const text = "Two engineers with knowledge of the Tarnby ferry said its wall was cracked. The ferry left Tarnby.";
  expect(await gapsOn(text)).toContain("Two engineers with knowledge of the Tarnby ferry are cited without a name.");
  const silent = "An official of Tarnby declined to comment on the ferry, the paper said. The ferry left Tarnby.";
  expect((await gapsOn(silent)).join()).not.toContain("without a name");
});

test("when somebody spoke is nobody who goes without a name, and what is set to begin on a day has a start", async () => {
  const text = "A day after Tarnby officials with the port said so, the ferry was safe. The ferry left Tarnby.";
  expect((await gapsOn(text)).join()).not.toContain("without a name");
  const said = "A day after officials warned of it, Tarnby officials said the ferry was safe. The ferry left Tarnby.";
  expect((await gapsOn(said)).join()).not.toContain("A day after");
  const plan = "The ministry plans a trial of the Tarnby ferry.";
  const start = "No start date is given.";
  expect(await gapsOn(`${plan} The trial of the Tarnby ferry is set to begin Thursday.`)).not.toContain(start);
  expect(await gapsOn(`${plan} The trial of the Tarnby ferry was set up by a crew on Monday.`)).toContain(start);
});

test("a message is nobody who goes without a name, and what has begun has a start", async () => {
  const text = "A message to employees of Tarnby said the ferry was safe. The ferry left Tarnby.";
  expect((await gapsOn(text)).join()).not.toContain("without a name");
  const plan = "The ministry plans a trial of the Tarnby ferry.";
  const start = "No start date is given.";
  expect(await gapsOn(`${plan} The ferry left Tarnby.`)).toContain(start);
  expect(await gapsOn(`${plan} The trial of the Tarnby crew began on Monday.`)).not.toContain(start);
});

test("what a ministry says itself needs nobody to confirm it", async () => {
  const said = "The ferry ran aground off Tarnby with 140 passengers, the transport ministry said on Tuesday.";
  expect(await gapsOn(`${said} The ferry left Tarnby in the night.`)).not.toContainEqual(
    expect.stringMatching(CONFIRMED),
  );
});

test("an agreement is no plan that somebody had to confirm, and half a sentence is nobody without a name", async () => {
  const gaps = await gapsOn(
    "The operator of the Tarnby ferry has agreed to settle a lawsuit over its brakes. A few people wore masks and some said they had come from Quay.",
  );
  expect(gaps).toEqual([]);
});

test("a flyer is nobody who goes without a name", async () => {
  const text = "A missing persons flyer said the Tarnby ferry was last seen at sea. The ferry left Tarnby.";
  expect((await gapsOn(text)).join()).not.toContain("without a name");
  const known = "An official familiar with the Tarnby ferry said it was cracked. The ferry left Tarnby.";
  expect((await gapsOn(known)).join()).toContain("is cited without a name");
});

test("what is only considered, or faced, has no plan of which a start is missing", async () => {
  const start = "No start date is given.";
  const rest = "The ferry left Tarnby.";
  expect(await gapsOn(`The ministry is considering taking over the Tarnby ferry. ${rest}`)).not.toContain(start);
  const faced = await gapsOn(`Tarnby is facing a surge in fares for its ferry, driven by fuel. ${rest}`);
  expect(faced).not.toContain(start);
  expect(faced).not.toContainEqual(expect.stringMatching(CONFIRMED));
  expect(await gapsOn(`The ministry will take over the Tarnby ferry. ${rest}`)).toContain(start);
});
