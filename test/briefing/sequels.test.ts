import { expect, test } from "vitest";
import { brief, parseQuery } from "#briefing/briefing.ts";
import type { ArticleRecord } from "#domain/article.ts";
import type { Briefing } from "#domain/briefing.ts";
import { archiveWith, assignmentFor, noon } from "../fixtures/desk.ts";

/* What goes on about a topic's events without naming it. Norvania, Velmar, their people and their outlets are invented. */

const record = (day: string, outlet: string, title: string, text: string): ArticleRecord => ({
  ...{ title, outlet, text, publishedAt: `2026-${day}T09:00:00Z` },
  url: `https://${outlet.toLowerCase().replaceAll(" ", "-")}.example/${day}`,
});

const FAILED = [
  record(
    "06-01",
    "Harbor Ledger",
    "Orvik dam fails above Velmar",
    "The Orvik dam above the town of Velmar failed early on Monday, sending a wave of water into the lower valley.\nAt least 12 people were killed in Velmar, the interior ministry said.",
  ),
  record(
    "06-02",
    "Coastline Dispatch",
    "Crews search Velmar after Orvik dam fails",
    "Crews searched the streets of Velmar on Tuesday after the Orvik dam failed.\nThe interior ministry said boats had brought 300 people to Sundra.",
  ),
];
const TOLL = record(
  "06-03",
  "Velmar Courier",
  "Death toll in Velmar rises to 21",
  "The number of people killed in Velmar rose to 21 on Wednesday, the interior ministry said.\nMayor Brigt Halden said the town would bury its dead on Saturday.",
);
const ELSEWHERE = record(
  "06-03",
  "Quay Evening Echo",
  "Bus crash in Sundra kills 30",
  "A bus crash killed 30 people in Sundra on Wednesday, the interior ministry said.\nThe bus had come from Velmar with pilgrims.",
);
const LATER = { ...TOLL, publishedAt: "2026-06-20T09:00:00Z", url: "https://velmar-courier.example/06-20" };
const ALIKE = record(
  "06-03",
  "Quay Evening Echo",
  "Boats bring hundreds from Velmar to Sundra",
  "Boats searched the streets of Velmar on Tuesday and brought 300 people to Sundra, the interior ministry said.\nCrews searched on after the wave of water in the lower valley.",
);

type Window = { readonly until?: string; readonly outlet?: string };

async function briefingOn(topic: string, records: readonly ArticleRecord[], window: Window = {}): Promise<Briefing> {
  const query = parseQuery(topic, { now: noon(), ...window });
  const assignment = { ...assignmentFor(topic), query };
  const made = await brief(assignment, { archive: await archiveWith(...records), clock: noon });
  if (made.kind !== "briefing") throw new Error("nothing was found");
  return made.briefing;
}

const killed = ({ figures }: Briefing) =>
  figures
    .filter(({ object }) => /killed|people/.test(object))
    .map(({ text, previous }) => [text, previous ?? null] as const);
const titled = ({ sources }: Briefing, title: string | null | undefined) => sources.find((one) => one.title === title);

test("the toll that a later article gives for the same town is the toll, though that article does not name the dam", async () => {
  const made = await briefingOn("orvik dam", [...FAILED, TOLL]);
  expect(killed(made)).toContainEqual(["21", "At least 12"]);
  expect(titled(made, TOLL.title)?.labels).toEqual(["does not name the topic, tells of the same events"]);
  expect(FAILED.map(({ title }) => titled(made, title)?.labels)).toEqual([[], []]);
});

test("an article told in the words of the topic's articles joins them, whatever it counts", async () => {
  const made = await briefingOn('"orvik dam"', [...FAILED, ALIKE]);
  expect(made.coverage.articles).toBe(3);
});

test("the dead of another town, or of another month, are not the topic's", async () => {
  const made = await briefingOn("orvik dam", [...FAILED, ELSEWHERE, LATER]);
  expect(made.coverage.articles).toBe(2);
  expect(killed(made).map(([text]) => text)).not.toContain("30");
  expect(killed(made).map(([text]) => text)).not.toContain("21");
});

test("a window, an outlet and a word left out hold for what does not name the topic, too", async () => {
  const stories = [...FAILED, TOLL];
  const narrowed = [
    await briefingOn("orvik dam", stories, { until: "2026-06-02" }),
    await briefingOn("orvik dam", stories, { outlet: "Harbor Ledger" }),
    await briefingOn("orvik dam -halden", stories),
  ];
  expect(narrowed.map((made) => titled(made, TOLL.title))).toEqual([undefined, undefined, undefined]);
});

test("the copies of an article that is not about the topic are not counted", async () => {
  const fair = (outlet: string) =>
    record(
      "06-02",
      outlet,
      "Sundra holds its spring fair",
      "The spring fair opened in Sundra on Tuesday with 40 stalls, its organisers said.\nA choir of schoolchildren sang in the square, and bakers handed out rye bread.\nThe fair runs until Sunday.\nVisitors came by ferry from Quay, and a band from the Orvik valley played.",
    );
  const made = await briefingOn("orvik dam", [...FAILED, fair("Quay Evening Echo"), fair("Sundra Post")]);
  expect(made.coverage.articles).toBe(2);
});
