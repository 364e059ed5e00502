import { expect, test } from "vitest";
import type { Claim } from "#domain/briefing.ts";
import { addsNothing } from "../../src/briefing/developments.ts";
import { evidenceOf } from "../../src/briefing/sieve.ts";
import { draftOf, statementsOf } from "../../src/briefing/statements.ts";
import { verifyClaim } from "../../src/briefing/verify.ts";
import { readOf } from "../fixtures/desk.ts";

/* What tells a fact again, in other words, is said once. Everything is invented. */

function claimOf(text: string): Claim {
  const read = readOf("a", { text, publishedAt: "2026-06-02" });
  const [statement] = statementsOf(read, "");
  if (!statement) throw new Error("nothing is told");
  const verdict = verifyClaim(draftOf(statement), evidenceOf([read]));
  if (verdict.kind !== "verified") throw new Error(verdict.withheld.text);
  return verdict.claim;
}

const FIRE =
  "Officials believe sparklers are to blame for the bar explosion and fire that left 40 dead and 115 others injured at a harvest party in Velmar-Tarn, Norvania.";
const MONEY =
  "Harbour General Ilse Varn warned the Norvanian Congress that the Velmar Post could run out of money by February 2027.";

test.each([
  [
    FIRE,
    "40 people were killed and 115 injured after a fire and explosion tore through a crowded bar during a harvest party in the resort of Velmar-Tarn, officials said on June 1.",
  ],
  [
    MONEY,
    "Recently appointed Harbour General Ilse Varn said she expects the Velmar Post to run out of cash by 2027 without help of Congress.",
  ],
])("a fact in other words adds nothing: %s", (headline, later) => {
  expect(addsNothing(claimOf(later), claimOf(headline))).toBe(true);
});

test.each([
  [
    "another figure",
    FIRE,
    "41 people were killed and 115 injured after a fire and explosion tore through a crowded bar during a harvest party in Velmar-Tarn, officials said.",
  ],
  [
    "another matter",
    FIRE,
    "The 40 crews that fought the fire in Velmar-Tarn came from 115 towns of the valley and the coast.",
  ],
  [
    "the act after the plan",
    "The yard will cut 500 jobs in Velmar and 300 in Tarnby.",
    "The yard has cut 500 jobs in Velmar and 300 in Tarnby.",
  ],
  [
    "a denial",
    "The yard cut 500 jobs in Velmar and 300 in Tarnby.",
    "The yard did not cut 500 jobs in Velmar and 300 in Tarnby.",
  ],
  ["no figure", FIRE, "Officials of Norvania said sparklers of that kind were banned from the bars of Velmar-Tarn."],
])("%s adds something", (_what, headline, later) => {
  expect(addsNothing(claimOf(later), claimOf(headline))).toBe(false);
});
