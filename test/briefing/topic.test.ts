import { expect, test } from "vitest";
import { brief } from "#briefing/briefing.ts";
import type { ArticleRecord } from "#domain/article.ts";
import type { Briefing } from "#domain/briefing.ts";
import { archiveWith, assignmentFor, noon } from "../fixtures/desk.ts";

/* Invented: Norvania, Tarsia, their people and outlets do not exist. */
const TARSIA: ArticleRecord = {
  title: "Tarsia swears in new parliament",
  outlet: "Harbor Ledger",
  publishedAt: "2026-05-02",
  text: "Tarsia swore in a new parliament on Saturday after the longest count in its history. Speaker Anke Brol opened the session in the capital. About 3,000 people watched on the square. The Tarsian opposition said it would contest nine seats. Brol said the house would vote on the budget in June.",
};
const OTHER: ArticleRecord = {
  title: "Norvania's opera house turns 200",
  outlet: "Velmar Courier",
  publishedAt: "2026-05-20",
  text: "The opera house of Velmar celebrates its birthday this week. It opened on Jan. 6, 1826 with a gala for 900 people. A fire destroyed the stage in 1911. Singers from Norvania and Tarsia perform on Friday. The director, Milo Verrin, said the roof needs 40 million crowns.",
};

async function briefingOf(topic: string, ...records: ArticleRecord[]): Promise<Briefing> {
  const made = await brief(assignmentFor(topic), { archive: await archiveWith(...records), clock: noon });
  if (made.kind !== "briefing") throw new Error("nothing was found");
  return made.briefing;
}

test("an article that only mentions the topic gives no headline, no figure and no history, though it is newer", async () => {
  const { headline, figures, timeline, sources } = await briefingOf("tarsia", TARSIA, OTHER);
  expect(headline.text).toMatch(/^Tarsia swore in a new parliament/);
  expect(figures.map(({ text }) => text)).not.toContain("900");
  expect(timeline.map(({ date }) => date)).not.toContain("1911");
  expect(sources.map(({ title }) => title)).toEqual([TARSIA.title]);
});

test("when nothing else is stored, a mention is what there is", async () => {
  const { sources } = await briefingOf("tarsia", OTHER);
  expect(sources.map(({ title }) => title)).toEqual([OTHER.title]);
});

test("a people's adjective is the topic too", async () => {
  const { headline } = await briefingOf("tarsia", { ...TARSIA, title: "Tarsian parliament opens" }, OTHER);
  expect(headline.text).toMatch(/^Tarsia swore in/);
});

test("counts of different things are no change of each other, however alike the word for them", async () => {
  const crowd = { ...TARSIA, url: "https://a.example/1" };
  const later = {
    ...TARSIA,
    url: "https://a.example/2",
    title: "Tarsia: flood leaves thousands without power",
    publishedAt: "2026-05-06",
    text: "A flood in Tarsia left 41,000 people without power on Wednesday. Crews from the capital are repairing lines in the south of Tarsia.",
  };
  const { figures } = await briefingOf("tarsia", crowd, later);
  expect(figures.find(({ text }) => text === "41,000")?.previous ?? null).toBeNull();
});

test("where a report was written is no part of what it says, and a headline is short", async () => {
  const long = `VELMAR, Norvania — The harbour of Tarsia, ${"which serves the islands of the north and the farms of the wide eastern plain, ".repeat(3)}will stay closed until the storm has passed over the coast. Tarsia has two ferries.`;
  const { headline } = await briefingOf("tarsia", { ...TARSIA, text: long });
  expect(headline.text).not.toContain("VELMAR");
  expect(headline.text.length).toBeLessThanOrEqual(150);
});

test("a surname is no word of a topic that the articles print small, too", async () => {
  const toll = {
    ...OTHER,
    title: "Death toll in Velmar rises to 21",
    text: "The death toll in Velmar rose to 21 on Friday, the ministry said. Crews are searching the valley.",
  };
  const visit = {
    ...OTHER,
    title: "Toll visits Velmar",
    text: "President Arvid Toll visited Velmar on Friday. Toll promised the town new cranes. Mayor Ilse Varn thanked Toll.",
  };
  const { headline, sources } = await briefingOf("death toll velmar", visit, toll);
  expect(headline.text).toMatch(/^The death toll/);
  expect(sources).toHaveLength(1);
  const asked = await briefingOf("toll", visit);
  expect(asked.headline.text).toMatch(/Arvid Toll/);
});
