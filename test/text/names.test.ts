import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { findNames } from "#text/names.ts";
import { readArticle, splitSentences as sentencesOf } from "#text/text.ts";

function names(text: string): string[] {
  return findNames(sentencesOf(text))
    .flat()
    .map((name) => name.text);
}

function canonicals(text: string): string[] {
  return findNames(sentencesOf(text))
    .flat()
    .map((name) => name.canonical);
}

describe("names", () => {
  it("carry offsets into the article", () => {
    const text = "The council met in Norvania.\nIlse Varn told Harbor Ledger that the Varn plan stands.";
    for (const name of findNames(sentencesOf(text)).flat()) expect(text.slice(name.start, name.end)).toBe(name.text);
  });

  it("are split from the title and the body in front of them", () => {
    expect(names("The plan was read by White House Press Secretary Karoline Leavitt.")).toEqual([
      "White House",
      "Karoline Leavitt",
    ]);
    expect(names("Then Secretary of State John Kerry left.")).toEqual(["John Kerry"]);
  });

  it("leave out the first word of a sentence that is none", () => {
    expect(names("While President Varn waited, nothing moved.")).toEqual(["Varn"]);
    expect(names("Recently, the U.S. military moved.")).toEqual(["U.S. military"]);
  });

  it("leave out demonyms, weekdays, aircraft and page furniture", () => {
    expect(names("The South American nation and American officials met on Monday about F-35 fighter jets.")).toEqual(
      [],
    );
    expect(names("Login")).toEqual([]);
  });

  it("end before a possessive", () => {
    expect(names("The Justice Department's case rests.")).toEqual(["Justice Department"]);
    expect(canonicals("The Justice Department's case rests.")).toEqual(["Justice Department"]);
  });

  it("resolve a surname to the full name of the article", () => {
    expect(canonicals("The minister, Ilse Varn, spoke. Later the Varn plan was read.")).toEqual([
      "Ilse Varn",
      "Ilse Varn",
    ]);
  });

  it("leave a surname alone when two people bear it", () => {
    expect(canonicals("Yesterday Ilse Varn met Tomas Varn. Nobody asked Varn.").at(-1)).toBe("Varn");
  });

  it("resolve an acronym introduced in brackets", () => {
    expect(canonicals("It went to the Norvania Harbor Authority (NHA). Then NHA refused.")).toEqual(
      Array(3).fill("Norvania Harbor Authority"),
    );
  });

  it("know the forms of the United States as one", () => {
    expect(canonicals("Officials of the U.S. and the United States of America met.")).toEqual([
      "United States",
      "United States",
    ]);
  });

  it("are what the article says they are", () => {
    const kinds = (text: string) =>
      Object.fromEntries(
        findNames(sentencesOf(text))
          .flat()
          .map((name) => [name.text, name.kind]),
      );
    expect(kinds("Bellmark is a Norvanian chain of shops. Everyone knows Bellmark.")).toMatchObject({
      Bellmark: "organisation",
    });
    expect(kinds("The rebel group Hesper Dawn left the town of Veldrun.")).toMatchObject({
      "Hesper Dawn": "organisation",
      Veldrun: "place",
    });
    expect(kinds("It fell to the 101st Airborne Division and to the Ministry.")).toMatchObject({
      "101st Airborne Division": "organisation",
      Ministry: "organisation",
    });
  });

  it("are found in a list of people, which is no headline", () => {
    expect(names("Captain Ilse Varn, Tomas Oakes, Anna Reld, Jonas Holm and Kimberly Ost.")).toEqual([
      "Ilse Varn",
      "Tomas Oakes",
      "Anna Reld",
      "Jonas Holm",
      "Kimberly Ost",
    ]);
  });

  it("keep connectors inside", () => {
    expect(names("It fell to the Ministry of Foreign Affairs and to Bashar al-Assad.")).toEqual([
      "Ministry of Foreign Affairs",
      "Bashar al-Assad",
    ]);
  });

  it("trust only names of the text in a headline", () => {
    const text = "VARN SLAMS HARBOR PLAN AS TALKS COLLAPSE\nThe minister, Ilse Varn, left the talks.";
    expect(names(text)).toEqual(["VARN", "Ilse Varn"].slice(names(text).length === 2 ? 0 : 1));
  });

  it("are one person with a middle name and without, unless two may be meant", () => {
    const text = "Ilse Maria Varn was a teacher. Ilse Varn had two sons. Tomas J. Oakes came. Tomas Oakes left.";
    expect(new Set(canonicals(text))).toEqual(new Set(["Ilse Maria Varn", "Tomas Oakes"]));
    const two = "Ilse Maria Varn was a teacher. Ilse Anna Varn was a judge. Ilse Varn left.";
    expect(canonicals(two)).toContain("Ilse Varn");
  });

  it("part an outlet from who is spoken of behind it", () => {
    expect(names("Ilse Varn told Norvania News Orlova had left.")).toEqual(["Ilse Varn", "Norvania News", "Orlova"]);
  });

  it("keep the particles of a surname that stands alone", () => {
    const text =
      "Ilse von der Varn left the town of Velmar after the talks. Nobody told von der Varn why. Von der Varn was gone.";
    expect(new Set(canonicals(text))).toEqual(new Set(["Ilse von der Varn", "Velmar"]));
  });

  it("find everybody in the sample article and nothing else", () => {
    const article = readFileSync(new URL("../../samples/000_e00d25a0db20374a.txt", import.meta.url), "utf8");
    expect([...new Set(canonicals(article))].sort()).toEqual([
      "Daily Caller",
      "Dominican Republic",
      "Donald Trump",
      "Justice Department",
      "Karoline Leavitt",
      "Middle East",
      "NBC News",
      "Nicolas Maduro",
      "Pentagon",
      "Puerto Rico",
      "Truth Social",
      "U.S. military",
      "United States",
      "Venezuela",
      "White House",
    ]);
  });
});

