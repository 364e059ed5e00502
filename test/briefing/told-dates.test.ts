import { expect, test } from "vitest";
import { brief } from "#briefing/briefing.ts";
import type { Claim } from "#domain/briefing.ts";
import { slack, terminal } from "#render/render.ts";
import { archiveWith, assignmentFor, noon } from "../fixtures/desk.ts";

/* What goes on was so when it was told: a row of an article much older than the newest says when. Everything is invented. */

const NEWS = "The port of Tarnby was reopened by its crews.\n\nThe crews of Tarnby were thanked by the town.";

async function briefOf(old: string, publishedAt = "2026-02-10") {
  const at = (day: string, text: string, title: string) => ({ title, outlet: "Harbor Ledger", publishedAt: day, text });
  const archive = await archiveWith(at("2026-06-02", NEWS, "Tarnby port"), at(publishedAt, old, "Tarnby before"));
  const made = await brief(assignmentFor("tarnby"), { archive, clock: noon });
  if (made.kind !== "briefing") throw new Error("nothing was found");
  return made.briefing;
}

async function noteOf(old: string, publishedAt?: string): Promise<string | null | undefined> {
  const { headline, bottomLine, developments, actors } = await briefOf(old, publishedAt);
  const claims: Claim[] = [headline, ...bottomLine, ...developments, ...actors.flatMap((actor) => actor.statements)];
  return claims.find(({ text }) => text.slice(0, 30) === old.slice(0, 30))?.dateNote;
}

test.each([
  "The Norvanian Harbour Board is lifting all limits on sailings out of Tarnby.",
  "The Norvanian Harbour Board plans to build a wharf for grain in Tarnby.",
  "The Norvanian Harbour Board remains without a chair for its work in Tarnby.",
])("what was not over months before the newest article is told with its day: %s", async (old) => {
  expect(await noteOf(old)).toBe("told 2026-02-10");
});

test.each([
  [
    "what was told with the newest",
    "The Norvanian Harbour Board is lifting all limits on sailings out of Tarnby.",
    "2026-06-01",
  ],
  ["what is over", "The Norvanian Harbour Board lifted all limits on sailings out of Tarnby.", "2026-02-10"],
  ["what has a day", "The Norvanian Harbour Board is meeting in the hall of Tarnby on Friday.", "2026-02-10"],
  ["what stands at any time", "The Norvanian Harbour Board is a body of seven in the port of Tarnby.", "2026-02-10"],
])("%s has no such day", async (_what, old, day) => {
  expect((await noteOf(old, day)) ?? "").not.toContain("told");
});

test("the day is printed at the terminal and in Slack", async () => {
  const briefing = await briefOf("The Norvanian Harbour Board is lifting all limits on sailings out of Tarnby.");
  const shown = terminal(briefing, { width: 300, colour: false, links: false });
  expect(shown).toContain("out of Tarnby (told 10 Feb 2026).");
  expect(JSON.stringify(slack(briefing))).toContain("out of Tarnby (told 10 Feb 2026).");
});
