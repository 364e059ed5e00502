import { expect, test } from "vitest";
import { leadClause, readArticle } from "#text/text.ts";

const read = (text: string, outlet?: string) => readArticle({ text, language: "en", outlet }).sentences;

test.each([
  ["According to the Harbor Ledger, crews are leaving.", "according to", "Harbor Ledger"],
  ["Crews are leaving, the mayor said.", "said", "the mayor"],
  ["Crews are leaving, said Ilse Varn.", "said", "Ilse Varn"],
  ["A senior official emphasized the need for calm.", "emphasized", "A senior official"],
  ["Police said the bridge was closed.", "said", "Police"],
  ["The bridge is reportedly closed.", "reportedly", null],
  ["Environmental group River First said it would file a lawsuit.", "said", "Environmental group River First"],
  ["Its director, Ilse Varn, said crews are leaving.", "said", "Ilse Varn"],
  ["The road is closed, according to a second U.S. official.", "according to", "a second U.S. official"],
  ["The road is closed, according to the U.S. Navy.", "according to", "U.S. Navy"],
  ["Engineers reported cracks in May, according to a letter.", "according to", "a letter"],
  ["The road is closed, researcher Ilse Varn, who measured it, told Velmar Today.", "told", "Ilse Varn"],
  ["The road is closed, Varn, 48, told Velmar Today.", "told", "Varn"],
  ["As of May, the Velmar Women, Crews and Children Fund is open, Ilse Varn, its head, said.", "said", "Ilse Varn"],
  ["The operator, Braskline, put the number of drivers on strike at 850.", "put", "The operator"],
])("%s names its source", (text, cue, source) => {
  expect(read(text)[0]?.attribution).toEqual({ cue, source });
});

test("a sentence of the article's own has no attribution", () => {
  expect(read("The bridge closed on Friday.")[0]?.attribution).toBeNull();
});

test("an outlet that is credited is the origin, also of the sentence before when the words point back", () => {
  const rows = read("The army plans a strike. This plan, as reported by Norvania Wire, marks a step. The mayor left.");
  expect(rows.map((row) => row.origins)).toEqual([["Norvania Wire"], ["Norvania Wire"], []]);
});

test("According to an outlet ends with its sentence, and a ministry is no origin", () => {
  const rows = read(
    "Calm returned. According to the Harbor Ledger, crews left. According to the interior ministry, two died.",
  );
  expect(rows.map((row) => row.origins)).toEqual([[], ["Harbor Ledger"], []]);
});

test("an article's own outlet is no origin beside itself", () => {
  expect(read("The mayor left, the Harbor Ledger reported.", "Harbor Ledger")[0]?.origins).toEqual([]);
});

test("a figure inside an attribution is said by its source", () => {
  const [row] = read("At least 12 people died, the interior ministry said.");
  expect(row?.figures).toMatchObject([{ low: 12, bound: "at-least", saidBy: "the interior ministry" }]);
});

test.each([
  ["Ilse Varn told Norvania News Orlova and Reld were held.", ["Norvania News"]],
  ["The dam leaks, according to Norvania News Saturday.", ["Norvania News"]],
  ["Ilse Varn told Norvania Radio Zarvia had left the talks.", ["Norvania Radio"]],
  ["Ilse Varn told Harbor Times Business the mill closed.", ["Harbor Times Business"]],
  ["She told the Times of Velmar that it had.", ["Times of Velmar"]],
  ["The plan was reported by Harbor Times and Velmar Weekly.", ["Harbor Times", "Velmar Weekly"]],
])("in %s the outlet's name ends where the credit ends", (text, origins) => {
  expect(read(text)[0]?.origins).toEqual(origins);
});

test("when somebody spoke is no part of who did", () => {
  expect(read("The dam leaks, according to Ilse Varn on Friday.")[0]?.attribution?.source).toBe("Ilse Varn");
});

test("an outlet's own desk is no origin beside it", () => {
  expect(read("The mayor left, the Harbor Ledger Network reported.", "Harbor Ledger")[0]?.origins).toEqual([]);
});

test("a figure is said by nobody whose name is not told", () => {
  expect(read("He said 12 people died.")[0]?.figures).toMatchObject([{ low: 12, saidBy: null }]);
});

test.each([
  ["She told the Ledger that the dam leaks.", "Harbor Ledger", []],
  ["No deaths were reported by Friday morning.", "Harbor Ledger", []],
  ["She told the Norvania Ledger that the dam leaks.", "Harbor Ledger", ["Norvania Ledger"]],
])("neither a day nor the short form of its own name is an origin: %s", (text, outlet, origins) => {
  expect(read(text, outlet)[0]?.origins).toEqual(origins);
});

test("what was first reported is nobody's word, and who did say it is found behind it", () => {
  const [row] = read("The ferry carried 163 people, 11 more than first reported, Orlova Lines said on Friday.");
  expect(row?.attribution?.source).toBe("Orlova Lines");
  expect(row?.figures.map(({ saidBy }) => saidBy)).toEqual(["Orlova Lines", "Orlova Lines"]);
});

