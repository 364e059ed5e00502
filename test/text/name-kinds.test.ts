import { expect, test } from "vitest";
import { readArticle } from "#text/text.ts";

/* What a name is, by its own words and by those beside it. Invented names, but for bodies and counties that are only named. */

const kindsIn = (text: string) =>
  readArticle({ text, language: "en" }).sentences.flatMap(({ names }) => names.map(({ text, kind }) => [text, kind]));

test.each([
  ["The crews met at Hesper Dock before noon.", "Hesper Dock", "place"],
  ["The crews met at the Norvan Reservoir before noon.", "Norvan Reservoir", "place"],
  ["She was born at the River Orlen in spring.", "River Orlen", "place"],
  ["The draw was held by the Norvan Lottery.", "Norvan Lottery", "organisation"],
  ["The Norvan School District closed its schools.", "Norvan School District", "organisation"],
  ["He was elected to the Norvan Hall of Fame.", "Norvan Hall of Fame", "organisation"],
  ["Shares of AT&T fell on Monday.", "AT&T", "organisation"],
  ["Major League Baseball fined the club.", "Major League Baseball", "organisation"],
  ["The mayor met Tove Lane on Monday.", "Tove Lane", "person"],
  ["The mayor met at Mill Lane on Monday.", "Mill Lane", "place"],
  ["The Orlen County Sheriff's Department said so.", "Orlen County Sheriff's Department", "organisation"],
  ["Officials in King County closed the bridge.", "King County", "place"],
  ["Officials in Prince William County closed the bridge.", "Prince William County", "place"],
  ["It was built before World War II by the town.", "World War II", "unknown"],
  ["The band played at the Norvan Music Awards on Monday.", "Norvan Music Awards", "unknown"],
])("by its own words: %s", (text, name, kind) => {
  expect(kindsIn(text)).toContainEqual([name, kind]);
});

test.each(["GPS", "CD", "LGBTQ", "GDP", "III"])("letters that stand for a thing are no body: %s", (letters) => {
  expect(kindsIn(`The crews wrote about ${letters} in the report.`)).not.toContainEqual([letters, "organisation"]);
});

test.each([
  ["He played 26 games for Lausanne before the summer.", "Lausanne", "organisation"],
  ["She was traded to Velmora in June.", "Velmora", "organisation"],
  ["It works for companies like Hesperia and Quintar.", "Hesperia", "organisation"],
  ["The village lies north of Quarnholt and has a mill.", "Quarnholt", "place"],
  ["He was born in Tessarn Vale and died there.", "Tessarn Vale", "place"],
  ["Quintrell was born on a farm.", "Quintrell", "person"],
  ["The troops were transferred to Spain in June.", "Spain", "place"],
])("by the words beside it: %s", (text, name, kind) => {
  expect(kindsIn(text)).toContainEqual([name, kind]);
});
