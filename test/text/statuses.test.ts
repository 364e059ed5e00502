import { expect, test } from "vitest";
import { readArticle } from "#text/text.ts";

/* What became of an event, where a word beside its verb only looks like it. Places, people and bodies are invented. */

const first = (text: string) => readArticle({ text, language: "en" }).sentences[0]?.clauses[0];

test.each([
  ["The obesity rate in Norvania gradually declined to 37% in 2025.", false],
  ["Sales of the firm declined to 1.64 million.", false],
  ["Shares declined to their lowest level since May.", false],
  ["Shares declined to record lows.", false],
  ["The firm declined to record the lowest sales.", true],
  ["The firm declined to comment.", true],
  ["Varn called the bridge “not good enough” for Velmar.", false],
  ["Varn was “not happy” with the bridge.", true],
  ["The crews left without signing the contract.", true],
  ["The crews were left without power.", false],
])("“%s” is not done: %s", (text, negated) => {
  expect(first(text)?.negated).toBe(negated);
});

test.each([
  ["A court has found Tarn liable for $6 million in a landmark trial over allegations that its apps harm.", "asserted"],
  ["The jury ordered Tarn to pay $6 million in a case alleging fraud.", "asserted"],
  ["Odo Maskell was convicted in a trial over allegations of fraud.", "asserted"],
  ["Odo Maskell was arrested over allegations of fraud.", "alleged"],
  ["The panel found credible allegations of fraud.", "alleged"],
  ["The court found evidence of alleged fraud.", "alleged"],
])("a court's verdict is no charge, whatever the case was about: %s is %s", (text, source) => {
  expect(first(text)?.source).toBe(source);
});

test.each([
  ["Norvania is facing a surge in electricity demand, largely driven by growth.", "ongoing"],
  ["The planning commission voted 3-2 last month to recommend the rule.", "happened"],
  ["The planning and zoning board met on Monday.", "happened"],
  ["Nurses in hospitals demand higher pay, the guild wrote.", "planned"],
  ["The city, planning a vote, asked for names.", "planned"],
  ["The airline will scale back flights if the shutdown persists.", "conditional"],
  ["The port will close unless the crews are paid.", "conditional"],
  ["The court will decide on Friday if the plan is legal.", "planned"],
  ["The airline will scale back flights even if the crews are paid.", "planned"],
  ["The airline will scale back flights, and if the crews are paid it will grow.", "planned"],
])("%s is %s", (text, event) => {
  expect(first(text)?.event).toBe(event);
});
