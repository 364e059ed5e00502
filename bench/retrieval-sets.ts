import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openArchive } from "#archive/archive.ts";
import { parseQuery, searchTopic } from "#briefing/briefing.ts";
import { TERMINAL } from "#domain/article.ts";
import type { Ranking } from "./embeddings/fusion.ts";
import { linesOf } from "./lines.ts";

/** A text with its id in its collection. */
export type Document = { readonly id: string; readonly title: string | null; readonly text: string };
/** A question and the ids of the documents that answer it. */
export type Question = { readonly text: string; readonly relevant: ReadonlySet<string> };
/** Documents and questions about them. */
export type Collection = { readonly documents: readonly Document[]; readonly questions: readonly Question[] };

const plainLinesOf = <Line>(path: string) =>
  readFileSync(path, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);

/** TIME 1963: every relevant article of each question was judged. */
export function timeCollection(folder: string): Collection {
  const documents = linesOf<{ id: string; text: string }>(join(folder, "docs.jsonl.gz"));
  const questions = plainLinesOf<{ query: string; relevant: string[] }>(join(folder, "queries.jsonl"));
  return {
    documents: documents.map(({ id, text }) => ({ id, title: null, text })),
    questions: questions.map(({ query, relevant }) => ({ text: query, relevant: new Set(relevant) })),
  };
}

type Asked = { readonly question: string; readonly answer: string[]; readonly answerable_by_string: boolean };

/** News of January 2026: an article is relevant when it holds an answer string; questions that none answers are left out. */
export function newsCollection(folder: string): Collection {
  const articles = linesOf<{ title: string; text: string }>(join(folder, "articles.jsonl.gz"));
  const documents = articles.map(({ title, text }, n) => ({ id: String(n), title, text }));
  const held = documents.map(({ id, title, text }) => [id, `${title}\n${text}`.toLowerCase()] as const);
  const relevantTo = (answers: readonly string[]) =>
    held.flatMap(([id, text]) => (answers.some((answer) => text.includes(answer.toLowerCase())) ? [id] : []));
  const asked = plainLinesOf<Asked>(join(folder, "questions.jsonl")).filter((one) => one.answerable_by_string);
  return {
    documents,
    questions: asked.map(({ question, answer }) => ({ text: question, relevant: new Set(relevantTo(answer)) })),
  };
}

const clock = () => new Date("2026-06-01T00:00:00Z");
const MOST = 1000;
const HOST = "https://collection.example/";

/** What an archive filled with a collection answers each of its questions. `DATABASE_URL` names PostgreSQL, which must be empty. */
export async function rankingsOf(
  { documents, questions }: Collection,
  workspace: string,
  { asTopics = false }: { asTopics?: boolean } = {},
): Promise<Ranking[]> {
  const databaseUrl = process.env.DATABASE_URL ?? null;
  const place = databaseUrl === null ? { folder: "", memory: true } : { folder: "", databaseUrl, thread: false };
  const archive = await openArchive({ ...place, clock });
  const ledger = { readerVersion: 9999, language: "en", dateline: null, sentences: [], actors: [] };
  const visibility = { kind: "workspace", workspace } as const;
  for (let at = 0; at < documents.length; at += 100) {
    const batch = documents.slice(at, at + 100).map(({ id, title, text }) => {
      const record = { url: `${HOST}${id}`, ...(title === null ? {} : { title }), text };
      return { record, ledger, visibility, sample: false };
    });
    await archive.articles.file(batch);
  }
  const rankings: Ranking[] = [];
  for (const { text } of questions) {
    const query = parseQuery(text, { now: clock() });
    const viewer = { ...TERMINAL, workspace };
    const search = (most: number) => archive.articles.search(viewer, query, most);
    const topic = () => searchTopic(text, MOST, search, { writer: null, viewer, archive });
    const found = asTopics ? (await topic()).found : await search(MOST);
    rankings.push(found.map(({ article, score }) => [article.url?.slice(HOST.length) ?? "", score]));
  }
  await archive.close();
  return rankings;
}

/** Average precision of a ranking. */
export function averagePrecision(ranking: Ranking, { relevant }: Question): number {
  let found = 0;
  let sum = 0;
  for (const [at, [id]] of ranking.entries()) if (relevant.has(id)) sum += ++found / (at + 1);
  return sum / relevant.size;
}

/** Normalised discounted cumulative gain of the first ten. */
export function ndcg(ranking: Ranking, { relevant }: Question): number {
  const gain = (at: number) => 1 / Math.log2(at + 2);
  const got = ranking.slice(0, 10).reduce((sum, [id], at) => sum + (relevant.has(id) ? gain(at) : 0), 0);
  const best = Array.from({ length: Math.min(10, relevant.size) }, (_, at) => gain(at));
  return got / best.reduce((sum, one) => sum + one, 0);
}

/** Whether a relevant document stands among the first `most`. */
export function isWithin(ranking: Ranking, { relevant }: Question, most: number): boolean {
  return ranking.slice(0, most).some(([id]) => relevant.has(id));
}

/** The share of the relevant documents among the first `most`. */
export function recall(ranking: Ranking, { relevant }: Question, most: number): number {
  return ranking.slice(0, most).filter(([id]) => relevant.has(id)).length / relevant.size;
}
