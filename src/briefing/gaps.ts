import type { BriefedFigure, Citation, Claim, Gap } from "#domain/briefing.ts";
import type { Sentence } from "#domain/ledger.ts";
import type { Read } from "#domain/ports.ts";
import { contentWords } from "#text/text.ts";
import { NO_COMMENT } from "./compose.ts";
import type { Placed } from "./evidence.ts";

export type GapGround = {
  readonly headline: Claim;
  readonly developments: readonly Claim[];
  readonly figures: readonly BriefedFigure[];
  readonly placed: readonly Placed[];
  /** Citations of what is printed: of a sentence that no reader sees nothing is said to be missing. */
  readonly printed: readonly Citation[];
  readonly reads: readonly Read[];
};

const PLANNED = new Set(["planned", "considered", "conditional"]);

/** What the stored articles do not say, from slots checked one by one: fixed sentences, never prose of ours about the news. */
export function gapsOf(ground: GapGround): Gap[] {
  return [unconfirmedPlan(ground), noStart(ground), ...rawChanges(ground), unnamedSpeakers(ground)].flatMap((gap) =>
    gap ? [gap] : [],
  );
}

/** Who agreed to something has: what comes of it is no plan that somebody had to confirm. */
const AGREED = /\bagreed to\b/;

/** "Is facing a surge" is still to come, too, and nobody's plan; what somebody only considers has no day to begin on. */
const PLAN =
  /\b(?:aims?|going to|intends?|is to|are to|may|plan(?:s|ned|ning)?|pledg\p{Ll}*|prepar\p{Ll}*|promis\p{Ll}*|propos\p{Ll}*|ready to|schedul\p{Ll}*|seeks?|set to|slated|to be|vow\p{Ll}*|wants?|will|would)\b/u;
const CONSIDERS = /\b(?:consider|mull|weigh)\p{Ll}*\b/u;

function unconfirmedPlan({ headline, placed }: GapGround): Gap | null {
  if ((!PLANNED.has(headline.event) && headline.source === "asserted") || AGREED.test(headline.text)) return null;
  if (PLANNED.has(headline.event) && !PLAN.test(headline.text) && !CONSIDERS.test(headline.text)) return null;
  const isPlan = PLANNED.has(headline.event);
  const cited = new Set(headline.citations.map((one) => `${one.articleId} ${one.start}`));
  const isConfirmed = placed.some(({ read, sentence }) =>
    cited.has(`${read.article.id} ${sentence.start}`)
      ? isOfficialWord(sentence, read)
      : confirms(sentence, isPlan) || (!isPlan && speaksOf(headline, sentence, read)),
  );
  if (isConfirmed) return null;
  return {
    question: "confirmed",
    text: `No named official confirms ${isPlan ? "the plan" : "the report"} in what is stored.`,
  };
}

/** A ministry, an agency or a firm of which a report is the own word: it confirms what it says. */
const BODY =
  /\b(?:agency|army|authority|bank|board|bureau|coast ?guard|commission|company|council|court|department|institute|ministry|office|operator|parliament|police|regulator|service|union)$/i;

/** Said by somebody whose name and office the article states: that is the word of a named official, whoever prints it. */
function isOfficialWord({ attribution, names, origins }: Sentence, { ledger }: Read): boolean {
  const source = attribution?.source ?? "";
  if (BODY.test(source) && origins.length === 0) return true;
  return isNamedOfficial(source, names, ledger);
}

function isNamedOfficial(source: string, names: Sentence["names"], ledger: Read["ledger"]): boolean {
  const speakers = names.filter(({ kind, text }) => kind === "person" && source.includes(text));
  return speakers.some(({ canonical }) => ledger.actors.some(({ name, role }) => name === canonical && role !== null));
}

/** A named official who speaks of what a report tells: words of it stand in what is said. */
function speaksOf(headline: Claim, sentence: Sentence, read: Read): boolean {
  const isOfIts = headline.citations.some(({ articleId }) => articleId === read.article.id);
  if (!isOfIts || !isNamedOfficial(sentence.attribution?.source ?? "", sentence.names, read.ledger)) return false;
  const told = new Set(contentWords(headline.text));
  return contentWords(sentence.text).filter((word) => told.has(word)).length >= SPOKEN_OF;
}

/** As many words of a headline in what somebody says make it the same matter. */
const SPOKEN_OF = 2;

function confirms({ text, names, clauses }: Sentence, isPlan: boolean): boolean {
  return (
    /\bconfirm(?:s|ed|ing)?\b/i.test(text) &&
    names.some((name) => name.kind === "person") &&
    clauses.some(({ event }) => (isPlan ? PLANNED.has(event) : event !== "denied"))
  );
}