it("the Plains and the Midwest are places", () => {
  const text = "Storms hit the Plains and the Midwest on Friday.";
  const kinds = readArticle({ text, language: "en" }).sentences[0]?.names.map((one) => [one.text, one.kind]);
  expect(kinds).toEqual(
    expect.arrayContaining([
      ["Plains", "place"],
      ["Midwest", "place"],
    ]),
  );
});

it.each([
  ["The Centers for Disease Control and Prevention met.", "Centers for Disease Control and Prevention", "organisation"],
  ["The Norvania Institute for the Study of War met.", "Norvania Institute for the Study of War", "organisation"],
  [
    "The Norvania Department of Farming and Forestry met.",
    "Norvania Department of Farming and Forestry",
    "organisation",
  ],
  ["The Department of Health and Human Services met.", "Department of Health and Human Services", "organisation"],
  [
    "The Norvanian College of Surgeons and Physicians met.",
    "Norvanian College of Surgeons and Physicians",
    "organisation",
  ],
  ["She joined the Boy Scouts of Norvania on Friday.", "Boy Scouts of Norvania", "organisation"],
  ["He lives in Washington, D.C., with her.", "Washington, D.C.", "place"],
  ["Storms hit Central and Eastern Europe.", "Central and Eastern Europe", "place"],
  ["Boats crossed the Mandovi river at night.", "Mandovi river", "place"],
  ["The Lisbon Blue Herons won.", "Lisbon Blue Herons", "organisation"],
  ["Shares of Hesperon rose on Friday.", "Hesperon", "organisation"],
  ["Proastia Kolm S.A. rose on Friday.", "Proastia Kolm S.A.", "organisation"],
])("%s holds one name, of its kind", (text, name, kind) => {
  const names = readArticle({ text, language: "en" }).sentences.flatMap((one) => one.names);
  expect(names.map((one) => [one.text, one.kind])).toContainEqual([name, kind]);
});

it.each([
  ["The Venezuelan river rose.", "Venezuelan river"],
  ["They met at Palmer House.", "Palmer House"],
])("%s: no name, or no person's", (text, name) => {
  const names = readArticle({ text, language: "en" }).sentences.flatMap((one) => one.names);
  expect(names.some((one) => one.text === name && one.kind !== "unknown")).toBe(false);
});
