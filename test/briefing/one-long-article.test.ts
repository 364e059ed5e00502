import { expect, test } from "vitest";
import { brief } from "#briefing/briefing.ts";
import type { ArticleRecord } from "#domain/article.ts";
import { archiveWith, assignmentFor, noon } from "../fixtures/desk.ts";

/* One long article of agency news, as most topics have: what of it is told, and under which day and status. Invented throughout. */

const STORM: ArticleRecord = {
  url: "https://harbor-ledger.example/storm",
  title: "Storm Tamsel hits Norvania",
  outlet: "Harbor Ledger",
  publishedAt: "2026-06-01T18:00:00Z",
  text: [
    "Storm Tamsel killed at least 43 people in southern Norvania over the weekend, the civil defence agency said on Monday.",
    "Most of the victims drowned in the hill districts of Amsera.",
    "Winds of 195 kilometres an hour made it the strongest to hit the country since 2009.",
    "“Whole streets that I walked along on Friday are no longer there,” said Benita Sola, the governor of Amsera.",
    "“We have never seen such a storm on this coast,” said Odo Pell, a fisherman in Amsera.",
    "Schools in Amsera, closed since May 28, will stay shut until July.",
    "The agency's count of damaged bridges is 26, which it described as preliminary.",
    "About 88,000 people have been moved into schools.",
    "The rest will follow by boat.",
    "Some 430,000 homes were without power on Monday, and the operator, Quay Power, said villages might have to wait.",
    "The finance ministry estimated the damage at between $6 billion and $8 billion.",
    "The government denied that warnings had been issued too late.",
    "Quay Power disputes that, saying the log is false.",
    "The toll on the coast road will rise from $4 to $6 in July.",
    "Governor Sola, who has run Amsera since 2018, sent 60 engineers.",
    "Quay Power said it knew nothing of the leak and had dismissed three men in January.",
    "The port's airport is to reopen on Tuesday if its runway can be cleared.",
    "Neighbouring Sundra has sent two helicopters.",
  ].join("\n"),
};

async function made(record = STORM, ...others: ArticleRecord[]) {
  const found = await brief(assignmentFor("storm tamsel"), {
    archive: await archiveWith(record, ...others),
    clock: noon,
  });
  if (found.kind !== "briefing") throw new Error("nothing was found");
  return found.briefing;
}

test("an article with the topic in its title and lead is told whole, though it names it but once", async () => {
  const { developments, figures } = await made();
  expect(developments).toHaveLength(5);
  expect(figures.map(({ text }) => text)).toContain("About 88,000");
});

test("an article that opens with the topic is told whole, though its title names it otherwise", async () => {
  const { developments } = await made({ ...STORM, title: "Coast of Norvania under water" });
  expect(developments).toHaveLength(5);
});

test("a long first sentence is the headline, and no shorter one from further down takes its place", async () => {
  const lead =
    "An experimental vaccine against quay fever reduced cases of the disease by 62% in a trial of 8,400 adults, researchers in Norvania and Sundra said on Monday.";
  const text = [
    lead,
    "The two-dose vaccine, known as QF-3, was developed by the Ostrel Institute with money from the ministry.",
    "Over 14 months 57 people in the vaccine group fell ill, compared with 150 in the placebo group, the institute said.",
  ].join("\n");
  const archive = await archiveWith({ ...STORM, title: "Quay fever vaccine cuts illness", text });
  const found = await brief(assignmentFor("vaccine"), { archive, clock: noon });
  expect(found.kind === "briefing" && found.briefing.headline.text).toBe(lead.slice(0, -1));
});

test("a roundup is not, whatever its title names", async () => {
  const { figures } = await made({ ...STORM, title: "Morning briefing: Storm Tamsel and more" });
  expect(figures.map(({ text }) => text)).not.toContain("About 88,000");
});

test("where many articles are headed with it, what names it is enough", async () => {
  const others = [1, 2].map((n) => ({
    ...STORM,
    url: `https://quay.example/${n}`,
    outlet: `Quay ${n}`,
    text: `Storm Tamsel hit Quay on Monday, and ${n} boats sank.`,
  }));
  const { figures } = await made(STORM, ...others);
  expect(figures.map(({ text }) => text)).not.toContain("About 88,000");
});

