import type { Query } from "#domain/assignment.ts";
import type { Read } from "#domain/ports.ts";
import { contentWords } from "#text/text.ts";

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

type Mentions = { readonly title: boolean; readonly lead: boolean; readonly share: number; readonly first: string };

/** The topic of some queries: whatever is about one of them is about it. Without a word to find everything is. */
export function topicOf(queries: readonly Query[]): Topic {
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
  const best = (score: (terms: readonly string[]) => number) => Math.max(...asked.map(score));
  return {
    article: (read) => best((terms) => mean(terms.map((term) => centrality(mentions(read, term))))),
    sentence: (read, text) => {
      const words = contentWords(text);
      return best((terms) => mean(terms.map((term) => (holds(words, term) ? 1 : faint(mentions(read, term), text)))));
    },
  };
}

/** Only what is at least half as much about the topic as the most fitting article: a briefing on a country is not one on all that name it. */
export function keepAbout(reads: readonly Read[], topic: Topic): Read[] {
  const most = Math.max(0, ...reads.map(topic.article));
  return reads.filter((read) => topic.article(read) >= most / 2);
}

function centrality({ title, lead, share }: Mentions): number {
  if (title) return 1;
  const passing = IN_PASSING * Math.min(1, share / PASSING_SHARE);
  return lead ? IN_LEAD + (1 - IN_LEAD) * passing : passing;
}

/** The first sentence is what its article is about, whatever it names. */
function faint({ share, first }: Mentions, text: string): number {
  if (text !== "" && first.includes(text)) return NEARLY;
  return FAINTEST + (NEARLY - FAINTEST) * Math.min(1, share / FULL_SHARE);
}

function mentionsIn({ article, ledger }: Read, term: string): Mentions {
  const prose = ledger.sentences.filter((sentence) => !sentence.flags.includes("boilerplate"));
  const held = prose.map((sentence) => holds(contentWords(sentence.text), term));
  return {
    title: holds(contentWords(article.title ?? ""), term),
    lead: held.slice(0, LEAD_SENTENCES).some((one) => one),
    share: held.filter((one) => one).length / Math.max(1, held.length),
    first: prose[0]?.text ?? "",
  };
}

/** "Venezuelan" tells of Venezuela, and "Danish" of nothing that was asked. */
function holds(words: readonly string[], term: string): boolean {
  return words.some((word) => word === term || (term.length >= SHORTEST_STEM && word.startsWith(term)));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
