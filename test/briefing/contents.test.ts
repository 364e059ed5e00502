import { expect, test } from "vitest";
import { check } from "#briefing/check.ts";

/* What a source has only as the content of a report, a belief, a question or a film, told as so. All invented. */

const verdict = (claim: string, text: string) => check({ id: 1, claim, evidence: [{ text }] });
const BRIBED = "Orsk had bribed officials.";
const PAID = "Orsk paid the officials bribes.";
const POISONED = "The plant poisoned the river.";

test.each([
  [
    "Keller offered the League the ministry.",
    "Radio Zenit withdrew its report that Keller offered the League the ministry.",
  ],
  [BRIBED, "Prosecutors are investigating whether Orsk had bribed officials."],
  [BRIBED, "A judge will decide whether Orsk had bribed officials."],
  [BRIBED, "The witness recanted his statement that Orsk had bribed officials."],
  [BRIBED, "A leaflet claiming that Orsk had bribed officials was handed out."],
  [BRIBED, "Varn's theory that Orsk had bribed officials was discussed on Monday."],
  [BRIBED, "Varn is convinced that Orsk had bribed officials."],
  [PAID, "The column put forward the view that Orsk paid bribes to officials."],
  [PAID, "The novel, in which Orsk paid bribes to the officials, is sold out."],
  [POISONED, "The plant, which farmers say poisoned the river, was approved."],
  [POISONED, "The plant that villagers believe poisoned the river was closed."],
  ["The project will create 900 jobs.", "The regulator recommended a project that Aurelia says would create 900 jobs."],
  ["The dam is safe.", "The council heard assurances that the dam is safe."],
  ["The gate failed.", "Regardless of whether the gate failed, flood water reached the school."],
])("“%s” is not supported by: %s", (claim, text) => {
  expect(verdict(claim, text).verdict).not.toBe("supported");
});

test.each([
  ["Windows broke in Velmar.", "The blast was so loud that windows broke in Velmar."],
  ["Windows broke in Velmar.", "The crowd sang so loudly that windows broke in Velmar."],
  ["The dam held.", "Engineers were surprised that the dam held."],
  ["The dam held.", "Given that the dam held, the port opened."],
  ["The dam had been leaking.", "Engineers discovered that the dam had been leaking."],
  ["Varn built the bridge.", "The bridge that Varn built collapsed on Monday."],
  [
    "According to farmers, the plant poisoned the river.",
    "The plant, which farmers say poisoned the river, was approved.",
  ],
  ["The council is afraid that the wall will collapse.", "The council fears that the wall will collapse."],
  ["The council voted to close the school.", "It emerged on Monday that the council voted to close the school."],
  ["Flood water reached the school.", "Regardless of whether the gate failed, flood water reached the school."],
  ["The plant created 900 jobs.", "The plant, which created 900 jobs, was approved."],
])("“%s” is supported by: %s", (claim, text) => {
  expect(verdict(claim, text)).toMatchObject({ verdict: "supported" });
});
