import { expect, test } from "vitest";
import { brief } from "#briefing/briefing.ts";
import type { BriefedActor } from "#domain/briefing.ts";
import { archiveWith, assignmentFor, noon } from "../fixtures/desk.ts";

/* Who is shown as an actor, and with what. Invented: Norvania, its bodies and outlets do not exist; the United States has a part in it. */

async function actorsIn(...texts: readonly string[]): Promise<readonly BriefedActor[]> {
  const records = texts.map((text, i) => ({
    ...{ title: `The port of Velmar, part ${i + 1}`, outlet: "Harbor Ledger", text },
    url: `https://harbor-ledger.example/port-${i}`,
    publishedAt: `2026-05-0${1 + i}T09:00:00Z`,
  }));
  const made = await brief(assignmentFor("velmar"), { archive: await archiveWith(...records), clock: noon });
  return made.kind === "briefing" ? made.briefing.actors : [];
}

const deedsOf = (actors: readonly BriefedActor[], name: string) =>
  actors.find((one) => one.name === name)?.statements.map(({ text }) => text) ?? [];

test("a body is one actor, whether an article spells it out or not", async () => {
  const actors = await actorsIn(
    "The Norvanian Harbour Authority (NHA) closed the port of Velmar on Friday. The NHA sent the ships away.",
    "The NHA opened the port of Velmar again on Saturday. Officials of the NHA counted the ships.",
  );
  expect(actors.filter(({ name, aliases }) => [name, ...aliases].includes("NHA"))).toHaveLength(1);
});

test("a body is one actor where one article has its initials and another its name, and so is a zoo", async () => {
  const actors = await actorsIn(
    "The Norvanian Harbour Authority closed the port of Velmar on Friday. The Maskell National Zoo in Velmar said it was glad.",
    "The NHA opened the port of Velmar again on Saturday. The National Zoo in Velmar said it was sad. The National Guard said it left Velmar.",
  );
  const named = (name: string) => actors.filter((one) => [one.name, ...one.aliases].includes(name));
  expect(named("NHA")).toEqual(named("Norvanian Harbour Authority"));
  expect(named("National Zoo")).toEqual(named("Maskell National Zoo"));
});

test("what takes place is no actor", async () => {
  const actors = await actorsIn(
    "The Velmar Cup began on Friday in Velmar. Best Picture went to the port film of Velmar. President Arvid Toll opened the Velmar Cup with a speech at the port.",
  );
  expect(actors.map(({ name }) => name)).toEqual(["Arvid Toll"]);
});

test("what somebody did comes before where they are only named, though that is newer", async () => {
  const actors = await actorsIn(
    "President Arvid Toll opened the port of Velmar on Friday. Toll spoke for an hour.",
    "Dockers praised President Arvid Toll for his speech in Velmar. Their union met on Saturday.",
  );
  expect(deedsOf(actors, "Arvid Toll")[0]).toMatch(/^(?:President Arvid )?Toll (?:opened|spoke)/);
});

test("no comment and a bare said are nothing that anybody did", async () => {
  const actors = await actorsIn(
    "President Arvid Toll opened the port of Velmar on Friday. Toll did not immediately respond to questions about it. Toll said on Monday.",
  );
  expect(deedsOf(actors, "Arvid Toll")).toEqual(["President Arvid Toll opened the port of Velmar on Friday."]);
});

test("nothing is told of one actor twice", async () => {
  const same = "Mayor Brigt Halden promised the dockers of Velmar a new crane.";
  const actors = await actorsIn(
    `${same} Rain fell on the quays all day and the market stayed shut.`,
    `The cranes of Velmar stood still on Saturday. ${same}`,
  );
  expect(deedsOf(actors, "Brigt Halden")).toEqual([same]);
});

test("a country's short name before a noun is not the one who acts", async () => {
  const actors = await actorsIn(
    "U.S. stocks fell after the port of Velmar was closed. The U.S. sent two ships to Velmar on Friday.",
  );
  expect(deedsOf(actors, "United States")[0]).toMatch(/^The U\.S\. sent/);
});

test("the sheriff's office of one county, and a team without its town, are no others", async () => {
  const actors = await actorsIn(
    "The Orlova County Sheriff's Department closed the port of Velmar on Friday. The Oslo Herons left Velmar on Friday.",
    "The Sheriff's Department searched the port of Velmar on Saturday. The Herons came back to Velmar on Saturday.",
  );
  const names = actors.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(["Orlova County Sheriff's Department", "Oslo Herons"]));
  expect(names).toHaveLength(2);
});

