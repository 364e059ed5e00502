import type { Claim, Development } from "#domain/briefing.ts";
import type { Read } from "#domain/ports.ts";
import { ownOrigin } from "./origins.ts";
import { likeness } from "./sameness.ts";
import { claimOf, type Sieve } from "./sieve.ts";
import { draftOf, type Statement, statementsOf } from "./statements.ts";

/** The share of the shorter statement's words that a denial has in common with what it answers. */
const ANSWERS = 0.5;

/**
 * Puts behind each accusation what is said against it, wherever that stands in the evidence: an accusation is never printed alone
 * when its denial is stored, also when the denial was told before. At most `most` stay; what gives way is neither of the two.
 */
export function withDenials(
  developments: readonly Development[],
  { headline, reads, most }: { headline: Claim; reads: readonly Read[]; most: number },
  sieve: Sieve,
): Development[] {
  const denials = reads.flatMap((read) => statementsOf(read, "")).filter((one) => one.clause?.event === "denied");
  const all = [...developments];
  for (const accusation of [headline, ...developments].filter(isAccusation)) {
    const told = all.findIndex((one) => one.event === "denied" && answers(one, accusation));
    const denial = told < 0 ? firstDenial(denials, accusation, sieve) : all.splice(told, 1)[0];
    if (denial) all.splice(all.findIndex((one) => one.id === accusation.id) + 1, 0, denial);
  }
  return atMost(all, most);
}

function isAccusation({ source }: Claim): boolean {
  return source === "alleged";
}

// By their words alone: who denies is named in the charge as well.
function answers({ text }: { readonly text: string }, accusation: Claim): boolean {
  return likeness({ text }, { text: accusation.text }) >= ANSWERS;
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
