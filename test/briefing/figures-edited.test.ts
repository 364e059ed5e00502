import { expect, test } from "vitest";
import { readClaim } from "#text/text.ts";
import { rowsOf } from "../fixtures/figures.ts";

/* What an editor found false or cut short among the figures. Invented: Norvania, Velmar and Quay do not exist. */

/** The rows of one article; a sentence without a figure stands at its end. */
const rows = (text: string) => rowsOf("velmar", { text: `${text}\n\nThe mayor of Velmar thanked the harbour pilots.` });
/** Each figure with its unit or currency and what it counts. */
const figures = (text: string) =>
  readClaim(text).flatMap((one) =>
    one.figures.map(({ text: said, unit, currency, object }) => [said, unit ?? currency, object]),
  );

test("those arrested are all of whom some are told", async () => {
  expect(await rows("Two of the 37 people later arrested were members of the Velmar council.")).toEqual([
    "37 people later arrested [in all]",
  ]);
  expect(await rows("14 of the 37 homes in Velmar damaged by the fire were rebuilt.")).toEqual(["37 homes [in all]"]);
  expect(await rows("Half of the 37 people arrested in Velmar were minors.")).toEqual(["37 people arrested [in all]"]);
  expect(await rows("Two of the 37 members of the Velmar council voted for the bill.")).toEqual([
    "37 members [in all]",
    "Two members of the Velmar council voted for the bill",
  ]);
});