test("how old somebody is is no deed, and being sentenced is told", async () => {
  const actors = await actorsIn(
    "President Arvid Toll came to Velmar. President Arvid Toll was sentenced. President Arvid Toll is 71.",
  );
  expect(deedsOf(actors, "Arvid Toll")).toContain("President Arvid Toll was sentenced.");
  expect(deedsOf(actors, "Arvid Toll")).not.toContain("President Arvid Toll is 71.");
});

test("a surname that two people bear makes no row of its own", async () => {
  const actors = await actorsIn(
    "President Arvid Toll opened the port of Velmar on Friday. Mayor Ilse Toll closed the port of Velmar on Monday.",
    "Mr. Toll spoke in Velmar on Saturday. He said Mr. Toll left Velmar on Sunday.",
  );
  expect(actors.map(({ name }) => name).toSorted()).toEqual(["Arvid Toll", "Ilse Toll"]);
});

test("what its secretary says is no deed of a body, what its president does none of a state, and an age is none of anybody", async () => {
  const actors = await actorsIn(
    "Norvanian Harbour Authority press secretary Ilse Varn praised the port of Velmar on Friday. The Norvanian Harbour Authority closed the port of Velmar.",
    "The U.S. president left Velmar on Saturday. Ilse Varn is 41 years old. The United States bought a pier in Velmar.",
  );
  expect(deedsOf(actors, "Norvanian Harbour Authority")[0]).toMatch(/closed the port/);
  expect(deedsOf(actors, "United States")[0]).toMatch(/bought a pier/);
  expect(deedsOf(actors, "Ilse Varn").join(" ")).not.toMatch(/years old/);
});

test("who is only listed, worked for, or where something stood is no actor; who speaks, or whose part acts, is", async () => {
  const actors = await actorsIn(
    [
      "President Arvid Toll opened the port of Velmar on Friday.",
      "Six of the dead of Velmar have been named, including a judge, Corlan Vane, 61, and two brothers, Odo and Theo Undry, ages 17 and 14.",
      "The crane of Velmar failed, said Ilse Varn, who works for the Sarn Institute.",
      "A log of the port of Velmar seen by the broadcaster Kanal Hesper shows a leak.",
      "The Norvan Assembly's observer mission counted 40 ships in Velmar.",
      "But Fire Chief Wendel Strake said the port of Velmar was safe.",
    ].join("\n"),
  );
  const names = actors.map(({ name }) => name).toSorted();
  expect(names).toEqual(["Arvid Toll", "Ilse Varn", "Norvan Assembly", "Wendel Strake"]);
  expect(deedsOf(actors, "Wendel Strake")).toEqual(["Fire Chief Wendel Strake said the port of Velmar was safe."]);
});

test("no two rows print one sentence where something else is told, and words printed below are not printed twice", async () => {
  const both = "Mayor Ilse Varn praised Governor Odo Reld for the new crane of Velmar.";
  const actors = await actorsIn(
    `${both} Governor Odo Reld closed the old crane of Velmar. “We shall come back to Velmar some day,” said Una Breck, a baker.`,
  );
  expect(deedsOf(actors, "Ilse Varn")[0]).toBe(both);
  expect(deedsOf(actors, "Odo Reld")[0]).toBe("Governor Odo Reld closed the old crane of Velmar.");
  expect(actors.find(({ name }) => name === "Una Breck")).toMatchObject({ role: { text: "a baker" }, statements: [] });
});

test("a king is one, with and without his number", async () => {
  const actors = await actorsIn(
    "King Orlo III opened the port of Velmar on Friday. King Orlo III thanked the crews of Velmar.",
    "King Orlo closed the port of Velmar on Saturday. King Orlo spoke to the crews of Velmar.",
  );
  expect(actors.map(({ name }) => name).filter((name) => name.startsWith("Orlo"))).toHaveLength(1);
});

test("the National Guard of one state is not everybody's", async () => {
  const actors = await actorsIn(
    "The California National Guard sent boats to Velmar on Monday. The California National Guard said so.",
    "The National Guard searched Velmar on Tuesday. The National Guard said the port of Velmar is safe.",
  );
  expect(deedsOf(actors, "California National Guard").join()).not.toContain("searched");
  expect(deedsOf(actors, "National Guard").join()).toContain("searched");
});
