import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ask, brief, replay } from "#briefing/briefing.ts";
import { TERMINAL } from "#domain/article.ts";
import type { Briefing } from "#domain/briefing.ts";
import type { Archive } from "#domain/ports.ts";
import { citationsIn } from "../../src/briefing/citations.ts";
import { archiveWith, assignmentFor, fileAll, noon } from "../fixtures/desk.ts";
import { DAM_COURIER, DAM_DISPATCH, DAM_LEDGER, DAM_OPINION } from "../fixtures/norvania.ts";

const real = readFileSync(new URL("../../samples/000_e00d25a0db20374a.txt", import.meta.url), "utf8").replace(
  /\s*Login\s*$/,
  "",
);

async function briefingOf(topic: string, archive: Archive): Promise<Briefing> {
  const made = await brief(assignmentFor(topic), { archive, clock: noon });
  if (made.kind !== "briefing") throw new Error("nothing was found");
  await expectStored(made.briefing, archive);
  return made.briefing;
}

/** What holds for every briefing: citations to the letter, and no figure or quotation that its citations do not hold. */
async function expectStored(briefing: Briefing, archive: Archive): Promise<void> {
  for (const { articleId, start, end, quote } of citationsIn(briefing)) {
    expect((await archive.articles.get(TERMINAL, articleId))?.text.slice(start, end)).toBe(quote);
  }
  for (const { text, citations } of [...briefing.figures, ...briefing.quotations]) {
    expect(citations.some(({ quote }) => quote.includes(text))).toBe(true);
  }
}

test("the real article: the headline is a plan that is reported, credited to the outlet in the next sentence", async () => {
  const { headline, developments } = await briefingOf("venezuela", await archiveWith({ text: real }));
  expect(headline.text.length).toBeLessThanOrEqual(150);
  expect(headline).toMatchObject({ event: "planned", source: "reported", attribution: "NBC News" });
  expect(headline.text).toMatch(/reportedly.*plans/);
  expect(headline.citations[1]?.quote).toContain("as reported by NBC News");
  expect(developments.every((one) => one.standing === "single-origin")).toBe(true);
});

test("the real article: what is not so comes at once, and the Daily Caller only vouches for drug labs", async () => {
  const { bottomLine, developments } = await briefingOf("venezuela", await archiveWith({ text: real }));
  expect(bottomLine[0]).toMatchObject({ negated: true, attribution: null });
  const caller = [...bottomLine, ...developments].filter((one) => one.attribution === "Daily Caller");
  expect(caller.length).toBeGreaterThan(0);
  for (const one of caller) expect(one.text).toMatch(/drug labs/);
});

test("the real article: exactly four figures, one date, words without marks stay without", async () => {
  const { figures, timeline, quotations, gaps } = await briefingOf("venezuela", await archiveWith({ text: real }));
  expect(figures.map(({ text, object }) => `${text} ${object}`).sort()).toEqual([
    "$50 million reward for his [Nicolas Maduro's] capture",
    "4,000 personnel",
    "at least three Venezuelan boats",
    "eight ships",
  ]);
  expect(timeline).toMatchObject([{ date: "2020", precision: "year" }]);
  expect(quotations).toMatchObject([
    { speaker: "Donald Trump", marked: false },
    { speaker: "Karoline Leavitt", marked: false },
  ]);
  expect(gaps.map(({ text }) => text)).toContain("No named official confirms the plan in what is stored.");
});

test("the real article: every key actor has a role or something told of it, and nobody is there for another's title", async () => {
  const { actors } = await briefingOf("venezuela", await archiveWith({ text: real }));
  for (const { role, statements } of actors) expect(role !== null || statements.length > 0).toBe(true);
  const told = (name: string) => actors.find((actor) => actor.name === name)?.statements[0]?.text;
  expect(told("Nicolas Maduro")).toBe(
    "The Justice Department's 2020 indictment of Maduro on drug trafficking charges remains active.",
  );
  expect(told("Dominican Republic authorities")).toMatch(/confirming the presence of drugs/);
  expect(actors.map((actor) => actor.name)).not.toContain("White House");
});

test("the real article: a characterisation is no headline, no bottom line and no development", async () => {
  const { headline, bottomLine, developments } = await briefingOf("venezuela", await archiveWith({ text: real }));
  for (const { text } of [headline, ...bottomLine, ...developments])
    expect(text).not.toMatch(/significant step|represent an escalation|Login/);
});

test("the real article: a question that takes a plan for an act is told so, and an open date is not invented", async () => {
  const archive = await archiveWith({ text: real });
  const desk = { archive, clock: noon };
  const premise = await ask({ text: "When did the drone strikes inside Venezuela begin?", viewer: TERMINAL }, desk);
  expect(premise).toMatchObject({ kind: "false-premise", claims: [] });
  const open = await ask({ text: "When did the strikes begin?", viewer: TERMINAL }, desk);
  expect(open).toMatchObject({ kind: "not-stored", claims: [] });
  const answer = await ask({ text: "How many ships has the U.S. deployed?", viewer: TERMINAL }, desk);
  expect(answer.claims[0]?.text).toContain("eight ships");
});

