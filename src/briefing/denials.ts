import type { Claim, Development } from "#domain/briefing.ts";
import type { Read } from "#domain/ports.ts";
import { ANSWERS } from "./answers.ts";
import { IN_GENERAL, isAccusation, isDenial, placeOf } from "./charges.ts";
import { ownOrigin } from "./origins.ts";
import { isHeadline, likeness } from "./sameness.ts";
import { claimOf, type Sieve } from "./sieve.ts";
import { draftOf, type Statement, statementsOf } from "./statements.ts";

/**
 * Puts behind each accusation what is said against it, wherever that stands in the evidence: an accusation is never printed alone
 * when its denial is stored, also when the denial was told before; and a headline that denies is followed by what it denies. At most `most`
 * stay; what gives way is neither of the two.
 */
export function withDenials(
  developments: readonly Development[],
  { headline, reads, most }: { headline: Claim; reads: readonly Read[]; most: number },
  sieve: Sieve,
): Development[] {
  const stated = reads.flatMap((read) => statementsOf(read, ""));
  const denials = stated.filter(({ clause, text }) => isDenial(clause, text));
  const all = withCharge(developments, { headline, stated }, sieve);
  for (const accusation of [headline, ...developments].filter(isAccusation)) {
    const told = all.findIndex(
      (one) => one.id !== accusation.id && isDenial(one, one.text) && answers(one, accusation),
    );
    const against = denials.filter((one) => answers(one, accusation));
    const denial = told < 0 ? firstClaim(against, sieve) : all.splice(told, 1)[0];
    if (!denial) printTogether(all, withNextSentence(accusation, reads, sieve), accusation);
    else if (!isHeadline(denial.text, headline)) all.splice(indexOf(all, accusation) + 1, 0, denial);
  }
  return atMost(all, most);
}

function indexOf(all: readonly Development[], { id }: Claim): number {
  return all.findIndex((one) => one.id === id);
}

/** The accusation gives way to what holds its denial too; a headline stays, and the two open the developments. */
function printTogether(all: Development[], both: Development | null, accusation: Claim): void {
  if (!both) return;
  const at = indexOf(all, accusation);
  const alone = all[at];
  if (!alone) all.unshift(both);
  else all[at] = { ...both, storyId: alone.storyId, origins: alone.origins, standing: alone.standing };
}

type Told = { readonly text: string };

/** By their words, since who denies is named in the charge as well; a denial in general by who is named in both. */
function answers({ text }: Told, accusation: Claim): boolean {
  if (likeness({ text }, { text: accusation.text }) >= ANSWERS) return true;
  const accused = text.match(NAME)?.map((name) => name.replace(/[’']s$/, "")) ?? [];
  return IN_GENERAL.test(text) && accused.some((name) => new RegExp(`\\b${name}\\b`, "u").test(accusation.text));
}

/** A word that may be somebody's name: at the beginning of a sentence any word may look like one, and then it is no word of the charge. */
const NAME = /(?<!\p{L})\p{Lu}[\p{L}-]{2,}(?:[’']s)?/gu;

function withNextSentence(one: Claim, reads: readonly Read[], sieve: Sieve): Development | null {
  const [place, claim] = [placeOf(one.citations[0], reads), claimWithNext(one, reads, sieve)];
  if (!place || !claim) return null;
  const origins = [place.sentence.origins[0] ?? ownOrigin(place.read)];
  return { ...claim, storyId: "", origins, standing: "single-origin" };
}

/** "His lawyer denied it" is understood only behind the sentence that it follows in the article: the two are printed together. */
export function claimWithNext(one: Claim, reads: readonly Read[], sieve: Sieve): Claim | null {
  const place = placeOf(one.citations[0], reads);
  const next = place?.read.ledger.sentences.find(({ n }) => n === place.sentence.n + 1);
  if (!place || !next?.clauses.some((clause) => isDenial(clause, next.text))) return null;
  const cites = [place.sentence, next].map(({ n }) => ({ articleId: place.read.article.id, n }));
  const text = `${one.text.replace(/(?<![.!?”"])$/, ".")} ${next.text}`;
  return claimOf({ ...one, text, cites, storyId: null }, sieve);
}

/** "Hydro denied that it ignored cracks" tells little to whoever does not read who says it did. */
function withCharge(
  developments: readonly Development[],
  { headline, stated }: { headline: Claim; stated: readonly Statement[] },
  sieve: Sieve,
): Development[] {
  if (!isDenial(headline, headline.text) || developments.some((one) => isAccusation(one) && answers(headline, one)))
    return [...developments];
  const isCharge = ({ clause, text }: Statement) =>
    clause !== null && isAccusation({ ...clause, text }) && likeness({ text }, headline) >= ANSWERS;
  const charge = firstClaim(stated.filter(isCharge), sieve);
  // "Accused the company of it" is the same charge, and behind the headline a reader knows of which company.
  const told = charge && developments.find((one) => isAccusation(one) && likeness(one, charge) >= ANSWERS / 2);
  const first = told ?? charge;
  return first ? [first, ...developments.filter((one) => one !== told)] : [...developments];
}

function firstClaim(statements: readonly Statement[], sieve: Sieve): Development | null {
  for (const statement of statements) {
    const claim = claimOf(draftOf(statement), sieve);
    const origins = [statement.origins[0] ?? ownOrigin(statement.read)];
    if (claim) return { ...claim, storyId: statement.storyId, origins, standing: "single-origin" };
  }
  return null;
}

function atMost(all: Development[], most: number): Development[] {
  const kept = [...all];
  while (kept.length > most) {
    const at = kept.findLastIndex((one) => !isAccusation(one) && one.event !== "denied");
    kept.splice(at < 0 ? kept.length - 1 : at, 1);
  }
  return kept;
}