function noStart({ headline, reads }: GapGround): Gap | null {
  if (!PLANNED.has(headline.event) || !PLAN.test(headline.text) || AGREED.test(headline.text)) return null;
  if (headline.event === "considered") return null;
  const cited = new Set(headline.citations.map((one) => one.articleId));
  const sources = reads.filter((read) => cited.has(read.article.id));
  const spans = headline.citations;
  const dates = sources.flatMap((read) =>
    read.ledger.sentences
      .filter((sentence) =>
        spans.some((one) => one.articleId === read.article.id && one.start < sentence.end && sentence.start < one.end),
      )
      .flatMap((sentence) => sentence.dates),
  );
  if (dates.some((date) => date.iso) || hasStart(sources)) return null;
  const undated = sources.every((read) => !read.article.publishedAt);
  const vague = dates.find((date) => date.relative)?.text;
  const placing = vague ? `; the article is undated, so “${vague}” cannot be placed` : "; the article is undated";
  return { question: "when", text: `No start date is given${undated ? placing : ""}.` };
}

/** "The trial began on Monday", "is set to begin Thursday": when is told, though the headline does not say it. */
const STARTS =
  /\b(?:began|begun|started|(?:due|expected|planned|scheduled|set|slated) to (?:begin|open|start|take effect)|(?:begins|starts|takes effect|(?:will|to) (?:begin|start|take effect))(?= (?:at|in|next|on|this|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\p{Lu})))\b/u;

function hasStart(sources: readonly Read[]): boolean {
  return sources.some(({ ledger }) =>
    ledger.sentences.some(({ text, dates }) => STARTS.test(text) && dates.some(({ iso }) => iso)),
  );
}

/** "increased to $50 million": from what, nobody says. */
function rawChanges({ figures, placed }: GapGround): Gap[] {
  return figures
    .filter((figure) => figure.previous === null && figure.citations.some((one) => changesTo(one.quote, figure.text)))
    .filter((figure) => !placed.some(({ sentence }) => tellsHowItWas(sentence, figure)))
    .map((figure) => ({
      question: "what",
      text: `${capitalised(figure.object)}: changed to ${figure.text}; from what, is not stated.`,
    }));
}

function changesTo(sentence: string, figure: string): boolean {
  const before = sentence.slice(0, sentence.indexOf(figure));
  return (
    /\b(?:increased|raised|rose|risen|cut|reduced|fell|lowered|doubled|grown|grew)\s+to\s*$/i.test(before) &&
    !/\bfrom\b/.test(sentence)
  );
}

/** "The rate had been 5.6% in the quarter before", of the same measure. */
function tellsHowItWas({ text, start, figures }: Sentence, row: BriefedFigure): boolean {
  return figures.some(
    (one) =>
      one.unit === row.unit &&
      (one.unit !== null || one.object === row.object) &&
      one.currency === row.currency &&
      one.text !== row.text &&
      /\b(?:had been|up from|down from|compared with) (?:at )?$/.test(text.slice(0, one.start - start)),
  );
}

/** "A diplomat", "two people with knowledge of the talks"; of "a day after county officials" it says when. */
const ANONYMOUS =
  /^(?:an?|one|several|some|three|four|two)\s(?!(?:few )?(?:second|minute|hour|day|night|week|weekend|month|year|decade)s?\s)(?:(?!(?:by|for|from|of|to)\b)[\p{L}-]+\s){0,4}?(?:official|source|person|people|diplomat|aide|engineer|employee|lawmaker)s?(?=$|[,;.]| (?:(?:and|aware|briefed|close|familiar|not|or|that|there|who|whom|whose|with|at|by|for|from|in|involved|near|of|on|present|to)\b|\p{Ll}+(?:ed|ing)\b))(?! (?:statement|report|said|close to (?:her|him|it|them)\b))/iu;

/** "A few people wore masks and some": the first half of a sentence, and nobody who speaks. */
const GOES_ON = /\b(?:and|but|while) (?:a few|another|many|most|one|others|some)$/;

function unnamedSpeakers({ placed, printed }: GapGround): Gap | null {
  const shown = new Set(printed.map(({ articleId, start }) => `${articleId} ${start}`));
  const anonymous = placed
    .filter(({ read, sentence }) => shown.has(`${read.article.id} ${sentence.start}`))
    .filter(({ sentence }) => !NO_COMMENT.test(sentence.text))
    .map(({ sentence }) => sentence.attribution?.source ?? "")
    .find((source) => ANONYMOUS.test(source) && !GOES_ON.test(source));
  if (anonymous === undefined) return null;
  const are = /^(?:an?|one)\s/i.test(anonymous) ? "is" : "are";
  return { question: "who", text: `${capitalised(anonymous)} ${are} cited without a name.` };
}

function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase("en") + text.slice(1);
}
