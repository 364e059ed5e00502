import { expect, test } from "vitest";
import { brief } from "#briefing/briefing.ts";
import type { ArticleRecord } from "#domain/article.ts";
import { archiveWith, assignmentFor, noon } from "../fixtures/desk.ts";

/* What an article has to have of a topic of two words, and what heads a briefing on a name. Everything here is invented. */

const at = (title: string, text: string): ArticleRecord => ({
  title,
  text,
  outlet: "Harbor Ledger",
  publishedAt: "2026-06-02",
});

async function briefOf(topic: string, ...records: ArticleRecord[]) {
  const made = await brief(assignmentFor(topic), { archive: await archiveWith(...records), clock: noon });
  if (made.kind !== "briefing") throw new Error("nothing was found");
  return made.briefing;
}

const HALLS = at(
  "Norvania builds grain halls in Velmar",
  "Norvania builds four grain halls in Velmar this year. The grain halls will take the harvest of the valley. Farmers of Velmar wait for the halls.",
);
const RIOT = at(
  "Town halls fear a lack of grain",
  "Mayors of Tarsia met in their town halls over the price of bread. Bakers from Orvik have no flour left. Prices of grain rose in spring, Anna Oakes said.",
);
const titlesOf = async (...records: ArticleRecord[]) =>
  (await briefOf("grain halls", ...records)).sources.map(({ title }) => title);

test("of two common words one thing is made, and an article that has them apart tells of another", async () => {
  expect(await titlesOf(HALLS, RIOT)).toEqual([HALLS.title]);
});

test.each([
  "The halls for grain in Tarnby are to be closed. Crews of Tarnby empty the halls of their grain this week.",
  "The grain storage halls in Tarnby are to be closed. Crews of Tarnby empty the grain from halls this week.",
])("a few words of one noun phrase may stand between: %s", async (text) => {
  expect(await titlesOf(HALLS, at("Grain and halls in Tarnby", text))).toHaveLength(2);
});

test("where no article has them together, all that have both are about them", async () => {
  expect(await titlesOf(RIOT)).toEqual([RIOT.title]);
});

test.each(["grain++ halls", "(grain halls", "grain [halls"])("marks in a topic are no pattern: %s", async (topic) => {
  const made = await brief(assignmentFor(topic), { archive: await archiveWith(HALLS), clock: noon });
  expect(made.kind).toBe("briefing");
});

test("the words of a name may stand apart", async () => {
  const text =
    "Ilse has left the harbour board of Velmar. Neighbours of the Varn family saw it. The Varn house in Velmar is empty.";
  const whole = at(
    "Ilse Varn leaves",
    "Ilse Varn left the harbour board of Velmar on Monday. Ilse Varn had led it for nine years.",
  );
  const { sources } = await briefOf("ilse varn", whole, at("Varn and Ilse: a house in Velmar", text));
  expect(sources).toHaveLength(2);
});

const GALA = at(
  "Prince Odo and Princess Anna return to the Velmar Film Awards",
  "Prince Odo and Princess Anna have made their return to the Velmar Film Awards. The evening came after Prince Reld was arrested. Prince Odo wore green at the awards in Velmar.",
);
const ARREST = at(
  "Prince Reld arrested",
  "Reld Varn-Tarnby, formerly Prince Reld, was arrested in Velmar on suspicion of selling secrets. Prince Reld denies it. Police searched the house of Prince Reld.",
);

test("a briefing on a name is headed with what names it", async () => {
  const { headline } = await briefOf(
    "prince reld",
    { ...GALA, publishedAt: "2026-06-03" },
    { ...ARREST, publishedAt: "2026-05-28" },
  );
  expect(headline.text).toContain("Reld");
});
