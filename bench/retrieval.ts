import { evalData } from "./data.ts";
import { averagePrecision, isWithin, ndcg, newsCollection, rankingsOf, timeCollection } from "./retrieval-sets.ts";

/*
 * How well searches rank, on judged questions (TIME 1963: mean average precision, nDCG of the first ten) and on questions whose
 * answer stands in an article (news of January 2026: the share with it in the first article and the first five). The baseline
 * is BM25 alone on the same questions: MAP .692. `DATABASE_URL` measures PostgreSQL, which must be empty.
 */

async function judged(folder: string): Promise<void> {
  const collection = timeCollection(folder);
  const { questions } = collection;
  let [map, gain] = [0, 0];
  for (const [n, ranking] of (await rankingsOf(collection, "TTIME", { asTopics: true })).entries()) {
    map += averagePrecision(ranking, questions[n]!) / questions.length;
    gain += ndcg(ranking, questions[n]!) / questions.length;
  }
  console.log(`TIME: MAP ${map.toFixed(3)}, nDCG@10 ${gain.toFixed(3)} (n=${questions.length}; BM25 alone: MAP .692)`);
}

async function answered(folder: string): Promise<void> {
  const collection = newsCollection(folder);
  const { questions } = collection;
  const rankings = await rankingsOf(collection, "TNEWS");
  const share = (most: number) =>
    (rankings.filter((ranking, n) => isWithin(ranking, questions[n]!, most)).length / questions.length).toFixed(3);
  console.log(
    `news questions: first article ${share(1)}, first five ${share(5)} (n=${questions.length}; BM25 alone: .587, .827)`,
  );
}

const [time, news] = [evalData("retrieval-time"), evalData("news-qa")];
if (time === null || news === null) console.log("retrieval: skipped, no data");
else {
  await judged(time);
  await answered(news);
}
