import { expect, test } from "vitest";
import { statusOf } from "../../src/render/status.ts";
import { coverageLine, markOf, whenOf, wordsOf } from "../../src/render/words.ts";
import { BRIEFING } from "../fixtures/briefing.ts";

test.each([
  ["Crews left on Friday.", "Friday: 2026-06-05", "Crews left on Friday (5 Jun 2026)."],
  ["The crew that in June left are home.", "June: 2025-06", "The crew that in June left are home (Jun 2025)."],
  ["The crew who in June left are home.", "June: 2025-06", "The crew who in June left are home (June: Jun 2025)."],
  ["It fell from Jan. 2 to April 8.", "Jan. 2: 2025-01-02", "It fell from Jan. 2 to April 8 (Jan. 2: 2 Jan 2025)."],
  [
    "The fire, which broke out on Monday, had grown by Tuesday.",
    "Monday: 2026-06-01",
    "The fire, which broke out on Monday, had grown by Tuesday (Monday: 1 Jun 2026).",
  ],
  [
    "Turnout was 68%, up from 61% four years ago.",
    "four years ago: 2022",
    "Turnout was 68%, up from 61% four years ago (four years ago: 2022).",
  ],
  [
    "Crews counted 30 tanks, up from eight in May.",
    "May: 2026-05",
    "Crews counted 30 tanks, up from eight in May (May: May 2026).",
  ],
  [
    "“Streets I walked on Friday are gone,” said Ilse Varn.",
    "Friday: 2026-06-05",
    "“Streets I walked on Friday are gone,” said Ilse Varn (Friday: 5 Jun 2026).",
  ],
  [
    "“The streets are gone,” Ilse Varn said on Friday.",
    "Friday: 2026-06-05",
    "“The streets are gone,” Ilse Varn said on Friday (5 Jun 2026).",
  ],
])("a day's note says which words it is of, where the whole would seem dated so: %s", (text, dateNote, words) => {
  expect(wordsOf({ text, dateNote })).toBe(words);
});

test("what is reported done is no DONE, and a plan that is reported stays a plan", () => {
  const claim = { text: "Crews left.", event: "happened", source: "reported", negated: false } as const;
  expect(statusOf(claim)).toBe("REPORTED");
  expect(statusOf({ ...claim, event: "planned" })).toBe("PLANNED");
  expect(statusOf({ ...claim, negated: true })).toBe("NOT DONE");
  const said = (text: string) => statusOf({ ...claim, source: "attributed", negated: true, text });
  expect(said("Ilse Varn said on Monday that she was not happy.")).toBe("SAID");
  expect(said("Ilse Varn said the messages weren't respectful.")).toBe("SAID");
  expect(said("Ilse Varn said the order was not signed.")).toBe("NOT DONE");
  expect(said("Ilse Varn said the money had not been sent.")).toBe("NOT DONE");
  expect(said("The order was not signed, Ilse Varn said.")).toBe("NOT DONE");
  expect(statusOf({ ...claim, source: "attributed" })).toBe("DONE");
});

test("whose line opens with somebody's words told what was said, whatever they say of plans", () => {
  const text = "“We planned to stay short,” Ilse Varn said.";
  expect(statusOf({ text, event: "planned", source: "attributed", negated: false })).toBe("SAID");
  expect(statusOf({ text: "Varn plans “a short stay”.", event: "planned", source: "asserted", negated: false })).toBe(
    "PLANNED",
  );
});

test("a line says that it is corroborated or disputed, and only origins of printed lines are credited", () => {
  const [first] = BRIEFING.developments;
  if (!first) throw new Error("the fixture has developments");
  expect(markOf({ ...first, standing: "corroborated" })).toBe("corroborated · ");
  expect(markOf({ ...first, standing: "single-origin" })).toBe("");
  const sources = BRIEFING.sources.map((one) => ({ ...one, origins: ["Quay Wire"] }));
  expect(coverageLine({ ...BRIEFING, sources })).not.toContain("credits Quay Wire");
  const developments = [{ ...first, origins: ["Quay Wire"] }];
  expect(coverageLine({ ...BRIEFING, sources, developments })).toContain("credits Quay Wire");
});

test("a figure says as of when it holds, else when it was told, else that neither is stated", () => {
  const [figure] = BRIEFING.figures;
  const [first] = BRIEFING.sources;
  if (!figure || !first) throw new Error("the fixture has figures and sources");
  const told = (publishedAt: string | null) => whenOf(figure, [{ ...first, publishedAt }]);
  expect(told("2026-06-05T08:00:00.000Z")).toBe("told 5 Jun 2026");
  expect(told(null)).toBe("as of: not stated");
  expect(whenOf({ ...figure, asOf: "2026-06-04" }, BRIEFING.sources)).toBe("as of 4 Jun 2026");
});

test("a denial that several tell is no truer for it", () => {
  const [development] = BRIEFING.developments;
  if (!development) throw new Error("the fixture has developments");
  const denial = { ...development, event: "denied", standing: "corroborated" } as const;
  expect(markOf(denial)).toBe("denial told by several · ");
  expect(coverageLine({ ...BRIEFING, developments: [denial] })).toContain("nothing corroborated");
  expect(markOf({ ...denial, event: "happened" })).toBe("corroborated · ");
});
