import { expect, test } from "vitest";
import { rowsOf } from "../fixtures/figures.ts";

/* What a figure counts is told with the noun or verb that governs it, or not at all. Invented: Norvania and Velmar do not exist. */

/** The rows of one article; a sentence without a figure stands at its end. */
const rows = (text: string) => rowsOf("velmar", { text: `${text}\n\nThe mayor of Velmar thanked the harbour pilots.` });

test("how long a term is tells nothing of what it is for", async () => {
  const told = await rows(
    "The court of Velmar sentenced 112 rioters to prison terms that ranged between four and 30 years for violence in the harbour.",
  );
  expect(told.filter((row) => row.includes("30 years"))).toEqual([]);
});

test("what something is compared with, or only an example, is no figure", async () => {
  expect(await rows("The mill in Velmar can use as much power as roughly 20,000 homes, the council said.")).toEqual([]);
  expect(await rows("A 300-megawatt mill, for example, would take all that Velmar makes.")).toEqual([]);
  expect(await rows("The mill in Velmar feeds as many as 20,000 homes, the council said.")).toEqual([
    "as many as 20,000 homes · the council",
  ]);
});

test("what is reviewed is counted, and no review", async () => {
  expect(
    await rows(
      "Ferries lose money, according to a Norvania Wire review of more than a dozen analyses by banks in Velmar.",
    ),
  ).toEqual([]);
  expect(await rows("A crowd of 4,000 gathered in Velmar on Monday.")).toHaveLength(1);
});

test("a person is nothing that was counted, titles and all", async () => {
  const told = await rows("In Velmar, Odo Maskell is leading U.S. Rep. Ilse Varn 52% to 40%, the poll found.");
  expect(told).toEqual([]);
  expect(
    await rows(
      "The poll in Velmar found 42% of voters backing Maskell compared to only 30% for incumbent U.S. Sen. Ilse Varn.",
    ),
  ).toEqual(["42% voters backing Maskell [found]"]);
});

test("a share of what was lost or rose says so", async () => {
  expect(
    await rows(
      "Patients in Velmar lost an average of 16.6% of their body weight, compared with 2.7% for those on a placebo.",
    ),
  ).toContain("16.6% body weight compared with 2.7% for those on a placebo [lost an average of]");
  expect(await rows("With ferry sales in Velmar rising about 28% last year, the yard hired.")).toEqual([
    "about 28% ferry sales in Velmar [rising]",
  ]);
  expect(
    await rows("The post office of Velmar carried 112 million pieces of mail, a loss of 101 million pieces."),
  ).toEqual(["112 million pieces of mail [carried]", "101 million pieces [loss]"]);
  expect(await rows("The yard of Velmar sold a loss leader of 3 million units.")).toHaveLength(1);
});

test("another three million are told as others, with what is not done with them", async () => {
  expect(
    await rows("The archive of Velmar has another 3 million pages of letters that it does not intend to print."),
  ).toEqual(["3 million pages of letters that it does not intend to print [another]"]);
  expect(await rows("The port of Velmar has at least four more cranes planned in June.")).toEqual([
    "at least four cranes planned in June [more]",
  ]);
});

test("what cannot be paid is no figure of what is done", async () => {
  expect(await rows("Unable to afford the more than $1,300 it costs to live in Velmar, Ilse Varn left.")).toEqual([]);
});

test("where something took place is told with what did", async () => {
  expect(await rows("Explosions were observed in Velmar and at least five cities across the country.")).toEqual([
    "at least five cities across the country [explosions observed in]",
  ]);
  expect(await rows("Odo Maskell held 130 rallies in 40 towns around Velmar.")).toEqual([
    "130 rallies in 40 towns around Velmar [held]",
  ]);
  expect(await rows("Odo Maskell held rallies in 40 towns around Velmar.")).toEqual([
    "40 towns around Velmar [rallies in]",
  ]);
  expect(await rows("Repairs went on at 12 airports near Velmar.")).toEqual([]);
});

test("points are told with whom they were ahead of, or whose they are", async () => {
  expect(
    await rows("Odo Maskell won in Velmar with 324 votes, a whopping 57 points ahead of second-place Ilse Varn."),
  ).toContain("57 points ahead of second-place Ilse Varn");
  expect(await rows("In Velmar the Gulls (69 points) took gold, with the Terns (68 points) second.")).toEqual([]);
  expect(await rows("Maskell's party led by 11 points in Velmar ahead of an election.")).toEqual([
    "11 points in Velmar ahead of an election [led by]",
  ]);
});

