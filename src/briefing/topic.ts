import type { Query } from "#domain/assignment.ts";
import type { Name } from "#domain/ledger.ts";
import type { Read } from "#domain/ports.ts";
import { contentWords } from "#text/text.ts";
import { isAddress } from "./address.ts";

/** How much something is about what was asked, from 0 to 1. */
export type Topic = {
  /** An article as a whole: its title and lead say more than a mention in passing. */
  readonly article: (read: Read) => number;
  /** One sentence of an article: in an article that keeps to the topic a sentence need not name it again. */
  readonly sentence: (read: Read, text: string) => number;
};

/** News says in its title and first sentences what it is about (the inverted pyramid). */
const LEAD_SENTENCES = 3;
const IN_LEAD = 0.4;
/** What a mention outside title and lead can count for at most, and how soon: one sentence in eight is enough. */
const IN_PASSING = 0.45;
const PASSING_SHARE = 1 / 8;
/** What a sentence without the topic counts for in an article that hardly mentions it, and in one full of it. */
const FAINTEST = 0.25;
const FULL_SHARE = 0.3;
const NEARLY = 0.9;
/** Shorter stems are not compared by their beginning: "iran" must not find "irate". */
const SHORTEST_STEM = 4;

/** A text of so many sentences that names the topic in fewer than this share of them may be a roundup of the day's news. */
const ROUNDUP_SENTENCES = 12;
const ROUNDUP_SHARE = 1 / 6;
/** What a roundup is headed with; an article with the topic in its lead, and some of it in a title of another kind, may be about nothing else. */
const ROUNDUP_TITLE =
  /;.*;|•|\b(?:briefing|digest|headlines|in brief|live (?:blog|coverage|updates)|newsletter|news to know|recap|round-?up|things to know|top stories|week in)\b/i;
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

type Mentions = {
  readonly title: boolean;
  readonly lead: boolean;
  readonly opens: boolean;
  readonly share: number;
  readonly first: string;
  readonly inPassing: boolean;
  readonly headed: boolean;
  readonly words: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
};

/**
 * The topic of some queries: whatever is about one of them is about it. Without a word to find everything is. `reads` are what they found,
 * which tells the names among the words.
 */
export function topicOf(queries: readonly Query[], reads: readonly Read[]): Topic {
  const asked = queries
    .map(({ words, phrases }) => contentWords([...words, ...phrases].join(" ")))
    .filter((terms) => terms.length > 0);
  if (asked.length === 0) return { article: () => 1, sentence: () => 1 };
  const kept = new WeakMap<Read, Map<string, Mentions>>();
  const mentions = (read: Read, term: string): Mentions => {
    const known = kept.get(read) ?? new Map<string, Mentions>();
    kept.set(read, known);
    const found = known.get(term) ?? mentionsIn(read, term);
    known.set(term, found);
    return found;
  };
  const all = [...new Set(asked.flat())];
  const inNames = new Set(all.filter((term) => isName(term, reads, isIn)));
  const named = new Set(all.filter((term) => isName(term, reads, isNameOf)));
  const headed = new Map(all.map((term) => [term, reads.filter((read) => mentions(read, term).headed).length]));
  const isTitled = (read: Read, term: string) =>
    asked.some((terms) => terms.includes(term) && terms.some((one) => isHead(mentions(read, one))));
  const mayTellAll = (read: Read, term: string) =>
    mentions(read, term).headed && isTitled(read, term) && (headed.get(term) ?? 0) <= FEW_HEADED;
  const lacks = (read: Read, terms: readonly string[]) => {
    const missing = terms.filter((term) => isMissing(mentions(read, term)));
    const isNamed = terms.some((term) => named.has(term) && !missing.includes(term));
    return missing.length > 0 && (missing.some((term) => inNames.has(term)) || !isNamed);
  };
  const best = (score: (terms: readonly string[]) => number) => Math.max(...asked.map(score));
  return {
    article: (read) =>
      best(
        (terms) =>
          mean(terms.map((term) => centrality(mentions(read, term)))) * (lacks(read, terms) ? LACKS_A_WORD : 1),
      ),
    sentence: (read, text) => {
      const words = contentWords(text);
      return best((terms) =>
        mean(
          terms.map((term) =>
            holds(words, term) ? 1 : faint(mentions(read, term), { text, words, all: mayTellAll(read, term) }),
          ),
        ),
      );
    },
  };
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
  const holding = reads.filter(({ article }) => holds(contentWords(article.text), term));
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

// Countries and towns are named in all the news of a day.
function isActor({ kind }: Name): boolean {
  return kind === "person" || kind === "organisation";
}

/** The title names it, or the first sentence does, in which news says what it is about. */
function isHead({ title, opens }: Mentions): boolean {
  return title || opens;
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
function faint(
  mentions: Mentions,
  { text, words, all }: { text: string; words: readonly string[]; all: boolean },
): number {
  if (text !== "" && mentions.first.includes(text)) return mentions.title ? 1 : NEARLY;
  if (mentions.inPassing && !all && !tellsOfTheSame(new Set(words), mentions)) return 0;
  return FAINTEST + (NEARLY - FAINTEST) * Math.min(1, mentions.share / FULL_SHARE);
}

/** Of somebody whom the sentences on the topic name, or in many of their words. */
function tellsOfTheSame(own: ReadonlySet<string>, { words, names }: Mentions): boolean {
  const shared = own.intersection(words).size;
  return !own.isDisjointFrom(names) || (shared >= SHARED_WORDS && shared >= SHARED * own.size);
}

function mentionsIn({ article, ledger }: Read, term: string): Mentions {
  const prose = ledger.sentences.filter(({ flags }) => !flags.includes("boilerplate"));
  const words = prose.map((sentence) => contentWords(sentence.text));
  const held = words.map((own) => holds(own, term));
  const telling = prose.filter((sentence, i) => held[i] && !isAddress(sentence));
  const share = held.filter((one) => one).length / Math.max(1, held.length);
  const title = holds(contentWords(article.title ?? ""), term);
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

/** "Venezuelan" tells of Venezuela, and "Danish" of nothing that was asked. */
function holds(words: readonly string[], term: string): boolean {
  return words.some((word) => word === term || (term.length >= SHORTEST_STEM && word.startsWith(term)));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
