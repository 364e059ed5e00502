import { expect, test } from "vitest";
import { plantFaults } from "../../bench/faults/faults.ts";

const TEXT = `The Orvik dam above the town of Velmar failed on Monday, the interior ministry said.
At least 12 people were killed in the valley and 300 houses were flooded, according to the Norvania Wire.
The operator could reportedly have known of cracks in the wall since 2019, an engineer told Petra Holm.
“We will not leave any family behind in this valley tonight,” the minister Ilse Varn told reporters in the town.
President Arvid Toll has not approved a state of emergency for the whole of the valley, his office said.`;

test("every planted fault changes its sentence and names its kind, and the same text gives the same faults", () => {
  const planted = plantFaults([TEXT], 10);
  expect(new Set(planted.map((one) => one.kind)).size).toBeGreaterThanOrEqual(6);
  for (const { claim, sentence, passage } of planted) {
    expect(claim).not.toBe(sentence);
    expect(passage).toContain(sentence);
  }
  expect(plantFaults([TEXT], 10)).toEqual(planted);
});
