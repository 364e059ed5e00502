import type { Clause } from "#domain/ledger.ts";
import { isWithin } from "./asides.ts";
import { isUndone } from "./figure-deeds.ts";
import { beforeOf, type Counted } from "./figure-rest.ts";

/* What is not done, or not sure, of what a figure counts: a row without it would read as a fact. */

/** The status of what a figure counts, in a word of ours; null where it is told as done. `rest` is what is told of it behind. */
export function statusOf(counted: Counted, rest: string): string | null {
  const { figure, sentence } = counted;
  const clause = clauseOf(counted);
  const before = beforeOf(counted);
  if (clause === undefined || isWithin(ASIDE, sentence.text, figure.start - sentence.start) || ANSWERED.test(before))
    return null;
  const ruled = RULED.exec(before)?.groups;
  if (ruled !== undefined) return ruled.found === undefined ? ORDERED : "found liable for";
  if (isAlleged(clause, before, rest)) return "alleged";
  if (ASKED.test(before)) return "asked for";
  if (isReported(counted)) return "reportedly";
  return openStatus(clause, rest, figure.text) ?? (clause.negated && isUndone(before) ? "not done" : null);
}

/** A court's word, which says what is to be done, too. */
export const ORDERED = "ordered to pay";

/** "The council would close the port, and its 110 workers have continued": what has been is neither planned nor conditional. */
const HAS_BEEN =
  /^(?:are|had|has|have|is|was|were) (?!to\b|due\b|expected\b|going\b|likely\b|set\b|supposed\b|planned\b|scheduled\b)/;

function isReported({ figure, sentence }: Counted): boolean {
  const behind = sentence.text.slice(figure.end - sentence.start);
  return REPORTEDLY.test(beforeOf({ figure, sentence })) || REPORTEDLY_BEHIND.test(behind);
}

function openStatus({ event, negated }: Clause, rest: string, text: string): string | null {
  if (event === "denied") return event;
  if (HAS_BEEN.test(rest) || (event === "conditional" && HEDGED.test(text))) return null;
  if (event === "planned") return negated ? "not planned" : "planned";
  return /^(?:considered|conditional)$/.test(event) ? event : null;
}

function isAlleged({ source }: Clause, before: string, rest: string): boolean {
  return CHARGED_WITH.test(before) || (source === "alleged" && !isAccused(before, rest));
}

/** Whether what is told of it is told as done, by nobody who only alleges it. */
export function isToldAsDone(counted: Counted): boolean {
  const clause = clauseOf(counted);
  if (clause === undefined || clause.negated || clause.source === "alleged") return false;
  return /^(?:happened|ongoing)$/.test(clause.event);
}

function clauseOf({ figure, sentence }: Counted): Clause | undefined {
  return sentence.clauses.find((one) => one.start <= figure.start && figure.end <= one.end);
}

/** "The union wants a limit of four shifts", "has asked for 400 observers". */
const ASKED =
  /\b(?:ask(?:s|ed)? for|call(?:s|ed)? for|demand(?:s|ed)?|request(?:s|ed)?|seeks?|sought|wants?|wanted) (?:(?!(?:and|but|that|to|who|which)\b)[\p{L}\d%.-]+ ){0,8}$|\brequests? [^;.]{3,120}, for (?:almost |at least |more than |nearly )?$/u;
/** "Found Hesper liable for $6 million in a trial over allegations", "ordered the firm to pay": no allegation, and no plan. */
const RULED =
  /^(?!.*\b(?:if|unless)\b).*\b(?:(?<found>found [^,;.]{2,60} liable for)|ordered (?:[^,;.]{2,40} )?to pay) (?:(?:about|at least|more than|nearly) )?(?:[$£€][^,;]{3,50} and )?$/iu;
/** "Were reportedly under 5 minutes", "were under 5 minutes, reportedly". */
const REPORTEDLY = /\b(?:reportedly|supposedly)\b(?:(?!\b(?:that|which|who)\b)[^,;])*$/i;
const REPORTEDLY_BEHIND = /^[^,;]*, (?:reportedly|supposedly)\b/;
/** "Perhaps 10 words": the figure itself says how sure it is. */
const HEDGED = /^(?:maybe|perhaps)\b/i;
/** "A charge she rejected, noting that a nurse earns 74,000": told against a charge, and not alleged. */
const ANSWERED = /, (?:an?|the) (?:accusation|allegation|charge|claim) (?:he|it|she|they) (?:denied|rejected), /;

/** "Six people were accused of arson", "charged two men with theft": that they were is done. */
const ACCUSES = "(?:accused|arrested|charged|indicted|suspected)";
const ARE_ACCUSED = new RegExp(`^(?:(?:are|had|has|have|is|was|were) )?(?:been )?${ACCUSES}\\b`);
const ACCUSE = new RegExp(`\\b${ACCUSES} (?:the |some |about )?$`);

function isAccused(before: string, rest: string): boolean {
  return ARE_ACCUSED.test(rest) || ACCUSE.test(before);
}

/** ", which holds 17 seats, plans a vote", "according to two people": said on the way, and as good as done. */
const ASIDE = /, (?:who|which|whose|where|\p{Ll}{3,}ing)\b[^,;]*,(?= )|^According to [^,]*,(?= )/gu;

/** "Charged the mayor with taking bribes worth 740,000": so the charge has it, though that he was charged is done. */
const CHARGED_WITH =
  /\b(?:accused|charged|indicted|suspected)\b.* (?:for|of|with) (?:\p{Ll}+ly )?\p{Ll}+ing\b(?:(?! (?:are|had|has|have|is|was|were)\b)[^,;])*$/u;
