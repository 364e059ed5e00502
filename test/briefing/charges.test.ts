import { expect, test } from "vitest";
import { brief } from "#briefing/briefing.ts";
import type { Briefing } from "#domain/briefing.ts";
import { archiveWith, assignmentFor, noon } from "../fixtures/desk.ts";

/* Who is charged with something is not told of without what is stored in answer. Places, people and outlets are invented. */

async function briefOf(...records: { day: string; text: string }[]): Promise<Briefing> {
  const articles = records.map(({ day, text }, i) => ({
    url: `https://harbor-ledger.example/${i}`,
    outlet: i % 2 === 0 ? "Harbor Ledger" : "Coastline Dispatch",
    publishedAt: `2026-${day}T09:00:00Z`,
    text,
  }));
  const made = await brief(assignmentFor("velmar"), { archive: await archiveWith(...articles), clock: noon });
  if (made.kind !== "briefing") throw new Error("a briefing was expected");
  return made.briefing;
}

const timelineOf = ({ timeline }: Briefing) => timeline.map(({ date, claim }) => `${date} ${claim.text}`);
const wordsOf = ({ quotations }: Briefing) => quotations.map(({ text }) => text);

const PORT = "The port of Velmar was closed on Sunday while officers searched its offices.";
const SOLD = "Joren Pask sold the harbour of Velmar to whoever paid him";
const CHARGED = "Anna Reld, the prosecutor, alleged on Monday that Joren Pask of Velmar had taken bribes.";
const CHARGE = { day: "05-04", text: `${CHARGED}\n\n"${SOLD}," Reld told reporters.\n\n${PORT}` };
const DENIED = "Joren Pask, 54, denied taking bribes from anybody in Velmar.";
const DENIAL = { day: "05-05", text: `Odla Brenk will run the port of Velmar from May 11.\n\n${DENIED}` };

test("a charge in the timeline is followed by its denial, though the denial is of no date", async () => {
  const rows = timelineOf(await briefOf(CHARGE, DENIAL));
  expect(rows).toContain(`2026-05-05 ${DENIED}`);
  expect(rows.indexOf(`2026-05-05 ${DENIED}`)).toBeGreaterThan(rows.indexOf(`2026-05-04 ${CHARGED}`));
  expect(rows).toContain(`2026-05-04 ${CHARGED}`);
});

test("an older denial stands behind the charge too, once", async () => {
  const rows = timelineOf(await briefOf({ ...CHARGE, day: "05-11" }, DENIAL));
  const at = rows.indexOf(`2026-05-11 ${CHARGED}`);
  expect(rows.slice(at)).toContain(`2026-05-05 ${DENIED}`);
  expect(rows.filter((row) => row.endsWith(DENIED))).toHaveLength(1);
});

test("a denial that only the sentence before explains is printed with it", async () => {
  const next = "His lawyer, Edda Munro, said her client denied any wrongdoing.";
  const rows = timelineOf(await briefOf({ day: "05-04", text: `${CHARGED} ${next}\n\n${PORT}` }));
  expect(rows).toContain(`2026-05-04 ${CHARGED} ${next}`);
});

test("a charge that nobody denied stays in the timeline and among the quotations", async () => {
  const briefing = await briefOf(CHARGE);
  expect(timelineOf(briefing)).toContain(`2026-05-04 ${CHARGED}`);
  expect(wordsOf(briefing)).toContain(SOLD);
});

test("an accuser's words are followed by the words of whoever is charged", async () => {
  const reply = "I never took a coin from anybody";
  const text = `${DENIAL.text}\n\n"${reply}," Pask said in Velmar.`;
  const words = wordsOf(await briefOf(CHARGE, { ...DENIAL, text }));
  expect(words[words.indexOf(SOLD) + 1]).toBe(reply);
});

test("an accuser's words whose denial is stored, and nobody's words, are left out", async () => {
  expect(wordsOf(await briefOf(CHARGE, DENIAL))).not.toContain(SOLD);
});

test("the denial of somebody else answers nothing", async () => {
  const other = DENIED.replace("Joren Pask, 54,", "Tomas Oakes, 41,").replace("bribes", "leave");
  const briefing = await briefOf(CHARGE, { ...DENIAL, text: DENIAL.text.replace(DENIED, other) });
  expect(wordsOf(briefing)).toContain(SOLD);
  expect(timelineOf(briefing).join()).not.toContain(other);
});

const CLEARED = "A court in Velmar on Tuesday acquitted Joren Pask of all charges.";
const END = { day: "06-02", text: `The port of Velmar opens again on June 8, the town office said.\n\n${CLEARED}` };

test.each([
  ["an acquittal", CLEARED],
  ["a case that was dropped", "Prosecutors in Velmar dropped the case against Joren Pask."],
  ["a judge who dismissed the charges", "Judge Odla Brenk in Velmar dismissed the charges against Pask."],
  ["who was cleared", "He was cleared of all counts on Tuesday."],
])("a charge is followed by how it ended, at its own day: %s", async (_, end) => {
  const text = `Joren Pask of Velmar left the court at noon. ${end}`;
  const rows = timelineOf(await briefOf(CHARGE, DENIAL, { ...END, text }));
  const at = rows.findIndex((row) => row.includes(end));
  expect(rows[at]).toMatch(/^2026-06-02/);
  expect(at).toBeGreaterThan(rows.indexOf(`2026-05-04 ${CHARGED}`));
  expect(rows).toContain(`2026-05-04 ${CHARGED}`);
});

test("a charge that ended in words which cannot stand alone is left out, and so are its accuser's words", async () => {
  const text = `Joren Pask of Velmar left at noon. The court cleared him of all counts.`;
  const briefing = await briefOf(CHARGE, { ...END, text });
  expect(timelineOf(briefing)).not.toContain(`2026-05-04 ${CHARGED}`);
  expect(wordsOf(briefing)).not.toContain(SOLD);
});

test.each([
  ["of somebody else", CLEARED.replace("Joren Pask", "Tomas Oakes")],
  ["that is only asked for", "Lawyers in Velmar asked whether the case against Joren Pask will be dropped."],
  ["that did not come", "Joren Pask of Velmar was not acquitted of all charges."],
])("an end is none %s", async (_, end) => {
  const briefing = await briefOf(CHARGE, { ...END, text: `${PORT.replace("Sunday", "Monday")}\n\n${end}` });
  expect(wordsOf(briefing)).toContain(SOLD);
});

test("an end of long before answers no new charge", async () => {
  const before = "Pask was acquitted of fraud in Velmar in March.";
  const rows = timelineOf(await briefOf({ ...CHARGE, text: `${CHARGE.text}\n\n${before}` }));
  expect(rows).toContain(`2026-05-04 ${CHARGED}`);
  expect(rows.at(-1)).not.toContain(before);
});
