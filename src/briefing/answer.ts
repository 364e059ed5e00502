import type { Question } from "#domain/assignment.ts";
import type { Answer, Citation, Claim, Composer } from "#domain/briefing.ts";
import type { DraftClaim } from "#domain/draft.ts";
import type { Archive, Clock } from "#domain/ports.ts";
import { contentWords, readClaim } from "#text/text.ts";
import { answerWithModel } from "./answer-model.ts";
import { againstAnswer } from "./counter.ts";
import { rated } from "./feed-standing.ts";
import { type Candidate, isSaidBy, type Ranked, rankSentences } from "./find-sentences.ts";
import { inThread } from "./follow-up.ts";
import { searchNearest } from "./nearness.ts";
import { newestCountsFirst, storyNamed } from "./newest-counts.ts";
import { premiseOf } from "./premise/premise.ts";
import { type Asked, readQuestion } from "./question.ts";
import { sourcesOf } from "./sources.ts";
import { draftOf, statementsOf } from "./statements.ts";
import { type Evidence, verifyClaim } from "./verify.ts";
import { withPrevious } from "./with-previous.ts";
import { mayBeRead, NOT_ALLOWED, tell, type Writer } from "./writer.ts";

/** How many sentences answer at most, how many articles are looked at (the answer stands in the first ten for 95 %), and how many drafts tried. */
const MOST_SENTENCES = 3;
const MOST_ARTICLES = 12;
const MOST_NAMED = 3;
const MOST_TRIED = 60;
const MOST_OTHER_WORDS = 8;
/**
 * What an article must speak of, of the question's words, to answer it; below it the answer is that nothing stored says so. Picked on
 * the curve that bench/ask.ts prints: refusal of questions that nothing stored answers against answers found.
 */
const ENOUGH_OF_QUESTION = 0.68;
/** What a sentence must hold of the question's weight for its date or figure to be an answer. */
const ENOUGH_ITSELF = 0.2;
/** A sentence that says what an earlier one says is no second answer. */
const SAID_TWICE = 0.7;

/** `enough` is the share (0 to 1) of the question's words that an article must speak of; the bench moves it, nobody else. */
type Desk = {
  readonly archive: Archive;
  readonly clock: Clock;
  readonly writer?: Writer | null;
  readonly enough?: number;
};

const EXTRACTIVE = { name: "extractive", model: null, prompt: null, digest: null, fallback: null } as const;

/** Answers from what is stored, with citations; says when nothing stored answers, or when the question presupposes what nothing states. */
export async function ask(question: Question, desk: Desk): Promise<Answer> {
  const asked = inThread(readQuestion(question.text), question.thread ?? []);
  const first = await lookUp(question, asked, desk);
  if (first.kind !== "not-stored" || !writerOf(question, desk)) return first;
  const words = await otherWords(question, desk);
  return words.length === 0 ? first : lookUp(question, { ...asked, words: [...asked.words, ...words] }, desk);
}

function writerOf(question: Question, desk: Desk): Writer | null {
  return question.composer === "extractive" ? null : (desk.writer ?? null);
}

/** Further words to search for when nothing stored seemed to answer: the model sees the question only. */
async function otherWords({ text, viewer }: Question, { writer }: Desk): Promise<string[]> {
  if (!writer) return [];
  const session = { writer, account: { workspace: viewer.workspace, briefing: null } };
  const told = await tell(session, { name: "query", output: "Expanded", slots: { question: text } });
  return told.kind === "told" ? told.value.terms.slice(0, MOST_OTHER_WORDS).flatMap((term) => term.split(/\s+/)) : [];
}

