import {
  type Attribution,
  type Cue,
  type DateMention,
  type Figure,
  type Ledger,
  type Name,
  type Quotation,
  READER_VERSION,
  type Sentence,
} from "#domain/ledger.ts";
import { findActors } from "./actors.ts";
import { type Frame, findFrames, isSomebody } from "./attribution.ts";
import { findCues } from "./attribution-cues.ts";
import { isBackground } from "./background.ts";
import { findClauses } from "./clauses.ts";
import { datesInArticle } from "./dates-in-article.ts";
import { posterIn, saidBy } from "./figure-source.ts";
import { findFigures } from "./figures.ts";
import { findFlags } from "./flags.ts";
import { detectLanguage, isReadable } from "./language.ts";
import { findNames } from "./names.ts";
import { findOrigins } from "./origins.ts";
import { isItself } from "./outlets.ts";
import { nameLookup } from "./quotation-frame.ts";
import { findQuotations } from "./quotations.ts";
import { remembering } from "./remember.ts";
import { splitSentences } from "./sentences.ts";
import type { RawSentence } from "./tokens.ts";

export { differInMiddle, isInitialsOf, isShortFor, nameKey, sameName } from "./aliases.ts";
export { sameFigure } from "./figure-sameness.ts";
export { demonymsOf, isCountry, isOrganisationHead, isPlace, isRegion } from "./gazetteer.ts";
export { leadClause, placeLine } from "./lead-clause.ts";
export { containment, SAME_COPY, shingles } from "./likeness.ts";
export { isOnOneSide, isOpposite } from "./opposites.ts";
export { isItself, isSameOutlet } from "./outlets.ts";
export { isKindOf, kinship } from "./senses.ts";
export { splitSentences } from "./sentences.ts";
export { isPlainSpeechVerb } from "./speech-verbs.ts";
export { type Word, wordsIn } from "./wording.ts";
export { contentWords, foldMarks } from "./words.ts";

/** What the reader is given. `publishedAt` is an ISO date or time; without it no relative date is resolved. */
export type Prose = {
  readonly text: string;
  readonly language?: string | null | undefined;
  readonly publishedAt?: string | null | undefined;
  /** The article's own outlet, which is never an origin beside itself. */
  readonly outlet?: string | null | undefined;
  readonly labels?: readonly string[] | undefined;
};

/** Reads an article: every sentence with its names, figures, quotations, clauses, attribution, origins, dates and flags. Pure. */
export function readArticle({ text, language, publishedAt, outlet, labels = [] }: Prose): Ledger {
  const tongue = language || detectLanguage(text);
  const dateline = publishedAt ?? null;
  const opinion = labels.includes("opinion") || /^\s*(?:opinion|editorial|commentary|op-ed)\s*[:|–—-]/i.test(text);
  const raw = splitSentences(text);
  const readable = isReadable(tongue);
  const names = readable ? findNames(raw) : raw.map(() => []);
  const frames = raw.map((sentence) => (readable ? findFrames(sentence.text) : []));
  const origins = findOrigins(raw, frames).map((names) => names.filter((name) => !outlet || !isItself(name, outlet)));
  const quotations = findQuotations(text, raw, names);
  const dates = readable ? datesInArticle(raw, { text, dateline }) : [];
  const found: Found = { text, raw, dateline, readable, opinion, names, frames, origins, quotations, dates };
  const spoken = speakersOver(raw, quotations);
  const marked = quotations.flat().filter((one) => one.marked);
  const { nameAt } = nameLookup(names);
  const sentences = raw.map((sentence, i) => {
    const cues = readable ? findCues(sentence, marked, nameAt, text) : [];
    const speaker = spoken[i] ?? null;
    const attribution = attributionOf(found.frames[i] ?? [], speaker, cues) ?? attributionByCue(cues);
    return { ...rowOf(sentence, found, speaker), attribution, cues };
  });
  const actors = readable ? findActors(raw, names, [...new Set(origins.flat())]) : [];
  return { readerVersion: READER_VERSION, language: tongue, dateline, sentences, actors };
}

/** What was found in an article so far, by sentence. */
type Found = {
  readonly text: string;
  readonly raw: readonly RawSentence[];
  readonly dateline: string | null;
  readonly readable: boolean;
  readonly opinion: boolean;
  readonly names: readonly Name[][];
  readonly frames: readonly (readonly Frame[])[];
  readonly origins: readonly string[][];
  readonly quotations: readonly Quotation[][];
  readonly dates: readonly DateMention[][];
};

