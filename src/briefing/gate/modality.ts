import type { Clause, Sentence } from "#domain/ledger.ts";
import { sameName } from "#text/text.ts";
import type { Alignment } from "./alignment.ts";
import { type ClausePair, clausePairs } from "./clause-pairs.ts";
import type { Ground, Verbatim } from "./ground.ts";
import { closeAlignments, isAttributed, keepsStatus } from "./kept.ts";
import type { Finding } from "./rules.ts";
import { strengthensEvent, strengthensSource } from "./strength.ts";

const HEDGE =
  /\b(?:reportedly|allegedly|alleged|purportedly|apparently|suspected|accused of|according to|if|unless|(?<!\b(?:in|since|until|by|last|early|late|of|from|before|after) )may|might|could|would|possibly|potentially|likely|unlikely|not|never|no|yet to|failed to|denied|plans? to|planned|considering|weighing|preliminary|provisional|tentative(?:ly)?|unaudited|unverified|unconfirmed)\b/i;
/** What stands before a piece and makes its first words no subject: "the wife of", "only one of". */
const SUBJECT_CUT = /(?:^|\s)(?:of|by|with|from|against|between|among|including|than)\s+$/i;
const CONDITION_BEFORE =
  /^[^.;]*(?:^|[,;] )(?:only |even )?(?:if|unless|provided(?: that)?|in case|in the event of|without)\b[^.;]*, $|^Should [^.;]*, $/i;
/** "Once approved, the plan will start" waits for something; "once a mill, it is a school" does not. */
const ONCE_BEFORE = /^(?:.*[;,] )?once\b[^.;]*, $/i;
const LIES_AHEAD = /\b(?:will|would|shall|can|could|may|might|is to|are to)\b/i;
const CONDITION_AFTER =
  /^,? (?:only |even |but only )?(?:if|unless|provided(?: that)?|in case|in the event of|as long as|subject to|once|should)\b/i;
const ATTRIBUTION_BEFORE =
  /^(?:But |And )?(?:According to|Citing|Per) [^,]{2,80}, $|\b(?:said|says|told \w+|argued|alleged|claimed|reported|stated|warned|announced|insisted)(?: \w+day)?(?: that)? $/;
