import type { Name } from "#domain/ledger.ts";
import type { Read } from "#domain/ports.ts";
import { contentWords } from "#text/text.ts";
import { isAddress } from "./address.ts";
import type { Plain } from "./homonyms.ts";

/** News says in its title and first sentences what it is about (the inverted pyramid). */
const LEAD_SENTENCES = 3;
/** Shorter stems are not compared by their beginning: "iran" must not find "irate". */
const SHORTEST_STEM = 4;

/** A text of so many sentences that names the topic in fewer than this share of them may be a roundup of the day's news. */
const ROUNDUP_SENTENCES = 12;
const ROUNDUP_SHARE = 1 / 6;
/** What a roundup is headed with; an article with the topic in its lead, and some of it in a title of another kind, may be about nothing else. */
const ROUNDUP_TITLE =
  /;.*;|•|\b(?:briefing|digest|headlines|in brief|live (?:blog|coverage|updates)|newsletter|news to know|recap|round-?up|things to know|top stories|week in)\b/i;

/** Where and how often an article names a word that was asked for. */
export type Mentions = {
  readonly title: boolean;
  readonly lead: boolean;
  /** Named in the first sentence, in which news says what it is about. */
  readonly opens: boolean;
  /** Of its sentences, 0 to 1. */
  readonly share: number;
  /** The first sentence, whatever it names. */
  readonly first: string;
  /** Named in so few of many sentences that the rest may be about something else. */
  readonly inPassing: boolean;
  /** Named in the first sentences, under a title that is no roundup's. */
  readonly headed: boolean;
  /** The content words of the sentences that name it, and those of the people and bodies in them. */
  readonly words: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
};

/** An article is read for a word once: every sentence of it asks anew. `plain` takes out what only looks like it. */
export function rememberedMentions(plain: Plain): (read: Read, term: string) => Mentions {
  const kept = new WeakMap<Read, Map<string, Mentions>>();
  return (read, term) => {
    const known = kept.get(read) ?? new Map<string, Mentions>();
    kept.set(read, known);
    const found = known.get(term) ?? mentionsIn(read, term, plain);
    known.set(term, found);
    return found;
  };
}

const wordsOf = new WeakMap<Read, readonly string[]>();

/** The content words of an article's text: asked for each word of each query, and so kept with it. */
export function wordsOfText(read: Read): readonly string[] {
  const words = wordsOf.get(read) ?? contentWords(read.article.text);
  wordsOf.set(read, words);
  return words;
}

function mentionsIn({ article, ledger }: Read, term: string, plain: Plain): Mentions {
  const prose = ledger.sentences.filter(({ flags }) => !flags.includes("boilerplate"));
  const words = prose.map((sentence) => contentWords(plain(sentence.text)));
  const held = words.map((own) => holds(own, term));
  const telling = prose.filter((sentence, i) => held[i] && !isAddress(sentence));
  const share = held.filter((one) => one).length / Math.max(1, held.length);
  const title = holds(contentWords(plain(article.title ?? "")), term);
  const lead = held.slice(0, LEAD_SENTENCES).some((one) => one);
  return {
    ...{ title, lead, share, opens: held[0] ?? false },
    headed: lead && !ROUNDUP_TITLE.test(article.title ?? ""),
    first: prose[0]?.text ?? "",
    inPassing: prose.length >= ROUNDUP_SENTENCES && share < ROUNDUP_SHARE,
    words: new Set(telling.flatMap(({ text }) => contentWords(text))),
    names: new Set(telling.flatMap(({ names }) => names.filter(isActor).flatMap(({ text }) => contentWords(text)))),
  };
}

// Countries and towns are named in all the news of a day.
function isActor({ kind }: Name): boolean {
  return kind === "person" || kind === "organisation";
}

/** "Venezuelan" tells of Venezuela, and "Danish" of nothing that was asked. */
export function holds(words: readonly string[], term: string): boolean {
  return words.some((word) => word === term || (term.length >= SHORTEST_STEM && word.startsWith(term)));
}
