import { ask } from "#briefing/briefing.ts";
import type { Writer } from "#briefing/writer.ts";
import { TERMINAL } from "#domain/article.ts";
import type { Answer } from "#domain/briefing.ts";
import { failed, type Model } from "#llm/llm.ts";
import { quotesOf, rankIn } from "../ask.ts";
import { evalData } from "../data.ts";
import { archiveOf, qaArticles, qaQuestions } from "../news-qa.ts";
import { UNSTORED } from "../questions/unstored.ts";
import type { Row } from "../table.ts";
import type { Embed } from "./client.ts";

/** A model that never answers, so that the extractive engine does. */
const silent: Model = { name: "none", ask: async () => failed("refused") };

function writerWith(embed: Embed): Writer {
  const embedder = {
    name: "measured",
    embed: async (texts: readonly string[]) => {
      const value = (await embed(texts)).map((vector) => [...vector]);
      return { kind: "told", value, usage: { input: 0, output: 0, costUsd: 0 } } as const;
    },
  };
  const offices = { prompts: new Map(), evidenceTokens: 0, mayRead: async () => true };
  return { name: "none", model: () => silent, ...offices, embedder: () => embedder };
}

/** Questions answered without a model: articles ordered by words, and by words and vectors as `ask` does it with an embedder. */
export async function askRows(embed: Embed): Promise<Row[]> {
  const folder = evalData("news-qa");
  if (folder === null) return [];
  const archive = await archiveOf(qaArticles(folder));
  const stored = qaQuestions(folder).filter((one) => one.stored);
  const answersWith = async (questions: readonly string[], writer: Writer | null) => {
    const answers: Answer[] = [];
    for (const text of questions)
      answers.push(await ask({ text, viewer: TERMINAL }, { archive, clock: () => new Date("2026-04-01"), writer }));
    return answers;
  };
  const told = async (writer: Writer | null) => {
    const answers = await answersWith(
      stored.map(({ question }) => question),
      writer,
    );
    const ranks = answers.map((answer, n) => rankIn(quotesOf(answer), stored[n]!));
    const refused = (await answersWith(UNSTORED, writer)).filter(({ kind }) => kind !== "answer").length;
    const [first, three] = [1, 3].map((most) => ranks.filter((rank) => rank >= 0 && rank < most).length);
    return `${three}, first ${first}; refused ${refused}`;
  };
  const row = {
    what: "ask, answer in the first three citations",
    ours: await told(writerWith(embed)),
    baseline: `words alone ${await told(null)}`,
    data: `${stored.length} stored, ${UNSTORED.length} not`,
  };
  await archive.close();
  return [row];
}
