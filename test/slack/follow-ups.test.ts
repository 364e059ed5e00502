import { expect, test } from "vitest";
import { questionsOn } from "../../src/slack/follow-ups.ts";
import { BRIEFING } from "../fixtures/briefing.ts";

const [figure] = BRIEFING.figures;

/** What is asked about one figure. */
function asked(object: string, currency: string | null = null): string[] {
  if (!figure) throw new Error("the fixture has a figure");
  const figures = [{ ...figure, object, currency, unit: null }];
  return questionsOn({ ...BRIEFING, figures, actors: [], quotations: [] });
}

test("a figure is asked for in a sentence, and not at all when a single word would leave open what is meant", () => {
  expect(asked("number of people killed in Velmar")).toEqual(["How many people were killed in Velmar?"]);
  expect(asked("ships in the strait")).toEqual(["How many ships in the strait?"]);
  expect(asked("reward for his [Nicolas Maduro's] capture", "$")).toEqual(["How much is the reward for his capture?"]);
  expect(asked("residents")).toEqual([]);
});
