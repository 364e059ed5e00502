import { expect, test } from "vitest";
import { judgeWritten } from "../../bench/written/written.ts";
import { creditOf } from "../../src/briefing/gate/sources.ts";
import { readOf } from "../fixtures/desk.ts";
import { findingIn } from "../fixtures/finding.ts";

/*
 * What a language model wrote when sent the prompt, and what the gate made of it: how it joins, shortens and names. Invented places and
 * people throughout.
 */

const KILLED = "Two soldiers were killed and five people were wounded near Quill on Friday, the ministry said.";
const FERRY = "A ferry carrying 186 passengers and 14 crew struck a reef off Quay on Sunday.";

test.each([
  ["Two soldiers were killed and five people wounded near Quill on Friday, the ministry said.", KILLED],
  ["A ferry struck a reef off Quay on Sunday.", FERRY],
  [
    "Police in Quill arrested 12 people on Saturday.",
    "Police in Norvania's capital, Quill, arrested 12 people on Saturday.",
  ],
  [
    "Officers fired tear gas when masked men tore down a fence.",
    "Officers fired tear gas when masked men tore down a fence.",
  ],
  [
    "The cracks were in a bracket redesigned in 2024, Milton Grave said.",
    "The cracks were in a bracket that was redesigned in 2024, Milton Grave said.",
  ],
  ["The alarm was raised by a teacher.", "The alarm was raised not by the council but by a teacher."],
  [
    "Clay Oster of Tarrow Energy, a vice president, said the number was wrong.",
    "The number was wrong, said Clay Oster, a vice president of Tarrow Energy.",
  ],
  [
    "Violations doubled in July, monitors said in a report on Thursday.",
    "Violations doubled in July, with both sides moving guns, monitors said in a report on Thursday.",
  ],
  [
    "Grelloch Custody, run by Struan Pellifer, was awarded a contract in May.",
    "Struan Pellifer runs Grelloch Custody, which was awarded a contract in May.",
  ],
  [
    "About 2,700 operations postponed as a precaution will not take place this week.",
    "About 2,700 operations which had been postponed as a precaution will not take place this week.",
  ],
  [
    "Data indicate that the train was late, Moll said.",
    "Data indicate that the train was late, said Karin Moll, who leads the inquiry.",
  ],
  ["Those taking the drug had fewer attacks.", "In a study, those taking the drug had fewer attacks."],
  [
    "Cases have passed 4,000, the ministry said.",
    "Cases have passed 4,000, the ministry said, a week after the state of emergency was declared.",
  ],
])("whoever does it is read so: %s", (claim, text) => {
  expect(findingIn(claim, text)).toBeNull();
});

test("whoever stands beside the doer is not the doer all the same", () => {
  expect(findingIn("A reef off Quay struck a ferry on Sunday.", FERRY)?.reason).toBe("roles");
  expect(findingIn("Five people wounded two soldiers near Quill on Friday, the ministry said.", KILLED)).not.toBeNull();
});

const CRACKS = {
  title: "Engineers warned of cracks",
  text: [
    "Residents of Quill accused Norvania Hydro of ignoring cracks in the wall of the dam.",
    "Finance Minister Odo Pell said the wall would be rebuilt.",
    "The company has not published a report since 2019.",
    "Pell denied that the government had put pressure on the board.",
    "Residents left.",
  ].join("\n"),
};

test.each([
  ["Norvania Hydro has not published a report since 2019.", [2], "the one company that the article has named"],
  [
    "Finance Minister Odo Pell denied that the government had put pressure on the board.",
    [3],
    "his office, from elsewhere in it",
  ],
  ["Finance Minister Odo Pell said the dam wall would be rebuilt.", [1], "the wall of the dam"],
  [
    "Norvania Hydro ignored cracks in the wall of the dam, residents of Quill alleged of the company.",
    [0],
    "the company, named before",
  ],
] as const)("“%s” calls things by what the article calls them", (claim, rows, _what) => {
  expect(findingIn(claim, CRACKS, { rows })?.note ?? "").not.toMatch(/not in the cited|speak of/);
});

test.each([
  [
    "Norvania Hydro has not published a report since 2019.",
    "Norvania Hydro and Quay Power met.\nThe company has not published a report since 2019.",
  ],
  ["Quay Power has not published a report since 2019.", CRACKS.text],
  [
    "Norvania Hydro has not published a report since 2019.",
    "The company has not published a report since 2019.\nNorvania Hydro met.",
  ],
])("“%s” is not what “the company” means there", (claim, text) => {
  const rows = text.split("\n").flatMap((line, n) => (line.startsWith("The company") ? [n] : []));
  expect(findingIn(claim, text, { rows })?.reason).toBe("name");
});

const RUNNER =
  "Runner Dessa Quill was banned on Monday.\nThe 26-year-old was found to have a hormone in a sample taken in May.";

