import { expect, test } from "vitest";
import { briefingOf } from "../fixtures/figures.ts";

/* Rows of actors: each tells of whom it names. Invented: Norvania, Velmar and their people do not exist. */

async function actorsOf(topic: string, ...texts: readonly string[]) {
  const { actors } = await briefingOf(topic, ...texts.map((text) => ({ text })));
  return actors;
}

test("rooms and sites are no actors", async () => {
  const actors = await actorsOf(
    "velmar",
    "President Ilse Varn spoke in the Oval Office about Velmar on Monday. The Oval Office has a new desk. The Velmar Space Center opened its gates, and the Velmar Sliding Centre has ice.",
  );
  expect(actors.map(({ name }) => name)).toEqual(["Ilse Varn"]);
});

test("a sheriff's department and a sheriff's office of one county are one", async () => {
  const actors = await actorsOf(
    "orvik",
    "The Orvik County Sheriff's Department searched the harbour of Orvik on Monday. The Orvik County Sheriff's Office closed the roads around Orvik.",
  );
  expect(actors.filter(({ name }) => name.includes("Sheriff"))).toHaveLength(1);
});

test("what an actor's row tells names the actor, and not a namesake", async () => {
  const actors = await actorsOf(
    "velmar",
    "On Monday, Savina Reld posted a film addressing reports from Velmar and begging for help with the search, while sitting between her sister Mara Reld and brother Lorn Reld. Lorn Reld, a pilot, has lived in Velmar for years.",
  );
  const told = actors.flatMap(({ name, statements }) => statements.map(({ text }) => ({ name, text })));
  expect(told.filter(({ name }) => /Lorn|Mara/.test(name)).length).toBeGreaterThan(0);
  for (const { name, text } of told) expect(text).toContain(name);
});

test("whom the topic names is an actor, whatever the reader takes the name for", async () => {
  const actors = await actorsOf(
    "quad malinov",
    "Quad Malinov won the skating title in Velmar on Sunday. Quad Malinov landed five jumps. The crowd in Velmar thanked Quad Malinov.",
  );
  expect(actors.map(({ name }) => name)).toContain("Quad Malinov");
  const others = await actorsOf(
    "malinov",
    "Postponing Malinov cost the town of Velmar a title. Postponing Malinov was wrong.",
  );
  expect(others.map(({ name }) => name)).not.toContain("Postponing Malinov");
});
