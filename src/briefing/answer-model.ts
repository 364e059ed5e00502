import type { Claim, Composer } from "#domain/briefing.ts";
import type { DraftClaim } from "#domain/draft.ts";
import type { Ranked } from "./find-sentences.ts";
import { bind, mend } from "./mend.ts";
import { linesOf, numbered, type Row } from "./pack-rows.ts";
import { statementsOf } from "./statements.ts";
import { type Evidence, verifyClaim } from "./verify.ts";
import { type Session, tell } from "./writer.ts";

/** What a model is asked: the question, what was said before, and the sentences that may answer, best first. */
export type Asking = {
  readonly question: string;
  readonly thread: readonly string[];
  readonly ranked: readonly Ranked[];
  readonly evidence: Evidence;
  readonly session: Session;
};

/** An answer that passed the gate (none: nothing stored says so), or why the model gave none. */
export type Answering =
  | { readonly kind: "answered"; readonly claims: Claim[]; readonly composer: Composer }
  | { readonly kind: "failed"; readonly advice: string };

const MOST_ROWS = 30;
/** Of the thread, its last words: a character is a quarter of a token. */
const MOST_THREAD_CHARACTERS = 1600;

/** Has a model answer from numbered rows; what the gate refuses is mended once, then left out. */
export async function answerWithModel(asking: Asking): Promise<Answering> {
  const { question, thread, evidence, session } = asking;
  const rows = numbered(rowsOf(asking));
  const said = thread.join("\n").slice(-MOST_THREAD_CHARACTERS) || "-";
  const told = await tell(session, {
    name: "answer",
    output: "Answered",
    slots: { question, thread: said, rows: linesOf(rows) },
  });
  if (told.kind === "failed") return { kind: "failed", advice: told.advice };
  const prompt = session.writer.prompts.get("answer");
  const composer = {
    name: "openai",
    model: session.writer.name,
    prompt: "answer",
    digest: prompt?.digest ?? null,
    fallback: null,
  };
  const drafted = told.value.kind === "answer" ? told.value.claims.map((claim) => bind(claim, rows)) : [];
  const mended = await mend(drafted, { rows, evidence, session });
  const claims = mended.flatMap(({ claim }) => passed(claim, evidence));
  if (drafted.length > 0 && claims.length === 0) return { kind: "failed", advice: NONE_PASSED };
  return { kind: "answered", claims, composer };
}

const NONE_PASSED = "What the language model answered did not stand up to the stored articles.";

function passed(draft: DraftClaim, evidence: Evidence): Claim[] {
  const verdict = verifyClaim(draft, evidence);
  return verdict.kind === "verified" ? [verdict.claim] : [];
}

function rowsOf({ ranked, session }: Asking): Row[] {
  const rows: Row[] = [];
  let tokens = 0;
  for (const { read, sentence } of ranked) {
    const statement = statementsOf(read, "").find((one) => one.sentence.n === sentence.n && one.main);
    tokens += Math.ceil(sentence.text.length / 4) + 20;
    if (rows.length === MOST_ROWS || tokens > session.writer.evidenceTokens) break;
    if (statement) rows.push({ statement, point: { statements: [statement], origins: [], score: 0 } });
  }
  return rows;
}
