import type { DraftClaim, SentenceRef } from "#domain/draft.ts";
import type { Clause, Sentence } from "#domain/ledger.ts";
import type { Read } from "#domain/ports.ts";
import { contentWords, leadClause } from "#text/text.ts";
import { isAddress } from "./address.ts";
import { isReadable } from "./evidence.ts";
import { isInstruction } from "./gate/instructions.ts";
import { JOINS, type Piece, piecesOf } from "./shorten.ts";

/** Something one article states: a sentence or a piece of one, ready to be drafted. */
export type Statement = {
  readonly read: Read;
  readonly sentence: Sentence;
  readonly text: string;
  readonly main: boolean;
  readonly clause: Clause | null;
  readonly origins: readonly string[];
  readonly cites: readonly SentenceRef[];
  readonly terms: readonly string[];
  readonly storyId: string;
};

const UNUSABLE = new Set([
  "boilerplate",
  "opinion",
  "caption",
  "heading",
  "question",
  "characterisation",
  "foreign-language",
]);
/** "Toll resigned" tells something; "he said he said" does not. */
const FEWEST_TERMS = 2;

/** A subject that points back at another sentence: it cannot open a claim. */
const UNRESOLVED_OPENER =
  /^(?!it (?:is|was|remains|remained) (?:not )?(?:\w+ )?(?:clear|unclear|known|unknown) (?:what|who|how|why|whether|if|when|where)\b)(?:this|that|these|those|it|its|he|she|they|his|her|their|such|(?:any|no|one) such|the (?:latter|former)|in (?:both|either|these|those) (?:cases?|instances?)|the (?:first|second|third|fourth|last|other|others)(?=,| (?:are|did|gives?|had|has|have|is|said|says|shows?|showed|was|were|will|would)\b)|the first of (?:these|those)|one is|one of (?:them|those)|but|and|so|instead|however)\b|^According to [^,]{2,80}, (?:he|she|it|they)\b/i;

/** An answer to what stood before it: "could not confirm that on Monday", "Council leader Hugo Penhale disagreed". */
const UNRESOLVED_ANSWER =
  /\b(?:confirm|deny|denie[sd]|disputes?|disputed|verify|explain|rule out|comment on|respond to) (?:that|this|it|them)(?= (?:on|in|at|and|but|immediately|yet|either)\b|[.,]|$)|^(?:\S+ ){1,5}(?:dis)?agree[sd]\.?$/i;