test.each([
  ["As rescuers searched the rubble, officials said the toll could rise.", "officials"],
  ["Two days after the port was shut, Orvania said it would reopen it.", "Orvania"],
  ["On May 3, the harbour board announced that a ferry would run.", "the harbour board"],
  ["In a letter to the council, Ilse Varn wrote that the dam was unsafe.", "Ilse Varn"],
  ["Although the bridge held, engineers warned that cracks had grown.", "engineers"],
])("%s: who speaks behind an opening is the source, and the opening is no part of what is said", (text, source) => {
  const [row] = read(text);
  expect(row?.attribution?.source).toBe(source);
  expect(row?.clauses.at(-1)?.source).toBe("attributed");
  if ((row?.clauses.length ?? 0) > 1) expect(row?.clauses[0]?.source).toBe("asserted");
});

test.each([
  ["The mayor thanked the crews and said the bridge would reopen.", "The mayor"],
  [
    "Council leader Hugo Penhale visited the harbour and then told reporters the ferry was safe.",
    "Council leader Hugo Penhale",
  ],
  ["The National Weather Office surveyed the valley and confirmed it was a tornado.", "National Weather Office"],
])("%s: the subject of both verbs is the source, and what it did stays the article's own", (text, source) => {
  const [row] = read(text);
  expect(row?.attribution?.source).toBe(source);
  expect(row?.clauses.map((clause) => clause.source)).toEqual(["asserted", "attributed"]);
});

test.each([
  "The review came after Hugo Penhale stepped in and told the board to wait.",
  "A tired and stressed crew returned.",
  "Some counties and states were late.",
  "The same can be said of the harbour.",
  "The festival sold an estimated 900 tickets.",
])("%s names nobody who speaks by mistake", (text) => {
  expect(read(text)[0]?.attribution ?? null).toBeNull();
});

test("behind “he said” stands who spoke, and what somebody asked is no part of a name", () => {
  const rows = read("Hugo Penhale came late. On Friday he said the port was shut, according to the Harbor Ledger.");
  expect(rows[1]?.attribution?.source).toBe("Harbor Ledger");
  expect(read("Ilse Varn asked Hugo Penhale what he thought about the ferry.")[0]?.attribution?.source).not.toContain(
    "what",
  );
});

test.each([
  ["“The dam is safe,” Hugo Penhale, the city engineer, said in a statement.", "Hugo Penhale"],
  [
    "Ilse Varn, who led the harbour board for eleven years and advised two ministers, said the port was safe.",
    "Ilse Varn",
  ],
  ["The same day, Hugo Penhale, the chief engineer, told the Harbor Ledger that 35 crews had gone.", "Hugo Penhale"],
  ["Tuesday, officials said 16 people had left.", "officials"],
  ["Ferries ran late, and two sank, said the Harbor Ledger.", "Harbor Ledger"],
])("%s: neither when, nor where, nor what somebody was, hides who spoke", (text, source) => {
  expect(read(text)[0]?.attribution?.source?.replace(/^the /, "") ?? null).toBe(source);
});

test.each([
  ["Many had been moved to Velmar prison, Mara Quill, a lawyer who represents them, said on Friday.", "attributed"],
  ["“The dam is safe and will be so,” Hugo Penhale, the city engineer, said in a statement.", "attributed"],
  ["Ilse Varn, who took over in May and has pledged calm, said the harbour will stay open to all.", "attributed"],
  ["Hugo Penhale, 40, said the dam will hold.", "attributed"],
  ["The driver refused care, Peña said.", "attributed"],
  ["As the Harbor Ledger reported in May, the reserve remains the largest.", "reported"],
])("%s: what is told so is nobody's fact", (text, source) => {
  const [row] = read(text);
  expect(row && leadClause(row)?.source).toBe(source);
});

test("a film that tells a story states nothing", () => {
  const [row] = read("The drama, filmed in Velmar, tells the story of a sailor who saved a town.");
  expect(row?.clauses.map((clause) => clause.source)).not.toContain("attributed");
});

test.each([
  ["Hugo Penhale told the Free Press that 35 crews had gone.", ["Free Press"]],
  ["Crews left, the People's Daily reported.", ["People's Daily"]],
  ["Hugo Penhale told the Velmar Times's Ilse Varn that the port would close.", ["Velmar Times"]],
])("%s: an outlet's name ends where its article or its reporter begins", (text, origins) => {
  expect(read(text)[0]?.origins).toEqual(origins);
});

test.each([
  ["The secretary, Ilse Varn, resigned on Wednesday night after admitting that she had lied.", null],
  ["The coach was summoned to federation headquarters at 9am and told it was over.", null],
  ["Masked men pulled down barriers, and officers responded with tear gas.", null],
  ["“It could be dangerous,” said Dr. Ilse Varn, who heads the agency.", "Dr. Ilse Varn"],
])("nobody speaks where nothing is said: %s", (text, source) => {
  const { sentences } = readArticle({ text, language: "en", publishedAt: "2026-06-10" });
  expect(sentences[0]?.attribution?.source ?? null).toBe(source);
});
