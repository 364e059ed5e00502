import { expect, test } from "vitest";
import { readArticle } from "#text/text.ts";

/* Who a name is, and who is nobody that acts. Invented: Norvania, Velmar and their people do not exist. */

const ledgerOf = (text: string) => readArticle({ text, publishedAt: "2026-05-10", labels: [] });
const actorsOf = (text: string) => ledgerOf(text).actors.map(({ name, kind }) => `${name} ${kind}`);
const flagsOf = (text: string) => ledgerOf(text).sentences.map(({ flags }) => flags.includes("boilerplate"));

test("an administration is not that of somebody who only bears the name", () => {
  const text =
    "A school in Velmar is run by Lorn Varn. Lorn Varn has taught for years. The Varn administration raised the tariffs, and Varn's policies failed.";
  expect(actorsOf(text)).toContain("Varn administration organisation");
  expect(actorsOf(text)).toContain("Lorn Varn person");
  expect(ledgerOf(text).sentences[2]?.names.map(({ canonical }) => canonical)).not.toContain("Lorn Varn");
});

test("an administration is its president's where the article says who that is", () => {
  const text = "In Velmar the president, Odo Maskell, spoke. The Maskell administration raised the tariffs.";
  expect(actorsOf(text)).toEqual(["Odo Maskell person"]);
  expect(ledgerOf(text).sentences[1]?.names.map(({ canonical }) => canonical)).toContain("Odo Maskell");
});

test("a plant that is named after somebody is nobody", () => {
  const text = "The Tomas Reldan power plant went offline on Friday. Tomas Reldan is under repair, the ministry said.";
  expect(actorsOf(text)).toEqual([]);
  expect(actorsOf("Tomas Reldan visited the power plant on Friday.")).toContain("Tomas Reldan person");
});

test("a model of car and the code of an airport are nobody", () => {
  expect(actorsOf("The Model Y has sold well. Model Y deliveries rose, and Hesper sold more.")).not.toContain(
    "Model Y person",
  );
  expect(actorsOf("The wait at QZX airport is long. QZX has 30 gates.")).not.toContain("QZX organisation");
  expect(actorsOf("The port workers' union QZX said it would strike.")).toContain("QZX organisation");
});

test("a body's forms are one, and a state behind a firm's name is no part of it", () => {
  const text =
    "USPS lost money in May. The U.S. Postal Service raised its prices. GM sold cars, and General Motors hired.";
  expect(actorsOf(text)).toEqual(["United States Postal Service organisation", "General Motors organisation"]);
  expect(actorsOf("General Motors CEO Mara Quill spoke in Velmar.")).toContain("General Motors organisation");
  expect(actorsOf("Erich Lund, Hesper U.S. sales analyst, spoke in Velmar.")).not.toContain("Hesper U.S. person");
});

test("who wrote an article is told under it, and is no actor; a reporter who is news is", () => {
  const text = "The dam of Velmar broke on Monday, and the town was flooded.\n\n";
  expect(
    flagsOf(`${text}Ilse Varn covers dams for the Harbor Ledger and can be reached via email at varn@ledger.example.`),
  ).toEqual([false, true]);
  expect(flagsOf(`${text}Ilse Varn is a trending news reporter for VELMAR TODAY.`)).toEqual([false, true]);
  expect(flagsOf(`${text}Reach Ilse Varn at varn@ledger.example.`)).toEqual([false, true]);
  expect(flagsOf(`${text}Kanal Hesper reporter Ilse Varn told Norvania Wire that she was held.`)).toEqual([
    false,
    false,
  ]);
  expect(flagsOf(`${text}Norcare covers drugs for the poor, and can be changed by law.`)).toEqual([false, false]);
});

test.each([
  ["The LGBTQ community marched in Velmar, and LGBTQ groups said they would stay.", "LGBTQ"],
  ["Odo Maskell draws the comic strip Dorbert. Dorbert said goodbye on Sunday.", "Dorbert"],
  ["Fans mourned Mary Tarner, a sitcom about sailors. Mary Tarner ended on Sunday.", "Mary Tarner"],
])("a group's initials and a show are nobody who acts: %s", (text, name) => {
  expect(actorsOf(text).join()).not.toContain(name);
});

test("a body beside a show acts", () => {
  expect(actorsOf("In the film, Harbor Steel closed its mill. Harbor Steel said so.")).toContain(
    "Harbor Steel organisation",
  );
});

test("a body's initials are its own where one body has them, and nobody's where two have", () => {
  const one = "The NHA closed the port. The Norvanian Harbour Authority was founded in 1911. NHA crews left.";
  expect(actorsOf(one)).toEqual(["Norvanian Harbour Authority organisation"]);
  const two = `${one} The Northern Hospital Authority closed its ward, too.`;
  expect(actorsOf(two).join()).toContain("NHA");
});

test("who is called by a royal title and one name is nobody of that first name", () => {
  const poet = "Prince Willem opened the theatre. Willem Strood wrote the play. Prince Willem left.";
  expect(actorsOf(poet)).toEqual(expect.arrayContaining(["Willem person", "Willem Strood person"]));
  const heir = "Prince Willem Strood opened the theatre. Prince Willem left.";
  expect(actorsOf(heir)).toEqual(["Willem Strood person"]);
});