/** Once over the archive: the premise first, which no model may talk away, then the answer. */
async function lookUp(question: Question, asked: Asked, desk: Desk): Promise<Answer> {
  const { candidates, fault } = await candidatesFor(question, asked, desk);
  const ranked = rankSentences(asked, candidates);
  const evidence: Evidence = new Map(candidates.map(({ read }) => [read.article.id, read]));
  const premise = premiseOf(asked, ranked);
  const plain = premise === null ? answering(asked, ranked, evidence, desk.enough ?? ENOUGH_OF_QUESTION) : [];
  const { claims, composer } =
    premise === null
      ? await written(question, desk, { ranked, evidence, plain })
      : { claims: [], composer: EXTRACTIVE };
  const related =
    claims.length > 0
      ? []
      : claimsFrom(
          ranked.filter((one) => one.coverage >= 0.5),
          evidence,
        );
  const found = {
    kind: kindOf(premise, claims),
    claims,
    related,
    premise: premise ?? missing(asked, claims),
    composer: { ...composer, fallback: composer.fallback ?? fault },
  };
  const answer = setAnswer(question, found, candidates);
  return { ...answer, sources: await rated(answer.sources, question.viewer, desk.archive.feeds) };
}

type Looked = { readonly ranked: readonly Ranked[]; readonly evidence: Evidence; readonly plain: Claim[] };

/** What a model answers, when there is one and it may read this; the sentences themselves when it fails, with the reason. */
async function written(
  question: Question,
  desk: Desk,
  { ranked, evidence, plain }: Looked,
): Promise<{ claims: Claim[]; composer: Composer }> {
  const writer = writerOf(question, desk);
  if (writer === null || ranked.length === 0) return { claims: plain, composer: EXTRACTIVE };
  const { viewer, text, thread = [] } = question;
  const reads = [...evidence.values()];
  if (!(await mayBeRead(reads, viewer, { writer, archive: desk.archive })))
    return { claims: plain, composer: { ...EXTRACTIVE, fallback: NOT_ALLOWED } };
  const session = { writer, account: { workspace: viewer.workspace, briefing: null } };
  const told = await answerWithModel({ question: text, thread, ranked, evidence, session });
  if (told.kind === "failed") return { claims: plain, composer: { ...EXTRACTIVE, fallback: told.advice } };
  return told;
}

function kindOf(premise: string | null, claims: readonly Claim[]): Answer["kind"] {
  if (premise !== null) return "false-premise";
  return claims.length > 0 ? "answer" : "not-stored";
}

function missing(asked: Asked, claims: readonly Claim[]): string | null {
  if (claims.length > 0) return null;
  return asked.speaker === null ? asked.kind.missing : "No words of theirs on this are stored.";
}

type Found = Pick<Answer, "kind" | "claims" | "related" | "premise" | "composer">;

function setAnswer(question: Question, found: Found, candidates: readonly Candidate[]): Answer {
  const gathered = { reads: candidates.map(({ read }) => read), copies: new Map() };
  const citations = [...found.claims, ...found.related].flatMap((claim) => claim.citations);
  return {
    question: question.text,
    ...found,
    nearest: gathered.reads.slice(0, 3).map(({ article }) => ({ articleId: article.id, title: article.title })),
    sources: sourcesOf(citations, gathered),
  };
}

/** The articles that an answer may be in; `fault` says why an embedder that is set did not order them. */
type Candidates = { readonly candidates: Candidate[]; readonly fault: string | null };

/** What the archive finds for a question; the articles of its thread come first, whatever the search says. */
async function candidatesFor(question: Question, asked: Asked, desk: Desk): Promise<Candidates> {
  const { archive } = desk;
  const { text, viewer, first = [] } = question;
  const scope = { phrases: [], excluded: [], outlet: null, language: null, from: null, until: null };
  const search = (words: readonly string[], most: number) =>
    archive.articles.search(viewer, { text, words, ...scope }, most);
  const named = [...namesIn(question.text), ...storyNamed(asked)];
  // A follow-up says next to nothing without the words of its thread.
  const meant = (question.thread ?? []).length === 0 ? text : asked.words.join(" ");
  const sought = (most: number) => search(asked.words, most);
  const near = { writer: writerOf(question, desk), viewer, archive };
  const { found: whole, fault } = await searchNearest(meant, MOST_ARTICLES, sought, near);
  const found = [...whole, ...(named.length > 0 ? await search(named, MOST_NAMED) : [])];
  const best = Math.max(...found.map((one) => one.score), Number.EPSILON);
  const shares = new Map(found.map(({ article, score }) => [article.id, score / best]));
  for (const id of first) shares.set(id, 1);
  const present = new Set(shares.keys());
  const ids = [
    ...new Set([
      ...first,
      ...found.filter(({ copyOf }) => !copyOf || !present.has(copyOf)).map(({ article }) => article.id),
    ]),
  ];
  const reads = await archive.articles.read(viewer, ids);
  return { candidates: reads.map((read) => ({ read, share: shares.get(read.article.id) ?? 0 })), fault };
}

