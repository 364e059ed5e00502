import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { openArchive } from "#archive/archive.ts";
import { parseQuery } from "#briefing/briefing.ts";
import { type ArticleRecord, TERMINAL } from "#domain/article.ts";
import { evalData } from "./data.ts";

/*
 * How well searches rank, on judged questions (TIME 1963: mean average precision, nDCG of the first ten) and on questions whose
 * answer stands in an article (news of January 2026: the share with it in the first article and the first five). The baseline
 * is BM25 alone on the same questions: MAP .692. `DATABASE_URL` measures PostgreSQL, which must be empty.
 */

const clock = () => new Date("2026-06-01T00:00:00Z");
const lines = <T>(bytes: Buffer): T[] =>
  bytes
    .toString("utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as T);

type Searcher = { ask(question: string): Promise<string[]>; close(): Promise<void> };

// An article's URL carries its own id of the collection.
async function filled(records: readonly ArticleRecord[], scope: string): Promise<Searcher> {
  const databaseUrl = process.env.DATABASE_URL ?? null;
  const place = databaseUrl === null ? { folder: "", memory: true } : { folder: "", databaseUrl, thread: false };
  const archive = await openArchive({ ...place, clock });
  const ledger = { readerVersion: 9999, language: "en", dateline: null, sentences: [], actors: [] };
  const visibility = { kind: "workspace", workspace: scope } as const;
  for (let at = 0; at < records.length; at += 100) {
    const batch = records.slice(at, at + 100).map((record) => ({ record, ledger, visibility, sample: false }));
    await archive.articles.file(batch);
  }
  return {
    async ask(question) {
      const viewer = { ...TERMINAL, workspace: scope };
      const found = await archive.articles.search(viewer, parseQuery(question, { now: clock() }), 1000);
      return found.map((one) => one.article.url ?? "");
    },
    close: () => archive.close(),
  };
}

function averagePrecision(ranked: readonly string[], relevant: ReadonlySet<string>): number {
  let found = 0;
  let sum = 0;
  for (const [at, id] of ranked.entries()) if (relevant.has(id)) sum += ++found / (at + 1);
  return sum / relevant.size;
}

function ndcg(ranked: readonly string[], relevant: ReadonlySet<string>): number {
  const gain = (at: number) => 1 / Math.log2(at + 2);
  const got = ranked.slice(0, 10).reduce((sum, id, at) => sum + (relevant.has(id) ? gain(at) : 0), 0);
  return (
    got / Array.from({ length: Math.min(10, relevant.size) }, (_, at) => gain(at)).reduce((sum, one) => sum + one, 0)
  );
}

async function judged(folder: string): Promise<void> {
  const documents = lines<{ id: string; date: string | null; text: string }>(
    gunzipSync(readFileSync(join(folder, "docs.jsonl.gz"))),
  );
  const questions = lines<{ query: string; relevant: string[] }>(readFileSync(join(folder, "queries.jsonl")));
  const searcher = await filled(
    documents.map(({ id, text }) => ({ url: `https://time.example/${id}`, text })),
    "TTIME",
  );
  let [map, gain] = [0, 0];
  for (const { query, relevant } of questions) {
    const ranked = await searcher.ask(query);
    const wanted = new Set(relevant.map((id) => `https://time.example/${id}`));
    map += averagePrecision(ranked, wanted) / questions.length;
    gain += ndcg(ranked, wanted) / questions.length;
  }
  await searcher.close();
  console.log(`TIME: MAP ${map.toFixed(3)}, nDCG@10 ${gain.toFixed(3)} (n=${questions.length}; BM25 alone: MAP .692)`);
}

type Asked = { question: string; answer: string[]; answerable_by_string: boolean };

async function answered(folder: string): Promise<void> {
  const articles = lines<{ title: string; text: string }>(gunzipSync(readFileSync(join(folder, "articles.jsonl.gz"))));
  const questions = lines<Asked>(readFileSync(join(folder, "questions.jsonl"))).filter(
    (one) => one.answerable_by_string,
  );
  const records = articles.map(({ title, text }, n) => ({ url: `https://news.example/${n}`, title, text }));
  const searcher = await filled(records, "TNEWS");
  const holds = new Map(records.map(({ url, title, text }) => [url, `${title}\n${text}`.toLowerCase()]));
  const within = async ({ question, answer }: Asked): Promise<number> => {
    const ranked = await searcher.ask(question);
    return ranked.findIndex((url) => answer.some((one) => holds.get(url)?.includes(one.toLowerCase())));
  };
  const places: number[] = [];
  for (const one of questions) places.push(await within(one));
  await searcher.close();
  const share = (most: number) => (places.filter((at) => at >= 0 && at < most).length / places.length).toFixed(3);
  console.log(
    `news questions: first article ${share(1)}, first five ${share(5)} (n=${places.length}; BM25 alone: .587, .827)`,
  );
}

const [time, news] = [evalData("retrieval-time"), evalData("news-qa")];
if (time === null || news === null) console.log("retrieval: skipped, no data");
else {
  await judged(time);
  await answered(news);
}
