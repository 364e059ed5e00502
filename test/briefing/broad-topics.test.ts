import { expect, test } from "vitest";
import { brief } from "#briefing/briefing.ts";
import type { ArticleRecord } from "#domain/article.ts";
import type { Briefing } from "#domain/briefing.ts";
import { markdown } from "#render/render.ts";
import { statementsOf } from "../../src/briefing/statements.ts";
import { archiveWith, assignmentFor, noon, readOf } from "../fixtures/desk.ts";

/*
 * What goes wrong where many articles touch a topic: roundups, greetings, tables, other storms and other courts. All invented:
 * Norvania, Velmar, their people and outlets do not exist.
 */

const record = (day: string, title: string, text: string): ArticleRecord => ({
  ...{ title, outlet: "Harbor Ledger", publishedAt: `2026-${day}T09:00:00Z`, text },
  url: `https://harbor-ledger.example/${day}-${title.length}`,
});

async function briefingOn(topic: string, ...records: readonly ArticleRecord[]): Promise<Briefing> {
  const made = await brief(assignmentFor(topic), { archive: await archiveWith(...records), clock: noon });
  if (made.kind !== "briefing") throw new Error("nothing was found");
  return made.briefing;
}

const top = ({ headline, bottomLine, developments }: Briefing) => [headline, ...bottomLine, ...developments];
const textsOf = (briefing: Briefing) => top(briefing).map(({ text }) => text);
const told = (text: string) => statementsOf(readOf("a", { text }), "").map((one) => one.text);

const MORNING = record(
  "06-03",
  "Daily briefing: is ringworm rising in Velmar?",
  `Morning! I'm Orla Venn. We have the news to know on Wednesday, from ringworm in Velmar to the search for a sailor.

Cases of ringworm are on the rise across Norvania with more than 500 cases in Velmar, the health office said.

Singer Tove Lark denied miming at the harbour festival.

At least nine sheep were killed by lightning on a hill near Sundra.

The cabinet faced a budget vote in the capital, and ministers left without a word.

The search for a missing sailor went on with two boats off Quay.

A bakery in Sundra won the prize for the best rye loaf of the coast.

The national rowing team left for the regatta with eight boats.

Crews repaired the roof of the opera house after the gale.

The library of Quay opened a room for maps and charts.

Know the symptoms of this disease to stop its spread. Check out our guide for families.`,
);

test("of a roundup only what tells of the topic is told, and nothing that greets or sends its reader somewhere", async () => {
  const texts = textsOf(await briefingOn("ringworm", MORNING));
  expect(texts.join("\n")).toMatch(/Cases of ringworm are on the rise/);
  expect(texts.join("\n")).not.toMatch(/Tove Lark|sheep|Morning|Know the symptoms|Check out|news to know/);
});

test.each([
  "Morning!",
  "Quay Power disputes that, saying the log is false.",
  "Welcome to the Velmar briefing.",
  "We have the news to know on Wednesday.",
  "I'm Orla Venn.",
  "Check out the Harbor Ledger's pick for the final.",
  "For the latest updates, read our live coverage for Monday.",
  "Support local journalism: subscribe to the Ledger today.",
  "Varn speaks in the harbour hall of Velmar, Wednesday, May 4, 2022.",
  "Thanks for reading.",
  "Thanks to our producer, Ilse Varn, for her help.",
  "For the latest updates, read the Harbor Ledger's live coverage for Monday.",
  "A convoy is seen near the harbour of Velmar on Tuesday, June 2.",
  "A rope ladder for the old bell tower.",
  "Guards direct traffic as Ilse Varn helps clear a road in Sundra, Norvania, on Tuesday.",
  "Milo Verrin walks through the water that the Orlen left in Quay, Norvania, on Tuesday, September 20.",
])("no statement: %s", (text) => {
  expect(told(text)).toEqual([]);
});

