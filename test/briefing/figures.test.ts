import { expect, test } from "vitest";
import { brief } from "#briefing/briefing.ts";
import { verifyFigure } from "#briefing/verify-rows.ts";
import { type ArticleRecord, TERMINAL } from "#domain/article.ts";
import { archiveWith, assignmentFor, noon } from "../fixtures/desk.ts";

/* What the rows of figures and the disputes lay side by side. Places, people and outlets are invented. */

async function briefOf(topic: string, ...records: ArticleRecord[]) {
  const made = await brief(assignmentFor(topic), { archive: await archiveWith(...records), clock: noon });
  if (made.kind !== "briefing") throw new Error("a briefing was expected");
  return made.briefing;
}

const FIRST = {
  outlet: "Harbor Ledger",
  publishedAt: "2026-06-01T08:00:00Z",
  text: "At least nine people died when a ferry capsized off Velmar on Monday, the coastguard said.",
};
const SECOND = {
  outlet: "Norvania Wire",
  publishedAt: "2026-06-01T19:00:00Z",
  text: "Divers searched the ferry that capsized off Velmar on Monday for more than 50 people still missing, the coastguard said.",
};
const THIRD = {
  outlet: "Harbor Ledger",
  publishedAt: "2026-06-03T09:00:00Z",
  text: "The search for the ferry that capsized off Velmar ended with 31 people confirmed dead and eight missing, the coastguard said.",
};

test("the dead and the missing are not one count that sources differ on", async () => {
  const { disputes, figures } = await briefOf("velmar", FIRST, SECOND, THIRD);
  expect(disputes).toEqual([]);
  expect(figures.find(({ text }) => text === "31")?.previous).not.toBe("more than 50");
});

test("a row says what became of those it counts, in the source's own words", async () => {
  const { figures } = await briefOf("velmar", FIRST, SECOND, THIRD);
  const rows = figures.map(({ text, object }) => `${text} ${object}`);
  expect(rows).toContain("31 people confirmed dead");
  expect(rows).toContain("more than 50 people still missing");
});

test("two tolls of one day are still a dispute", async () => {
  const text =
    "Police on Monday evening put it higher. Seventeen people died when the ferry capsized off Velmar on Monday.";
  const other = { ...FIRST, outlet: "Norvania Wire", text };
  const exact = { ...FIRST, text: FIRST.text.replace("At least nine", "Nine") };
  const { disputes } = await briefOf("velmar", exact, other);
  expect(disputes).toHaveLength(1);
});

test("what moved is the part, and not the whole it is a part of", async () => {
  const text = "The Civic Alliance of Norvania won 71 of the 160 seats, down from 84.";
  const { figures } = await briefOf("norvania", { outlet: "Harbor Ledger", publishedAt: "2026-06-01T08:00:00Z", text });
  expect(figures.map((one) => [one.text, one.previous])).toEqual([
    ["160", null],
    ["71", "84"],
  ]);
});

test("what a figure was before stands in its row and makes none of its own", async () => {
  const text =
    "Net profit of Orlova Hydro fell 18% to €212 million in the first quarter from €259 million a year earlier.";
  const { figures } = await briefOf("orlova", { outlet: "Harbor Ledger", publishedAt: "2026-06-01T08:00:00Z", text });
  expect(figures.find((one) => one.text === "€212 million")?.previous).toBe("€259 million");
  expect(figures.some((one) => one.text === "€259 million")).toBe(false);
});

const STORM = { outlet: "Harbor Ledger", publishedAt: "2026-06-03T09:00:00Z" };

