import type { Clause } from "#domain/ledger.ts";
import type { Frame } from "./attribution.ts";
import { sourceCue } from "./modality.ts";
import type { RawSentence, Token } from "./tokens.ts";

/** Who speaks for one side of a case: what they state is a charge until a court has found it so. */
const ACCUSER =
  /\b(?:prosecution|plaintiffs?|indictments?|lawsuit|charge sheet|(?:criminal|legal|police|court) (?:complaint|filing))\b/i;
const IN_COURT =
  /\b(?:told|tells|argued|claimed) (?:a|the|her|his|their)? ?(?:\w+ )?(?:court|jury|jurors|judge|trial|hearing)\b/i;

/** What prosecutors do themselves, or courts, is no charge when they tell it. */
const PROCEDURE =
  /^(?:arrest|detain|charge|indict|open|begin|start|end|appeal|sentence|convict|acquit|clear|seek|drop|plead|investigate|question|search|seize|release|hold|request|ask|respect|be|have|appear|testify|decide|review|receive)$/;
const STILL_OPEN = /\b(?:will|would|may|might|could|should|expects?|plans?|intends?|hopes?)\b/i;

function isCharge({ cue, source }: Frame, sentence: string, text: string, head: Token): boolean {
  if (/^(?:alleged|accused|claim)/.test(cue) || ACCUSER.test(source ?? "")) return true;
  if (!/\bprosecutors?\b/i.test(source ?? "")) return false;
  return IN_COURT.test(sentence) || !(PROCEDURE.test(head.lemma) || STILL_OPEN.test(text));
}

const COURT = /\b(?:appeals court|court|judges?|jur(?:y|ors|ies)|justices|magistrates?|tribunal)\b/i;
/** What courts do; a person or firm may be named before a passive of it: "was convicted in a case alleging fraud". */
const DECIDES = /^(?:acquit|award|clear|convict|dismiss|find|fine|order|reject|rule|sentence|uphold)$/;
/** What the case was about: "found it liable in a trial over allegations that", but not "found credible allegations". */
const CASE =
  /\b(?:(?:in|of|at) (?:[\p{L}’'-]+ ){0,4}?(?:case|complaint|hearing|lawsuit|suit|trial)s?\b[^,;]*?|(?:after|amid|following|over) (?:[\p{L}’'-]+ ){0,3}?)\b(?:accusations?|accusing|allegations?|alleging|claims?|claiming)\b.*$/isu;

/** The words of a clause without what a case was about, where it tells what a court did: that is no charge. */
function withoutCase(text: string, head: Token, sentence: RawSentence): string {
  if (!DECIDES.test(head.lemma)) return text;
  const before = sentence.text.slice(0, head.start - sentence.start);
  const byCourt = COURT.test(before) || /\b(?:be|been|was|were) (?:\p{Ll}+ly )?$/u.test(before);
  return byCourt ? text.replace(CASE, " ") : text;
}

type Told = { readonly frames: readonly Frame[]; readonly credited: boolean };

/** Whose word a clause is; `text` are its own words. */
export function sourceOf(
  text: string,
  head: Token,
  sentence: RawSentence,
  { frames, credited }: Told,
): Clause["source"] {
  const cue = sourceCue(withoutCase(text, head, sentence));
  if (cue) return cue;
  const at = head.start - sentence.start;
  const frame = frames.find(({ covers, source }) => source !== null && at >= covers.start && at <= covers.end);
  if (frame) return isCharge(frame, sentence.text, text, head) ? "alleged" : "attributed";
  return credited ? "reported" : "asserted";
}
