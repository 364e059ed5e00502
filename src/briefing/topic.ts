import type { Query } from "#domain/assignment.ts";
import type { Name } from "#domain/ledger.ts";
import type { Read } from "#domain/ports.ts";
import { contentWords } from "#text/text.ts";
import { type Plain, withoutNamesakes } from "./homonyms.ts";
import { apartIn } from "./near-words.ts";
import { holds, type Mentions, rememberedMentions, wordsOfText } from "./word-mentions.ts";

/** How much something is about what was asked, from 0 to 1. */
export type Topic = {
  /** An article as a whole: its title and lead say more than a mention in passing. */
  readonly article: (read: Read) => number;
  /** One sentence of an article: in an article that keeps to the topic a sentence need not name it again. */
  readonly sentence: (read: Read, text: string) => number;
  /** Whether a text names the topic; nothing where what was asked is no name. */
  readonly names?: ((text: string) => boolean) | undefined;
};

/** What a mention in the first sentences counts for at least. */
const IN_LEAD = 0.4;
/** What a mention outside title and lead can count for at most, and how soon: one sentence in eight is enough. */
const IN_PASSING = 0.45;
const PASSING_SHARE = 1 / 8;
/** What a sentence without the topic counts for in an article that hardly mentions it, and in one full of it. */
const FAINTEST = 0.25;
const FULL_SHARE = 0.3;
const NEARLY = 0.9;
/** Where so few articles are headed with the topic, all they tell is wanted; of many, what names it is enough. */
const FEW_HEADED = 2;
/** A sentence with so many of its words, and so large a share of them, among those of sentences that name the topic tells of the same. */
const SHARED_WORDS = 3;
const SHARED = 0.2;
/**
 * An article without one of several words asked for is hardly about them, if that is a name or none it holds is: not every shooting is
 * Velmar's, nor is all that is of winter a storm.
 */
const LACKS_A_WORD = 0.8;
/** An article that has both words of one thing, and nowhere together, is about another: less than half of one that has them. */
const APART = 0.4;

/** What was asked, and what the articles found tell of its words. */
type Asked = {
  /** The words of each query; a query without a word to find is none. */
  readonly queries: readonly (readonly string[])[];
  /** Words that stand in names, and those that are the last of one. */
  readonly inNames: ReadonlySet<string>;
  readonly named: ReadonlySet<string>;
  /** How many articles are headed with each word. */
  readonly headed: ReadonlyMap<string, number>;
  readonly mentions: (read: Read, term: string) => Mentions;
  readonly plain: Plain;
  readonly isApart: (read: Read, terms: readonly string[]) => boolean;
};

/**
 * The topic of some queries: whatever is about one of them is about it. Without a word to find everything is. `reads` are what they found,
 * which tells the names among the words.
 */
export function topicOf(queries: readonly Query[], reads: readonly Read[]): Topic {
  const asked = askedOf(queries, reads);
  if (asked.queries.length === 0) return { article: () => 1, sentence: () => 1 };
  const best = (score: (terms: readonly string[]) => number) => Math.max(...asked.queries.map(score));
  return {
    article: (read) => best((terms) => articleWeight(read, terms, asked)),
    sentence: (read, text) => {
      const words = contentWords(asked.plain(text));
      return best((terms) => mean(terms.map((term) => sentenceWeight(read, { text, words }, term, asked))));
    },
    names: namesOf(asked),
  };
}

/** Of a name that was asked for the last word tells: "Varn", of "Ilse Varn"; "Odo", of "Prince Odo"; "crash", of "Velmar crash", is none. */
function namesOf({ queries, inNames }: Asked): Topic["names"] {
  const last = queries.flatMap((terms) => terms.at(-1) ?? []);
  if (!last.every((term) => inNames.has(term))) return undefined;
  return (text) => last.some((term) => holds(contentWords(text), term));
}

function askedOf(queries: readonly Query[], reads: readonly Read[]): Asked {
  const asked = queries
    .map(({ words, phrases }) => contentWords([...words, ...phrases].join(" ")))
    .filter((terms) => terms.length > 0);
  const all = [...new Set(asked.flat())];
  const plain = withoutNamesakes(queries, reads);
  const mentions = rememberedMentions(plain);
  return {
    ...{ queries: asked, mentions, plain, isApart: apartIn(queries, reads) },
    inNames: new Set(all.filter((term) => isName(term, reads, isIn))),
    named: new Set(all.filter((term) => isName(term, reads, isNameOf))),
    headed: new Map(all.map((term) => [term, reads.filter((read) => mentions(read, term).headed).length])),
  };
}

