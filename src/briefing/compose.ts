import type { Draft, DraftClaim } from "#domain/draft.ts";
import { type Story, timeOf } from "./cluster.ts";
import { isOfSomebody, type Point, rankPoints } from "./rank.ts";
import { draftOf, type Statement, statementsOf } from "./statements.ts";
import type { Topic } from "./topic.ts";

/** How long a headline may be (tradecraft T2, Slack's header block), and the lead's own when no wording of it is so short. */
export const HEADLINE_CHARACTERS = 150;
const LONG_HEADLINE = 240;
/** What stands in for a lead that is too long weighs nearly as much: news is not headed by an aside because the aside is short. */
const NEARLY_LEAD = 0.8;
/** Points drafted beyond those printed, because the gate may refuse some. */
const SPARE_POINTS = 5;
/** What is not so is lifted to the top when it weighs this much beside the lead: a lapse of years ago is no news. */
const LIFTED = 1 / 3;

/** What names the topic heads what weighs more and does not, when it weighs this much beside it. */
const HEADS = 1 / 3;

/** What was told this long before the lead comes behind what is news. In milliseconds. */
const OLDER_MS = 14 * 86_400_000;

/** A drafted point with the wordings that may stand in for it when the gate refuses the first. */
export type DraftPoint = {
  readonly claim: DraftClaim;
  readonly instead: readonly DraftClaim[];
  readonly origins: readonly string[];
};
/** A draft with its points in order; `spareHeadlines` stand in when the gate refuses the first. */
export type ExtractiveDraft = Draft & {
  readonly points: readonly DraftPoint[];
  readonly spareHeadlines: readonly DraftClaim[];
};

/** Writes a draft out of the sources' own sentences: nothing in it is new wording. */
export function composeExtractive(stories: readonly Story[], developments: number, topic: Topic): ExtractiveDraft {
  const statements = stories.flatMap((story) => story.reads.flatMap((read) => statementsOf(read, story.id)));
  const points = statements.length > 0 ? rankPoints(statements, developments + SPARE_POINTS, topic) : [];
  const lead = points[0];
  const ordered = lead ? [lead, ...newsFirst(whatIsNotSo(points.slice(1), LIFTED * lead.score), lead)] : [];
  const headline = headlineOf(headFirst(points, topic), statements);
  return {
    composer: { name: "extractive", model: null, prompt: null, digest: null, fallback: null },
    headline,
    spareHeadlines: [],
    bottomLine: bottomLineOf(ordered.slice(1), lead),
    developments: ordered.map((point) => draftOf(firstOf(point))),
    points: ordered.map(draftPoint),
  };
}

/** What is denied or not done comes right after the lead: a reader must not miss it. What weighs less than `least` keeps its place. */
function whatIsNotSo(points: readonly Point[], least: number): Point[] {
  const isNot = (point: Point) => point.score >= least && isDenial(firstOf(point));
  return [...points.filter(isNot), ...points.filter((point) => !isNot(point))];
}

/** That somebody would not speak is no denial of anything, and nothing that anybody did. */
export const NO_COMMENT =
  /\b(?:declin|refus)\w* to (?:comment|answer|discuss)|\bnot (?:immediately )?(?:respond|reply|comment)|\bcould not be reached\b|\b(?:do|does|did|would) not (?:immediately )?(?:say|elaborate|disclose|specify|give details)\b/i;

// "They are not there for us," he said: what somebody's own words deny is what he says, not what did not happen.
function isDenial({ clause, sentence, text }: Statement): boolean {
  if (NO_COMMENT.test(text)) return false;
  const quoted = sentence.quotations.some((one) => clause && one.start < clause.end && clause.start < one.end);
  return clause !== null && !quoted && (clause.negated || clause.event === "denied");
}

/** What was told about when the lead was; what is older is another storm, another trial, and comes behind it. */
function newsFirst(points: readonly Point[], lead: Point): Point[] {
  return [
    ...points.filter((point) => isOfItsTime(point, lead)),
    ...points.filter((point) => !isOfItsTime(point, lead)),
  ];
}

