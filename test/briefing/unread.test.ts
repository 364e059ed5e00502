import { expect, test } from "vitest";
import { brief, replay } from "#briefing/briefing.ts";
import { TERMINAL } from "#domain/article.ts";
import { archiveWith, assignmentFor, noon } from "../fixtures/desk.ts";
import { DAM_LEDGER } from "../fixtures/norvania.ts";

const OPENING =
  "Der Damm oberhalb von Velmar ist am Montag gebrochen, nachdem die Behörden wochenlang vor 70 Rissen gewarnt hatten.";
const TARNBOTE = {
  ...{ title: "Damm bei Velmar gebrochen", outlet: "Tarnbote", url: "https://tarnbote.example/damm", language: "de" },
  ...{ publishedAt: "2026-06-02T08:00:00Z" },
  text: `${OPENING} Bürgermeisterin Odla Brenk sagte, die Straße bleibe mindestens drei Wochen lang geschlossen.`,
};

test("what is stored in another language only is shown as it begins, and nothing is told of it", async () => {
  const archive = await archiveWith(TARNBOTE);
  const made = await brief(assignmentFor("velmar"), { archive, clock: noon });
  expect(made).toMatchObject({
    kind: "nothing-found",
    unread: [{ text: OPENING, citations: [{ quote: OPENING }] }],
    sources: [{ n: 1, outlet: "Tarnbote", language: "de", url: TARNBOTE.url }],
  });
});

test("beside articles that are read it has a section and a source, and votes on nothing", async () => {
  const archive = await archiveWith(DAM_LEDGER, TARNBOTE);
  const made = await brief(assignmentFor("velmar"), { archive, clock: noon });
  if (made.kind !== "briefing") throw new Error("nothing was found");
  const { unread, sources, ...told } = made.briefing;
  expect(unread).toMatchObject([{ text: OPENING }]);
  expect(sources.map(({ outlet }) => outlet)).toContain("Tarnbote");
  const id = sources.find(({ outlet }) => outlet === "Tarnbote")?.articleId;
  expect(JSON.stringify(told)).not.toContain(id);
  expect(JSON.stringify(told)).not.toMatch(/Rissen|Brenk/);
  expect((await replay(made.briefing.id, TERMINAL, archive))?.briefing.unread).toEqual(unread);
});

test("of a long opening the beginning is shown, a whole number of words and nothing that is not there", async () => {
  const long = `Der Damm bei Velmar ist gebrochen, ${"und das Wasser stieg weiter, ".repeat(40)}sagte niemand.`;
  const archive = await archiveWith({ ...TARNBOTE, text: long });
  const made = await brief(assignmentFor("velmar"), { archive, clock: noon });
  const shown = made.kind === "nothing-found" ? (made.unread?.[0]?.text ?? "") : "";
  expect(shown.length).toBeGreaterThan(250);
  expect(shown.length).toBeLessThanOrEqual(300);
  expect(long.startsWith(`${shown} `)).toBe(true);
});
