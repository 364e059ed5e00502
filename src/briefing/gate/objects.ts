import type { Sentence } from "#domain/ledger.ts";
import { MONTH, WEEKDAY } from "./calendar-words.ts";
import { type Deed, deedsIn, SAYS } from "./deeds.ts";
import type { Ground } from "./ground.ts";
import { likestTo } from "./likest.ts";
import { isNoun } from "./phrase-borders.ts";
import type { Finding } from "./rules.ts";

/*
 * Of two deeds in one sentence each keeps what it was done to: police who "arrested two men and questioned a woman" arrested no woman, and a
 * profit that "missed forecasts but beat last year's" beat no forecast.
 */

/** When something was done is not what it was done to. */
const TIME = new RegExp(
  `^(?:day|evening|last|month|morning|next|night|time|week|weekend|year|${WEEKDAY}|${MONTH})`,
  "i",
);

/** What a deed was done to, whoever did it. */
type Done = { readonly verb: string; readonly to: readonly string[] };

/** Nobody and nothing to which the source says another thing was done has this done to it. */
export function objects({ claim, cited, verbatim }: Ground): Finding | null {
  if (verbatim) return null;
  for (const row of claim) {
    const best = likestTo(row, cited);
    const all = best ? doneIn(best) : [];
    for (const own of doneIn(row)) {
      const rival = rivalOf(own, all);
      if (rival)
        return { reason: "roles", note: `“${own.to.at(-1)}” belongs to “${rival.verb}” in the source`, conflict: true };
    }
  }
  return null;
}

function doneIn(sentence: Sentence): Done[] {
  return deedsIn(sentence).flatMap((deed) => (deed.verb === SAYS ? [] : doneBy(deed)));
}

function doneBy({ verb, passive, object, doer, alone }: Deed): Done[] {
  const to = object.filter((key) => !TIME.test(key));
  if (!passive) return to.length > 0 ? [{ verb, to }] : [];
  const patient = alone ? (doer?.words.filter(isNoun).map(({ key }) => key) ?? []) : [];
  return patient.length > 0 ? [{ verb, to: patient }] : [];
}

/** The other deed of a sentence to which the claim's object belongs, when this verb has an object of its own there. */
function rivalOf(own: Done, all: readonly Done[]): Done | null {
  const same = all.filter(({ verb }) => verb === own.verb);
  if (same.length === 0) return null;
  const theirs = new Set(same.flatMap(({ to }) => to));
  const strange = own.to.filter((key) => !theirs.has(key));
  return all.find((other) => other.verb !== own.verb && strange.some((key) => other.to.at(-1) === key)) ?? null;
}