function isOfItsTime(point: Point, lead: Point): boolean {
  return timeOf(firstOf(lead).read) - timeOf(firstOf(point).read) <= OLDER_MS;
}

function firstOf(point: Point): Statement {
  const [first] = point.statements;
  if (!first) throw new Error("a point holds at least one statement");
  return first;
}

/** Of a name that was asked for a headline tells, where anything does: the first point that names it heads the others. */
function headFirst(points: readonly Point[], { names }: Topic): readonly Point[] {
  const [lead, ...rest] = points;
  if (!lead || !names || names(firstOf(lead).text)) return points;
  const head = rest.find(
    (point) => point.score >= HEADS * lead.score && names(firstOf(point).text) && !isDenial(firstOf(point)),
  );
  return head ? [head, ...points.filter((point) => point !== head)] : points;
}

/** The lead in its longest wording that fits, long where it opens its article; else a point of nearly its weight that fits, else the lead as it is. */
function headlineOf([lead, ...rest]: readonly Point[], statements: readonly Statement[]): DraftClaim | null {
  if (!lead) return null;
  const near = rest.filter((point) => point.score >= NEARLY_LEAD * lead.score && !isDenial(firstOf(point)));
  const own = wordingOf(lead, statements, HEADLINE_CHARACTERS);
  const whole = wordingOf(lead, statements, LONG_HEADLINE);
  const others = near.flatMap((point) => wordingOf(point, statements, HEADLINE_CHARACTERS) ?? []);
  const best = own ?? (opensItsArticle(lead) ? whole : null) ?? others[0] ?? whole;
  return best ? withoutStop(draftOf(best)) : null;
}

/** News says first what it is about: what is told further down is no headline only because it is shorter. */
function opensItsArticle(point: Point): boolean {
  const { read, sentence } = firstOf(point);
  const first = read.ledger.sentences.find(({ flags }) => !flags.includes("boilerplate") && !flags.includes("heading"));
  return first?.n === sentence.n;
}

/** The longest wording of a point within so many characters; the fuller wordings stay for the developments. */
function wordingOf(point: Point, statements: readonly Statement[], most: number): Statement | null {
  const first = firstOf(point);
  return statements
    .filter((one) => one.read.article.id === first.read.article.id && one.sentence.n === first.sentence.n)
    .concat(point.statements)
    .filter((one) => one.text.length <= most)
    .reduce<Statement | null>((a, b) => (a && a.text.length >= b.text.length ? a : b), null);
}

/** A headline ends without a full stop, as headlines do. */
function withoutStop(draft: DraftClaim): DraftClaim {
  return { ...draft, text: draft.text.replace(/(?<!\b\p{Lu})\.$/u, "") };
}

/** What a bottom line may be made of, best first: the shortest wording of each point, of the lead's time where there is any; "she said" comes last. */
function bottomLineOf(points: readonly Point[], lead: Point | undefined): DraftClaim[] {
  const ofItsTime = points.filter((point) => lead && isOfItsTime(point, lead));
  const drafts = (ofItsTime.length > 0 ? ofItsTime : points).map(({ statements }) =>
    draftOf(statements.reduce((a, b) => (b.text.length < a.text.length ? b : a))),
  );
  return [...drafts.filter(({ text }) => isOfSomebody(text)), ...drafts.filter(({ text }) => !isOfSomebody(text))];
}

function draftPoint(point: Point): DraftPoint {
  const [first, ...others] = point.statements.map(draftOf);
  if (!first) throw new Error("a point holds at least one statement");
  return { claim: withAllCites(first, point), instead: others, origins: point.origins };
}

/** A development cites every article that says it, one sentence each. */
function withAllCites(claim: DraftClaim, point: Point): DraftClaim {
  const cites = [...claim.cites];
  for (const statement of point.statements) {
    const [cite] = statement.cites;
    if (cite && !cites.some((one) => one.articleId === cite.articleId)) cites.push(cite);
  }
  return { ...claim, cites };
}
