import { expect, test } from "vitest";
import { readClaim } from "#text/text.ts";
import { briefingOf, rowsOf } from "../fixtures/figures.ts";

/* What an editor found false or cut short among the figures. Invented: Norvania, Velmar and Quay do not exist. */

/** The rows of one article; a sentence without a figure stands at its end. */
const rows = (text: string) => rowsOf("velmar", { text: `${text}\n\nThe mayor of Velmar thanked the harbour pilots.` });
/** Each figure with its unit or currency and what it counts. */
const figures = (text: string) =>
  readClaim(text).flatMap((one) =>
    one.figures.map(({ text: said, unit, currency, object }) => [said, unit ?? currency, object]),
  );

test("those arrested are all of whom some are told", async () => {
  expect(await rows("Two of the 37 people later arrested were members of the Velmar council.")).toEqual([
    "37 people later arrested [in all]",
  ]);
  expect(await rows("14 of the 37 homes in Velmar damaged by the fire were rebuilt.")).toEqual(["37 homes [in all]"]);
  expect(await rows("Half of the 37 people arrested in Velmar were minors.")).toEqual(["37 people arrested [in all]"]);
  expect(await rows("Two of the 37 members of the Velmar council voted for the bill.")).toEqual([
    "37 members [in all]",
    "Two members of the Velmar council voted for the bill",
  ]);
});

test("a fraction of a scale or of a measure is one number", async () => {
  expect(await rows("The port of Velmar received three quarters of a billion dollars in funding.")).toEqual([
    "three quarters of a billion dollars funding [received]",
  ]);
  expect(readClaim("A quarter of a million people fled Velmar.")[0]?.figures).toMatchObject([
    { low: 250_000, high: 250_000, object: "people" },
  ]);
  expect(figures("The ferry ran two thirds of a mile.")).toEqual([["two thirds of a mile", "miles", null]]);
  expect(figures("The ferries of Velmar are two of a kind.")).toEqual([]);
  expect(figures("Two thirds of a council's members left.")).toEqual([["Two thirds", null, "members"]]);
});

test("the number of a name, of a house or of somebody's age counts nothing", async () => {
  expect(figures("The Expedition 72 crew members returned to Velmar.")).toEqual([]);
  expect(figures("The 72 crew members returned to Velmar.")).toEqual([["72", null, "crew members"]]);
  expect(figures("The owner of 43 The Green, Velmar, sold it.")).toEqual([]);
  expect(figures("The owner of 43 Green Party badges, Ilse Varn, sold them.")).toHaveLength(1);
  expect(await rows("After the age of 35 patients in Velmar lose strength.")).toEqual([]);
  expect(await rows("Last year 35 patients in Velmar lost strength.")).toHaveLength(1);
});

test("whom the sentences before told of, no row counts", async () => {
  expect(await rows("Ilse Varn met Odo Maskell. The two remained friends in Velmar.")).toEqual([]);
  expect(await rows("Officers in Velmar arrested the two on Monday.")).toEqual([]);
  expect(await rows("Officers in Velmar arrested two on Monday.")).toEqual(["two [people] [arrested]"]);
  expect(await rows("The two ships remained in Velmar.")).toEqual(["two ships remained in Velmar"]);
});

test("what was planned once, and is no more, is no figure", async () => {
  expect(
    await rows(
      "The crew returned a little earlier than expected after the port of Velmar initially announced that 12 sailors would stay until Wednesday.",
    ),
  ).toEqual([]);
  expect(await rows("The council of Velmar had said it would cut 400 jobs.")).toEqual([]);
  expect(await rows("The council of Velmar originally planned to build 400 homes but built 200 houses.")).toEqual([
    "200 houses [built]",
  ]);
  expect(await rows("The council of Velmar plans to build 400 homes.")).toEqual(["400 homes [planned: build]"]);
  expect(await rows("The council of Velmar had said on Monday that 12 people died.")).toHaveLength(1);
});

test("how many there are after a change is told with what changed", async () => {
  expect(await rows("The yard of Velmar expanded staff to around 100,000 people.")).toEqual([
    "around 100,000 people [expanded staff to]",
  ]);
  expect(await rows("The yard in Velmar reduced its workforce to 4,000 people.")).toEqual([
    "4,000 people [reduced workforce to]",
  ]);
  expect(await rows("Union membership fell to 4,000 people in Velmar.")).toEqual([
    "4,000 people in Velmar [membership fell to]",
  ]);
  expect(await rows("The yard in Velmar employs 4,000 people.")).toEqual(["4,000 people [employed]"]);
});

test("a measure of two words is one unit", async () => {
  expect(await rows("The reservoir at Velmar holds ten acre-feet of water.")).toEqual(["ten acre-feet water [held]"]);
  expect(figures("The yard spent 5,000 man-hours of work.")).toEqual([["5,000 man-hours", "man-hours", "work"]]);
  expect(figures("The farm sold ten acres of land.")).toEqual([["ten acres", "acres", "land"]]);
});

test("a plus inside a word goes on", async () => {
  expect(await rows("The council of Velmar passed 12 laws against LGBTQ+ people.")).toEqual([
    "12 laws against LGBTQ+ people [passed]",
  ]);
  expect(figures("Velmar has 400 LGBTQ+ members.")).toEqual([["400", null, "LGBTQ+ members"]]);
  expect(figures("Velmar has 400+ members.")).toEqual([["400+", null, "members"]]);
});

