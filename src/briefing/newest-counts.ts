import type { Read } from "#domain/ports.ts";
import { contentWords } from "#text/text.ts";
import { cluster, timeOf } from "./cluster.ts";
import { type Fate, fateIn } from "./figure-fates.ts";
import { sightingsOf } from "./figure-sightings.ts";
import type { Ranked } from "./find-sentences.ts";
import type { Asked } from "./question.ts";

/**
 * "How many people died?": what was counted last answers, and what was counted before stands behind it. The sentences that count the dead,
 * the hurt or the missing of one story, the newest first, before all others; any other question's order stays.
 */
export function newestCountsFirst(asked: Asked, ranked: readonly Ranked[]): readonly Ranked[] {
  const fate = fateAsked(asked);
  if (fate === null) return ranked;
  const counting = ranked.filter((one) =>
    sightingsOf(one).some(({ figure, fate: own }) => own === fate && figure.unit === null && figure.currency === null),
  );
  const [best] = counting;
  if (!best) return ranked;
  const story = storyOf(best.read, asked, ranked);
  const course = counting.filter(({ read }) => story.has(read.article.id));
  const inOrder = course.toSorted((a, b) => timeOf(b.read) - timeOf(a.read));
  return [...inOrder, ...ranked.filter((one) => !inOrder.includes(one))];
}

/** The words that name the story whose dead, hurt or missing are asked for: "a toll of 16" has none of the question's others. */
export function storyNamed(asked: Asked): string[] {
  return fateAsked(asked) === null ? [] : namedIn(asked.text);
}

function fateAsked({ kind, text }: Asked): Fate | null {
  return kind.name === "how-many" ? fateIn(text) : null;
}

function namedIn(text: string): string[] {
  return text.match(/(?<=\s)\p{Lu}[\p{L}\p{N}’'-]*/gu) ?? [];
}

/** The articles that tell of the same as the best one: by their words, or because they name all that the question names. */
function storyOf(best: Read, { text }: Asked, ranked: readonly Ranked[]): ReadonlySet<string> {
  const reads = [...new Map(ranked.map(({ read }) => [read.article.id, read])).values()];
  const named = contentWords(namedIn(text).join(" "));
  const names = ({ article }: Read) => {
    const held = new Set(contentWords(`${article.title ?? ""}\n${article.text}`));
    return named.length > 0 && named.every((word) => held.has(word));
  };
  const same = cluster(reads).find((story) => story.reads.includes(best))?.reads ?? [];
  return new Set([...same, ...reads.filter(names)].map(({ article }) => article.id));
}