/** The words of the first person named: a search for the whole question may miss whoever it names wrongly. */
function namesIn(text: string): string[] {
  const name = readClaim(text)
    .flatMap((row) => row.names)
    .find((one) => one.kind === "person" && one.canonical.includes(" "));
  return name?.canonical.split(" ") ?? [];
}

/**
 * The best claims, when the best of them is of an article that speaks of enough of the question. Where only a date or a figure can
 * answer, one of them must hold one and be about the matter itself.
 */
function answering(asked: Asked, ranked: readonly Ranked[], evidence: Evidence, enough: number): Claim[] {
  const heard = ranked.filter(({ sentence }) => isSaidBy(sentence, asked.speaker));
  const inOrder = newestCountsFirst(asked, heard);
  const claims = claimsFrom(inOrder, evidence);
  const sentences = claims.flatMap(({ citations: [first] }) => ranked.find((one) => isAt(one, first)) ?? []);
  // A newer count may stand in an article that has not the question's own verb: "a toll of 16".
  const judged = inOrder === heard ? sentences.slice(0, 1) : sentences;
  if (!judged.some(({ article }) => article >= enough)) return [];
  const fits = (one: Ranked) => one.answers.length > 0 && one.coverage >= ENOUGH_ITSELF;
  return asked.kind.needs && !sentences.some(fits) ? [] : withCounter(claims, heard, evidence);
}

/** What is denied is not answered without its denial; the last sentence gives way to it. */
function withCounter(claims: readonly Claim[], ranked: readonly Ranked[], evidence: Evidence): Claim[] {
  const [counter] = againstAnswer(claims, ranked).flatMap((one) => firstPassing(draftsFor(one), evidence) ?? []);
  return counter ? [...claims.slice(0, MOST_SENTENCES - 1), counter] : [...claims];
}

function isAt({ read, sentence }: Ranked, citation: Citation | undefined): boolean {
  return read.article.id === citation?.articleId && sentence.start === citation.start;
}

function claimsFrom(ranked: readonly Ranked[], evidence: Evidence): Claim[] {
  const claims: Claim[] = [];
  for (const one of ranked.slice(0, MOST_TRIED)) {
    if (claims.length === MOST_SENTENCES) break;
    // Beside a first answer a sentence that holds none of the question's words is only its neighbour.
    if (claims.length > 0 && one.coverage === 0 && one.answers.length === 0) continue;
    const claim = firstPassing(draftsFor(one), evidence);
    if (claim && !claims.some((other) => saysSame(claim, other))) claims.push(claim);
  }
  return claims;
}

function saysSame(a: Claim, b: Claim): boolean {
  const [own, other] = [a, b].map((claim) => new Set(contentWords(claim.text)));
  if (!own?.size || !other?.size) return true;
  return own.intersection(other).size / Math.min(own.size, other.size) > SAID_TWICE;
}

function firstPassing(drafts: readonly DraftClaim[], evidence: Evidence): Claim | null {
  for (const draft of drafts) {
    const verdict = verifyClaim(draft, evidence);
    if (verdict.kind === "verified") return verdict.claim;
  }
  return null;
}

/** The sentence itself first, then its pieces; behind the one before it when only that says whom it is about. */
function draftsFor({ read, sentence }: Ranked): DraftClaim[] {
  const own = statementsOf(read, "").filter((one) => one.sentence.n === sentence.n);
  const together = own.length > 0 ? null : withPrevious(read, sentence);
  return together ? [together] : own.map(draftOf);
}
