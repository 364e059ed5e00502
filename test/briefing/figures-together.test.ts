import { expect, test } from "vitest";
import { briefingOf, rowsOf } from "../fixtures/figures.ts";

/* A count governs the whole coordination, has one speaker, and stands once. Invented: Norvania and Velmar do not exist. */

const rows = (text: string) => rowsOf("velmar", { text: `${text}\n\nThe mayor of Velmar thanked the harbour pilots.` });

test("what is counted together is told together", async () => {
  expect(await rows("Odo Maskell said 41 passengers and crew members were taken to the hospital of Velmar.")).toEqual([
    "41 passengers and crew members were taken to the hospital of Velmar · Odo Maskell",
  ]);
  expect(await rows("The ferry from Velmar will carry three Norvanians and one Sundran on a trip.")).toEqual([
    "three Norvanians and one Sundran on a trip [planned: carry]",
  ]);
  expect(await rows("The tank in Velmar was drained of 700,000 gallons of liquid oxygen and liquid hydrogen.")).toEqual(
    ["700,000 gallons liquid oxygen and liquid hydrogen"],
  );
  expect(await rows("Two ransom notes were delivered in Velmar to Norvania Wire and Radio Quay, a station.")).toEqual([
    "Two ransom notes were delivered in Velmar to Norvania Wire and Radio Quay",
  ]);
});

test("two counts stay two, and what is done next is nothing that is counted", async () => {
  expect(await rows("The ferry sailed from Velmar with 41 passengers and four crew on board.")).toEqual([
    "41 passengers",
    "four crew on board",
  ]);
  expect(await rows("Crews in Velmar pumped 700,000 gallons of oil and stopped.")).toEqual([
    "700,000 gallons oil [pumped]",
  ]);
  expect(await rows("Crews freed 47 ships at Velmar Harbour and Odo Maskell thanked them.")).toEqual([
    "47 ships at Velmar Harbour [freed]",
  ]);
});

test("nothing ends at the stop of an abbreviation", async () => {
  const told = await rows("Odo Maskell of Velmar won 42 votes for Norvanian Sen. Ilse Varn.");
  expect(told.filter((row) => /Sen$/.test(row))).toEqual([]);
});

test("nothing ends at a preposition before a joint", async () => {
  expect(await rows("On Monday 8,700 flights within, into or out of Velmar were delayed.")).toEqual(["8,700 flights"]);
});

test("what grew is nobody who says so, and a survey may", async () => {
  expect(await rows("In the port of Velmar, ferry growth added $9.3 million in costs.")).toEqual([
    "$9.3 million costs",
  ]);
  expect(await rows("The survey found that 300 homes in Velmar are empty.")).toEqual(["300 homes in Velmar are empty"]);
  expect(
    await rows(
      "A survey released by the Velmar Housing Index in October revealed that the vacancy rate in Velmar declined to 37%.",
    ),
  ).toEqual(["37% vacancy rate in Velmar [declined to] · A survey released by the Velmar Housing Index"]);
  expect(await rows("Another harbour official said Norvania was rebuilding three docks in Velmar.")).toEqual([
    "three docks in Velmar · harbour official",
  ]);
});

test("whom an outlet cites counted, and not the outlet", async () => {
  expect(
    await rows(
      "Norvania Wire reported that 201 people were killed in Velmar, according to the Norvanian Red Crescent.",
    ),
  ).toEqual(["201 people were killed in Velmar · Norvanian Red Crescent"]);
  expect(await rows("Norvania Wire reported that 201 people were killed in Velmar.")).toEqual([
    "201 people were killed in Velmar · Norvania Wire",
  ]);
});

const NEWER = {
  day: "2026-05-02",
  text: "A fire in Velmar killed around 40 people and injured about 115 others on Monday, the police said. Sparks lit the fire that left around 40 dead and more than 100 others injured in Velmar.",
};
const OLDER = {
  day: "2026-05-01",
  text: "Around 40 people were killed and about 100 injured after a fire in Velmar on Monday, officials said. The ministry said reports indicated about 40 deaths, but Odo Maskell gave no figure.",
};

test("the dead and the hurt are one row each, with what the count was before", async () => {
  const told = await rowsOf("velmar fire", OLDER, NEWER);
  expect(told.filter((row) => /dead|deaths|killed/.test(row))).toHaveLength(1);
  expect(told.filter((row) => /hurt|injured/.test(row))).toHaveLength(1);
  const { figures } = await briefingOf("velmar fire", OLDER, { ...NEWER, day: "2026-05-03" });
  expect(figures.find(({ text }) => text === "about 115")?.previous).toBe("about 100");
});

test("the dead of two places, or of one kind of people, keep their rows", async () => {
  const told = await rows(
    "The storm killed 201 people in Velmar on Monday. It also killed 40 people in Sundra. In Velmar two pilots were killed.",
  );
  expect(told).toHaveLength(3);
});

test("an unchanged sum told twice in one article is one row", async () => {
  expect(
    await rows(
      "Hesper of Velmar called back more than 745,000 electric cars. The recalls in Velmar affect more than 745,000 electric vehicles.",
    ),
  ).toHaveLength(1);
});

test("who acts on something is told with it, and who they are is passed over", async () => {
  expect(await rows("The fees in Velmar are being challenged by small firms and a dozen states.")).toEqual([
    "a dozen states [challenged by]",
  ]);
  expect(await rows("Two harbour officers who were inside the engine in Velmar were also injured on Monday.")).toEqual([
    "Two harbour officers were also injured on Monday",
  ]);
});

test("a share of somebody of whom nothing is told is no row; a rate is", async () => {
  expect(await rows("In Velmar the mayor leads among 62% of voters.")).toEqual([]);
  expect(await rows("The vacancy rate in Velmar was 4% in May.")).toHaveLength(1);
});
