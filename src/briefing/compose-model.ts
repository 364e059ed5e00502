import type { ComposedDraft } from "#llm/llm.ts";
import type { Story } from "./cluster.ts";
import { composeExtractive, type DraftPoint, type ExtractiveDraft, HEADLINE_CHARACTERS } from "./compose.ts";
import { bind, mend, type Written } from "./mend.ts";
import { independentOrigins } from "./origins.ts";
import { linesOf, numbered, packRows, type Row, type Rows } from "./pack-rows.ts";
import { draftOf } from "./statements.ts";
import type { Topic } from "./topic.ts";
import { type Evidence, findingOn } from "./verify.ts";
import { type Session, tell, type Writer } from "./writer.ts";

/** What a model is asked to write about, on whose account, and what the gate will hold it to. */
export type Commission = {
  readonly topic: string;
  readonly about: Topic;
  readonly most: number;
  readonly evidence: Evidence;
  readonly session: Session;
};

/** Evidence that fills more parts than this is cut: the parts are in order of value. */
const MOST_PARTS = 4;
const ROWS_FOR_HEADLINE = 4;

/**
 * Has a model write the draft from numbered rows. What it writes is no more than a draft: what the gate refuses is mended once, and
 * each claim keeps the source's own sentence to fall back on. When the model fails, the extractive draft stands, and says why.
 */
export async function composeWithModel(stories: readonly Story[], commission: Commission): Promise<ExtractiveDraft> {
  const { session, topic, about, evidence, most } = commission;
  const plain = composeExtractive(stories, most, about);
  const wanted = { budget: session.writer.evidenceTokens, topic: about, plain: plain.points };
  const parts = packRows(stories, wanted).slice(0, MOST_PARTS);
  const rows = numbered(parts.length > 1 ? await chosen(parts, commission) : (parts[0] ?? []));
  if (rows.size === 0) return plain;
  const told = await tell(session, { name: "compose", output: "ComposedDraft", slots: { topic, rows: linesOf(rows) } });
  if (told.kind === "failed") return { ...plain, composer: { ...plain.composer, fallback: told.advice } };
  const written = claimsIn(told.value).map((claim) => bind(claim, rows));
  const mended = await mend(written, { rows, evidence, session });
  return drafted(mended, told.value, plain, { commission, rows });
}

/** More evidence than one call holds: each part is drafted by itself, and the rows that those drafts rest on are drafted from. */
async function chosen(parts: readonly Row[][], { session, topic }: Commission): Promise<Row[]> {
  const picked: Row[] = [];
  for (const part of parts) {
    const rows = numbered(part);
    const told = await tell(session, {
      name: "compose",
      output: "ComposedDraft",
      slots: { topic, rows: linesOf(rows) },
    });
    const ids = told.kind === "told" ? claimsIn(told.value).flatMap((claim) => claim.rows) : [];
    picked.push(...(ids.length > 0 ? [...new Set(ids)].flatMap((id) => rows.get(id) ?? []) : part.slice(0, 5)));
  }
  return picked;
}

function claimsIn({ headline, bottomLine, developments }: ComposedDraft) {
  return [headline, ...bottomLine, ...developments];
}

async function drafted(
  written: readonly Written[],
  { bottomLine }: ComposedDraft,
  plain: ExtractiveDraft,
  { commission, rows }: { commission: Commission; rows: Rows },
): Promise<ExtractiveDraft> {
  const [headline, ...others] = written;
  const [below, developments] = [others.slice(0, bottomLine.length), others.slice(bottomLine.length)];
  const first = (await fitting(headline, commission, rows)) ?? plain.headline;
  return {
    composer: composerOf(commission.session.writer),
    headline: first,
    spareHeadlines: plain.headline ? [plain.headline] : [],
    bottomLine: [...below.map(({ claim }) => claim), ...plain.bottomLine],
    developments: developments.map(({ claim }) => claim),
    points: [...developments.map(pointOf), ...plain.points],
  };
}

function composerOf(writer: Writer): ExtractiveDraft["composer"] {
  const prompt = writer.prompts.get("compose");
  return {
    name: "openai",
    model: writer.name,
    prompt: prompt?.name ?? null,
    digest: prompt?.digest ?? null,
    fallback: null,
  };
}

/** The headline as drafted, when it fits and the gate passes it; else a second one, from the best rows alone. */
async function fitting(headline: Written | undefined, { session, topic, evidence }: Commission, rows: Rows) {
  const fits = (one: Written) =>
    one.claim.text.length <= HEADLINE_CHARACTERS && findingOn(one.claim, evidence) === null;
  if (headline !== undefined && fits(headline)) return headline.claim;
  const best = new Map([...rows].slice(0, ROWS_FOR_HEADLINE));
  const told = await tell(session, { name: "headline", output: "Headlined", slots: { topic, rows: linesOf(best) } });
  if (told.kind === "failed") return headline?.claim ?? null;
  const second = bind(told.value.headline, best);
  return fits(second) ? second.claim : (headline?.claim ?? null);
}

/** The model's wording first, then the sources' own sentences in its place. */
function pointOf({ claim, rows }: Written): DraftPoint {
  const statements = rows.flatMap(({ point }) => point.statements);
  return { claim, instead: rows.map(({ statement }) => draftOf(statement)), origins: independentOrigins(statements) };
}
