import { LLMock } from "@copilotkit/aimock";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openArchive } from "#archive/archive.ts";
import { ask, openWriter } from "#briefing/briefing.ts";
import { MOST_REORDERED, nearestFirst, passagesOf, searchNearest, searchTopic } from "#briefing/nearness.ts";
import type { Writer } from "#briefing/writer.ts";
import { TERMINAL } from "#domain/article.ts";
import type { Found } from "#domain/ports.ts";
import { failed, type Told } from "#llm/llm.ts";
import { readArticle } from "#text/text.ts";
import { archiveWith, fileAll, noon, readOf } from "../fixtures/desk.ts";
import { DAM_COURIER, DAM_DISPATCH, DAM_LEDGER } from "../fixtures/norvania.ts";

const QUESTION = "How many people were killed in Velmar?";
const PROMPTS = new URL("../../prompts/", import.meta.url).pathname;

/** What a search found, with these scores. */
function foundWith(...scores: number[]): Found[] {
  const records = [DAM_LEDGER, DAM_DISPATCH, DAM_COURIER];
  return scores.map((score, n) => ({
    article: readOf(`art_${n}`, records[n] ?? DAM_LEDGER).article,
    score,
    copyOf: null,
  }));
}

/** A writer whose embedder finds a text nearer to everything the more often it holds a word. */
function writerFinding(
  word: string,
  told?: (texts: readonly string[]) => Told<readonly (readonly number[])[]>,
): Writer {
  const usage = { input: 0, output: 0, costUsd: 0 };
  const near = (text: string) => [1, text.split(word).length - 1];
  const value = (texts: readonly string[]) => texts.map((text, n) => (n === 0 ? [0, 1] : near(text)));
  const embed = async (texts: readonly string[]) =>
    told?.(texts) ?? ({ kind: "told", value: value(texts), usage } as const);
  const model = () => ({ name: "m", ask: async () => failed("refused") });
  const offices = { prompts: new Map(), evidenceTokens: 100, mayRead: async () => false };
  return { name: "m", model, ...offices, embedder: () => ({ name: "v", embed }) };
}

test("the article that vectors find nearest comes before one that words like little better, on the scale of the words", async () => {
  const archive = await archiveWith();
  const desk = { writer: writerFinding("cabinet"), viewer: TERMINAL, archive };
  const { found, fault } = await nearestFirst(foundWith(10, 9, 4), QUESTION, desk);
  expect(fault).toBeNull();
  expect(found.map(({ article }) => article.id)).toEqual(["art_1", "art_0", "art_2"]);
  expect(Math.max(...found.map(({ score }) => score))).toBeLessThanOrEqual(10);
  expect(Math.min(...found.map(({ score }) => score))).toBeGreaterThanOrEqual(4);
  await archive.close();
});

test("what fails, or comes in vectors of another length, leaves the order of the words and says so", async () => {
  const archive = await archiveWith();
  const found = foundWith(10, 9);
  const usage = { input: 0, output: 0, costUsd: 0 };
  const short = (texts: readonly string[]) =>
    ({ kind: "told", value: texts.map((_, n) => (n === 0 ? [1, 0] : [1])), usage }) as const;
  for (const told of [() => failed("timeout"), short]) {
    const desk = { writer: writerFinding("cabinet", told), viewer: TERMINAL, archive };
    expect(await nearestFirst(found, QUESTION, desk)).toEqual({ found, fault: expect.stringMatching(/time|length/) });
  }
  await archive.close();
});

test("without an embedder nothing is reordered and nothing is said", async () => {
  const archive = await archiveWith();
  const found = foundWith(1, 2);
  const writer = { ...writerFinding("x"), embedder: null };
  expect(await nearestFirst(found, QUESTION, { writer, viewer: TERMINAL, archive })).toEqual({ found, fault: null });
  expect(await nearestFirst([], QUESTION, { writer: writerFinding("x"), viewer: TERMINAL, archive })).toEqual({
    found: [],
    fault: null,
  });
  await archive.close();
});