test("a day, a hedge and a place to which a figure is bound stay with it", async () => {
  expect(await rows("The works of Velmar have a capacity of 76 million gallons a day.")).toEqual([
    "76 million gallons capacity a day",
  ]);
  expect(await rows("Forty of 90 boats in Velmar sank.")).toContain("90 boats [in all]");
  expect(await rows("Guards in Velmar screened 2.4 million people on Sunday.")).toEqual([
    "2.4 million people on Sunday [screened]",
  ]);
  expect(await rows("Guards in Velmar arrested 240 people on Sunday.")).toEqual(["240 people [arrested]"]);
  expect(await rows("The road to Velmar is about a 17-hour drive.")).toEqual(["about a 17-hour drive"]);
  expect(await rows("The yard of Velmar printed a book about a 17-hour strike.")).toEqual(["17-hour strike"]);
  expect(await rows("The mayor of Velmar spoke perhaps 10 words.")).toEqual(["perhaps 10 words"]);
  expect(await rows("Queues in Velmar were under 5 minutes, reportedly.")).toEqual([
    "under 5 minutes Queues in Velmar [reportedly]",
  ]);
  expect(await rows("Ilse Varn reportedly told sailors that the port of Velmar holds 40 boats.")).toEqual([
    "40 boats [held] · Ilse Varn",
  ]);
  expect(await rows("At some airports, more than 50% of guards from Velmar called out.")).toEqual([
    "more than 50% guards from Velmar called out [at some airports]",
  ]);
  expect(await rows("At Quay airport 40% of guards from Velmar called out.")).toEqual([
    "40% guards from Velmar called out [at Quay airport]",
  ]);
  expect(await rows("At noon, 40% of guards from Velmar called out.")).toEqual(["40% guards from Velmar called out"]);
});

test("a figure of a year long before is no figure of today", async () => {
  expect(await rows("In 1969, 400 people marched in Velmar.")).toEqual([]);
  expect(await rows("By 2013, the yard of Velmar had 400 workers.")).toEqual([]);
  expect(await rows("Of the homes in Velmar, 400 houses were built in 1984.")).toEqual([]);
  expect(await rows("The council of Velmar recalled the 35-day shutdown (2019).")).toEqual([]);
  expect(await rows("The yard of Velmar burned in 1984. It lost 400 boats.")).toEqual([]);
});

test("a year near by, a founding or a comparison takes nothing from a figure", async () => {
  expect(await rows("In 2025, 400 boats were built in Velmar.")).toHaveLength(1);
  expect(await rows("The yard of Velmar was founded in 1969. It employs 400 workers.")).toHaveLength(1);
  expect(await rows("The yard of Velmar employs 400 workers, up from 300 in 2013.")).toHaveLength(1);
  expect(await rows("The yard of Velmar employs 400 workers at a dock founded in 1969.")).toHaveLength(1);
  expect(await rows("The yard of Velmar burned in 1984. On Monday it lost 400 boats.")).toHaveLength(1);
  expect(await rows("In 2019 Ilse Varn won Velmar, and now leads 400 workers.")).toHaveLength(1);
});

test("articles months apart are cited for one count only where they count the same", async () => {
  const cited = async (then: string) => {
    const told = [
      { text: `The yard of Velmar sold ${then} to Quay.`, day: "2026-01-10" },
      { text: "The yard of Velmar sold 400 fishing boats to Quay." },
    ];
    const { figures: found } = await briefingOf("velmar", ...told);
    return found.filter(({ object }) => object === "fishing boats").map(({ citations }) => citations.length);
  };
  expect(await cited("400 boats")).toEqual([1]);
  expect(await cited("400 fishing boats")).toEqual([2]);
});

test("who wrote a post says what the post says", async () => {
  expect(
    await rows("Odo Maskell said in a post that Velmar bought 40 boats. The post said 300 sailors joined."),
  ).toEqual(["40 boats [bought] · Odo Maskell", "300 sailors joined · Odo Maskell"]);
  expect(await rows("Velmar bought 40 boats, the outlets reported.")).toEqual(["40 boats [bought]"]);
  expect(await rows("Velmar bought 40 boats, the post said.")).toEqual([]);
  expect(await rows("Odo Maskell left Quay. Velmar bought 40 boats, the harbour post said.")).toEqual([
    "40 boats [bought] · the harbour post",
  ]);
});

test("a part of them is not what the whole was before", async () => {
  const before = async (then: string, now: string) => {
    const told = [{ text: then, day: "2026-05-01" }, { text: now }];
    return (await briefingOf("velmar", ...told)).figures.map(({ previous }) => previous);
  };
  const whole = "The company in Velmar has drilled 40 wells.";
  expect(await before("The company in Velmar has drilled 20 wells in Quay.", whole)).toEqual([null]);
  expect(await before("The company in Velmar has drilled 20 deep wells.", whole)).toEqual([null]);
  expect(await before("The company in Velmar has drilled 20 wells.", whole)).toEqual(["20"]);
  expect(
    await before(
      "The company in Velmar has drilled 20 wells in Quay.",
      "The company in Velmar has drilled 40 wells in Quay.",
    ),
  ).toEqual(["20"]);
});

test("a time after which, a former price and an agreement that ended are no figures of now", async () => {
  expect(await rows("Quiet returned to Velmar after six days of rioting in the harbour.")).toEqual([]);
  expect(await rows("Velmar saw six days of rioting in the harbour.")).toHaveLength(1);
  expect(await rows("The bridge in Velmar came with what had then been an estimated $1.2 billion price tag.")).toEqual(
    [],
  );
  expect(await rows("The bridge in Velmar came with a $1.2 billion price tag.")).toHaveLength(1);
  expect(await rows("The council of Velmar failed to renew the 3-year agreement.")).toEqual([]);
  expect(await rows("The council of Velmar signed a 3-year agreement.")).toHaveLength(1);
  expect(await rows("The council of Velmar put $17.5b into ships.")).toEqual([]);
  expect(await rows("The council of Velmar demanded $17.5b.")).toEqual(["$17.5b [demanded]"]);
});
