import { expect, test } from "vitest";
import type { Digest } from "#domain/digest.ts";
import { quietLine } from "#render/digest-rows.ts";

test("the line of a quiet day ends its sentence only once before it goes on", () => {
  const quiet: Digest = {
    ...{
      id: "dig_1",
      cause: "schedule",
      createdAt: "2026-06-03T07:00:00Z",
      date: "2026-06-03",
      zone: "UTC",
      missed: 0,
    },
    topics: [{ kind: "quiet", watch: "Velmar", since: null, articles: 3, below: 0 }],
    feedsDown: ["Harbor Ledger"],
    lastArticle: null,
  };

  expect(quietLine(quiet)).toBe("Velmar: nothing new, 3 new articles looked at · feeds failing: Harbor Ledger");
});
