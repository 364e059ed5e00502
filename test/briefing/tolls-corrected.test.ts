import { expect, test } from "vitest";
import { brief } from "#briefing/briefing.ts";
import { archiveWith, assignmentFor, noon } from "../fixtures/desk.ts";

/* A toll that goes down is the toll. Ferry, coast guard and outlet are invented. */

const told = (day: string, title: string, text: string) => ({
  ...{ title, text, outlet: "Harbor Ledger", publishedAt: `2026-06-0${day}T09:00:00Z` },
});

test("a toll that was corrected is not the news any more, whichever words named it", async () => {
  const archive = await archiveWith(
    told(
      "2",
      "Arrel toll rises",
      "The death toll from the sinking of the ferry Arrel rose to 17 on Tuesday, the coast guard said. Divers went on with the search.",
    ),
    told(
      "3",
      "Arrel toll corrected",
      "The coast guard on Wednesday lowered the number of confirmed dead in the Arrel sinking to 16. One victim had been counted twice.",
    ),
  );
  const made = await brief(assignmentFor("arrel"), { archive, clock: noon });
  if (made.kind !== "briefing") throw new Error("nothing was found");
  const { headline, bottomLine, developments, figures } = made.briefing;
  expect(headline.text).toMatch(/to 16/);
  expect([...bottomLine, ...developments].map(({ text }) => text).join(" ")).not.toMatch(/rose to 17/);
  expect(figures.map(({ text, previous }) => [text, previous])).toContainEqual(["16", "17"]);
});