test("what a firm is like is no figure of the news", async () => {
  expect(
    await rows("Ilse Varn of Velmar once led Hesper, a $20.4 billion revenue waste and services company in Norvania."),
  ).toEqual([]);
  expect(await rows("Hesper will build a $20 billion base in Velmar.")).toEqual([
    "$20 billion base in Velmar [planned: build]",
  ]);
});

test("the sentence of somebody named beside the topic is not the topic's", async () => {
  const text =
    "The council of Velmar printed its letters. One shows the mayor of Velmar with Odo Maskell, who is serving a 20-year prison sentence for fraud.";
  const aide =
    "The council printed its letters. His aide Odo Maskell was convicted and is serving a 20-year sentence in Velmar.";
  expect(await rows(text)).toEqual([]);
  expect(await rows(aide)).toEqual([]);
  expect(await rowsOf("odo maskell", { text })).toEqual(["20-year prison sentence"]);
});

test("a range of one coin is one figure, and what it rises to is said", async () => {
  expect(
    await rows("The price of a stamp in Velmar could rise to 90 to 95 cents, up from 78 cents, the post office said."),
  ).toEqual(["90 to 95 cents price of a stamp in Velmar [conditional: rise to] · the post office"]);
  expect(await rows("The tower in Velmar, a rise of 28 storeys, opened in May.")).not.toContain("28 rise storeys");
});

test("a change of nothing named, and a line of a table, tell nothing", async () => {
  expect(await rows("That compares with just a 7% increase over the past two decades in Velmar.")).toEqual([]);
  expect(await rows("The yard of Velmar sold 900 boats, a 14% increase from 789 last year.")).toEqual([
    "900 boats [sold]",
  ]);
  expect(await rows("The council of Velmar ordered a 3% reduction in flights.")).toEqual([
    "3% reduction in flights [ordered]",
  ]);
  expect(await rows("Velmar's skaters:\n\nWill Varn: 120.85 total segment score, 56.27 technical score.")).toEqual([]);
});

test("a race over so many metres is a race, and what is found liable for a sum is no more alleged", async () => {
  expect(await rows("The mayor of Velmar watched the 5,000 meter speed skating event.")).toEqual([]);
  expect(
    await rows("A jury in Velmar found Hesper liable for $6 million in damages in a trial over allegations of fraud."),
  ).toEqual(["$6 million damages in a trial over allegations of fraud [found liable for]"]);
  expect(await rows("Hesper is accused in Velmar of hiding $6 million in damages.")).toEqual([
    "$6 million damages [alleged]",
  ]);
});

test("what is told whole behind a long count is cut where it may be", async () => {
  expect(
    await rows(
      "About 60 people recently attended a town hall at the county library of Velmar to ask questions, he said.",
    ),
  ).toEqual(["About 60 people recently attended a town hall at the county library of Velmar"]);
});

test("two sums of one size in one sentence are two", async () => {
  const told = await rows(
    "Hesper of Velmar was ordered to pay $3 million in compensatory damages and $3 million in punitive damages.",
  );
  expect(told.map((row) => row.replace(/ \[.*/, ""))).toEqual([
    "$3 million compensatory damages",
    "$3 million punitive damages",
  ]);
});

test("what was ordered to be paid is no plan, and what would be paid is none yet", async () => {
  expect(await rows("A jury in Velmar ordered Hesper to pay $375 million in civil penalties.")).toEqual([
    "$375 million civil penalties [ordered to pay]",
  ]);
  expect(await rows("Hesper of Velmar will pay $375 million in civil penalties.")).toEqual([
    "$375 million civil penalties [planned: pay]",
  ]);
  expect(await rows("A stamp of Velmar could soon cost nearly $1.")).toEqual([
    "nearly $1 stamp of Velmar [conditional: cost]",
  ]);
});

test("what has been is not conditional, because something else would be", async () => {
  expect(
    await rows(
      "He said that the council would close the port and that the port's 110 workers have so far continued to show up in Velmar.",
    ),
  ).toEqual(["110 workers have so far continued to show up in Velmar"]);
});

test("judges who said something, laps and parts of states are no counts", async () => {
  expect(await rows("Four of the seven judges of Velmar said the law is void.")).toEqual([]);
  expect(await rows("In Velmar he lay across the laps of five women.")).toEqual([]);
  expect(await rows("The network serves parts of 13 states around Velmar.")).toEqual([]);
  expect(await rows("The council of Velmar approved the arrests of five women.")).toHaveLength(1);
});
