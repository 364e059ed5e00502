import type { DraftClaim, SentenceRef } from "#domain/draft.ts";
import {
  ComposedDraft,
  type DraftedClaim,
  type EvidenceRow,
  fillPrompt,
  type Model,
  type Prompt,
  rowLines,
} from "#llm/llm.ts";
import type { Story } from "./cluster.ts";
import { composeExtractive, type DraftPoint, type ExtractiveDraft, HEADLINE_CHARACTERS } from "./compose.ts";
import { independentOrigins } from "./origins.ts";
import { rankPoints } from "./rank.ts";
import { draftOf, type Statement, statementsOf } from "./statements.ts";
import type { Topic } from "./topic.ts";

/** A language model and what it is told to do: whoever writes instead of the extractive engine. */
export type Writer = { readonly model: Model; readonly prompt: Prompt };

/** As many rows as the model is given: the best-ranked points, one row each, not whole articles. */
const MOST_ROWS = 40;

/** The evidence by the ids under which the model sees it. */
type Rows = ReadonlyMap<string, Statement>;

/**
 * Has a model write the draft from numbered rows. What it writes is no more than a draft: each claim keeps the source's own sentence
 * to fall back on. When the model fails, the extractive draft stands, and says why.
 */
export async function composeWithModel(
  stories: readonly Story[],
  { text, topic }: { readonly text: string; readonly topic: Topic },
  most: number,
  writer: Writer,
): Promise<ExtractiveDraft> {
  const plain = composeExtractive(stories, most, topic);
  const rows = rowsOf(stories, topic);
  const prompt = fillPrompt(writer.prompt, { topic: text, rows: rowLines([...rows].map(rowOf)) });
  const { maxTokens } = writer.prompt;
  const told = await writer.model.ask({ prompt, schema: ComposedDraft, schemaName: "ComposedDraft", maxTokens });
  if (told.kind === "failed") return { ...plain, composer: { ...plain.composer, fallback: told.advice } };
  return drafted(told.value, rows, plain, writer);
}

function rowsOf(stories: readonly Story[], topic: Topic): Rows {
  const statements = stories
    .flatMap((story) => story.reads.flatMap((read) => statementsOf(read, story.id)))
    .filter((one) => one.whole);
  const best =
    statements.length > 0
      ? rankPoints(statements, MOST_ROWS, topic).flatMap((point) => point.statements.slice(0, 2))
      : [];
  return new Map(best.slice(0, MOST_ROWS).map((statement, i) => [`r${i + 1}`, statement]));
}

function rowOf([id, { read, sentence, clause, origins }]: [string, Statement]): EvidenceRow {
  const status = clause ? `${clause.negated ? "not done" : clause.event}, ${clause.source}` : "happened, asserted";
  return {
    id,
    outlet: read.article.outlet,
    date: read.article.publishedAt,
    status,
    origin: origins[0] ?? null,
    text: sentence.text,
  };
}

function drafted(value: ComposedDraft, rows: Rows, plain: ExtractiveDraft, { model, prompt }: Writer): ExtractiveDraft {
  const headline = claimOf(value.headline, rows);
  return {
    composer: { name: "openai", model: model.name, prompt: prompt.name, digest: prompt.digest, fallback: null },
    headline: headline.text.length <= HEADLINE_CHARACTERS ? headline : plain.headline,
    spareHeadlines: plain.headline ? [plain.headline] : [],
    bottomLine: [...value.bottomLine.map((one) => claimOf(one, rows)), ...plain.bottomLine],
    developments: value.developments.map((one) => claimOf(one, rows)),
    points: [...value.developments.map((one) => pointOf(one, rows)), ...plain.points],
  };
}

function statementsIn(claim: DraftedClaim, rows: Rows): Statement[] {
  return claim.rows.flatMap((id) => rows.get(id) ?? []);
}

/** A claim that cites a row it was not given cites nothing, and the gate refuses it. */
function claimOf(claim: DraftedClaim, rows: Rows): DraftClaim {
  const statements = statementsIn(claim, rows);
  const known = statements.length === claim.rows.length;
  const cites: SentenceRef[] = known ? statements.flatMap((one) => one.cites) : [];
  const { text, event, source, attribution } = claim;
  return { text: text.trim(), event, source, attribution, cites, storyId: statements[0]?.storyId ?? null };
}

/** The model's wording first, then the sources' own sentences in its place. */
function pointOf(claim: DraftedClaim, rows: Rows): DraftPoint {
  const statements = statementsIn(claim, rows);
  return { claim: claimOf(claim, rows), instead: statements.map(draftOf), origins: independentOrigins(statements) };
}