test("what leans on a sentence that is not printed heads nothing: the rest, most of them, disputes that", async () => {
  const { headline, bottomLine, developments } = await made();
  const texts = [headline, ...bottomLine, ...developments].map(({ text }) => text).join("\n");
  expect(texts).not.toMatch(/^The rest|disputes that/m);
});

test("what its own sentence takes back is not printed without it", async () => {
  const { headline, bottomLine, developments } = await made();
  for (const { text } of [headline, ...bottomLine, ...developments].filter((one) => one.text.includes("26")))
    expect(text).toContain("preliminary");
});

test("what somebody's own words deny is no deed that was not done", async () => {
  const { headline, bottomLine, developments } = await made();
  const said = [headline, ...bottomLine, ...developments].find(({ text }) => text.includes("never seen such a storm"));
  expect(said).toMatchObject({ negated: false });
});

test("the timeline places nothing under a day of a comparison, an aside, a quotation or another half", async () => {
  const { timeline } = await made();
  const days = timeline.map(({ date, claim }) => `${date} ${claim.text}`).join("\n");
  expect(days).toMatch(/2026-06-02 The port's airport/);
  expect(days).not.toMatch(/^(?:2009|2018|2026-01|2026-05-2[89])/m);
});

test("a figure that is still to come says so, and what a rate rises from is what it was before", async () => {
  const { figures } = await made();
  expect(figures.find(({ text }) => text === "$6")).toMatchObject({ previous: "$4", told: "[planned: rise to]" });
  expect(figures.some(({ text }) => text === "$4")).toBe(false);
  expect(figures.find(({ text }) => text === "60")?.told).toBe("[sent]");
});

const TRAIN: ArticleRecord = {
  url: "https://harbor-ledger.example/train",
  title: "Train derails above Velmar; seven dead",
  outlet: "Harbor Ledger",
  publishedAt: "2026-06-02T18:00:00Z",
  text: [
    "“There was a bang on the Velmar train,” said Odo Pell, a passenger on the train to Velmar.",
    "A train carrying 312 people left the rails in Velmar on Monday, killing at least seven and injuring 94.",
    "The crash was the deadliest since 2008, when 19 people died at Quay.",
    "Rules were tightened after a 1998 crash that killed 2,140 people.",
    "More than 640 birds were collected, 410 of them dead.",
    "At least 58 people, 21 of them children, were hurt.",
    "Bluemantle of Velmar, a third line, pulled 60,000 for examination.",
    "Markets see a 70% chance that rates will be cut from 4.25% in July.",
    "Interior Minister Ilse Varn denied the count and promised to hire 120 guards by July.",
    ...STORM.text.split("\n").slice(3),
  ].join("\n"),
};

test("a quotation heads nothing where something was done, the dead are counted without a noun, and those of another year are not", async () => {
  const found = await brief(assignmentFor("velmar train"), { archive: await archiveWith(TRAIN), clock: noon });
  if (found.kind !== "briefing") throw new Error("nothing was found");
  const { headline, figures } = found.briefing;
  expect(headline.text).toMatch(/^A train carrying 312 people/);
  const rows = figures.map(({ text, object, told }) => [text, object, told]);
  expect(rows).toContainEqual(["at least seven", "[people]", "[dead]"]);
  expect(rows).toContainEqual(["94", "[people]", "[hurt]"]);
  const values = figures.map(({ text }) => text);
  for (const other of ["19", "2,140", "410", "60,000"]) expect(values).not.toContain(other);
  expect(figures.find(({ text }) => text === "At least 58")?.told).toBe("were hurt");
  expect(figures.find(({ text }) => text === "70%")?.previous ?? null).toBeNull();
  expect(found.briefing.timeline.some(({ claim }) => claim.text.includes("denied the count"))).toBe(false);
  expect(figures.map(({ text }) => text)).toContain("About 88,000");
});

test("a sentence that tells nothing is no development", async () => {
  const text =
    "Storm Tamsel closed nine schools in Amsera, the mayor said.\n““ he said he said.\nCrews cleared the Tamsel mud.";
  const { developments } = await made({ ...STORM, text });
  expect(developments.map((one) => one.text)).toEqual(["Crews cleared the Tamsel mud."]);
});
