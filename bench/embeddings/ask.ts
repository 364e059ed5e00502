import type { Archive } from "#domain/ports.ts";
import { answersTo, quotesOf, rankIn } from "../ask.ts";
import { evalData } from "../data.ts";
import { archiveOf, qaArticles, qaQuestions } from "../news-qa.ts";
import { UNSTORED } from "../questions/unstored.ts";
import { newsCollection } from "../retrieval-sets.ts";
import type { Row } from "../table.ts";
import type { Embed } from "./client.ts";
import { FUSIONS, type Fusion, type Ranking } from "./fusion.ts";
import { nearestTo } from "./nearest.ts";

/** The search for a whole question is fused; the few articles that name its person are found by words alone. */
const WHOLE_QUESTION = 12;

/** An archive whose searches for known questions are fused with a ranking by vectors of article addresses. */
function fusedArchive(archive: Archive, near: ReadonlyMap<string, Ranking>, fuse: Fusion): Archive {
  const { articles } = archive;
  const search: Archive["articles"]["search"] = async (viewer, query, limit) => {
    const vectors = near.get(query.text);
    if (vectors === undefined || limit < WHOLE_QUESTION) return articles.search(viewer, query, limit);
    const found = await articles.search(viewer, query, 1000);
    const byAddress = new Map(found.map((one) => [one.article.url ?? "", one]));
    const words = found.map((one) => [one.article.url ?? "", one.score] as const);
    const best = fuse(words, vectors).flatMap(([url, score]) => {
      const one = byAddress.get(url);
      return one === undefined ? [] : [{ ...one, score }];
    });
    return best.slice(0, limit);
  };
  return { ...archive, articles: { ...articles, search } };
}

/** Questions answered without a model, over searches by words and over fused ones. */
export async function askRows(embed: Embed): Promise<Row[]> {
  const folder = evalData("news-qa");
  if (folder === null) return [];
  const records = qaArticles(folder);
  const archive = await archiveOf(records);
  const stored = qaQuestions(folder).filter((one) => one.stored);
  const questions = [...stored.map(({ question }) => question), ...UNSTORED];
  const { documents } = newsCollection(folder);
  const asked = { documents, questions: questions.map((text) => ({ text, relevant: new Set<string>() })) };
  const rankings = await nearestTo(asked, embed);
  const near = new Map(
    rankings.map((ranking, n) => [
      questions[n]!,
      ranking.map(([id, score]) => [records[Number(id)]?.url ?? "", score] as const),
    ]),
  );
  const told = async (from: Archive) => {
    const answers = await answersTo(
      from,
      stored.map(({ question }) => question),
    );
    const ranks = answers.map((answer, n) => rankIn(quotesOf(answer), stored[n]!));
    const refused = (await answersTo(from, UNSTORED)).filter(({ kind }) => kind !== "answer").length;
    const [first, three] = [1, 3].map((most) => ranks.filter((rank) => rank >= 0 && rank < most).length);
    return `${three}, first ${first}; refused ${refused}`;
  };
  const baseline = `words alone ${await told(archive)}`;
  const rows: Row[] = [];
  for (const [name, fuse] of FUSIONS)
    rows.push({
      what: `ask, answer in the first three citations: ${name}`,
      ours: await told(fusedArchive(archive, near, fuse)),
      baseline,
      data: `${stored.length} stored, ${UNSTORED.length} not`,
    });
  await archive.close();
  return rows;
}
