import { wordsIn } from "#text/text.ts";
import type { Ground } from "./ground.ts";
import type { Finding } from "./rules.ts";

/** "…, 22 of them with a fine": how many, and what is told of those alone. */
const PART = /(?<![\p{L}\d])(?<many>\p{L}+|\d[\d,]*) of (?:them|whom|those)\b(?<told>[^,;.]*)/gu;
/** The share of what is told of some that a claim has when it tells it. */
const MOST = 0.5;

/** What is told of some is not told of all: "118 were released with a fine" where 22 of the 118 were fined. */
export function parts({ claim, cited, verbatim }: Ground): Finding | null {
  if (verbatim) return null;
  const own = new Set(claim.flatMap(({ text }) => wordsIn(text).map(({ key }) => key)));
  for (const { text } of cited.map(({ sentence }) => sentence)) {
    for (const { groups, 0: part } of text.matchAll(PART)) {
      const [many] = wordsIn(groups?.many ?? "");
      if (many && !own.has(many.key) && isTold(groups?.told ?? "", text.replace(part, ""), own))
        return { reason: "origins", note: `that is told of “${part.trim()}” alone`, conflict: true };
    }
  }
  return null;
}

function isTold(told: string, rest: string, own: ReadonlySet<string>): boolean {
  const elsewhere = new Set(wordsIn(rest).map(({ key }) => key));
  const alone = wordsIn(told).filter(({ content, key }) => content && !elsewhere.has(key));
  return alone.length > 0 && alone.filter(({ key }) => own.has(key)).length / alone.length >= MOST;
}
