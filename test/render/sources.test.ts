import { expect, test } from "vitest";
import { openArchive } from "#archive/archive.ts";
import { brief } from "#briefing/briefing.ts";
import { terminal } from "#render/render.ts";
import { BRIEFING } from "../fixtures/briefing.ts";
import { assignmentFor, fileAll, noon } from "../fixtures/desk.ts";
import { sampleArticle } from "../fixtures/sample-story.ts";

const WIDE = { width: 100, colour: false, links: false };
const DAYS = ["01-dam-fails", "02-valley-flooded", "04-cracks", "05-denial", "06-emergency", "07-emergency-echo"];

test("every source that is listed is a row's, and a gap speaks of what is printed", async () => {
  const archive = await openArchive({ folder: "", memory: true, clock: noon });
  await fileAll(archive, [...DAYS, "08-toll-rises", "11-emergency-declared"].map(sampleArticle));
  const made = await brief(assignmentFor("velmar"), { archive, clock: noon });
  if (made.kind !== "briefing") throw new Error("nothing was found");
  const { briefing } = made;
  const [rows = ""] = terminal(briefing, WIDE).split("▸ Sources\n");
  const marks = new Set(rows.match(/\[\d+\]/g));
  expect(briefing.sources.map(({ n }) => `[${n}]`).filter((mark) => !marks.has(mark))).toEqual([]);
  // The official who goes without a name speaks in an article of which nothing is printed.
  expect(briefing.gaps.map(({ text }) => text).join()).not.toContain("without a name");
});

test("a role that another article states has that article's number beside it", () => {
  const [first, second] = BRIEFING.sources;
  const [actor] = BRIEFING.actors;
  const role = { text: "Harbor Master", citations: [{ articleId: "art_role", start: 0, end: 4, quote: "role" }] };
  if (!first || !actor) throw new Error("the fixture has sources and actors");
  const n = (second?.n ?? first.n) + 1;
  const sources = [...BRIEFING.sources, { ...first, n, articleId: "art_role" }];
  const row = terminal({ ...BRIEFING, sources, actors: [{ ...actor, role }] }, WIDE).split("Key actors")[1];
  expect(row?.split("▸")[0]).toContain(`[${n}]`);
});