test("“the 26-year-old” is the one person of the sentence before", () => {
  const claim = "Quill was found to have a hormone in a sample taken in May.";
  expect(findingIn(claim, RUNNER, { rows: [1] })).toBeNull();
  const two = RUNNER.replace("was banned", "met Odo Pell");
  expect(findingIn(claim, two, { rows: [1] })?.reason).toBe("name");
});

const TWO =
  "More than 2,000 residents were taken to shelters.\nThe dam above Quill collapsed on Monday and flooded the valley.";
const MARCH = "The march had been peaceful for four hours.\nAt nine masked men began pulling down barriers.";
const PRICES = "Inflation slowed to 5% in May, according to the statistics office.\nThe bank's target is 2% to 4%.";
const PLAIN_PRICES = "Inflation slowed to 5% in May.\nThe bank's target is 2% to 4%.";

test.each([
  ["More than 2,000 residents were taken to shelters after the dam collapsed.", TWO, "an order of ours"],
  [
    "The march had been peaceful for four hours before masked men began pulling down barriers.",
    MARCH,
    "an order that each half could lend",
  ],
  ["Inflation slowed to 5% in May, above the bank's target of 2% to 4%.", PLAIN_PRICES, "a comparison of ours"],
  ["Pell visited a mill as prices fell.", "Pell visited a mill.\nPrices fell in May.", "that they came together"],
  [
    "Inflation slowed to 5% in May, and the bank's target is 2% to 4%, according to the statistics office.",
    PRICES,
    "more than it said",
  ],
  [
    "The wire had earlier reported that the cabinet was considering a curfew.",
    "The cabinet is considering a curfew, the wire reported.",
    "when it did",
  ],
])("two sentences run together say no more than both: %s", (claim, text) => {
  expect(findingIn(claim, text)?.reason).toBe("origins");
});

test.each([
  [
    "The march was peaceful until masked men came on foot.",
    "The march was peaceful until masked men came down the hill on foot.\nThe march was peaceful.\nMasked men came on foot.",
  ],
  ["Residents left after the dam collapsed.", "Residents left when the dam collapsed.\nCrews came on Friday."],
  [
    "The march was peaceful until masked men came, the police said.",
    "The march was peaceful until masked men came, the police said.\nIt rained.",
  ],
  [
    "No codes were taken and no money was moved, the bank said.",
    "Names were copied, the bank said in a filing.\nNo codes were taken, it said, and no money was moved.",
  ],
  [
    "At least 58 people were killed, the Assembly's observer mission said.",
    "The Assembly's observer mission recorded 412 violations.\nAt least 58 people were killed, the mission said.",
  ],
  [
    "The two sides had agreed 31 points in a draft, according to diplomats.",
    "According to diplomats, they had agreed 31 points in a draft.\nOn paper, little parted the two sides.",
  ],
  [
    "Pell, charged as an accessory, has been under house arrest since Friday.",
    "Pell, charged as an accessory, has been under house arrest since Friday.\nPell owns a mill.",
  ],
])("and what one of them says itself may be told: %s", (claim, text) => {
  expect(findingIn(claim, text)?.reason ?? null).not.toBe("origins");
});

const MILL =
  "The mill was built in 1962 and has been run by Quay Power since May.\nFuel will be rationed for 30 days, the office said on Friday.";

test.each([
  ["The mill has been run by Quay Power since 1962.", "another deed's year"],
  ["Fuel will be rationed on Friday, the office said.", "the day on which it was said"],
])("a day stays with its deed: “%s” has %s", (claim) => {
  expect(findingIn(claim, MILL)?.reason).toBe("date");
});

test.each([
  "The mill was built in 1962.",
  "The mill was built in 1962 and run by Quay Power since May.",
  "Fuel will be rationed for 30 days, the office said on Friday.",
])("and may be told with it: %s", (claim) => {
  expect(findingIn(claim, MILL)).toBeNull();
});

test.each([
  ["The gates were shut on the night the dam failed.", "The gates were shut on the night of the failure of the dam."],
  ["In Quill 57 people fell ill, compared with 150 in Quay.", "In Quill 57 people fell ill, against 150 in Quay."],
  ["Turnout reached 67% on Sunday.", "Turnout was 67% on Sunday."],
  ["The council will cut the tax on food.", "The council will lower the tax on food."],
  ["Pell said two trams a day ran at noon.", "Pell said two trams ran daily at midday."],
  [
    "A case, the third of the events found, is under investigation.",
    "The third, a case, is under investigation.\nThree events were found, and two were unrelated.",
  ],
  [
    "The log is missing, according to Quay Power's chief engineer, Karin Moll.",
    "The log is missing, Quay Power's chief engineer, Karin Moll, told reporters.",
  ],
  [
    "Tern Capital, the second-largest investor, said it was studying the terms.",
    "Its second-largest investor, Tern Capital, said it was studying the terms.",
  ],
])("“%s” says what “%s” says", (claim, text) => {
  expect(findingIn(claim, text)).toBeNull();
});

const STREETS =
  "“Whole streets are no longer there,” said Odo Pell, who put the number of homes destroyed at more than 3,000.";
