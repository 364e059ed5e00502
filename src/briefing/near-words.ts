import type { Query } from "#domain/assignment.ts";
import type { Read } from "#domain/ports.ts";
import { contentWords } from "#text/text.ts";
import { isPrintedSmall } from "./homonyms.ts";
import { holds } from "./word-mentions.ts";

/* "Data centers" asks for no centers for disease control that publish data: of two common words one thing is made. */

type Pair = readonly [string, string];

/** So many words of the same noun phrase may stand between two: "data storage centers". */
const BETWEEN = 2;
const JOINING = /^(?:at|by|for|from|in|of|on|to|with)$/;
const ARTICLE = /^(?:an?|her|his|its|the|their)$/;
/** A title and so many sentences say what an article is about. */
const LEAD_SENTENCES = 3;

/**
 * Finds the articles that hold both words of a query of two common ones, and nowhere near each other. Where no article has them near each
 * other in its title or first sentences, they are no one thing, and any article that holds both may be about them.
 */
export function apartIn(
  queries: readonly Query[],
  reads: readonly Read[],
): (read: Read, terms: readonly string[]) => boolean {
  const pairs = queries
    .flatMap((query) => pairOf(query, reads) ?? [])
    .filter((pair) => reads.some((read) => leads(read, pair)))
    .map((pair) => ({ pair, isApart: rememberedApart(pair) }));
  return (read, terms) => {
    const one = pairs.find(({ pair }) => terms.length === 2 && pair[0] === terms[0] && pair[1] === terms[1]);
    return one?.isApart(read) ?? false;
  };
}

/** Asked for every sentence of an article: found once an article. */
function rememberedApart(pair: Pair): (read: Read) => boolean {
  const known = new WeakMap<Read, boolean>();
  return (read) => {
    const found = known.get(read) ?? standsApart(read, pair);
    known.set(read, found);
    return found;
  };
}

/** The terms of a query of two words that articles print small, too: names stand apart ("Ilse, … Varn said"). */
function pairOf({ words, phrases }: Query, reads: readonly Read[]): [Pair] | null {
  const [a, b, ...rest] = words.flatMap((word) => contentWords(word));
  const isPair =
    phrases.length === 0 && words.length === 2 && words.every((word) => isPrintedSmall(word.toLowerCase(), reads));
  return isPair && a !== undefined && b !== undefined && rest.length === 0 ? [[a, b]] : null;
}

function leads({ article, ledger }: Read, pair: Pair): boolean {
  const lead = ledger.sentences.filter(({ flags }) => !flags.includes("boilerplate")).slice(0, LEAD_SENTENCES);
  return [article.title ?? "", ...lead.map(({ text }) => text)].some((text) => isNear(text, pair));
}

function standsApart({ article, ledger }: Read, pair: Pair): boolean {
  const texts = [article.title ?? "", ...ledger.sentences.map(({ text }) => text)];
  const all = contentWords(texts.join("\n"));
  return pair.every((term) => holds(all, term)) && !texts.some((text) => isNear(text, pair));
}

/** "Data centers", "data storage centers", "centers for data". */
function isNear(text: string, [first, second]: Pair): boolean {
  const words = text.toLowerCase().match(/[\p{L}\d’']+/gu) ?? [];
  const stems = words.map((word) => contentWords(word)[0] ?? null);
  const is = (at: number, term: string) => holds([stems[at] ?? ""], term);
  const follows = (from: number, term: string) => {
    for (let at = from; at <= from + BETWEEN && stems[at] != null; at += 1) if (is(at, term)) return true;
    return false;
  };
  return words.some((_word, at) => {
    if (is(at, first) && follows(at + 1, second)) return true;
    const next = ARTICLE.test(words[at + 2] ?? "") ? at + 3 : at + 2;
    return is(at, second) && JOINING.test(words[at + 1] ?? "") && follows(next, first);
  });
}
