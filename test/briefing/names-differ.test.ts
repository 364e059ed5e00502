import { expect, test } from "vitest";
import { rankPoints } from "../../src/briefing/rank.ts";
import { statementsOf } from "../../src/briefing/statements.ts";
import { readOf } from "../fixtures/desk.ts";

/* A citation is added only where the names agree, too. Everything here is invented. */

const POLL =
  "The new poll from the University of Norvania at Tarnby shows Ilse Varn with a double-digit lead over Odo Reld.";

/** How many articles the point that tells the first of two sentences would cite. */
function citedFor(first: string, second: string): number {
  const statements = [first, second].flatMap((text, i) =>
    statementsOf(readOf(`a${i}`, { text, publishedAt: "2026-06-02" }), "story"),
  );
  const points = rankPoints(statements, 9, { article: () => 1, sentence: () => 1 });
  const own = points.find((point) => point.statements.some(({ text }) => text === first));
  return new Set(own?.statements.map(({ read }) => read.article.id)).size;
}

test.each([
  [
    "another house of the same body",
    POLL,
    "A new poll from the University of Norvania at Orvik shows Ilse Varn with a double-digit lead over Odo Reld.",
  ],
  [
    "somebody else",
    "Ilse Varn will meet Odo Reld at the harbour in the north on Monday.",
    "Ilse Varn will meet Anna Oakes at the harbour in the north on Monday.",
  ],
])("%s is not cited", (_what, first, second) => {
  expect(citedFor(first, second)).toBe(1);
});

test.each([
  [
    "the same in like words",
    POLL,
    "A new poll from the University of Norvania at Tarnby shows Ilse Varn with a double-digit lead over Odo Reld.",
  ],
  [
    "one that names fewer",
    POLL,
    "The new poll from the University of Norvania shows Varn with a double-digit lead over Reld.",
  ],
  [
    "one that somebody else says",
    "The ferry of Ilse Varn sank off the northern coast in the storm, Odo Reld said.",
    "The ferry of Ilse Varn sank off the northern coast in the storm, Anna Oakes said.",
  ],
])("%s is", (_what, first, second) => {
  expect(citedFor(first, second)).toBe(2);
});