function articleWeight(read: Read, terms: readonly string[], asked: Asked): number {
  const central = mean(terms.map((term) => centrality(asked.mentions(read, term))));
  return central * (lacks(read, terms, asked) ? LACKS_A_WORD : 1) * (asked.isApart(read, terms) ? APART : 1);
}

/** Whether an article is without a word asked for, which is one of names, or while none that it has is a name. */
function lacks(read: Read, terms: readonly string[], { mentions, inNames, named }: Asked): boolean {
  const missing = terms.filter((term) => isMissing(mentions(read, term)));
  const isNamed = terms.some((term) => named.has(term) && !missing.includes(term));
  return missing.length > 0 && (missing.some((term) => inNames.has(term)) || !isNamed);
}

/** A sentence with its content words. */
type Told = { readonly text: string; readonly words: readonly string[] };

function sentenceWeight(read: Read, told: Told, term: string, asked: Asked): number {
  if (holds(told.words, term)) return 1;
  return faint(asked.mentions(read, term), { ...told, all: mayTellAll(read, term, asked) });
}

/** Whether all that an article tells is wanted: one of few headed with a word, with one of that query in its title or first sentence. */
function mayTellAll(read: Read, term: string, { queries, mentions, headed }: Asked): boolean {
  const isHead = ({ title, opens }: Mentions) => title || opens;
  const isOpened = queries.some((terms) => terms.includes(term) && terms.some((one) => isHead(mentions(read, one))));
  return mentions(read, term).headed && isOpened && (headed.get(term) ?? 0) <= FEW_HEADED;
}

/** The words of a query, as asked, that none of some articles has. */
export function unmatchedIn({ words }: Query, reads: readonly Read[]): string[] {
  const texts = reads.map(({ article }) => contentWords(`${article.title ?? ""}\n${article.text}`));
  const isMatched = (term: string) => texts.some((own) => holds(own, term));
  return words.filter((word) => !contentWords(word).every(isMatched));
}

/** Only what is at least half as much about the topic as the most fitting article: a briefing on a country is not one on all that name it. */
export function keepAbout(reads: readonly Read[], topic: Topic): Read[] {
  const most = Math.max(0, ...reads.map(topic.article));
  return reads.filter((read) => topic.article(read) >= most / 2);
}

/** Whether a word stands in names more often than not: in those of most articles that hold it. */
function isName(term: string, reads: readonly Read[], bears: (name: Name, term: string) => boolean): boolean {
  const holding = reads.filter((read) => holds(wordsOfText(read), term));
  const naming = holding.filter(({ ledger }) =>
    ledger.sentences.some((one) => one.names.some((name) => bears(name, term))),
  );
  return naming.length * 2 > holding.length;
}

function isIn({ text, kind }: Name, term: string): boolean {
  return kind !== "unknown" && holds(contentWords(text), term);
}

/** "Velmar" and "Tove Velmar", but not "winter" of the Winter Games. */
function isNameOf({ text, kind }: Name, term: string): boolean {
  return kind !== "unknown" && holds(contentWords(text).slice(-1), term);
}

function isMissing({ title, share }: Mentions): boolean {
  return !title && share === 0;
}

function centrality({ title, lead, share }: Mentions): number {
  if (title) return 1;
  const passing = IN_PASSING * Math.min(1, share / PASSING_SHARE);
  return lead ? IN_LEAD + (1 - IN_LEAD) * passing : passing;
}

/**
 * The first sentence is what its article is about, whatever it names. In a long article that hardly names the topic, a roundup perhaps,
 * only what tells of the same as the sentences that do is about it.
 */
function faint(mentions: Mentions, { text, words, all }: Told & { readonly all: boolean }): number {
  if (text !== "" && mentions.first.includes(text)) return mentions.title ? 1 : NEARLY;
  if (mentions.inPassing && !all && !tellsOfTheSame(new Set(words), mentions)) return 0;
  return FAINTEST + (NEARLY - FAINTEST) * Math.min(1, mentions.share / FULL_SHARE);
}

/** Of somebody whom the sentences on the topic name, or in many of their words. */
function tellsOfTheSame(own: ReadonlySet<string>, { words, names }: Mentions): boolean {
  const shared = own.intersection(words).size;
  return !own.isDisjointFrom(names) || (shared >= SHARED_WORDS && shared >= SHARED * own.size);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
