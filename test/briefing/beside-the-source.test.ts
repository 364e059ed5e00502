import { expect, test } from "vitest";
import { check } from "#briefing/check.ts";
import { findingIn } from "../fixtures/finding.ts";

/* What a claim adds to its source, or turns about in it. Invented places and people throughout. */

test.each([
  ["The kiosks ran out of bread and candles.", "The kiosks ran out of candles.", "a thing more"],
  ["The mayor declared a nationwide curfew in Quill.", "The mayor declared a curfew in Quill.", "how far it reaches"],
  ["Toll said the pier would reopen within a year.", "Toll said the pier would reopen.", "when, of our own"],
  ["Crews with dogs found more graves in the valley.", "Crews with dogs searched the valley.", "what came of it"],
])("“%s” speaks of what “%s” does not: %s", (claim, text) => {
  expect(findingIn(claim, text)?.reason).toBe("coverage");
});

test.each([
  ["The pier's operator closed it.", "The firm that operates the pier closed it.", "whoever does it"],
  [
    "The number of dead in Quill stands at 12.",
    "In Quill 12 people were killed.",
    "the dead for those who were killed",
  ],
  ["A vehicle hit the gate.", "A lorry hit the gate.", "a wider word"],
  ["The kiosks ran out of candles.", "The kiosks ran out of candles.", "its own words"],
])("“%s” speaks of nothing that “%s” lacks: %s", (claim, text) => {
  expect(findingIn(claim, text)?.note ?? "").not.toContain("do not speak of");
});

test("a word of the article's title is no stranger", () => {
  const [claim, text] = ["The ferry strike closed the harbour.", "The strike closed the harbour."];
  expect(findingIn(claim, text)?.note).toBe("the cited sentences do not speak of “ferry”");
  expect(findingIn(claim, { text, title: "Ferry strike closes the harbour" })).toBeNull();
});

const verdictOn = (claim: string, ...evidence: string[]) =>
  check({ id: "c", claim, evidence: evidence.map((text) => ({ text })) });

test.each([
  ["The firm would hand over the books from Monday.", "The firm would hand over the books by Monday.", "date"],
  ["The port is shut after Friday.", "The port is shut until Friday.", "date"],
  ["The first loans are paid after two weeks.", "The first loans are paid within two weeks.", "date"],
  ["The toll rose by 21 on Wednesday.", "The toll rose to 21 on Wednesday.", "figure"],
])("“%s” is not “%s”", (claim, text, reason) => {
  expect(verdictOn(claim, text)).toMatchObject({ verdict: "contradicted", reasons: [{ check: reason }] });
});

test.each([
  ["The firm would hand over the books before Monday.", "The firm would hand over the books by Monday."],
  ["The first loans are paid in two weeks.", "The first loans are paid within two weeks."],
  ["The port is shut through Friday.", "The port is shut until Friday."],
  ["The toll rose to 21 on Wednesday.", "The toll rose by 6 to 21 on Wednesday."],
])("“%s” may be said for “%s”", (claim, text) => {
  expect(verdictOn(claim, text)).toMatchObject({ verdict: "supported", reasons: [] });
});

test.each([
  ["All residents of Quill left.", "Residents of Quill left by the sea wall.", "“All” is not in “wall”"],
  ["The party asked for 90 crowns more than the council.", "The party asked for 90 crowns. The council spoke.", "than"],
  ["In Quill 21 people died, including nine children.", "In Quill 21 people died. Nine children died.", "including"],
])("what “%s” states, “%s” does not (%s)", (claim, text) => {
  expect(findingIn(claim, text)?.reason).toBe("origins");
});

test.each([
  ["The sea rose faster than anybody could run.", "The sea rose faster than anybody could run, Pell said."],
  ["More than 90 people died.", "More than 90 people died."],
])("“%s” compares as “%s” does", (claim, text) => {
  expect(findingIn(claim, text)?.reason).not.toBe("origins");
});

test("people of two kinds are not each other, whoever is named beside them", () => {
  const [text, of] = ["Residents of Quill accused the firm of ignoring cracks.", "the firm of ignoring cracks."];
  expect(verdictOn(`Engineers accused ${of}`, text, "Engineers wrote a letter.").reasons).toMatchObject([
    { check: "roles" },
  ]);
  expect(verdictOn(`Residents accused ${of}`, text, "Engineers wrote a letter.").verdict).toBe("supported");
  expect(verdictOn(`Villagers accused ${of}`, "Inhabitants accused the firm of ignoring cracks.").reasons).toEqual([]);
});

test("“there” that points at nothing may open a claim, one that points somewhere may not", () => {
  const text = "There has been no word from the mayor of Quill.";
  expect(findingIn("There has been no word from the mayor.", text)?.reason).not.toBe("opener");
  expect(findingIn("There the mayor of Quill had no word.", text)?.reason).toBe("opener");
});

test.each(["", "   ", "\n"])("a claim that says nothing (%j) is not supported", (claim) => {
  const reasons = [{ check: "no-evidence", note: "the claim says nothing" }];
  expect(verdictOn(claim, "The port closed.")).toEqual({ id: "c", verdict: "unsupported", reasons });
  expect(verdictOn("The port closed.").verdict).toBe("unsupported");
});

test.each([
  ["Nine people are unaccounted for.", "Nine people are missing."],
  ["Some 40 residents were relocated to schools.", "Some 40 residents were moved to schools."],
  ["Varn promised that the search would go on.", "“We will search on,” Varn said."],
])("“%s” tells in another verb what “%s” tells", (claim, text) => {
  expect(findingIn(claim, text)?.note ?? "").not.toContain("is no verb");
});

test("what is due is expected, and what will be is more than is expected", () => {
  const text = "A vote on the pier is expected on Thursday in Quill.";
  expect(findingIn("A vote on the pier is due on Thursday in Quill.", text)).toBeNull();
  expect(findingIn("A vote on the pier will come on Thursday in Quill.", text)?.reason).toBe("modality");
});

test("“all” says no more than “every”, and more than nothing", () => {
  expect(findingIn("Crews had searched all streets of Quill.", "Crews had searched every street of Quill.")).toBeNull();
  expect(findingIn("Crews had searched all streets of Quill.", "Crews had searched streets of Quill.")?.reason).toBe(
    "origins",
  );
});

test.each([
  [
    "Lind said her party would not join any government.",
    "Lind said her party would not join any government that kept the levy.",
    "coverage",
  ],
  ["Varn said there were no cracks.", "Varn said there were no cracks that anybody had reported.", "coverage"],
  ["A lawyer was convicted of murder.", "A lawyer was convicted of homicide.", "coverage"],
  ["Lind said most drivers left.", "Lind said drivers left.", "origins"],
])("“%s” says more than “%s”", (claim, text, reason) => {
  expect(findingIn(claim, text)?.reason).toBe(reason);
});

test.each([
  ["Varn said there were no cracks anybody had reported.", "Varn said there were no cracks that anybody had reported."],
  ["The man left on Monday.", "The man who had no ticket left on Monday."],
  ["Crews in the mill found a crack.", "Crews in the mill found a crack that divers had missed."],
  ["Lind said most drivers left.", "Lind said the majority of drivers left."],
  ["22 people left the mill in Quill.", "Twenty-two people left the mill in Quill."],
])("“%s” says no more than “%s”", (claim, text) => {
  expect(verdictOn(claim, text).reasons).toEqual([]);
});
