import { readFileSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import { findActors } from "#text/actors.ts";
import { findNames } from "#text/names.ts";
import { readArticle, splitSentences as sentencesOf } from "#text/text.ts";

function actors(text: string, origins: string[] = []) {
  const sentences = sentencesOf(text);
  return findActors(sentences, findNames(sentences), origins);
}

function roles(text: string): [string, string | undefined][] {
  return actors(text).map(({ name, role }) => [name, role?.text]);
}

describe("actors", () => {
  it("carry the role that stands next to their name", () => {
    expect(roles("Then President Ilse Varn's plan failed.")).toEqual([["Ilse Varn", "President"]]);
    expect(roles("Ilse Varn, the interior minister, said so.")).toEqual([["Ilse Varn", "the interior minister"]]);
  });

  it("carry no role that is the next person's in a list, but whose they are", () => {
    const list =
      "The craft carries astronauts Mika Fenn and Ilse Varn, Norvania Aerospace Agency astronaut Tomas Reld, and cosmonaut Odo Brenk.";
    expect(new Map(roles(list)).get("Ilse Varn")).toBeUndefined();
    const brother = "The boat carries Odo Varn, a lawyer for Tomas Reld, and two stewards.";
    expect(new Map(roles(brother)).get("Odo Varn")).toBe("a lawyer for Tomas Reld");
  });

  it("have in their name nothing that somebody has long been", () => {
    const names = actors("Longtime LA resident Ira Long said so.").map(({ name }) => name);
    expect(names).toContain("Ira Long");
    expect(names.join()).not.toContain("Longtime");
  });

  it("carry no form of address as a role", () => {
    expect(roles("Later Mr. Varn spoke with Dr. Tomas Oakes.")).toEqual([
      ["Varn", undefined],
      ["Tomas Oakes", undefined],
    ]);
  });

  it("carry as a role a noun phrase, not half of a sentence", () => {
    expect(roles("Ilse Varn, after President Orlova announced that the U.S. had left, resigned.")[0]).toEqual([
      "Ilse Varn",
      undefined,
    ]);
    expect(roles("Tomas Oakes, the U.S. envoy to Norvania, spoke.")[0]).toEqual([
      "Tomas Oakes",
      "the U.S. envoy to Norvania",
    ]);
  });

  it("are no time zones, speeches or bodies that somebody only belongs to", () => {
    const text =
      "Ilse Varn, a member of Congress, left at 10:46 p.m. ET. Ilse Varn heard the State of the Union that night.";
    expect(actors(text).map(({ name }) => name)).toEqual(["Ilse Varn"]);
    expect(actors("Congress was not told.").map(({ name }) => name)).toEqual(["Congress"]);
  });

  it("leave out credited outlets, platforms and places", () => {
    expect(
      actors("As Harbor Ledger wrote, Ilse Varn posted it on Truth Social in Puerto Rico.", ["Harbor Ledger"]).map(
        (one) => one.name,
      ),
    ).toEqual(["Ilse Varn"]);
  });

  it("are one for a full name and its surname", () => {
    const [varn] = actors("The minister, Ilse Varn, spoke. Nobody asked Varn again.");
    expect(varn).toMatchObject({ name: "Ilse Varn", aliases: ["Varn"], sentences: [0, 1] });
  });

  it("of the sample article are those who act in it, with the roles it states", () => {
    const text = readFileSync(new URL("../../samples/000_e00d25a0db20374a.txt", import.meta.url), "utf8");
    const found = actors(text, ["NBC News", "Daily Caller"]);
    expect(found.map(({ name, role }) => [name, role?.text])).toEqual([
      ["Pentagon", undefined],
      ["Donald Trump", "President"],
      ["United States", undefined],
      ["U.S. military", undefined],
      ["Dominican Republic authorities", undefined],
      ["Venezuela", undefined],
      ["Nicolas Maduro", "Venezuelan President"],
      ["White House", undefined],
      ["Karoline Leavitt", "White House Press Secretary"],
      ["Justice Department", undefined],
    ]);
    for (const { role } of found) if (role) expect(text.slice(role.start, role.end)).toBe(role.text);
  });
});

it.each([
  ["Former Harrow mayor Ilse Varn took bribes, the court heard.", "Former Harrow mayor"],
  ["The defence lawyer Ilse Varn left.", "defence lawyer"],
  ["Coastguard commander Ilse Varn spoke.", "Coastguard commander"],
  ["Reporters asked minister Ilse Varn to leave.", "minister"],
  ["The acting Norvania president Ilse Varn left.", "acting Norvania president"],
])("a role keeps what makes it past and what it leads: %s", (text, role) => {
  expect(roles(text)).toContainEqual(["Ilse Varn", role]);
});

it.each([
  ["Snow fell in New England and on Salt Cay.", []],
  ["A wave moved off the southeastern United States.", []],
  ["The New England Herons left.", ["New England Herons"]],
])("%s: a region is nobody who acts, and its team is", (text, names) => {
  const { actors } = readArticle({ text, language: "en" });
  expect(actors.filter(({ kind }) => kind !== "unknown").map(({ name }) => name)).toEqual(names);
});

it("whom somebody serves under is no part of a title", () => {
  const { actors } = readArticle({ text: "The port was run under President Arvid Toll for years.", language: "en" });
  expect(actors[0]?.role?.text).toBe("President");
});

test.each([
  ["“It was long,” said shopkeeper Ilse Varn.", "shopkeeper"],
  ["Boats reached the ferry first, harbour master Ilse Varn said.", "harbour master"],
  ["The mayor of Velmar, Ilse Varn, denied it.", "The mayor of Velmar"],
  [
    "A Homeland Party candidate in the port of Velmar, Ilse Varn, left.",
    "A Homeland Party candidate in the port of Velmar",
  ],
  ["A spokeswoman for the port, Ilse Varn, said so.", "A spokeswoman for the port"],
  ["The physiotherapist, Ilse Varn, denied it.", "The physiotherapist"],
  ["“I heard him,” said Ilse Varn, 34, a baker.", "a baker"],
  ["Ilse Varn, a retired surveyor whose house burned down, left.", "a retired surveyor"],
  ["Ilse Varn, the Games champion over 1,500 metres, spoke.", "the Games champion over 1,500 metres"],
  ["Its chair, Ilse Varn, left.", "chair"],
  ["Postmaster General Ilse Varn left.", "Postmaster General"],
  ["She left with her lawyer, Ilse Varn, on Monday.", "lawyer"],
  ["It was owned by the mayor's sister-in-law, Ilse Varn, at the time.", "the mayor's sister-in-law"],
  ["The chief economist at the broker Ilse Varn left.", undefined],
  ["He left with his sister, Ilse Varn, on Monday.", undefined],
  [
    "“It could be dangerous,” said Ilse Varn, who heads the National Medicines Authority.",
    "heads the National Medicines Authority",
  ],
  ["The clerk told Ilse Varn, the seller's brother, to leave.", undefined],
])("what somebody does is a role, as it stands beside the name: %s", (text, role) => {
  expect(roles(text).find(([name]) => name === "Ilse Varn")).toEqual(["Ilse Varn", role]);
});

test("whose secretary somebody is makes nobody a union", () => {
  const found = actors("“Nobody should drive at four,” said Petra Holm, the union's regional secretary.");
  expect(found).toMatchObject([
    { name: "Petra Holm", kind: "person", role: { text: "the union's regional secretary" } },
  ]);
});
