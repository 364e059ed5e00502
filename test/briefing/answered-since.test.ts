import { expect, test } from "vitest";
import { overtakenIn } from "../../src/briefing/outdated-claims.ts";
import { statementsOf } from "../../src/briefing/statements.ts";
import { readOf } from "../fixtures/desk.ts";

/* What was open when it was told, and of which a later article tells how it came out, is no news. Everything is invented. */

type Told = { readonly day: string; readonly title: string; readonly text: string };

/** Whether what an article tells last is overtaken by a later one. */
function isOvertaken(...told: readonly Told[]): boolean {
  const reads = told.map(({ day, ...one }) => readOf(day, { ...one, publishedAt: `2026-05-${day}` }));
  const [first] = reads;
  const last = first && statementsOf(first, "").at(-1);
  if (!first || !last) throw new Error("nothing is told");
  return overtakenIn(reads, []).isStatement(first, last.text);
}

const ATTACKS = {
  day: "02",
  title: "Attacks on Velmar",
  text: "The port of Velmar was attacked at noon. No Norvanian servicemembers were killed or wounded in a wave of attacks on the port of Velmar, the army announced.",
};

test.each([
  [true, "the same", "Six Norvanian service members have been killed in the war in Velmar, the army said."],
  [false, "another accident", "Six Norvanian service members have been killed in a crash near Velmar, the army said."],
  [false, "other people", "Six dockers have been killed in the war in Velmar, the army said."],
  [false, "another place", "Six Norvanian service members have been killed in the war in Orvik, the army said."],
  [false, "nobody, again", "No Norvanian service members were killed in the war in Velmar on Monday, the army said."],
])("%s: that nobody was killed is answered by who was: %s", (isAnswered, _what, text) => {
  expect(isOvertaken(ATTACKS, { day: "05", title: "Velmar", text })).toBe(isAnswered);
});

const FIRE = {
  day: "02",
  title: "Fire at the Tarnby mill",
  text: "A fire broke out at the mill of Tarnby. No deaths were reported at the mill of Tarnby, its owner said.",
};

test.each([
  [true, "the same fire", "Three people died in the fire at the mill of Tarnby, police said."],
  [false, "a flood", "Three people died in the flood at the mill of Tarnby, police said."],
  [false, "the same fire, and hurt nobody fatally", "Three people were hurt in the fire at the mill of Tarnby."],
])("%s: that there were no deaths is answered by the dead of %s", (isAnswered, _what, text) => {
  expect(isOvertaken(FIRE, { day: "05", title: "Tarnby", text })).toBe(isAnswered);
});

const BAR = {
  day: "02",
  title: "Fire in a bar of Tarnby",
  text: "A fire tore through a bar in Tarnby on Friday. The cause remains unclear but the police said it appeared to be an accident.",
};

test.each([
  [
    true,
    "a later article",
    "04",
    "Officials of Tarnby believe that sparklers are to blame for the fire that tore through a bar.",
  ],
  [
    false,
    "an earlier one",
    "01",
    "Officials of Tarnby believe that sparklers are to blame for the fire that tore through a bar.",
  ],
  [
    false,
    "one on a flood",
    "04",
    "Officials of Tarnby believe that rain is to blame for the flood that tore through a bar.",
  ],
  [false, "one that knows no more", "04", "Officials of Tarnby said the cause was still unknown in the fire in a bar."],
])("%s: what remains unclear is told by %s", (isAnswered, _what, day, text) => {
  expect(isOvertaken(BAR, { day, title: "Tarnby", text })).toBe(isAnswered);
});

const WAY = {
  day: "02",
  title: "Velmar lightship",
  text: "The lightship of Velmar is being moved from its berth back to the repair hall at Tarnby.",
};

test.each([
  [true, "there", "The lightship of Velmar is now back inside the repair hall, where crews mend it."],
  [false, "another ship", "The ferry of Velmar is now at its winter quarters in Orvik, where crews paint it."],
])("%s: what is being moved is %s", (isAnswered, _what, text) => {
  expect(isOvertaken(WAY, { day: "05", title: "Velmar", text })).toBe(isAnswered);
});

const HOME = {
  day: "02",
  title: "Sailors of Velmar",
  text: "The four sailors of the Orlova are on their way home to Velmar after nine months in the ice.",
};

test.each([
  [true, "back", HOME, "The four sailors of the Orlova are back in Velmar after nine months in the ice."],
  [true, "home", HOME, "The four sailors of the Orlova are home after nine months in the ice."],
  [
    true,
    "landed",
    { ...HOME, text: HOME.text.replace("on their way", "almost") },
    "The four sailors of the Orlova landed in Velmar.",
  ],
  [false, "other sailors", HOME, "Two skaters of the Tarnby team are back in Orvik after a week in the hills."],
  [false, "not back", HOME, "The four sailors of the Orlova are not back in Velmar after nine months in the ice."],
  [false, "back on strike", HOME, "The four sailors of the Orlova are back on strike after nine months in the ice."],
])("%s: who is on the way home is %s", (isAnswered, _what, told, text) => {
  expect(isOvertaken(told, { day: "05", title: "Velmar", text })).toBe(isAnswered);
});