test("sources that differ are both shown, and an opinion counts for nothing", async () => {
  const made = await briefingOf("velmar dam", await archiveWith(DAM_LEDGER, DAM_DISPATCH, DAM_OPINION));
  expect(made.disputes[0]?.sides.map(({ text }) => text)).toEqual([
    "At least 12 (the interior ministry, per Harbor Ledger)",
    "At least 15 (the fire service, per Coastline Dispatch)",
  ]);
  expect(JSON.stringify([made.headline, made.developments, made.figures])).not.toContain("90 inspectors");
});

test("a later figure shows what it was before", async () => {
  const made = await briefingOf("velmar", await archiveWith(DAM_LEDGER, DAM_COURIER));
  expect(made.figures.find(({ text }) => text === "21")).toMatchObject({ previous: "At least 12" });
});

test("an accusation and its denial stand together", async () => {
  const made = await briefingOf("hydro cracks", await archiveWith(DAM_LEDGER));
  const statuses = [made.headline, ...made.developments].map(({ event, source }) => `${event} ${source}`);
  expect(statuses.some((status) => status.endsWith("alleged"))).toBe(true);
  expect(statuses.some((status) => status.startsWith("denied"))).toBe(true);
});

test("a copy adds no origin", async () => {
  const copy = {
    ...DAM_LEDGER,
    url: "https://copy.example/dam",
    outlet: "Sundra Mirror",
    publishedAt: "2026-06-01T08:00:00Z",
  };
  const made = await briefingOf("velmar dam", await archiveWith(DAM_LEDGER, copy));
  expect(made.sources).toHaveLength(1);
  expect(made.sources[0]?.copies).toHaveLength(1);
  expect(made.developments.every((one) => one.standing !== "corroborated")).toBe(true);
});

test("the second briefing of a channel says what is new and what a figure was", async () => {
  const archive = await archiveWith(DAM_LEDGER);
  await briefingOf("velmar", archive);
  await fileAll(archive, [DAM_COURIER]);
  const { changes } = await briefingOf("velmar", archive);
  expect(changes).toContainEqual(
    expect.objectContaining({ kind: "updated", was: expect.objectContaining({ text: "At least 12" }) }),
  );
  expect(changes.map(({ kind }) => kind)).toContain("new");
  expect((await briefingOf("velmar", archive)).changes).toEqual([]);
});

test("of two counts of one kind neither is an update of the other while both stand as they did", async () => {
  const text =
    "Guards held 40 fishermen at the pier in Velmar on Monday, the mayor said. " +
    "Guards later held 12 fishermen at the pier in Velmar, the mayor said.";
  const archive = await archiveWith({ text, outlet: "Harbor Ledger", publishedAt: "2026-06-02T08:00:00Z" });
  const { figures } = await briefingOf("velmar", archive);
  expect(figures).toHaveLength(2);
  expect((await briefingOf("velmar", archive)).changes).toEqual([]);
});

test("after a correction the replay of the older briefing says what changed", async () => {
  const archive = await archiveWith(DAM_LEDGER);
  const { id } = await briefingOf("velmar", archive);
  await fileAll(archive, [
    { ...DAM_LEDGER, text: DAM_LEDGER.text.replace("failed on Monday morning", "failed on Sunday night") },
  ]);
  const replayed = await replay(id, TERMINAL, archive);
  expect(replayed?.briefing.headline.text).toContain("Monday morning");
  expect(replayed?.changes[0]).toMatchObject({ kind: "updated", text: expect.stringContaining("Sunday night") });
});

test("a topic that nothing matches generates nothing and names what is near", async () => {
  const made = await brief(assignmentFor("velmur"), { archive: await archiveWith(DAM_LEDGER), clock: noon });
  expect(made).toMatchObject({ kind: "nothing-found", topic: "velmur", newest: { title: "Dam fails above Velmar" } });
});

test.each(["velmar since 2026-06-04", 'velmar from "Nobody Times"', "velmar -dam"])(
  "of %s it is said that the articles are stored which the window or filter leaves out",
  async (topic) => {
    const archive = await archiveWith(DAM_LEDGER, DAM_COURIER);
    const made = await brief(assignmentFor(topic), { archive, clock: noon });
    expect(made).toMatchObject({ kind: "nothing-found", topic, filtered: { topic: "velmar" } });
    expect(made).toHaveProperty("filtered.newest.publishedAt", expect.stringMatching(/^2026-06-03/));
  },
);

test("what is not stored at all is told so with a window and a filter too", async () => {
  const archive = await archiveWith(DAM_LEDGER);
  const made = await brief(assignmentFor("zzyzx since 2026-06-04 -dam"), { archive, clock: noon });
  expect(made).not.toHaveProperty("filtered");
});
