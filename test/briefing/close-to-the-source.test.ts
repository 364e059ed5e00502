import { expect, test } from "vitest";
import { judgeWritten } from "../../bench/written/written.ts";
import { findingIn } from "../fixtures/finding.ts";

/* False claims in words close to their source's: parts told as wholes, swaps, others' words. Invented places and people throughout. */

const HELD =
  "Of those held, 118 had been released by noon on Sunday, 22 of them with a fine, and nine remained in custody.";
const RESTRICT =
  "Ministers may restrict catches if stocks are in danger, the court said, provided that they consult the Ilvar first.";
const CATCH =
  "The Fleet Association, representing 640 vessels, said the ruling could cost 15% of the catch, a figure that scientists in Quill called exaggerated.";

test.each([
  ["Of those held, 118 had been released with a fine by noon on Sunday.", HELD, "what is told of some"],
  [
    "Two needed new livers, both of whom later died.",
    "Two needed new livers, one of whom later died.",
    "what became of one",
  ],
  [
    "Immery answers to commanders who never wanted to talk.",
    "Immery answers to commanders, some of whom never wanted to talk.",
    "some of whom",
  ],
  [
    "Pay growth slowed to 3.2pc from 4.3pc, and inflation is running at 3.9pc.",
    "Pay growth slowed to 3.9pc from 4.3pc, and inflation is running at 3.2pc.",
    "two figures change places",
  ],
  [
    "The judge is expected to open an inquiry by 20 March.",
    "The judge is expected to decide by 20 March whether to open an inquiry.",
    "whether",
  ],
  [
    "Ministers may restrict catches, the court said, provided that they consult the Ilvar first.",
    RESTRICT,
    "one of two conditions",
  ],
  [
    "The pill may be given to patients who have migraine or have failed other treatments.",
    "The pill may be given to patients who have migraine and have failed other treatments.",
    "and turned to or",
  ],
  ["The pill is approved for teenagers only.", "The pill is approved for teenagers as well as adults.", "only"],
  [
    "President Odo Lind, whose party leads by 11 points, looks weak.",
    "President Odo Lind, whose party trails by 11 points, looks weak.",
    "the other way",
  ],
  ["Scientists in Quill said the ruling could cost 15% of the catch.", CATCH, "another's words"],
  [
    "Darro Flint called that report rubbish.",
    "Darro Flint left in June. His agent called that report rubbish.",
    "an agent's words",
  ],
  [
    "Darro Flint called the report on the new website of Quay utter rubbish.",
    "Darro Flint has a report on the new website of Quay. His agent called that report utter rubbish.",
    "the same, told with more",
  ],
  [
    "The health secretary, Dr Yvette Carn, questioned the figures.",
    "The health secretary, Callum Redd, was pleased. But Dr Yvette Carn questioned the figures.",
    "another's office",
  ],
])("refused: “%s”", (claim, text, _why) => {
  expect(findingIn(claim, text)).not.toBeNull();
});

test.each([
  ["Of those held, 118 had been released by noon on Sunday.", HELD],
  ["Of 118 who were released by noon on Sunday, 22 were given a fine.", HELD],
  [
    "The list said it would back the budget only if the cuts were halved.",
    "The list said it would back the budget on condition that the cuts were halved.",
  ],
  ["The Fleet Association said the ruling could cost 15% of the catch.", CATCH],
  ["The health secretary, Callum Redd, was pleased.", "The health secretary, Callum Redd, was pleased."],
])("and told as it is: “%s”", (claim, text) => {
  expect(findingIn(claim, text)?.note ?? null).toBeNull();
});

test("of the eighth set of claims in bench/written no more false ones are printed than when it was last measured", () => {
  const all = judgeWritten("eighth");
  expect(all).toHaveLength(140);
  expect(all.filter(({ refusal }) => refusal === null).length).toBeLessThanOrEqual(22);
});

test.each([
  ["The city bought the plant closed in 1962.", "The plant closed in 1962, and the city bought it in 1990.", null],
  ["Varn closed the plant in June.", "Varn bought the plant in June, and closed it in May.", "date"],
  ["The output rose by 1500 units.", "The output rose to 1500 units.", "figure"],
  ["The output rose to 1500 units.", "The output rose to 1500 units by 2019.", null],
  ["The dam was shut from 1962.", "The dam was shut until 1962.", "date"],
])("“%s” beside “%s”: %s", (claim, text, reason) => {
  expect(findingIn(claim, text)?.reason ?? null).toBe(reason);
});

test("a bank may be named for “the bank” where the sentence speaks of “the company”, too", () => {
  const text = "Norvania Bank lent it to Orvik Hydro and to Quill Mills. The bank told the company to pay.";
  expect(findingIn("Norvania Bank told the company to pay.", text, { rows: [1] })).toBeNull();
  expect(findingIn("Orvik Hydro told the company to pay.", text, { rows: [1] })?.reason).toBe("name");
});
