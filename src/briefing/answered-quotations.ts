import type { BriefedQuotation } from "#domain/briefing.ts";
import type { Read } from "#domain/ports.ts";
import { type Answer, answersIn, answersTo } from "./answers.ts";
import { accuses, around, denies, isSameParty, namesOne, placeOf } from "./charges.ts";
import type { Placed } from "./evidence.ts";
import { FEWEST_WORDS, isSameSpeaker, quotationOf, statementsIn } from "./key-quotations.ts";
import { outcomesIn, outcomesOf } from "./outcomes.ts";

/** How far from the charge or the denial that they belong to somebody's words may stand, in sentences. */
const BESIDE = 2;
/** Somebody's own words against a charge. */
const DENYING = /\b(?:no|not|never|none|nothing|nobody|innocent|false|untrue|baseless|absurd|lies?)\b|n[’']t\b/i;

/** Charges that one reply answers, and that reply behind them; or words that charge nobody, or that nothing stored answers. */
type Group = { readonly rows: BriefedQuotation[]; readonly reply: BriefedQuotation | null };

/** What was said, with the reply of whoever is charged right behind; words whose answer is stored and was no speech are left
 * out, and so are those of an accuser whose charge has ended. */
export function answeredQuotations(
  rows: readonly BriefedQuotation[],
  { reads, most }: { reads: readonly Read[]; most: number },
  holds: (row: BriefedQuotation) => boolean,
): BriefedQuotation[] {
  const [denials, outcomes] = [answersIn(reads), outcomesIn(reads)];
  const told = rows.flatMap((row) => {
    const charge = chargeOf(row, reads);
    if (charge && outcomesOf(charge, outcomes).length > 0) return [];
    const answers = charge ? answersOf(row, charge, denials) : [];
    const fits = (one: BriefedQuotation) => !isSameSpeaker(one, row) && holds(one);
    const reply = answers.length === 0 ? null : replyIn(answers, reads, fits);
    return answers.length === 0 || reply ? [{ row, reply }] : [];
  });
  const isReply = (row: BriefedQuotation) => told.some(({ reply }) => reply && isSame(reply, row));
  const groups: Group[] = [];
  for (const { row, reply } of told) {
    const known = reply && groups.find((one) => one.reply && isSame(one.reply, reply));
    if (known) known.rows.push(row);
    else if (!isReply(row)) groups.push({ rows: [row], reply });
  }
  return fitting(groups, most);
}

function isSame(a: BriefedQuotation, b: BriefedQuotation): boolean {
  const [x, y] = [a.citations[0], b.citations[0]];
  return x?.articleId === y?.articleId && x?.start === y?.start;
}

/** A charge and its reply go together or not at all. */
function fitting(groups: readonly Group[], most: number): BriefedQuotation[] {
  const taken: BriefedQuotation[] = [];
  for (const { rows, reply } of groups) {
    const more = reply ? [...rows, reply] : rows;
    if (taken.length + more.length <= most) taken.push(...more);
  }
  return taken;
}

/** The sentence that charges: an accuser's words beside his charge are part of it. Words in a denial charge nobody. */
function chargeOf({ speaker, citations }: BriefedQuotation, reads: readonly Read[]): Placed | null {
  const place = placeOf(citations[0], reads);
  if (!place || denies(place)) return null;
  const isHis = (one: Placed) => accuses(one) && isOneOf(speaker, [one.sentence.attribution?.source ?? ""]);
  return accuses(place) ? place : (around(place, BESIDE).find(isHis) ?? place);
}

/** The denials of what somebody's words charge; nobody answers himself. */
function answersOf({ speaker }: BriefedQuotation, charge: Placed, denials: readonly Answer[]): Answer[] {
  return answersTo(charge, denials).filter(({ by }) => !isOneOf(speaker, by.slice(0, 1)));
}

/** The words of whoever denies, beside the denial or denying by themselves. */
function replyIn(
  answers: readonly Answer[],
  reads: readonly Read[],
  fits: (row: BriefedQuotation) => boolean,
): BriefedQuotation | null {
  const beside = answers.flatMap((answer) => [...wordsOf(answer), ...around(answer, 1).flatMap(besideOf(answer))]);
  const anywhere = reads.flatMap((read) => read.ledger.sentences.flatMap((sentence) => wordsOf({ read, sentence })));
  const denying = anywhere.filter(
    ({ text, speaker }) => DENYING.test(text) && answers.some(({ by }) => isOneOf(speaker, by)),
  );
  return [...beside, ...denying].find(fits) ?? null;
}

/** Beside a denial the words are the denier's when he says them or their sentence names him: "Norvania Hydro's director said". */
function besideOf({ by }: Answer): (one: Placed) => BriefedQuotation[] {
  return (one) => (accuses(one) ? [] : wordsOf(one).filter(({ speaker }) => isOneOf(speaker, by) || namesOne(one, by)));
}

function isOneOf(speaker: string | null, names: readonly string[]): boolean {
  return speaker !== null && names.some((name) => isSameParty(name, speaker));
}

function wordsOf({ read, sentence }: Placed): BriefedQuotation[] {
  return statementsIn(sentence, read)
    .filter(({ text }) => text.split(/\s+/).length >= FEWEST_WORDS)
    .map((one) => quotationOf(read, one));
}
