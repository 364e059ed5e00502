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
 * when its denial is stored, also when the denial was told before. At most `most` stay; what gives way is neither of the two.
 */
export function withDenials(
  developments: readonly Development[],
  { headline, reads, most }: { headline: Claim; reads: readonly Read[]; most: number },
  sieve: Sieve,
): Development[] {
  const denials = reads.flatMap((read) => statementsOf(read, "")).filter(({ clause, text }) => isDenial(clause, text));
  const all = [...developments];
  for (const accusation of [headline, ...developments].filter(isAccusation)) {
    const told = all.findIndex(
      (one) => one.id !== accusation.id && isDenial(one, one.text) && answers(one, accusation),
    );
    const denial = told < 0 ? firstDenial(denials, accusation, sieve) : all.splice(told, 1)[0];
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

function firstDenial(denials: readonly Statement[], accusation: Claim, sieve: Sieve): Development | null {
  for (const statement of denials.filter((one) => answers(one, accusation))) {
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