/** "The operator put the number at 850", "authorities identified him as Odo Reld": of what, and whom, another sentence says. */
const UNRESOLVED_OBJECT =
  /^[^,;]{2,60}(?:, [^,;]{2,60},)? put the (?:count|figure|number|toll|total) at\b|^[^“"]{0,60}\b(?:called|described|identified|named) (?:her|him|it|them) as\b|^The [^,;]{2,40}(?:count|figure|number|toll|total) for [^,;]{2,60} (?:is|was|stood at|stands at)\b|\b(?:before|by|since|until) then\b|\b(?:called|denied|dismissed|disputed|rejected) (?:any such|that|these|this|those) (?:account|accusation|allegation|charge|claim|instruction|report|suggestion)s?\b|\bcommented on (?:that|the|this) report\b(?! (?:by|in|of|on|that))/;

/** "The court rejected that challenge": which one, a sentence before it said. */
const UNRESOLVED_DEED =
  /^[^,;“"]{2,60}? (?:(?:appealed|backed|blocked|dismissed|dropped|joined|lifted|lost|opposed|overturned|rejected|reversed|settled|signed|supported|upheld|vetoed|won) (?:that|these|this|those)|(?:accepted|answered|approved|denied|disputed|ended|halted|repeated) (?:these|this|those)) (?!(?:afternoon|all|an?|autumn|country|day|evening|fall|month|he|her|his|its?|morning|night|no|season|she|spring|summer|the|their|they|time|week|weekend|winter|year)\b)(?<what>\p{Ll}+)\b/u;

function isOfAnotherSentence(told: string): boolean {
  const { what } = UNRESOLVED_DEED.exec(told)?.groups ?? {};
  return what !== undefined && told.indexOf(what) === told.lastIndexOf(what);
}

/** "The Norvanian skater made his debut": who, a sentence before it said. */
const UNNAMED_WHO =
  /^The (?!(?:prime minister|premier|president|pope|king|queen|first lady)\b)[^,.;“"]{3,40}? (?:began|broke|celebrated|earned|ended|finished|has|had|landed|lost|made|opened|scored|set|took|won) (?:\p{Ll}+ ){0,2}(?:her|his) /u;

/** What opens with a comma, a dash or a bullet goes on with something that stands elsewhere: the rest of a list, or of a table. */
const GOES_ON = /^\s*[,;:•·*–—-]/;

/** "Police gave this account on Feb. 5:" leads up to what stands below it, and tells nothing alone. */
const LEADS_IN = /[:：]["”’)]*\s*$/;

/** True for a sentence that can stand alone as a statement of fact. One without a verb ("Morning!") states none. */
function isUsable(sentence: Sentence): boolean {
  if (!isReadable(sentence) || sentence.clauses.length === 0) return false;
  if (sentence.flags.some((flag) => UNUSABLE.has(flag)) || GOES_ON.test(sentence.text)) return false;
  if (LEADS_IN.test(sentence.text)) return false;
  const told = sentence.text.replace(JOINS, "");
  if ([UNRESOLVED_OPENER, UNRESOLVED_ANSWER, UNRESOLVED_OBJECT].some((form) => form.test(told))) return false;
  if (isOfAnotherSentence(told) || (UNNAMED_WHO.test(told) && !isNamed(sentence, told))) return false;
  if (isInstruction(sentence) || isAddress(sentence)) return false;
  return !sentence.quotations.some((one) => one.end - one.start > 0.6 * sentence.text.length);
}

/** Whether somebody or some place is named before the verb: "the mayor of Velmar lost her seat". */
function isNamed({ names }: Sentence, told: string): boolean {
  const subject = UNNAMED_WHO.exec(told)?.[0] ?? "";
  return names.some(({ kind, text }) => (kind === "person" || subject.includes(` of ${text}`)) && told.includes(text));
}

const known = new WeakMap<Read, readonly Statement[]>();

/** The statements of an article, whole sentences and the pieces that may stand for them. Every part of a briefing asks for them: found once. */
export function statementsOf(read: Read, storyId: string): readonly Statement[] {
  const found = known.get(read) ?? foundIn(read);
  known.set(read, found);
  return storyId === "" ? found : found.map((statement) => ({ ...statement, storyId }));
}

function foundIn(read: Read): Statement[] {
  if (read.article.labels.includes("opinion")) return [];
  const inQuotation = quotedSpans(read);
  const usable = read.ledger.sentences.filter(
    (sentence) =>
      isUsable(sentence) && !inQuotation.some((span) => span.start < sentence.end && sentence.start < span.end - 1),
  );
  return usable
    .flatMap((sentence) => piecesOf(sentence).map((piece) => statementOf(read, sentence, piece)))
    .filter(({ terms }) => new Set(terms).size >= FEWEST_TERMS);
}

/** Quotations that run over more than one sentence make each of those sentences somebody's words, not a statement. */
function quotedSpans(read: Read): { start: number; end: number }[] {
  return read.ledger.sentences.flatMap((sentence) =>
    sentence.quotations.filter((one) => one.end > sentence.end || (!one.marked && one.end - one.start > 40)),
  );
}

function statementOf(read: Read, sentence: Sentence, piece: Piece): Statement {
  const cites = [{ articleId: read.article.id, n: sentence.n }, ...creditingSentence(read, sentence)];
  return {
    read,
    sentence,
    text: piece.text,
    main: piece.main,
    clause: leadClause(sentence, piece.start, piece.end),
    origins: sentence.origins,
    cites,
    terms: contentWords(piece.text),
    storyId: "",
  };
}

/** The sentence after this one that says where it comes from ("This, as reported by …"), when it does. */
function creditingSentence(read: Read, sentence: Sentence): SentenceRef[] {
  const origin = sentence.origins[0];
  const next = read.ledger.sentences.find((other) => other.n === sentence.n + 1);
  if (!origin || sentence.text.includes(origin) || !next?.text.includes(origin)) return [];
  return [{ articleId: read.article.id, n: next.n }];
}

/** A statement as a draft claim, labelled with whom it comes from. */
export function draftOf(statement: Statement): DraftClaim {
  return {
    text: statement.text,
    event: statement.clause?.event ?? "happened",
    source: statement.clause?.source ?? "asserted",
    attribution: statement.origins[0] ?? statement.sentence.attribution?.source ?? null,
    cites: statement.cites,
    storyId: statement.storyId,
  };
}
