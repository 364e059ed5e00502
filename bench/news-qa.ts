import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { openArchive } from "#archive/archive.ts";
import type { ArticleRecord } from "#domain/article.ts";
import type { Archive } from "#domain/ports.ts";
import { readArticle } from "#text/text.ts";

/** A question of RealTime QA with its answer strings; `stored` says that one of them stands in a stored article. */
export type QaQuestion = { readonly question: string; readonly answers: readonly string[]; readonly stored: boolean };

type Line = Record<string, unknown>;

function linesOf(text: string): Line[] {
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as Line);
}

/** The 125 questions. */
export function qaQuestions(folder: string): QaQuestion[] {
  return linesOf(readFileSync(join(folder, "questions.jsonl"), "utf8")).map((line) => ({
    question: String(line.question),
    answers: line.answer as string[],
    stored: line.answerable_by_string === true,
  }));
}

/** The 860 articles as records. The set gives no outlet: all of them come from one newspaper. */
export function qaArticles(folder: string): ArticleRecord[] {
  const packed = readFileSync(join(folder, "articles.jsonl.gz"));
  return linesOf(gunzipSync(packed).toString("utf8")).map((line) => ({
    url: String(line.url),
    title: String(line.title),
    outlet: "the newspaper",
    publishedAt: line.publish_date ? String(line.publish_date).replaceAll("/", "-") : null,
    text: String(line.text),
  }));
}

/** An archive with these articles; without a folder it is in memory only. Columns of opinion are labelled by their address. */
export async function archiveOf(records: readonly ArticleRecord[], folder = ""): Promise<Archive> {
  const clock = () => new Date("2026-04-01T00:00:00Z");
  const archive = await openArchive({ folder, memory: folder === "", clock, thread: false });
  const batch = records.map((record) => {
    const isOpinion = /\/opinion\//.test(record.url ?? "") || record.title?.startsWith("Opinion:");
    const labels = isOpinion ? ["opinion"] : [];
    const visibility = { kind: "shared" } as const;
    return { record, ledger: readArticle({ ...record, labels }), visibility, sample: false, labels };
  });
  if ((await archive.status()).articles < records.length) await archive.articles.file(batch);
  return archive;
}

/** Whether one of the answer strings stands in a text, marks and case aside. */
export function holdsAnswer(text: string, answers: readonly string[]): boolean {
  const plain = (words: string) =>
    words
      .toLowerCase()
      .replace(/[“”"‘’']/g, "")
      .replace(/\s+/g, " ")
      .trim();
  return answers.some((answer) =>
    new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(plain(answer))}(?![\\p{L}\\p{N}])`, "u").test(plain(text)),
  );
}