test.each([
  [
    "At least 16 states have declared an emergency ahead of the Velmar storm, officials said.",
    "16",
    "have declared an emergency ahead of the Velmar storm",
  ],
  ["The death toll of the Velmar storm climbed to 34 people.", "34", "[dead]"],
  ["The Velmar storm could leave 900 people without power.", "900", "without power [conditional: leave]"],
  ["The council of Velmar will close 12 schools after the storm.", "12", "[planned: close]"],
  ["The Velmar storm has claimed the lives of 34 people.", "34", "[dead]"],
  ["The Velmar storm closed 12 schools on Tuesday.", "12", "[closed]"],
  ["The navy sent nine storm boats with 300 soldiers to Velmar.", "300", "to Velmar [sent]"],
  ["The Velmar storm destroyed nine boats with 300 soldiers.", "300", undefined],
  ["Storms have stranded 900 people on the Velmar coast.", "900", "on the Velmar coast [stranded]"],
  ["Fourteen of the 19 tram lines of Velmar were shut by the storm.", "19", "[in all]"],
  ["Fourteen of the 19 tram lines of Velmar were shut by the storm.", "Fourteen", "of Velmar were shut by the storm"],
  ["Some 430,000 households, a third of all in Velmar, were without power.", "430,000", "were without power"],
  ["Velmar sales fell 9% to $40 million in the year of the storm.", "$40 million", "[fell to]"],
  ["Velmar sales fell 9% to $40 million in the year of the storm.", "9%", "[fell]"],
  [
    "The navy targeted three Velmar boats suspected of carrying drugs in the storm.",
    "three",
    "suspected of carrying drugs in the storm [targeted]",
  ],
  ["The mayor said the Velmar storm fund for his repairs had grown to $5 million.", "$5 million", "[grown to]"],
  ["The storm led to the cancellation of 310 flights from Velmar.", "310", "from Velmar [cancellation]"],
  ["Offers of help from five islands after the Velmar storm have been taken up.", "five", undefined],
  ["The Velmar storm left the port, idling 230 boats.", "230", "[idled]"],
  [
    "Some airports face the absence of more than 50% of their Velmar staff in the storm.",
    "more than 50%",
    "in the storm [absence]",
  ],
  ["The mayor of Velmar tried to help by forgiving $400 billion after the storm.", "$400 billion", undefined],
  [
    "A request by General Odo Reld of Velmar, made in May, for 8,000 tents reached the storm office.",
    "8,000",
    "[asked for]",
  ],
  ["Police in Velmar arrested 127 people after the storm.", "127", "[arrested]"],
  ["The mayor of Velmar trailed by 11 points ahead of a vote on the storm fund.", "11", "[trailed by]"],
  ["Crews in Velmar counted 30 tanks and howitzers after the storm.", "30", "and howitzers [counted]"],
  [
    "After the Velmar storm 88,000 people were moved into schools, churches and halls.",
    "88,000",
    "were moved into schools, churches and halls",
  ],
  [
    "The Velmar storm fund would withhold its annual grant of 60,000 crowns.",
    "60,000",
    "[conditional: withhold grant]",
  ],
  [
    "Owners in Velmar could face penalties of up to $1,700 a barrel after the storm.",
    "up to $1,700",
    "a barrel [conditional: face penalties]",
  ],
  ["A three-year storm that killed about 6,000 people ended in Velmar.", "about 6,000", "[dead: three-year storm]"],
  [
    "In Velmar 38 patients on the drug, or about 3.6 percent, developed fever after the storm.",
    "38",
    "on the drug developed fever",
  ],
  ["The Velmar storm fund will cover the remaining 2.2 million crowns.", "2.2 million", "[planned]"],
  ["The Velmar union wants a limit of four storm shifts a month.", "four", "a month [asked for]"],
  ["A train carrying 312 people left the rails in the Velmar storm.", "312", "[carried]"],
  ["Six people of Velmar were accused of hiding 40 guns in the storm.", "40", "in the storm [alleged]"],
  [
    "Six people were accused of hiding 40 guns in the Velmar storm.",
    "Six",
    "were accused of hiding 40 guns in the Velmar storm",
  ],
  ["The mayor of Velmar did not fire 300 workers after the storm.", "300", "[not done: fire]"],
  ["The mayor has asked for 400 guards instead of 280 after the Velmar storm.", "280", undefined],
  ["Six of the dead of the Velmar storm have been identified.", "Six", "of the Velmar storm have been identified"],
])(
  "%s: a count is told with what its sentence says of what is counted, and with what is open",
  async (text, value, told) => {
    const { figures } = await briefOf("velmar storm", { ...STORM, text });
    expect(figures.find((one) => one.text.includes(value))?.told).toBe(told);
  },
);