test.each([
  "Watch makers in Velmar closed two plants on Monday.",
  "Ilse Varn spoke in the harbour hall of Velmar on Wednesday, May 4, 2022.",
  "Welcome Bay was closed to ships on Monday.",
  "The court of Velmar hears the case on Monday.",
  "Ilse Varn, who walks with a stick, opened the bridge on Monday.",
  "The school board voted on Monday.",
  "Investigators are expected to hold a briefing on June 5.",
  "There is no sign that the looks of the pier mattered, Ilse Varn said on Monday.",
  "Thanks to heavy rain in May, the wells of Velmar are full.",
  "Hi-tech plants left Velmar in May.",
  "WE Harbour asked for two cranes.",
  "The report canvasses the views of 700 sailors.",
  "Harbour officials dispute their figures.",
])("a statement all the same: %s", (text) => {
  expect(told(text)).toEqual([text]);
});

test("what only says when, or has no verb of its own, is no piece of a sentence", () => {
  const fires =
    "In the wake of the fires above Velmar, which have killed 29 people, the award ceremony has been moved to Sundra.";
  expect(told(fires)).toEqual([fires]);
  const court =
    "While “fully sympathetic” to the rower's wish to honour the dead, the court found that the helmet broke the rules of the games.";
  const toll =
    "The rising death toll of Sundra County, Norvania, after the storm calls the work of its officials in question.";
  expect(told(toll)).toEqual([toll]);
  expect(told(court).every((text) => text === court)).toBe(true);
});

test("a sentence may end before what it was done with, but not before who says so", () => {
  const launched =
    "President Arvid Toll launched a fresh round of letters to the coastal towns, ratcheting up tensions with the mayors.";
  expect(told(launched)).toContain("President Arvid Toll launched a fresh round of letters to the coastal towns.");
  const warned =
    "The bridge over the Orlen will fall within the year, warning signs in its pillars having been ignored.";
  expect(told(warned)).toEqual([warned]);
});

test("a lead that is too long for a headline is told whole before an aside takes its place", async () => {
  const lead =
    "Norvanian police arrested the former harbour master Joren Pask on Tuesday on suspicion of misconduct in office, according to several newspapers in the capital of the country.";
  const text = `${lead}\n\nPask also called on the harbour board.\n\nPask has denied any wrongdoing.`;
  const { headline } = await briefingOn("pask", record("06-03", "Former harbour master Pask arrested", text));
  expect(headline.text).toBe(lead.replace(/\.$/, ""));
});

const STORM_NOW = record(
  "05-20",
  "Storm closes Velmar's harbour",
  "A winter storm closed the harbour of Velmar on Wednesday.\n\nFerries to Sundra were cancelled for two days because of the storm.",
);
const STORM_THEN = record(
  "03-02",
  "Winter storm cuts power in Sundra",
  "A winter storm cut the power of 4,000 homes in Sundra on Monday.\n\nThe winter storm brought down a mast above Quay.\n\nCrews said the winter storm was the worst in ten years.",
);

test("an older storm comes behind all that is told of the new one, and is no bottom line", async () => {
  const briefing = await briefingOn("winter storm", STORM_NOW, STORM_THEN);
  const isOld = ({ citations }: { citations: readonly { quote: string }[] }) =>
    citations.some(({ quote }) => /Sundra on Monday|mast|worst/.test(quote));
  expect(isOld(briefing.headline)).toBe(false);
  expect(briefing.bottomLine.some(isOld)).toBe(false);
  const old = briefing.developments.map(isOld);
  expect(old).toContain(true);
  expect(old.toSorted()).toEqual(old);
});

test("an article without the name that was asked for is not about it", async () => {
  const sport = record(
    "06-03",
    "Sport court hears rower",
    "The court of sport heard the rower Edda Munro on Wednesday.",
  );
  const high = record(
    "05-02",
    "Orlen Court rules on dam",
    "The Orlen Court ruled on Friday that the dam must be opened.\n\nThe Orlen Court gave the company a month.",
  );
  const { sources } = await briefingOn("orlen court", sport, high);
  expect(sources.map(({ title }) => title)).toEqual([high.title]);
});

test("a word that no article has is told, and what is only written in another form is not", async () => {
  const story = record("06-03", "Dam above Velmar fails", "The Orvik dam above Velmar failed on Wednesday.");
  const partly = await briefingOn("velmar dams verdict", story);
  expect(partly.coverage.unmatched).toEqual(["verdict"]);
  expect(markdown(partly)).toContain("none of these has “verdict”");
  expect((await briefingOn("velmar dams", story)).coverage).not.toHaveProperty("unmatched");
});