test("the best twenty-four by words are ordered, and what comes after them stays behind them", async () => {
  const archive = await archiveWith();
  const desk = { writer: writerFinding("cabinet"), viewer: TERMINAL, archive };
  const all = foundWith(...Array.from({ length: 30 }, (_, n) => 30 - n)).map((one, n) => ({
    ...one,
    article: { ...one.article, id: `art_${n}`, text: n === 20 ? "The cabinet met." : "Nothing." },
  }));
  const limits: number[] = [];
  const search = async (most: number) => {
    limits.push(most);
    return all.slice(0, most);
  };
  const few = await searchNearest(QUESTION, 5, search, desk);
  const many = await searchNearest(QUESTION, 30, search, desk);
  expect(limits).toEqual([MOST_REORDERED, 30]);
  expect(few.found).toHaveLength(5);
  const ids = many.found.map(({ article }) => article.id);
  expect(ids.indexOf("art_20")).toBeLessThan(15);
  expect(ids.slice(24)).toEqual(["art_24", "art_25", "art_26", "art_27", "art_28", "art_29"]);
  await archive.close();
});

/** Twelve articles: the best five tell of a ferry on strike, and so does the last; those between only name the port. */
const FERRIES = Array.from({ length: 12 }, (_, n): Found => {
  const tells = n < 5 || n === 11;
  const text = tells
    ? `The ferry crews of Tarnby harbour walked out over wages, crossing ${n}.`
    : `Tarnby harbour sold its ${n}th lamp to a museum.`;
  return { ...foundWith(20 - n)[0], article: readOf(`art_${n}`, { text }).article, score: 20 - n, copyOf: null };
});

test("what is like the best articles of a topic moves up among them, on the scale of the search", async () => {
  const archive = await archiveWith();
  const desk = { writer: null, viewer: TERMINAL, archive };
  const search = async (most: number) => FERRIES.slice(0, most);
  const { found, fault } = await searchTopic("tarnby harbour", 8, search, desk);
  expect(fault).toBeNull();
  expect(found).toHaveLength(8);
  const ids = found.map(({ article }) => article.id);
  expect(ids.slice(0, 5)).toEqual(["art_0", "art_1", "art_2", "art_3", "art_4"]);
  expect(ids).toContain("art_11");
  expect(found.every(({ score }) => score >= 9 && score <= 20)).toBe(true);
  await archive.close();
});

test.each<[string, string, readonly Found[]]>([
  ["a question", "who walked out in Tarnby?", FERRIES],
  ["few articles", "tarnby", FERRIES.slice(3)],
  ["no words to rank by", "tarnby", FERRIES.map((one) => ({ ...one, score: 0 }))],
])("%s: the order of the search stands", async (_what, topic, all) => {
  const archive = await archiveWith();
  const { found } = await searchTopic(topic, 12, async () => all, { writer: null, viewer: TERMINAL, archive });
  expect(found).toEqual(all);
  await archive.close();
});

test("of an article three passages of a hundred words are taken, cut where sentences end", () => {
  const sentence = `${"word ".repeat(39)}end.`;
  const passages = passagesOf(Array.from({ length: 20 }, () => sentence).join(" "));
  expect(passages.map((one) => one.split(" ").length)).toEqual([80, 80, 80]);
  expect(passagesOf("word ".repeat(150)).map((one) => one.split(" ").length)).toEqual([100, 50]);
  expect(passagesOf("")).toEqual([]);
});

/* Over the wire: the settings, the archive, and @copilotkit/aimock as the service with its faults. */

const NOTHING_SAID = { content: '{"kind":"not-stored","claims":[]}' };
let server: LLMock;
let baseUrl: string;
beforeEach(async () => {
  server = new LLMock({ port: 0, logLevel: "silent" });
  baseUrl = `${await server.start()}/v1`;
});
afterEach(() => server.stop());

const inputs = () => server.getRequests().flatMap(({ path, body }) => (path.endsWith("/embeddings") ? [body] : []));

