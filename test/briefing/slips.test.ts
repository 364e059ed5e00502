import { expect, test } from "vitest";
import { check } from "#briefing/check.ts";
import { judgePairs } from "../../bench/written/written.ts";

/* One slip each, of the kinds that a set of claims made to slip past the gate found. Places, people and bodies are invented. */

const verdict = (claim: string, text: string) => check({ id: 1, claim, evidence: [{ text }] });

test.each([
  // Opposites, wherever either stands.
  ["Parliament rejected the budget on Monday.", "Parliament on Monday approved the budget."],
  ["The court imposed the ban on the rally.", "The court lifted the ban on the rally."],
  ["The appeals court overturned the acquittal of Nils Varn.", "The appeals court upheld the acquittal of Nils Varn."],
  // What is excepted, and conditions.
  ["Three of the 27 states signed the treaty.", "All but three of the 27 states signed the treaty."],
  ["Karst recorded a rise in births.", "Every province except Karst recorded a rise in births."],
  ["The talks have collapsed.", "The talks have all but collapsed."],
  ["Workers will strike if the firm raises pay.", "Workers will strike unless the firm raises pay."],
  ["The council voted 9 to 6 for the stadium.", "The council voted 9 to 6 against the stadium."],
  ["The dam held, engineers said.", "Had the dam held, the village would have been spared, engineers said."],
  // Each verb's own standing.
  [
    "Ilse Varn could have signed the bill but chose to veto it.",
    "Ilse Varn could have vetoed the bill but chose to sign it.",
  ],
  ["The bank filed its accounts.", "The bank forgot to file its accounts."],
  ["The plant dumped waste in the Arrel.", "The plant has stopped dumping waste in the Arrel."],
  // What goes with which of two deeds.
  ["Police arrested a woman over the theft.", "Police arrested two men and questioned a woman over the theft."],
  ["The museum moved paintings from Ostrel to Velmar.", "The museum moved paintings from Velmar to Ostrel."],
  // Ranks and rates.
  ["The fire was the deadliest in Sundra's history.", "The fire was one of the deadliest in Sundra's history."],
  ["Velmar is the largest port in Norvania.", "Velmar is the second-largest port in Norvania."],
  ["Norvania emits less carbon than Sundra.", "Norvania emits less carbon per person than Sundra."],
  // Order.
  [
    "The opposition called for the minister to resign before she apologised.",
    "The minister apologised before the opposition called for her to resign.",
  ],
  // Who it is.
  ["Ilse Varn bought the villa.", "Ilse Varn's brother, the magnate Nils Varn, bought the villa."],
  ["Finance minister Ilse Varn met Per Holm.", "Ilse Varn, a former finance minister and now envoy, met Per Holm."],
  ["Dorit Hale beat Mila Orsk in the final.", "Champion Dorit Hale was beaten by Mila Orsk in the final."],
  // How it ended.
  ["Tarn Bank lost a lawsuit brought by shareholders.", "Tarn Bank settled a lawsuit brought by shareholders."],
  ["Lena Ost was elected ahead of Pavel Drey.", "Lena Ost leads ahead of Pavel Drey in exit polls."],
  // What became of whom.
  ["A tram derailed, killing 17.", "Three people were killed and 17 injured when a tram derailed."],
  ["Five miners died in the cave-in.", "Five miners are missing after the cave-in; two bodies have been found."],
  ["The ministry reported 62 measles deaths.", "The ministry reported 62 new measles cases."],
  ["The toll was 41.", "The ministry corrected the toll to 14 from 41."],
])("“%s” is not what is told by: %s", (claim, text) => {
  expect(verdict(claim, text).verdict).not.toBe("supported");
});

test.each([
  ["Parliament approved the budget on Monday.", "Parliament on Monday approved the budget."],
  ["All provinces but Karst recorded a rise in births.", "Every province except Karst recorded a rise in births."],
  ["The talks have almost collapsed.", "The talks have all but collapsed."],
  ["The bank did not file its accounts.", "The bank forgot to file its accounts."],
  ["Police questioned a woman over the theft.", "Police arrested two men and questioned a woman over the theft."],
  ["The museum moved paintings to Ostrel from Velmar.", "The museum moved paintings from Velmar to Ostrel."],
  ["Nils Varn, Ilse Varn's brother, bought the villa.", "Ilse Varn's brother, Nils Varn, bought the villa."],
  ["Three people were killed when a tram derailed.", "Three people were killed and 17 injured when a tram derailed."],
])("“%s” is what is told by: %s", (claim, text) => {
  expect(verdict(claim, text)).toMatchObject({ verdict: "supported" });
});

test.each([
  ["ninth", 488, 163, 145, 43],
  ["tenth", 120, 60, 32, 17],
] as const)(
  "of the %s set no more is passed or refused wrongly than when last measured",
  (set, false_, true_, passed, refused) => {
    const all = judgePairs(set);
    const [faithful, faulty] = [true, false].map((wanted) =>
      all.filter(({ kind }) => (kind === "faithful") === wanted),
    );
    expect([faulty?.length, faithful?.length]).toEqual([false_, true_]);
    expect(faulty?.filter(({ refusal }) => refusal === null).length).toBeLessThanOrEqual(passed);
    expect(faithful?.filter(({ refusal }) => refusal !== null).length).toBeLessThanOrEqual(refused);
  },
);