const TUBS =
  "The panel accepted that this was possible but, by two votes to one, not that it was probable, noting that two of 11 tubs were open.";

test.each([
  ["Odo Pell put the number of homes destroyed at more than 3,000.", STREETS],
  ["The panel noted that two of 11 tubs were open.", TUBS],
  [
    "The vehicle was blown up after it had strayed by five degrees.",
    "Having strayed by five degrees, the vehicle was blown up, and its debris fell 310 kilometres away.",
  ],
  [
    "Some 430 homes were without power on Monday.",
    "Some 430 homes were without power on Monday, and the operator, Quay Power, said villages might have to wait.",
  ],
  [
    "Open Square said more than 80 people had sought help.",
    "Fourteen officers were hurt, according to the rescuers, but Open Square said more than 80 people had sought help.",
  ],
  [
    "More than 61,000 pupils will have to resit an examination.",
    "More than 61,000 pupils will have to resit an examination after the board conceded that the paper had been sold.",
  ],
  [
    "A train left the rails on Sunday, killing seven.",
    "A train left the rails on Sunday, killing seven, and investigators said they were examining its speed.",
  ],
  [
    "The court suspended its judgment for a year so that parliament could draft rules.",
    "Ministers may restrict catches, the court said, provided that they consult the Ilvar, and it suspended its judgment for a year so that parliament could draft rules.",
  ],
  [
    "Quay Power has agreed to buy the mill, the firms said on Monday.",
    "Quay Power has agreed to buy the mill, the firms said on Monday, in what would be the largest sale of the year.",
  ],
])("a hedge of the other half is none of this one: %s", (claim, text) => {
  expect(findingIn(claim, text)).toBeNull();
});

test.each([
  ["The mill is open, Pell said.", "It is possible that the mill is open, Pell said."],
  ["3,400 cuts will fall at the mill.", "3,400 cuts will fall in Quill, most of them at the mill."],
  ["The plan was approved.", "The plan, Pell said, would be approved."],
  ["Divers found nothing.", "There is no proof that divers found nothing."],
])("and one of this half is kept: %s", (claim, text) => {
  expect(findingIn(claim, text)).not.toBeNull();
});

test("what a letter tells of a report is not told as if nobody told it", () => {
  const text = "Engineers reported the cracks to the company in March, according to a letter seen by the Quay Wire.";
  expect(findingIn("Engineers reported the cracks to the company in March.", text)?.note).toContain(
    "according to a letter",
  );
  const dropped = findingIn("The engineers reported cracks to the company in March.", text);
  expect(dropped).toMatchObject({
    reason: "origins",
    note: expect.stringContaining("was dropped"),
  });
  expect(findingIn("Engineers reported cracks to the company in March, a letter said.", text)).toBeNull();
});

test.each([
  ["The loan came to a quarter billion crowns.", "The loan came to a quarter million crowns."],
  ["A multi-billion-crown bridge opened in Quill.", "A multi-million-crown bridge opened in Quill."],
])("“%s” is another sum than “%s”", (claim, text) => {
  expect(findingIn(claim, text)?.reason).toBe("figure");
});

test("a label is shortened to whom the sentence credits, and one that it does not bear is dropped", () => {
  const cited = (text: string) => {
    const read = readOf("a", { text });
    return read.ledger.sentences.map((sentence) => ({ read, sentence }));
  };
  const log = cited("Judge Karin Moll, who leads the inquiry, said the log was missing.");
  expect(creditOf("Judge Karin Moll, who leads the inquiry", log)).toBe("Judge Karin Moll");
  expect(creditOf("Karin Moll", log)).toBe("Karin Moll");
  expect(creditOf("the interior ministry", log)).toBeNull();
  expect(creditOf("the mill", cited("The mill is shut, according to the mill."))).toBe("the mill");
});

test.each([
  ["fourth", "careful", 0, 101, 0, 1],
  ["fourth", "careless", 10, 91, 2, 10],
  ["fifth", "careful", 0, 72, 0, 8],
  ["fifth", "careless", 16, 56, 4, 17],
  ["sixth", "careful", 1, 63, 1, 2],
  ["sixth", "careless", 10, 62, 3, 26],
  ["seventh", "careful", 3, 66, 1, 7],
  ["seventh", "careless", 13, 59, 3, 14],
] as const)(
  "of the %s set, a %s model's, no more is printed or refused wrongly than when last measured",
  (set, who, false_, true_, printed, refused) => {
    const own = judgeWritten(set).filter(({ writer }) => writer === who);
    const [faithful, faulty] = [true, false].map((wanted) =>
      own.filter(({ kind }) => (kind === "faithful") === wanted),
    );
    expect([faulty?.length, faithful?.length]).toEqual([false_, true_]);
    expect(faulty?.filter(({ refusal }) => refusal === null).length).toBeLessThanOrEqual(printed);
    expect(faithful?.filter(({ refusal }) => refusal !== null).length).toBeLessThanOrEqual(refused);
  },
);