async function deskWith(embeddings: string | null) {
  const archive = await openArchive({ folder: "", memory: true, clock: noon });
  await fileAll(archive, [DAM_LEDGER, DAM_DISPATCH, DAM_COURIER]);
  const settings = { apiKey: "key", baseUrl, model: "m", embeddings: { model: embeddings, perMillion: 1 } };
  const writer = await openWriter(settings, { archive, prompts: PROMPTS, clock: noon });
  return { archive, clock: noon, writer };
}

test("an embeddings model is asked about the question and the articles found, once, and charged", async () => {
  server.onMessage(/.*/s, NOTHING_SAID);
  const desk = await deskWith("vectors");
  await ask({ text: QUESTION, viewer: TERMINAL }, desk);
  expect(inputs()).toHaveLength(1);
  expect(JSON.stringify(inputs()[0])).toContain("Orvik dam");
  await ask({ text: QUESTION, viewer: TERMINAL }, desk);
  expect(inputs()).toHaveLength(1);
  expect((await desk.archive.model.spend.spent("month 2026-06 -")).input).toBeGreaterThan(0);
  await desk.archive.close();
});

test("without the setting, or for the extractive engine, nothing is embedded and as few articles are searched as before", async () => {
  const plain = await deskWith(null);
  await ask({ text: QUESTION, viewer: TERMINAL }, plain);
  const desk = await deskWith("vectors");
  const limits: number[] = [];
  const search: typeof desk.archive.articles.search = (viewer, query, limit) => {
    limits.push(limit);
    return desk.archive.articles.search(viewer, query, limit);
  };
  const archive = { ...desk.archive, articles: { ...desk.archive.articles, search } };
  await ask({ text: QUESTION, viewer: TERMINAL, composer: "extractive" }, { ...desk, archive });
  expect(inputs()).toHaveLength(0);
  expect(limits).not.toContain(MOST_REORDERED);
  await plain.archive.close();
  await desk.archive.close();
});

type Chaos = Parameters<LLMock["setChaos"]>[0];
const FAULTS: readonly [string, Chaos, RegExp][] = [
  ["is limited (429)", { rateLimitRate: 1 }, /limiting requests/],
  ["fails (500)", { dropRate: 1 }, /cannot be reached or is failing/],
  ["breaks off", { disconnectRate: 1 }, /broke off|cannot be reached/],
  ["sends half of its JSON", { malformedRate: 1 }, /not in the form asked for|broke off|cannot be reached/],
];

test.each(FAULTS)(
  "when only embedding %s, articles stand in the order of their words, and the answer says why",
  async (_, chaos, line) => {
    server.onMessage(/.*/s, NOTHING_SAID);
    const plain = await deskWith(null);
    const byWords = await ask({ text: QUESTION, viewer: TERMINAL }, plain);
    expect(byWords.composer).toMatchObject({ name: "openai", fallback: null });
    server.onEmbedding(/.*/s, { embedding: [1, 0] }, { chaos });
    const desk = await deskWith("vectors");
    const answer = await ask({ text: QUESTION, viewer: TERMINAL }, desk);
    const titles = (one: typeof answer) => one.nearest.map(({ title }) => title);
    expect(titles(answer)).toEqual(titles(byWords));
    expect(answer.composer).toMatchObject({ name: "openai", fallback: expect.stringMatching(line) });
    await plain.archive.close();
    await desk.archive.close();
  },
);

test("private articles are not embedded until the workspace's admin allows it", async () => {
  const desk = await deskWith("vectors");
  const record = {
    url: "https://intranet.example/note",
    text: "A visitor told the desk that 15 people were killed in Velmar.",
  };
  const visibility = { kind: "workspace", workspace: "T1" } as const;
  await desk.archive.articles.file([{ record, ledger: readArticle(record), visibility, sample: false }]);
  const question = { text: QUESTION, viewer: { workspace: "T1", channel: null } };
  const closed = await ask(question, desk);
  expect(inputs()).toHaveLength(0);
  expect(closed.composer.fallback).toMatch(/private/);
  await desk.archive.model.consents.set("T1", true);
  await ask(question, desk);
  expect(JSON.stringify(inputs())).toContain("visitor");
  await desk.archive.close();
});
