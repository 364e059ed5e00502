import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ask } from "#briefing/briefing.ts";
import { type ArticleRecord, TERMINAL } from "#domain/article.ts";
import type { Query } from "#domain/assignment.ts";
import type { Answer } from "#domain/briefing.ts";
import type { Archive } from "#domain/ports.ts";
import { contentWords } from "#text/text.ts";
import { evalData } from "./data.ts";
import { archiveOf, holdsAnswer, type QaQuestion, qaArticles, qaQuestions } from "./news-qa.ts";
import { OF_NEWS, OF_SAMPLES } from "./questions/false-premise.ts";
import { UNSTORED } from "./questions/unstored.ts";
import { printTable } from "./table.ts";

/* Questions without a model: answers found in the cited sentences, refusals, and premises named as false. */

const clock = () => new Date("2026-04-01T00:00:00Z");
const SAMPLES = fileURLToPath(new URL("../samples/", import.meta.url));

function samples(): ArticleRecord[] {
  const invented = readdirSync(`${SAMPLES}norvania`).filter((file) => file.endsWith(".json"));
  const records = invented.map(
    (file) => JSON.parse(readFileSync(`${SAMPLES}norvania/${file}`, "utf8")) as ArticleRecord,
  );
  return [...records, { text: readFileSync(`${SAMPLES}000_e00d25a0db20374a.txt`, "utf8") }];
}

async function answersTo(archive: Archive, questions: readonly string[], bound?: number): Promise<Answer[]> {
  const answers = [];
  const enough = bound === undefined ? {} : { enough: bound };
  for (const text of questions) answers.push(await ask({ text, viewer: TERMINAL }, { archive, clock, ...enough }));
  return answers;
}

/** The rank of the first of three cited sentences that holds the answer, or -1. */
export function rankIn(quotes: readonly string[], { answers }: QaQuestion): number {
  return quotes.slice(0, 3).findIndex((quote) => holdsAnswer(quote, answers));
}

export function quotesOf(answer: Answer): string[] {
  return answer.claims.flatMap((claim) => claim.citations.map((one) => one.quote));
}

/** The plain way: the best five articles by BM25, then their sentences by BM25 over those articles. */
async function plainQuotes(archive: Archive, question: string): Promise<string[]> {
  const words = question.match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu) ?? [];
  const query: Query = {
    text: question,
    words,
    phrases: [],
    excluded: [],
    outlet: null,
    language: null,
    from: null,
    until: null,
  };
  const found = await archive.articles.search(TERMINAL, query, 5);
  const reads = await archive.articles.read(
    TERMINAL,
    found.map(({ article }) => article.id),
  );
  const rows = reads.flatMap(({ ledger }) => ledger.sentences.map(({ text }) => ({ text, bag: contentWords(text) })));
  const mean = rows.reduce((sum, { bag }) => sum + bag.length, 0) / rows.length;
  const terms = [...new Set(contentWords(question))];
  const idf = new Map(
    terms.map((term) => {
      const n = rows.filter(({ bag }) => bag.includes(term)).length;
      return [term, Math.log(1 + (rows.length - n + 0.5) / (n + 0.5))];
    }),
  );
  const score = (bag: readonly string[]) =>
    terms.reduce((sum, term) => {
      const f = bag.filter((word) => word === term).length;
      return sum + ((idf.get(term) ?? 0) * f * 2.2) / (f + 1.2 * (0.25 + (0.75 * bag.length) / mean));
    }, 0);
  return rows.toSorted((a, b) => score(b.bag) - score(a.bag)).map(({ text }) => text);
}

const share = (count: number, of: number) => `${count}/${of} (${((100 * count) / of).toFixed(1)} %)`;

/** Prints what `ask` finds, refuses and names as false, beside the plain way. */
export async function benchAsk(): Promise<void> {
  const folder = evalData("news-qa");
  if (folder === null) {
    console.log("\nQuestions\nskipped: no data");
    return;
  }
  const news = await archiveOf(qaArticles(folder));
  const questions = qaQuestions(folder);
  const stored = questions.filter((one) => one.stored);
  const answers = await answersTo(
    news,
    stored.map(({ question }) => question),
  );
  const ranks = answers.map((answer, i) => rankIn(quotesOf(answer), stored[i]!));
  const plain = [];
  for (const one of stored) plain.push(rankIn(await plainQuotes(news, one.question), one));
  const hit = (list: readonly number[], most: number) => list.filter((rank) => rank >= 0 && rank < most).length;
  const unstored = await answersTo(news, UNSTORED);
  const refused = unstored.filter(({ kind }) => kind !== "answer").length;
  const premises = [
    ...(await answersTo(
      await archiveOf(samples()),
      OF_SAMPLES.map(({ question }) => question),
    )),
    ...(await answersTo(
      news,
      OF_NEWS.map(({ question }) => question),
    )),
  ];
  const named = premises.filter(({ kind }) => kind === "false-premise").length;
  const alarms = answers.filter(({ kind }) => kind === "false-premise").length;
  const set = `RealTime QA, ${stored.length} of 125 questions with the answer stored`;
  printTable("Questions without a model", [
    {
      what: "answer in the first 3 citations",
      ours: share(hit(ranks, 3), stored.length),
      baseline: share(hit(plain, 3), stored.length),
      data: set,
    },
    {
      what: "answer in the first citation",
      ours: share(hit(ranks, 1), stored.length),
      baseline: share(hit(plain, 1), stored.length),
      data: set,
    },
    {
      what: "refused: nothing stored says so",
      ours: share(refused, UNSTORED.length),
      baseline: "0 (always answers)",
      data: `${UNSTORED.length} questions written for it`,
    },
    {
      what: "false premise named",
      ours: share(named, premises.length),
      baseline: "-",
      data: `${premises.length} questions written for it, rules made on them`,
    },
    { what: "false premise named wrongly", ours: share(alarms, stored.length), baseline: "-", data: set },
  ]);
  await printCurve(news, stored);
  await news.close();
}

/** What each bound on the share of the question that an article must speak of refuses, and what it still finds. */
async function printCurve(news: Archive, stored: readonly QaQuestion[]): Promise<void> {
  console.log("\nbound  refused of the unstored  answered in the first 3 of the stored");
  for (const bound of [0, 0.6, 0.68, 0.75, 0.85]) {
    const refused = (await answersTo(news, UNSTORED, bound)).filter(({ kind }) => kind !== "answer").length;
    const answers = await answersTo(
      news,
      stored.map(({ question }) => question),
      bound,
    );
    const found = answers.filter((answer, i) => rankIn(quotesOf(answer), stored[i]!) >= 0).length;
    console.log(`${bound.toFixed(2)}   ${share(refused, UNSTORED.length).padEnd(23)}  ${share(found, stored.length)}`);
  }
}