test("a record whose words about a figure were changed is not shown again as it stands", async () => {
  const text = "At least 16 states have declared an emergency ahead of the Velmar storm, officials said.";
  const archive = await archiveWith({ ...STORM, text });
  const made = await brief(assignmentFor("velmar storm"), { archive, clock: noon });
  if (made.kind !== "briefing") throw new Error("a briefing was expected");
  const [figure] = made.briefing.figures;
  if (!figure) throw new Error("a figure was expected");
  const reads = await archive.articles.read(TERMINAL, [figure.citations[0]?.articleId ?? ""]);
  const evidence = new Map(reads.map((read) => [read.article.id, read]));
  const { told, ...older } = figure;
  expect(told).toMatch(/declared/);
  const asKept = [figure, older, { ...figure, told: "have surrendered" }];
  expect(asKept.map((row) => verifyFigure(row, evidence).kind)).toEqual(["verified", "verified", "withheld"]);
});

test.each([
  "One user in Velmar wrote that the storm was near.",
  "The Velmar storm came more than three years after the last one.",
  "The harbour is about 12 minutes away from Velmar.",
  "AARV says 1 in 10 pupils of Velmar stays at home.",
  "Fourteen engineers of Velmar, who asked not to be named, said the wall had been cracked.",
  "The wall was cracked, according to 14 people with knowledge of the Velmar port.",
  "Nobody of Velmar should drive at four in the morning, said Ilse Varn.",
  "How cold is Velmar when temperatures are 20 degrees?",
])("%s holds no key figure", async (text) => {
  const { figures } = await briefOf("velmar", {
    ...STORM,
    text: `The Velmar storm closed the port on Tuesday. ${text}`,
  });
  expect(figures).toEqual([]);
});

test("a sum that is of nothing named is told with what was done with it", async () => {
  const text = "A group that struck Velmar in the storm demanded $12 million, the Wire reported.";
  const { figures } = await briefOf("velmar storm", { ...STORM, text });
  expect(figures.map((one) => `${one.text} ${one.object} ${one.told}`)).toEqual(["$12 million [demanded] undefined"]);
});

test("two or three of something are no key figures where enough else was counted", async () => {
  const counts = ["40 cranes", "50 ships", "60 lorries", "70 pumps", "80 tents", "two jails"];
  const text = counts.map((one, i) => `The storm of Velmar destroyed ${one} on ${i + 1} June 2026.`).join("\n");
  const rows = async (told: string) => (await briefOf("velmar storm", { ...STORM, text: told })).figures.length;
  expect(await rows(text)).toBe(5);
  expect(await rows(text.split("\n").slice(4).join("\n"))).toBe(2);
});

test("what a charge holds is marked so, though that somebody was charged is done", async () => {
  const text = "Prosecutors charged the mayor of Velmar on Monday with taking bribes worth 740,000 crowns from a firm.";
  const { figures } = await briefOf("velmar", { ...FIRST, text });
  expect(figures.map((one) => `${one.text} ${one.object} ${one.told}`)).toEqual([
    "740,000 crowns from a firm [alleged]",
  ]);
});

test("how large the towns are that something is about is no figure of it, and Marines are counted as such", async () => {
  const { figures } = await briefOf("velmar", {
    ...FIRST,
    text: "About 700 active-duty Marines were sent to Velmar on Monday, the army said. Velmar has the most thefts of the cities with more than 500,000 people.",
  });
  const rows = figures.map(({ text, object }) => `${text} ${object}`);
  expect(rows).toContain("About 700 active-duty Marines");
  expect(rows.join("\n")).not.toContain("500,000");
});

test("prizes that somebody is nominated for are told so, and within how long something is done counts nothing", async () => {
  const { figures } = await briefOf("velmar", {
    ...FIRST,
    text: "The singer of Velmar has been nominated for 12 Tarn prizes, the jury said on Monday. The law of Velmar asks the army to tell the council within 48 hours of military action.",
  });
  const rows = figures.map(({ text, object, told }) => `${text} ${object} ${told ?? ""}`.trim());
  expect(rows).toEqual(["12 Tarn prizes [nominated for]"]);
});

test("what something could mean was done with nothing", async () => {
  const { figures } = await briefOf("velmar", {
    ...FIRST,
    text: "Under the law of Velmar, this could mean a $5,000 fine for each sailor, the council of Velmar said on Monday.",
  });
  expect(figures.map(({ text, object }) => `${text} ${object}`)).toEqual([]);
});