function rowOf(sentence: RawSentence, found: Found, speaker: string | null): Omit<Sentence, "attribution" | "cues"> {
  const { n, start, end, text } = sentence;
  const { readable, dateline, opinion } = found;
  const frames = found.frames[n] ?? [];
  const origins = found.origins[n] ?? [];
  const dates = found.dates[n] ?? [];
  const flags = findFlags(sentence, found.text, { readable, opinion, quoted: speaker !== null });
  return {
    n,
    start,
    end,
    text,
    names: found.names[n] ?? [],
    figures: readable ? figuresOf(sentence, found, speaker) : [],
    quotations: found.quotations[n] ?? [],
    clauses: readable ? clausesOf(sentence, frames, origins, speaker) : [],
    origins: [...origins],
    dates: [...dates],
    flags: isBackground(sentence, dates, dateline) ? [...flags, "background"] : flags,
  };
}

/** How many sentences back a post may have been told of. */
const POSTED_WITHIN = 3;

function figuresOf(sentence: RawSentence, { raw, frames: all }: Found, speaker: string | null): Figure[] {
  const { n } = sentence;
  const figures = findFigures(sentence);
  if (figures.length === 0) return figures;
  const before = raw.slice(Math.max(0, n - POSTED_WITHIN), n).map(({ text }, i) => {
    return { text, frames: all[Math.max(0, n - POSTED_WITHIN) + i] ?? [] };
  });
  const voices = { frames: all[n] ?? [], speaker, poster: posterIn(before) };
  return figures.map((figure) => saidBy(figure, sentence, voices));
}

/** Claims that are remembered: as many as a briefing weighs, some of them in several of its parts. */
const CLAIMS_KNOWN = 500;

/** Reads a claim as if it were an article of its own: ledger rows whose offsets are offsets into the claim. */
export const readClaim: (text: string) => readonly Sentence[] = remembering(
  (text) => readArticle({ text, language: "en" }).sentences,
  CLAIMS_KNOWN,
);

/** Who speaks each sentence that lies wholly inside somebody's words; null for the article's own. */
function speakersOver(raw: readonly RawSentence[], quotations: readonly (readonly Quotation[])[]): (string | null)[] {
  const all = quotations.flat();
  return raw.map((sentence) => {
    const over = all.find((one) => one.start <= sentence.start + 1 && one.end >= sentence.end - 2);
    return over ? (over.speaker ?? "an unnamed speaker") : null;
  });
}

const STATES: ReadonlySet<Cue["class"]> = new Set(["says", "claims", "denies", "reports", "documents"]);

// Whose statement a sentence is, where no plain frame tells: its first cue of a statement that names who makes it.
function attributionByCue(cues: readonly Cue[]): Attribution | null {
  const first = cues.find((cue) => STATES.has(cue.class) && cue.source !== null);
  return first ? { cue: first.cue.toLowerCase(), source: first.source } : null;
}

/** "…, according to a letter seen by the Wire": the whole sentence is from there, also where it tells what somebody said. */
const isOfTheWhole = ({ cue, covers }: Frame) => /^(?:according to|citing|as told to)$/.test(cue) && covers.start === 0;

/** The frame around the others that names who spoke, else the plainest; "he said" says less than its cue, which is followed to the name. */
function attributionOf(frames: readonly Frame[], speaker: string | null, cues: readonly Cue[]): Attribution | null {
  const named = frames.filter(({ source }) => isSomebody(source));
  const frame = named.find(isOfTheWhole) ?? named[0] ?? frames[0];
  if (frame) {
    const sameCue = cues.filter(({ cue }) => cue.toLowerCase() === frame.cue);
    const followed = isSomebody(frame.source) ? null : attributionByCue(sameCue);
    return followed ?? { cue: frame.cue, source: frame.source };
  }
  return speaker === null ? null : { cue: "quotation", source: speaker };
}

function clausesOf(
  sentence: RawSentence,
  frames: readonly Frame[],
  credited: readonly string[],
  speaker: string | null,
) {
  const clauses = findClauses(sentence, frames, credited.length > 0);
  if (speaker === null) return clauses;
  return clauses.map((clause) =>
    clause.source === "asserted" ? { ...clause, source: "attributed" as const } : clause,
  );
}
