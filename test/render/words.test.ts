import { expect, test } from "vitest";
import { wordsOf } from "../../src/render/words.ts";

test.each([
  ["Crews left on Friday.", "Friday: 2026-06-05", "Crews left on Friday (5 Jun 2026)."],
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