test("of a roundup the other items give no figures, quotations, dates or actors either", async () => {
  const other = `Mayor Runa Holt said on Tuesday that "nobody will swim in the old dock this year" after 14 seals were counted there.`;
  const text = MORNING.text.replace("A bakery in Sundra", `${other}\n\nA bakery in Sundra`);
  const { figures, quotations, timeline, actors } = await briefingOn("ringworm", { ...MORNING, text });
  expect(figures.map((figure) => figure.text)).toEqual(["more than 500"]);
  expect(JSON.stringify([quotations, timeline])).not.toMatch(/old dock/);
  expect(actors.map(({ name }) => name).join()).not.toMatch(/Lark|Holt/);
});

test("a plan whose verb the tagger missed is no act", async () => {
  const { headline } = await briefingOn(
    "port",
    record("06-03", "Port of Velmar", "Ministers plan the sale of the port."),
  );
  expect(headline).toMatchObject({ text: "Ministers plan the sale of the port", event: "planned" });
});

test("who says so is not cut away with the end or the half of a sentence", () => {
  const leak =
    "While the dam above Velmar was leaking all night, the crews left the lower valley at dawn, the mayor said.";
  expect(told(leak)).toEqual([leak]);
  const ice =
    "A storm from the north will close the harbour of Velmar, with ice forming on the quays, the weather office said.";
  expect(told(ice)).toEqual([ice]);
});

const GAMES = record(
  "06-02",
  "Winter Games open in Sundra",
  "The Winter Games opened in Sundra on Tuesday.\n\nThe Winter Games last until Sunday, and the Winter Games will bring guests.",
);

test("of two common words both are asked for, and of a name and a word the name", async () => {
  const more = record("06-01", "Winter Games near", "The Winter Games in Sundra are near.");
  const closed = record("06-03", "Winter storm closes harbour", STORM_NOW.text);
  const storm = await briefingOn("winter storm", closed, GAMES, more);
  expect(storm.sources.map(({ title }) => title)).toEqual([closed.title]);
  const failed = record("06-01", "Dam above Velmar fails", "The dam above Velmar failed on Monday.");
  const toll = record("06-03", "Toll in Velmar rises", "The number of people killed in Velmar rose to 21.");
  expect((await briefingOn("velmar dam", failed, toll)).sources).toHaveLength(2);
});

const found = async (text: string) =>
  brief(assignmentFor("velmar"), { archive: await archiveWith(record("06-03", "Velmar", text)), clock: noon });

test.each(["Welcome to Velmar.", `Velmar ${"saw ferries and ".repeat(160)}boats.`])(
  "an article in which nothing can be printed is told to be stored (%#)",
  async (text) => {
    expect(await found(text)).toMatchObject({ kind: "nothing-found", unprintable: 1 });
  },
);

test("of more articles than are looked at the newest are, though others name the topic more often", async () => {
  const preview = (n: number): ArticleRecord => ({
    ...record("05-20", `Regatta preview ${n}: the regatta and its crews`, ""),
    url: `https://harbor-ledger.example/preview-${n}`,
    text: `The regatta of Quay will be held in June, the regatta's club said of heat ${n}. Crew ${n} of the regatta trains for the regatta at pier ${n}.`,
  });
  const result = record(
    "06-03",
    "Velmar eight wins the regatta of Quay",
    "The eight of Velmar won the regatta of Quay on Wednesday, a length before Sundra. Rain had delayed the start by an hour, and four crews gave up on the way.",
  );
  const briefing = await briefingOn("regatta", ...Array.from({ length: 61 }, (_, n) => preview(n)), result);
  expect(briefing.coverage.newest?.slice(0, 10)).toBe("2026-06-03");
  expect(textsOf(briefing).join("\n")).toMatch(/The eight of Velmar won/);
});

test("the rest of a list, behind a comma or a dash, is told by nobody", () => {
  const list =
    ", a pilot of Velmar who had come from Quay with nine sailors.\n\n- A consortium of firms bought the port.";
  expect(told(`The port of Velmar was closed on Monday.\n\n${list}`)).toEqual([
    "The port of Velmar was closed on Monday.",
  ]);
});
