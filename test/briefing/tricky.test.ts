import { expect, test } from "vitest";
import { check } from "#briefing/check.ts";

/*
 * The tricky cases of test/text/tricky.test.ts that are about claims: the numbers are the same. Case 27, who did what to whom, is
 * decided only where the order of subject and object can be read (see the gate's rule on roles); docs/BENCHMARKS.md says so.
 */
const verdict = (claim: string, text: string, outlet?: string): string =>
  check({ id: "1", claim, evidence: [{ text, ...(outlet === undefined ? {} : { outlet }) }] }).verdict;

test.each([
  ["8: a bound is no exact count", "The army hit three boats.", "The army hit at least three boats."],
  ["8: nor another count", "The army hit at least four boats.", "The army hit at least three boats."],
  [
    "11: what is yet to be approved is not approved",
    "The minister approved the strikes.",
    "The minister has yet to approve the strikes.",
  ],
  [
    "12: a reported plan is no plain one",
    "The ministry is planning strikes on the depot.",
    "The ministry is reportedly formulating plans for strikes on the depot.",
  ],
  [
    "13: words of one outlet are not another's",
    "According to the Harbor Ledger, crews left the valley.",
    "Crews left the valley, as reported by Norvania Wire.",
  ],
  ["26: a denial is no approval", "Strikes were approved.", "The mayor denied that strikes were approved."],
])("%s", (_, claim, evidence) => {
  expect(verdict(claim, evidence)).not.toBe("supported");
});

test.each([
  [
    "4: an apostrophe lost in the source",
    "The mayor said he's willing to talk.",
    "The mayor said hes willing to talk.",
  ],
  ["15: accents", "Tomas Oakes left the valley.", "Tomás Oakes left the valley."],
  [
    "16: a country by another of its names",
    "The United States sent crews to the valley on Monday.",
    "The U.S. sent crews to the valley on Monday.",
  ],
])("%s is no fault", (_, claim, evidence) => {
  expect(verdict(claim, evidence)).toBe("supported");
});
