import { expect, test } from "vitest";
import { brief, parseQuery } from "#briefing/briefing.ts";
import { keyQuotations } from "../../src/briefing/key-quotations.ts";
import { topicOf } from "../../src/briefing/topic.ts";
import { archiveWith, assignmentFor, noon, readOf } from "../fixtures/desk.ts";

/* Words between marks that a writer runs into do not stand by themselves. People, places and outlets are invented. */

function rowsOf(text: string): string[] {
  const reads = [readOf("a", { text })];
  return keyQuotations(reads, 8, topicOf([parseQuery("velmar", { now: noon() })], reads)).map((one) => one.text);
}

test.each([
  // What denies or supposes them stands outside.
  "Arvid Toll told reporters in Velmar that he does not “want to do anything to deflect the importance” of the vote.",
  "Ilse Varn said the harbor was never “a place where crews of Velmar were paid late.”",
  "A stamp for a crown “would largely solve our loss for good,” Odo Maskell said in Velmar.",
  // Whose they are stands outside.
  "The Velmar Institute said the course of costs “has raised concerns about the budget of the city.”",
  "Ilse Varn of the firm said the health of teens in Velmar “cannot be linked to a single app.”",
  "Officials in Velmar said that more will be known “in the coming days of this week”.",
  "Odo Maskell said the crews of Velmar wanted to “emphasize that this is an emergency for us.”",
  "Arvid Toll said imports “fostered dependency on rivals and gutted the mills of Velmar.”",
  "The firm said in Velmar it was “actively looking into what the message said.”",
  // What is only wished, feared or supposed.
  "Ilse Varn of Velmar said he wished “someone from the academy spoke to us afterwards.”",
  "Odo Maskell said he feared “the harbor of Velmar is lost to us.”",
  "Odo Maskell rejected the characterization of “the crews of Velmar as thieves who sleep.”",
  "Arvid Toll acted as if “the harbor of Velmar was all his own.”",
  "Crews of Velmar came “to celebrate the harbor and its angels,” Ilse Varn said.",
])("they are no row where they are a part of somebody else's sentence: %s", (text) => {
  expect(rowsOf(text)).toEqual([]);
});

test.each([
  [
    "“Take the vaccine, please, and do it now in Velmar,” said Ilse Varn.",
    "Take the vaccine, please, and do it now in Velmar",
  ],
  ["Asked how he was in Velmar, Odo Maskell said, “can't complain, thank you all.”", "can't complain, thank you all."],
  [
    "Ilse Varn said, “take the vaccine, please, and take it now in Velmar.”",
    "take the vaccine, please, and take it now in Velmar.",
  ],
  ["Ilse Varn told the mayor of Velmar to “lose the second folder at once”.", "lose the second folder at once"],
  ["Ilse Varn said of Velmar that “they are in a lot of trouble.”", "they are in a lot of trouble."],
  [
    "Arvid Toll, who did not go to Velmar, called it “one of the worst days of the war.”",
    "one of the worst days of the war.",
  ],
  ["Ilse Varn of Velmar expressed hope: “We will wait for the others.”", "We will wait for the others."],
  ["Ilse Varn hoped for rain in Velmar and said “we will wait for the others.”", "we will wait for the others."],
  ["Ilse Varn did not go to Velmar and said: “We will wait for the others.”", "We will wait for the others."],
])("what is whole stays: %s", (text, words) => {
  expect(rowsOf(text)).toEqual([words]);
});

test("words that their attribution interrupts are one row, and pass the gate", async () => {
  const text =
    "“The bottom line is, no matter who governs Velmar a year from now,” Ilse Varn said, “they are not going to have these ships.” The port of Velmar is open.";
  const made = await brief(assignmentFor("velmar"), { archive: await archiveWith({ text }), clock: noon });
  expect(made.kind === "briefing" && made.briefing.quotations).toMatchObject([
    { speaker: "Ilse Varn", text: text.slice(1, text.indexOf("ships.") + 6) },
  ]);
});

test("two sentences of one speaker stay two rows", () => {
  const text = "“The harbor of Velmar is closed,” Ilse Varn said. “We will open it in the spring.”";
  expect(rowsOf(text)).toHaveLength(2);
});

test("words that are no sentence come last, and are no row beside three sentences; an utterance is one", () => {
  const part = "Arvid Toll called the crews of Velmar “the very worst of the worst in Velmar”. ";
  const said = (words: string, who: string) => `In Velmar, ${who} said: “${words}” `;
  const one = said("We will rebuild the whole harbor.", "Ilse Varn");
  const two = one + said("The crews of Velmar are tired of it.", "Odo Maskell");
  expect(rowsOf(part + one)).toEqual(["We will rebuild the whole harbor.", "the very worst of the worst in Velmar"]);
  expect(rowsOf(part + two)).toHaveLength(3);
  const three = rowsOf(part + two + said("No more money for Velmar.", "Pia Holm"));
  expect(three).toHaveLength(3);
  expect(three).toContain("No more money for Velmar.");
  expect(three).not.toContain("the very worst of the worst in Velmar");
});
