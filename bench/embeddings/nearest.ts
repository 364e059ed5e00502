import { passagesOf } from "#briefing/nearness.ts";
import type { Collection } from "../retrieval-sets.ts";
import { cosine, type Embed } from "./client.ts";
import { type Ranking, ranked } from "./fusion.ts";

/** Whatever is printed in capitals throughout, as TIME is, in small letters: encoders have seen little of the other. */
const cased = (text: string): string => (/[a-z]/.test(text) ? text : text.toLowerCase());

/** All documents of a collection for each of its questions, by the passage that is nearest to it. */
export async function nearestTo({ documents, questions }: Collection, embed: Embed): Promise<Ranking[]> {
  const passages = documents.map(({ id, title, text }) => {
    const whole = title === null ? text : `${title}.\n\n${text}`;
    return { id, texts: passagesOf(cased(whole)) };
  });
  const vectors = await embed(passages.flatMap(({ texts }) => texts));
  let next = 0;
  const own = passages.map(({ id, texts }) => ({ id, vectors: texts.map(() => vectors[next++]!) }));
  const asked = await embed(questions.map(({ text }) => cased(text)));
  return asked.map((question) =>
    ranked(new Map(own.map(({ id, vectors }) => [id, Math.max(...vectors.map((one) => cosine(question, one)))]))),
  );
}
