import type { DraftClaim } from "#domain/draft.ts";
import type { DraftedClaim } from "#llm/llm.ts";
import { type CitedSentence, citedIn } from "./gate/ground.ts";
import type { Finding } from "./gate/rules.ts";
import { creditOf } from "./gate/sources.ts";
import { linesOf, type Row, type Rows } from "./pack-rows.ts";
import { type Evidence, findingOn } from "./verify.ts";
import { type Session, tell } from "./writer.ts";

/** A claim that a model wrote, with the rows it cites. `rows` is empty when it cites too many, or one that it was not given. */
export type Written = { readonly claim: DraftClaim; readonly drafted: DraftedClaim; readonly rows: readonly Row[] };

/** One statement rests on a few rows. Whoever cites all of them hopes that some word of some row will do. */
const MOST_CITED = 4;

/**
 * A drafted claim bound to the sentences of its rows. One that cites too many, or a row it was not given, cites nothing, and the gate refuses
 * it. A label that those sentences do not bear is dropped: the claim is then judged, and printed, as one that credits nobody.
 */
export function bind(drafted: DraftedClaim, rows: Rows): Written {
  const cited = drafted.rows.flatMap((id) => rows.get(id) ?? []);
  const known = cited.length === drafted.rows.length && cited.length <= MOST_CITED ? cited : [];
  const { text, event, source } = drafted;
  const cites = known.flatMap(({ statement }) => statement.cites);
  const attribution = drafted.attribution && creditOf(drafted.attribution, known.flatMap(sentencesOf));
  const claim = { text: text.trim(), event, source, attribution, cites, storyId: known[0]?.statement.storyId ?? null };
  return { claim, drafted, rows: known };
}

/** A row's own sentence, with the one behind it that says where it comes from, if there is one: both are of the row's article. */
function sentencesOf({ statement: { read, cites } }: Row): CitedSentence[] {
  return citedIn(cites, new Map([[read.article.id, read]]));
}

/**
 * Gives refused claims back to the model once, with the gate's reasons. Every claim comes out in its place: mended when the gate passes
 * the new wording, else as it was, for the gate to refuse.
 */
export async function mend(
  written: readonly Written[],
  { rows, evidence, session }: { rows: Rows; evidence: Evidence; session: Session },
): Promise<Written[]> {
  const refused = refusedOf(written, evidence);
  if (refused.length === 0) return [...written];
  const cited = new Set(refused.flatMap(({ one }) => one.drafted.rows));
  const shown = new Map([...rows].filter(([id]) => cited.has(id)));
  const slots = { claims: refused.map(lineOf).join("\n"), rows: linesOf(shown) };
  const told = await tell(session, { name: "repair", output: "Repaired", slots });
  if (told.kind === "failed") return [...written];
  const mended = new Map(told.value.claims.map((claim) => [claim.mends, bind(claim, shown)]));
  return written.map((one, i) => {
    const other = refused.some(({ id }) => id === idAt(i)) ? mended.get(idAt(i)) : undefined;
    return other && findingOn(other.claim, evidence) === null ? other : one;
  });
}

/** A refused claim, by the id that the model is to name it by. */
type Refused = { readonly id: string; readonly one: Written; readonly finding: Finding };

const idAt = (i: number) => `c${i + 1}`;

/** Those that rest on rows: a claim without one has nothing to be mended from. */
function refusedOf(written: readonly Written[], evidence: Evidence): Refused[] {
  return written.flatMap((one, i) => {
    const finding = findingOn(one.claim, evidence);
    return finding && one.rows.length > 0 ? [{ id: idAt(i), one, finding }] : [];
  });
}

function lineOf({ id, one, finding }: Refused): string {
  const fields = [id, one.drafted.rows.join(","), `${finding.reason}: ${finding.note}`, one.claim.text];
  return fields.map(oneField).join(" | ");
}

function oneField(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, " ").replaceAll(" | ", " / ");
}
