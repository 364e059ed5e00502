import type { Clause, Sentence } from "#domain/ledger.ts";

/** "WASHINGTON (AP) — ", "ST. VELM, Norvania ― ", "VELMAR, March 5 — ": where and when a report was written, not what it says. */
const PLACE_LINE =
  /^(?=\p{Lu}{3}|\p{Lu}{2}\.? \p{Lu}{3})[\p{L} .,’'-]{3,50}(?:\d{1,2}(?:, \d{4})?)?(?: \([^)]{1,20}\))? [―—–−-]{1,2} (?=[\p{Lu}\d“"])/u;

/** Where and when a report was written, as its first line says; empty when it does not. */
export function placeLine(text: string): string {
  return PLACE_LINE.exec(text)?.[0] ?? "";
}

const HOW_LONG =
  "(?:(?:even|just|only|shortly|soon) |(?:[\\p{L}\\d]+ ){0,3}(?:minutes|hours?|days?|weeks?|months?|years?) )?";
const opening = (words: string) => new RegExp(`^(?:(?:but|and) )?${words}\\b`, "iu");
/** What only leads up to what a sentence tells: "While the council met, …", "Of the raids that could be traced, …". "If" is none of them: what follows it hangs on it. */
const CONJOINS = opening(
  "(?:although|as if|as though|because(?! of\\b)|even though|once|though|when|whereas|while|of (?:all )?(?:the|those) (?:\\p{L}+ ){1,2}(?:that|which|who))",
);
/** These may lead a clause or a mere noun ("After the storm the port will close, …"), which the reader does not part from what follows. */
const MAY_LEAD = opening(`${HOW_LONG}(?:after|as(?! (?:for|of|part)\\b)|before|since|until)`);
/** "As the Harbor Ledger reported, …": whose word the rest is. */
const AS_TOLD = opening("as");
/** "Ilse Varn, a doctor who left in May": who somebody is; what they did stands behind the next comma. */
const WHO_IT_IS =
  /^[^,]{2,80}(?:, \d{1,3})?, (?:(?:[^,]{0,60} )?(?:who|whom|whose|which)|(?:an?|one of) [^,]{2,70} that (?:are|had|has|have|is|was|were))\b/;
/** "Under the deal, reached after 19 hours of talks, staff will be paid more": what the deal brings stands behind. */
const UNDER_WHAT =
  /^(?:At|By|During|For|In|On|Under|With) [^,]{3,60}, (?:\p{Ll}+(?:ed|en|wn|ught)|built|held|laid|made|sent|signed|struck|won) (?:after|at|before|by|from|in|on|with) [^,]*$/u;
/** "If you've been following the trial, …": that speaks to the reader, and nothing hangs on it. */
const TO_READER =
  /^If you(?:['’]ve| have|['’]re| are) (?:ever |just |recently )?(?:been (?:following|hearing|wondering)|following|heard|noticed|wondered|wondering)\b/u;
const TELLS_READER = /^, (?!you (?:can|may|must|should|will)\b)/u;
/** "Having agreed to sell the yard, the firm closed it", "The firm, having agreed to sell it, closed it": what came before. */
const HAVING = /^Having (?:\p{Ll}+ly )?\p{Ll}{3,} /u;
const INSET_HAVING = /^[^,]{2,80}, having (?:\p{Ll}+ly )?\p{Ll}{3,} [^,]*$/u;

/** "Many had hoped the dam would hold, but it broke": what came of it stands behind. */
const HOPED = /^[^,;“”"]{2,60}? (?:had |have |once )*(?:dreaded|feared|hoped)\b/u;
const BUT_IT_CAME = /^(?:, )?but (?!.*\b(?:can|could|may|might|should|will|would)\b)/su;
/** "Officials announced the bridge would open on Friday, but it did not." */
const BUT_NOT =
  /^(?:, )?but (?:he|it|she|that|they|this) (?:did|had|has|have|was|were)(?: never| not|n['’]t)(?: (?:come about|done (?:it|so)|happen(?:ed)?|yet))*[.,]?\s*$/u;
/** "Two sailors stuck at sea since June are about to come home": what somebody is about to do, whichever they are. */
const IS_SET_TO =
  /^(?:, |(?:after|before|since|until) (?:last \p{Ll}+|\p{Lu}\p{L}+|\d{4}) )(?:is|are) (?:\p{Ll}+ly |also |now )?(?:about|due|expected|poised|ready|scheduled|set) to\b/u;

/** Behind the comma that ends an opening stands a subject: no "which", and no ", leaving 300 jobless", which goes on with what was told. */
const SUBJECT_FOLLOWS = /^, (?!(?:(?:\p{Ll}+ly )?\p{Ll}+(?:ing|ed)|who|which|whose|where|when)\b)/u;
const VERB_FOLLOWS = /^, (?!(?:(?:\p{Ll}+ly )?\p{Ll}+ing|who|which|whose|where|when)\b)/u;
/** How much of a clause must lie in a stretch to count as its own, in characters. */
const ENOUGH = 8;

/**
 * The clause that says what a stretch of a sentence tells: its first, unless that only leads up to a later one or says who its subject is.
 * Where the first may hold the main clause too, nothing open or not so is passed over for what was done: a plan never becomes an act.
 * `from` and `to` are offsets of the article.
 */
export function leadClause(
  sentence: Sentence,
  from = sentence.start + placeLine(sentence.text).length,
  to = sentence.end,
): Clause | null {
  const overlap = ({ start, end }: Clause) => Math.min(end, to) - Math.max(start, from);
  const textOf = ({ start, end }: Clause) => sentence.text.slice(start - sentence.start, end - sentence.start);
  const inside = sentence.clauses.filter((clause) => overlap(clause) > 0);
  const first = inside.find((clause) => overlap(clause) > ENOUGH) ?? inside[0];
  const leads = first && leadOf(textOf(first));
  const outcome = first && outcomeOf(first, inside, textOf);
  if (outcome) return outcome;
  if (!first || !leads) return first ?? null;
  const main = inside.find((clause) => clause.start > first.start && leads.follows.test(textOf(clause)));
  if (!main || (leads.mayHoldMain && isOpen(first) && !isOpen(main))) return first;
  return AS_TOLD.test(textOf(first)) && main.source === "asserted" ? { ...main, source: first.source } : main;
}

/** What became of a plan by the end of its sentence ("…, but it did not"), or the plan that a first clause only says whose it is. */
function outcomeOf(first: Clause, inside: readonly Clause[], textOf: (clause: Clause) => string): Clause | undefined {
  const later = inside.filter(({ start }) => start > first.start);
  if (isOpen(first)) return first.negated ? undefined : later.find((one) => one.negated && BUT_NOT.test(textOf(one)));
  return later.find((one) => one.event === "planned" && IS_SET_TO.test(textOf(one)));
}

/** What must follow a clause that only leads up to another, and whether it may hold that other too; null for one that tells something. */
function leadOf(text: string): { readonly follows: RegExp; readonly mayHoldMain: boolean } | null {
  const commas = text.split(", ").length - 1;
  if (WHO_IT_IS.test(text)) return { follows: VERB_FOLLOWS, mayHoldMain: commas > (/^[^,]+, \d/.test(text) ? 2 : 1) };
  if (UNDER_WHAT.test(text)) return { follows: SUBJECT_FOLLOWS, mayHoldMain: false };
  if (HAVING.test(text)) return { follows: SUBJECT_FOLLOWS, mayHoldMain: false };
  if (INSET_HAVING.test(text)) return { follows: VERB_FOLLOWS, mayHoldMain: false };
  if (TO_READER.test(text)) return { follows: TELLS_READER, mayHoldMain: false };
  if (HOPED.test(text)) return { follows: BUT_IT_CAME, mayHoldMain: false };
  if (CONJOINS.test(text)) return { follows: SUBJECT_FOLLOWS, mayHoldMain: commas > 0 };
  return MAY_LEAD.test(text) ? { follows: SUBJECT_FOLLOWS, mayHoldMain: true } : null;
}

function isOpen({ event, negated }: Clause): boolean {
  return negated || !/^(?:happened|ongoing)$/.test(event);
}
