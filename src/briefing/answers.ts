import type { Read } from "#domain/ports.ts";
import { accuses, chargedIn, deniersIn, denies, shareName } from "./charges.ts";
import { timeOf } from "./cluster.ts";
import { type Placed, placedSentences } from "./evidence.ts";
import { likeness } from "./sameness.ts";
import { type Statement, statementsOf } from "./statements.ts";

/** The share of the shorter statement's words that a denial has in common with what it answers. */
export const ANSWERS = 0.5;

/** A stored denial, or how a charge ended: whose, as far as it is named, and what of it stands alone. No charge is printed without it. */
export type Answer = Placed & { readonly by: readonly string[]; readonly statements: readonly Statement[] };

/** Every stored denial. */
export function answersIn(reads: readonly Read[]): Answer[] {
  return placedSentences(reads)
    .filter(denies)
    .map((place) => ({ ...place, by: deniersIn(place), statements: statementsAt(place) }));
}

/** What stands alone of a stored sentence. */
export function statementsAt({ read, sentence }: Placed): Statement[] {
  return statementsOf(read, "").filter((one) => one.sentence.n === sentence.n);
}

/**
 * What answers a sentence that charges somebody, the likest and newest first: the denial of whoever it charges, or one in like words.
 * What only tells of somebody is a charge when he himself denies it.
 */
export function answersTo(charge: Placed, all: readonly Answer[]): Answer[] {
  const [charged, isCharge] = [chargedIn(charge), accuses(charge)];
  const near = (answer: Answer) => likeness({ text: answer.sentence.text }, { text: charge.sentence.text });
  const isAnswer = (answer: Answer) => {
    const isOwn = shareName(answer.by, charged);
    return near(answer) >= ANSWERS ? isCharge || isOwn : isCharge && isOwn;
  };
  return all
    .filter((answer) => answer.sentence !== charge.sentence && isAnswer(answer))
    .toSorted((a, b) => near(b) - near(a) || timeOf(b.read) - timeOf(a.read));
}
