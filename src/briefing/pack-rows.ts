import { type EvidenceRow, rowLines, tokensIn } from "#llm/llm.ts";
import type { Story } from "./cluster.ts";
import type { DraftPoint } from "./compose.ts";
import { type Point, rankPoints } from "./rank.ts";
import { type Statement, statementsOf } from "./statements.ts";
import type { Topic } from "./topic.ts";

/** A row of evidence: the statement that the model sees, and the point it stands for. */
export type Row = { readonly statement: Statement; readonly point: Point };
/** Rows by the ids under which the model sees them. */
export type Rows = ReadonlyMap<string, Row>;

/** Points weighed for packing, and the least value, beside the best point's, that is worth its tokens. */
const MOST_POINTS = 120;
const WORTHLESS = 0.04;
/** What each more origin, figure and name of who says it adds to a point's value. */
const ORIGIN = 0.3;
const FIGURE = 0.25;
const SAID = 0.2;
/** A charge and its denial are of no use without each other: both are worth their place. */
const CONTESTED = 0.5;
/** The evidence is never more than this share of the articles' own text. */
const MOST_OF_TEXT = 0.36;

/**
 * What is worth telling a model of some stories, each point once: parts of at most `budget` tokens. First come the sentences of
 * `plain`, whatever they are worth, because a model must not know less than a briefing without one tells; then the best of the rest.
 */
export function packRows(
  stories: readonly Story[],
  { budget, topic, plain }: { budget: number; topic: Topic; plain: readonly DraftPoint[] },
): Row[][] {
  const statements = stories.flatMap((story) => story.reads.flatMap((read) => statementsOf(read, story.id)));
  const main = statements.filter((one) => one.main);
  if (main.length === 0) return [];
  const points = rankPoints(main, MOST_POINTS, topic);
  const first = rowsOfPlain(plain, main, points);
  const rest = valued(points, first).filter(({ point }) => !first.some((row) => row.point === point));
  const text = stories.flatMap(({ reads }) => reads).reduce((sum, { article }) => sum + tokensIn(article.text), 0);
  return partsOf([...first, ...rest], { budget, all: Math.max(MOST_OF_TEXT * text, SMALLEST) });
}

/** The sentences that a briefing without a model tells, in its order. */
function rowsOfPlain(plain: readonly DraftPoint[], main: readonly Statement[], points: readonly Point[]): Row[] {
  const rows = plain.map(({ claim, origins }) => {
    const [cite] = claim.cites;
    const statement = main.find((one) => one.read.article.id === cite?.articleId && one.sentence.n === cite.n);
    const point = statement && points.find((one) => one.statements.includes(statement));
    // What is overtaken is worth nothing: it is told only when nothing else is left, and no model has to tell it.
    if (statement === undefined || point?.score === 0) return null;
    return { statement, point: point ?? { score: 0, statements: [statement], origins } };
  });
  const known = rows.filter((row) => row !== null);
  return known.filter((row, i) => known.findIndex(({ point }) => point === row.point) === i);
}

/** A story of one short article is told whole. */
const SMALLEST = 400;

/** Points as rows, by what each adds to those that are told first and to those before it. */
function valued(points: readonly Point[], first: readonly Row[]): Row[] {
  const known = new Set(first.flatMap(({ statement }) => statement.terms));
  const rows = points.map((point) => {
    const [statement] = point.statements;
    if (statement === undefined) return null;
    const fresh = statement.terms.filter((term) => !known.has(term)).length / Math.max(1, statement.terms.length);
    for (const term of statement.terms) known.add(term);
    return { row: { statement, point }, value: worth(point, statement) * (0.3 + 0.7 * fresh) };
  });
  const real = rows.filter((one) => one !== null).toSorted((a, b) => b.value - a.value);
  const best = real[0]?.value ?? 0;
  return real.filter(({ value }) => value >= WORTHLESS * best).map(({ row }) => row);
}

function worth({ score, origins }: Point, { sentence, clause }: Statement): number {
  const said = sentence.attribution?.source ? SAID : 0;
  const contested = clause?.source === "alleged" || clause?.event === "denied" ? CONTESTED : 0;
  return score * (1 + ORIGIN * (origins.length - 1) + FIGURE * Math.min(2, sentence.figures.length) + said + contested);
}

function partsOf(rows: readonly Row[], { budget, all }: { budget: number; all: number }): Row[][] {
  const parts: Row[][] = [];
  let [spent, part] = [0, budget];
  for (const row of rows) {
    const tokens = tokensIn(rowLines([lineOf(["r00", row])]));
    if (spent + tokens > all) break;
    if (part + tokens > budget) [part] = [0, parts.push([])];
    parts.at(-1)?.push(row);
    [spent, part] = [spent + tokens, part + tokens];
  }
  return parts;
}

/** Rows under the ids r1, r2 and so on. */
export function numbered(rows: readonly Row[]): Rows {
  return new Map(rows.map((row, i) => [`r${i + 1}`, row]));
}

/** The lines that the model sees. */
export function linesOf(rows: Rows): string {
  return rowLines([...rows].map(lineOf));
}

function lineOf([id, { statement }]: readonly [string, Row]): EvidenceRow {
  const { read, sentence, clause, origins } = statement;
  return {
    id,
    outlet: read.article.outlet,
    date: read.article.publishedAt?.slice(0, 10) ?? null,
    status: clause ? `${clause.negated ? "not done" : clause.event}, ${clause.source}` : "happened, asserted",
    origin: origins[0] ?? null,
    text: sentence.text,
  };
}
