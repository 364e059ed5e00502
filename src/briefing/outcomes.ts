import type { Sentence } from "#domain/ledger.ts";
import type { Read } from "#domain/ports.ts";
import { ANSWERS, type Answer, statementsAt } from "./answers.ts";
import { accuses, chargedIn, namedBefore, namedIn, shareName } from "./charges.ts";
import { timeOf } from "./cluster.ts";
import { type Placed, placedSentences } from "./evidence.ts";
import { likeness } from "./sameness.ts";
import { dayOf } from "./timeline.ts";

const CLEARED =
  /\b(?:acquit(?:s|ted)|exonerate[sd]|absolve[sd]|(?:found|ruled|declared) (?:\S+ ){0,3}(?:not guilty|innocent)|(?:was|were|been|is|are) (?:\w+ly )?cleared(?! (?:to|for|the)\b)|clear(?:s|ed) [^.;,]{2,60} of)\b/i;
const MATTER =
  "(?:cases?|charges?|proceedings|prosecution|investigation|inquiry|indictment|lawsuit|suit|complaint|accusations?|allegations?)";
const DROPPED = new RegExp(
  `\\b${MATTER}\\b[^.;]* (?:was|were|been|is|are) (?:\\w+ly )?(?:dropped|dismissed|withdrawn|thrown out|quashed|discontinued|abandoned|struck out)\\b|\\b(?:dropped|drops|withdrew|withdraws|threw out|throws out|quashed|quashes|discontinued|abandoned|struck out)\\b[^.;]*\\b${MATTER}\\b`,
  "i",
);
/** "Dismissed the charges" is what a court does to end them, and what anybody does to deny them. */
const DISMISSED = new RegExp(
  `\\b(?:judges?|courts?|tribunals?|jury|jurors|magistrates?|panel)\\b[^.;]*\\bdismiss(?:es|ed)\\b[^.;]*\\b${MATTER}\\b`,
  "i",
);
const NOT_YET = /\b(?:not|never|yet to be|unless|if|whether|until|before)\b[^,;.]*$|n[’']t [^,;.]*$/i;

/** Every stored sentence that tells how a charge ended in favour of whoever was charged. */
export function outcomesIn(reads: readonly Read[]): Answer[] {
  return placedSentences(reads)
    .filter(({ sentence }) => isOutcome(sentence) && !sentence.flags.includes("background"))
    .map(outcomeAt);
}

/** "The court cleared him of all counts" is of whom the sentence before names, and cannot stand without it. */
function outcomeAt(place: Placed): Answer {
  const [named, before] = [namedIn(place), namedBefore(place)];
  if (named.length > 0 || before.length === 0) return { ...place, by: named, statements: statementsAt(place) };
  return { ...place, by: before, statements: [] };
}

function isOutcome({ text, start, clauses }: Sentence): boolean {
  if (DISMISSED.test(text)) return true;
  const found = CLEARED.exec(text) ?? DROPPED.exec(text);
  if (!found || NOT_YET.test(text.slice(0, found.index))) return false;
  const verb = start + found.index + found[0].length - 1;
  const clause = clauses.find((one) => one.start <= verb && verb < one.end) ?? clauses[0];
  return clause !== undefined && !clause.negated && /^(?:happened|ongoing)$/.test(clause.event);
}

/** How what a sentence charges somebody with ended, the newest first: told no earlier than the charge, of him or in like words. */
export function outcomesOf(charge: Placed, all: readonly Answer[]): Answer[] {
  const charged = accuses(charge) ? chargedIn(charge) : [];
  const isOf = (end: Answer) =>
    shareName(end.by, charged) ||
    (accuses(charge) && likeness({ text: end.sentence.text }, { text: charge.sentence.text }) >= ANSWERS);
  return all
    .filter((end) => end.sentence !== charge.sentence && isOf(end) && isLater(end, charge))
    .toSorted((a, b) => timeOf(b.read) - timeOf(a.read));
}

/** By their articles and by the days they name: who was cleared of something in April is charged anew in May. */
function isLater(end: Placed, charge: Placed): boolean {
  if (timeOf(end.read) < timeOf(charge.read)) return false;
  const [ended, charged] = [end, charge].map(({ read, sentence }) => dayOf(read, sentence)?.date ?? "");
  const known = Math.min(ended?.length ?? 0, charged?.length ?? 0);
  return (ended?.slice(0, known) ?? "") >= (charged?.slice(0, known) ?? "");
}
