import type { Question } from "#domain/assignment.ts";
import type { Answer, Claim } from "#domain/briefing.ts";
import type { DraftClaim } from "#domain/draft.ts";
import type { Sentence } from "#domain/ledger.ts";
import type { Archive, Clock, Read } from "#domain/ports.ts";
import { contentWords } from "#text/text.ts";
import type { Placed } from "./evidence.ts";
import { placedSentences } from "./evidence.ts";
import { inThread } from "./follow-up.ts";
import { type Gathered, gather } from "./gather.ts";
import { premiseOf } from "./premise.ts";
import { type Asked, readQuestion } from "./question.ts";
import { sourcesOf } from "./sources.ts";
import { draftOf, statementsOf } from "./statements.ts";
import { inverseFrequencies } from "./vectors.ts";
import { type Evidence, verifyClaim } from "./verify.ts";

/** How many sentences answer at most, and the share of the question's weight that the best of them must hold. */
const MOST_SENTENCES = 3;
const ENOUGH_OF_QUESTION = 0.5;

type Desk = { readonly archive: Archive; readonly clock: Clock };
type Ranked = Placed & { readonly score: number; readonly coverage: number };

const EXTRACTIVE = { name: "extractive", model: null, prompt: null, digest: null, fallback: null } as const;

/** Answers from what is stored, with citations; says when nothing stored answers, or when the question presupposes what nothing states. */
export async function ask(question: Question, { archive }: Desk): Promise<Answer> {
  const asked = inThread(readQuestion(question.text), question.thread ?? []);
  const gathered = await gatherFor(question, asked, archive);
  const ranked = rankSentences(asked, gathered.reads);
  const evidence: Evidence = new Map(gathered.reads.map((read) => [read.article.id, read]));
  const related = ranked.filter((one) => one.coverage >= ENOUGH_OF_QUESTION).slice(0, MOST_SENTENCES);
  const premise = premiseOf(asked, related);
  const claims = claimsFrom(answering(asked, ranked), evidence);
  const base = {
    question: question.text,
    composer: EXTRACTIVE,
    nearest: gathered.reads.slice(0, 3).map(({ article }) => ({ articleId: article.id, title: article.title })),
  };
  const finish = (kind: Answer["kind"], shown: Claim[], beside: Claim[], text: string | null): Answer => ({
    ...base,
    kind,
    claims: shown,
    premise: text,
    related: beside,
    sources: sourcesOf(
      [...shown, ...beside].flatMap((claim) => claim.citations),
      gathered,
    ),
  });
  if (premise) return finish("false-premise", [], claimsFrom(related, evidence), premise);
  if (claims.length === 0) return finish("not-stored", [], claimsFrom(related, evidence), asked.missing);
  return finish("answer", claims, [], null);
}

/** What the archive finds for a question; the articles of its thread come first, whatever the search says. */
async function gatherFor({ text, viewer, first = [] }: Question, asked: Asked, archive: Archive): Promise<Gathered> {
  const scope = { phrases: [], excluded: [], outlet: null, language: null, from: null, until: null };
  const query = { text, words: asked.words, ...scope };
  const assignment = { query, viewer, channelKey: "ask", length: "full", composer: "extractive" } as const;
  const found = await gather(assignment, archive);
  const before = await archive.articles.read(viewer, first);
  const others = found.reads.filter((read) => !before.some((one) => one.article.id === read.article.id));
  return { ...found, reads: [...before, ...others] };
}

/** Sentences by the idf-weighted share of the question's words they hold, their neighbours' words counting a little. */
function rankSentences(asked: Asked, reads: readonly Read[]): Ranked[] {
  const placed = placedSentences(reads);
  const bags = placed.map(({ sentence }) => contentWords(sentence.text));
  const idf = inverseFrequencies(bags);
  const total = asked.terms.reduce((sum, term) => sum + weightOf(term, idf), 0) || 1;
  return placed
    .map((place, i) => {
      const bag = new Set(bags[i]);
      const near = new Set([
        ...(bags[i - 1] ?? []),
        ...(bags[i + 1] ?? []),
        ...contentWords(place.read.article.title ?? ""),
      ]);
      const held = asked.terms.reduce((sum, term) => sum + (bag.has(term) ? weightOf(term, idf) : 0), 0);
      const beside = asked.terms.reduce(
        (sum, term) => sum + (!bag.has(term) && near.has(term) ? weightOf(term, idf) : 0),
        0,
      );
      const bonus = asked.wants(place.sentence) ? 1.3 : 1;
      return { ...place, coverage: held / total, score: ((held + 0.3 * beside) / total) * bonus };
    })
    .toSorted((a, b) => b.score - a.score);
}

/** A word that stands nowhere in the evidence weighs as much as the rarest. */
function weightOf(term: string, idf: ReadonlyMap<string, number>): number {
  return idf.get(term) ?? Math.log(1 + Math.max(2, idf.size));
}

function answering(asked: Asked, ranked: readonly Ranked[]): Ranked[] {
  const best = ranked[0];
  if (!best || best.score < ENOUGH_OF_QUESTION) return [];
  return ranked
    .filter((one) => asked.answeredBy(one.sentence) && one.score >= 0.6 * best.score && one.coverage >= 0.34)
    .slice(0, MOST_SENTENCES);
}

function claimsFrom(ranked: readonly Ranked[], evidence: Evidence): Claim[] {
  const claims = ranked.flatMap((one) => firstPassing(draftsFor(one), evidence));
  return claims.filter((claim, i) => claims.findIndex((other) => other.id === claim.id) === i);
}

function firstPassing(drafts: readonly DraftClaim[], evidence: Evidence): Claim[] {
  for (const draft of drafts) {
    const verdict = verifyClaim(draft, evidence);
    if (verdict.kind === "verified") return [verdict.claim];
  }
  return [];
}

/** The sentence itself first, then its pieces. */
function draftsFor({ read, sentence }: { read: Read; sentence: Sentence }): DraftClaim[] {
  return statementsOf(read, "")
    .filter((one) => one.sentence.n === sentence.n)
    .map(draftOf);
}
