import { expect, test } from "vitest";
import { readArticle } from "#text/text.ts";

/* A role is what touches the name, and who acts is somebody. Invented: Norvania, Velmar and their people do not exist. */

const actorsOf = (text: string) =>
  readArticle({ text, publishedAt: "2026-05-10", labels: [] }).actors.map(
    ({ name, role }) => [name, role?.text ?? null] as const,
  );
const roleOf = (text: string, name: string) => actorsOf(text).find(([one]) => one === name)?.[1];

test("whom a letter went to is not who wrote it", () => {
  const text =
    "In a letter Wednesday to Hesper Mill's top executive, Varn questioned why bread costs more. Ilse Varn leads the council.";
  expect(roleOf(text, "Ilse Varn")).toBeNull();
  expect(roleOf("To the delight of the mill's owner, Ilse Varn won the race.", "Ilse Varn")).toBeNull();
  expect(roleOf("Behind the mayor's deputy, Ilse Varn waited.", "Ilse Varn")).toBeNull();
});

test("an apposition that touches the name is its role", () => {
  expect(roleOf("The group's chief, Ilse Varn, spoke on Monday.", "Ilse Varn")).toBe("group's chief");
  expect(roleOf("On Monday the group's chief, Ilse Varn, spoke.", "Ilse Varn")).toBe("the group's chief");
  expect(roleOf("Ilse Varn, the mayor of Velmar, spoke on Monday.", "Ilse Varn")).toBe("the mayor of Velmar");
  expect(roleOf("Velmar's mayor, Ilse Varn, said the dam holds.", "Ilse Varn")).toBe("Velmar's mayor");
});

test("whose appointee somebody is, is not who appointed", () => {
  expect(roleOf("Odo Maskell, an appointee of President Joe Reldan, spoke in Velmar.", "Joe Reldan")).toBe("President");
  expect(roleOf("In Velmar Secretary of State Joe Reldan spoke.", "Joe Reldan")).toMatch(/Secretary of State$/);
});

test("a verb in front of a title is no part of it", () => {
  expect(roleOf("The couple support King Odo of Norvania, and King Odo thanked them.", "Odo")).toBe("King");
  expect(roleOf("The poll shows state Rep. Ilse Varn ahead in Velmar.", "Ilse Varn")).toBe("state Rep.");
  expect(roleOf("To donate, contact Mayor Ilse Varn before Friday.", "Ilse Varn")).toBe("Mayor");
  expect(roleOf("Contact Mayor Ilse Varn before Friday.", "Ilse Varn")).toBe("Mayor");
  expect(roleOf("Union leader Ilse Varn spoke on Monday.", "Ilse Varn")).toBe("Union leader");
});

test("a rival is set against somebody, and what is to be monitored has no monitor", () => {
  expect(roleOf("The mill's rival, Ilse Varn, has bread of her own.", "Ilse Varn")).toBeNull();
  expect(roleOf("The mill's owner, Ilse Varn, has bread of her own.", "Ilse Varn")).toBe("mill's owner");
  expect(roleOf("There are many ways to monitor Ilse Varn, who runs the port.", "Ilse Varn")).not.toBe("monitor");
  expect(roleOf("On Monday election monitor Ilse Varn spoke in Velmar.", "Ilse Varn")).toMatch(/monitor$/);
});

test("a title with a stop before another title is that of the next name", () => {
  const text = "The poll, made by Varrell Notice, shows state Rep. Ilse Varn, the pilot, ahead in Velmar.";
  expect(roleOf(text, "Varrell Notice") ?? null).toBeNull();
  expect(roleOf("Odo Maskell, state representative for Velmar, spoke on Monday.", "Odo Maskell")).toBe(
    "state representative for Velmar",
  );
});

test.each(["Acting Deputy NHA Administrator", "Deputy NHA Administrator", "acting deputy NHA administrator"])(
  "a title that goes on behind the initials of its body is one: %s",
  (title) => {
    expect(actorsOf(`On Monday, ${title} Ilse Varn said the lines were long.`)).toContainEqual(["Ilse Varn", title]);
  },
);