const ATTRIBUTION_AFTER =
  /^,[”"]? (?:according|(?!(?:and|but|while|whereas) )[^,;]{2,90}? (?:said|says|told|tells|added|argued|argues|warned|stated|claimed|reported|insisted|wrote|announced|according))\b/i;
/** "It is possible that", "no sign that": what follows hangs on it. */
const UNDER_THAT =
  /\b(?:possible|possibility|probable|likely|unlikely|conceivable|unclear|uncertain|doubtful|true|hope[sd]?|fear(?:s|ed)?|rumou?r(?:s|ed)?|speculat\w+|suspic\w+|suspect\w*|claim(?:s|ed)?|alleg\w+|reports?|suggest\w*|believ\w+|thinks?|thought|expect\w*|doubt\w*|den(?:y|ies|ied|ial)|evidence|signs?|proof|chance|risk|danger)\b[^,;.]{0,20}? (?:that|whether|if) $/i;
/** ", in what would be the largest takeover of the year": hedged is what is remarked on the whole, not the whole. */
const REMARK = /,(?: [^,]{0,60} said(?: on \w+)?,)? (?:in )?what (?:would|could|may|might) (?:be|become) [^,;]*$/i;
/** Rule 5: neither axis is stronger in the claim than in the clause of the source that it takes its verb from. */
export function modality(ground: Ground): Finding | null {
  return ground.verbatim ? cutHedge(ground.verbatim, ground) : strengthened(ground);
}

/** Rule 6, first half: the shared verb is negated in both or in neither. Where word stands beside word, `polarity` sees to it. */
export function negation(ground: Ground): Finding | null {
  if (ground.verbatim) return null;
  const close = new Set(closeAlignments(ground).map(({ row }) => row));
  for (const { row, own, other } of clausePairs(ground)) {
    if (own.negated !== other.negated && !close.has(row))
      return {
        reason: "negation",
        note: `“${own.verb}” is ${other.negated ? "negated" : "not negated"} in the source`,
        conflict: own.verb === other.verb,
      };
  }
  return null;
}

/** A piece of a sentence with what its sentence has before and behind it, and the clauses that it is of. */
type Piece = Verbatim & { readonly before: string; readonly after: string; readonly clauses: readonly Clause[] };

function pieceOf(verbatim: Verbatim): Piece {
  const { sentence, start, end } = verbatim;
  const before = sentence.text.slice(0, start - sentence.start);
  const after = sentence.text.slice(end - sentence.start);
  return { ...verbatim, before, after, clauses: sentence.clauses.filter((one) => one.end > start && one.start < end) };
}

/** A piece of a sentence must not lose the hedge, the condition or the attribution of the clause it is cut from. */
function cutHedge(verbatim: Verbatim, ground: Ground): Finding | null {
  const piece = pieceOf(verbatim);
  return (
    hedgeLost(piece, ground) ??
    wasCut(UNDER_THAT.exec(piece.before)?.[0]) ??
    subjectLost(piece) ??
    wasCut(TAKEN_BACK.exec(piece.after)?.[0]) ??
    conditionLost(piece, ground) ??
    speakerLost(piece, ground) ??
    attributionLost(piece, ground)
  );
}

function wasCut(words: string | undefined): Finding | null {
  return words === undefined ? null : { reason: "modality", note: `“${words.trim()}” was cut` };
}

/** A hedge in the rest of the piece's own clauses, unless it credits somebody whom the label credits. */
function hedgeLost({ sentence, start, end, before, after, clauses }: Piece, { draft }: Ground): Finding | null {
  const left = before.slice(Math.max(0, Math.min(...clauses.map((clause) => clause.start), start) - sentence.start));
  const right = after.slice(0, Math.max(0, Math.max(...clauses.map((clause) => clause.end), end) - end));
  const lost = HEDGE.exec(left)?.[0] ?? HEDGE.exec(right.replace(REMARK, ""))?.[0];
  if (!lost || (/according to/i.test(lost) && draft.attribution !== null)) return null;
  return { reason: "modality", note: `“${lost}” stands in the source's clause and was cut` };
}

function subjectLost({ before, clauses }: Piece): Finding | null {
  if (clauses.length === 0 || !SUBJECT_CUT.test(before)) return null;
  return { reason: "roles", note: `“${before.trim().split(" ").slice(-2).join(" ")}” was cut from before the subject` };
}

/** ", which it described as preliminary", ", which the ministry denied": what takes back what stands before it. */
const TAKEN_BACK =
  /^,? which (?:[\p{L}’'-]+ ){1,6}?(?:denied|denies|disputed|disputes|rejected|rejects|dismissed|dismisses|(?:described|called|labelled) (?:it )?(?:as )?(?:an? )?(?:preliminary|provisional|unverified|rough|tentative))\b/u;

function conditionLost({ before, after }: Piece, { draft }: Ground): Finding | null {
  const waits = ONCE_BEFORE.test(before) && LIES_AHEAD.test(draft.text);
  const hangs = waits || CONDITION_BEFORE.test(before) || CONDITION_AFTER.test(after);
  return hangs ? { reason: "modality", note: "the condition was cut" } : null;
}

/** Who says it, right before the piece or right behind it: a label says so, too. */
function speakerLost({ before, after }: Piece, { draft }: Ground): Finding | null {
  if (draft.attribution !== null) return null;
  if (ATTRIBUTION_BEFORE.test(before)) return wasCut(before);
  return ATTRIBUTION_AFTER.test(after) ? wasCut(after) : null;
}

/** "Some 430,000 were without power, and the operator said …": said is one half only, and the other needs no label for it. */
function isOneHalf({ before, after, clauses }: Piece, claim: readonly Sentence[]): boolean {
  const isFirst = /^(?:, (?:and|but|while|whereas)|,? (?:after|because|before|since|when)) /.test(after);
  const isSecond = /(?:, (?:but|while|whereas)|;) $/.test(before);
  return (
    (isFirst && clauses.length > 0 && clauses.every(({ source }) => source === "asserted")) ||
    (isSecond && claim.some(({ attribution }) => attribution !== null))
  );
}

/** An attribution that the piece leaves out must be printed as the claim's source label. */
function attributionLost(piece: Piece, { draft, claim }: Ground): Finding | null {
  const { sentence, start, end } = piece;
  const source = sentence.attribution?.source;
  if (!sentence.attribution || (start === sentence.start && end >= sentence.end - 1)) return null;
  if (isOneHalf(piece, claim)) return null;
  const kept = sentence.text.slice(start - sentence.start, end - sentence.start);
  if (kept.toLowerCase().includes(sentence.attribution.cue) || (source && kept.includes(source))) return null;
  const labelled =
    draft.attribution !== null &&
    [source ?? "", ...sentence.origins].some((name) => name && sameName(name, draft.attribution ?? ""));
  return labelled ? null : { reason: "modality", note: `“${sentence.attribution.cue}” was cut` };
}

function strengthened(ground: Ground): Finding | null {
  const close = closeAlignments(ground);
  for (const pair of clausePairs(ground)) {
    const beside = close.find((one) => one.row === pair.row && one.cited.sentence === pair.cited.sentence);
    const finding = strongerEvent(pair, beside) ?? strongerSource(ground, pair, beside);
    if (finding) return finding;
  }
  return null;
}

function strongerEvent({ own, other }: ClausePair, beside: Alignment | undefined): Finding | null {
  if (!strengthensEvent(own.event, other.event)) return null;
  const axis = own.event === "denied" || other.event === "denied" ? "negation" : "event";
  if (beside && keepsStatus(beside, axis, other.start, other.end)) return null;
  const note = `${other.event} in the source, ${own.event} in the claim`;
  return { reason: "modality", note, conflict: own.verb === other.verb };
}

function strongerSource(
  ground: Ground,
  { row, own, other }: ClausePair,
  beside: Alignment | undefined,
): Finding | null {
  if (!strengthensSource(own.source, other.source)) return null;
  const named = isAttributed(ground, { row });
  if (named && (other.source === "attributed" || other.source === "reported" || own.source === "attributed"))
    return null;
  // Far from its source's wording a claim is of many sentences, and who said one of them is not read from the other's clause.
  if (!beside && other.source === "attributed" && ground.around.length > 0) return null;
  if (beside && keepsStatus(beside, "source", other.start, other.end)) return null;
  return { reason: "modality", note: `${other.source} in the source, ${own.source} in the claim` };
}
