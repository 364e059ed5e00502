import type { Word } from "#text/text.ts";

/** The keys of the words that carry content, in order and with repeats: what two texts share of these tells whether they are of one matter. */
export function contentKeys(words: readonly Word[]): string[] {
  return words.filter(({ content }) => content).map(({ key }) => key);
}
