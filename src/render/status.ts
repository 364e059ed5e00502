import type { Claim } from "#domain/briefing.ts";
import { isOfUnnamed } from "./unnamed.ts";

const STATUS = {
  happened: "DONE",
  ongoing: "ONGOING",
  planned: "PLANNED",
  considered: "CONSIDERED",
  conditional: "CONDITIONAL",
  denied: "DENIED",
} as const;

/** "“We planned to stay short,” Varn said": that it was said is what is told; a plan in somebody's words is theirs. */
const OPENS_QUOTED = /^["“‘'](?=\p{L})/u;

/** Up to the end of a sentence; the stop of "Feb. 27" ends none. */
const ON = "(?:[^.;]|\\.(?! \\p{Lu}))*";
const SAYING = "\\b(?:acknowledged|added|announced|argued|claimed|insisted|said|says|stated|told|warned|wrote)\\b";
const NOT_DONE_TO =
  "(?!yet\\b|\\p{Ll}+(?:ed|eld|en|ept|ilt|old|one|ought|ound|own|ung|ut)\\b|being\\b|able\\b|expected\\b|made\\b|met\\b|paid\\b|read\\b|sent\\b|set\\b|told\\b)";

/** "Varn said she was not happy": what somebody says is not like this or that is said; nothing there was left undone. */
const SAYS_IT_IS_NOT = new RegExp(
  `${SAYING}${ON}\\b(?:(?:am|are|be|is|was|were)(?: \\p{Ll}+ly)? ["“‘']?(?:never|no longer|not)|(?:are|is|was|were)n[’']t) ${NOT_DONE_TO}`,
  "u",
);
/** "Varn argued that the law was not broken": what somebody contends is or was not is what they think; what was denied before that stays so. */
const CONTENDS_NOT = new RegExp(
  `^(?:(?!\\b(?:never|not)\\b|n[’']t\\b).)*?\\b(?:argue[sd]?(?: that|(?= (?:an?|h(?:e|er|is)|it|its|she|the|their|they|this)\\b))|(?:assert(?:ed|s)|contend(?:ed|s)|maintain(?:ed|s)) that|contend(?:ed|s)) ${ON}\\b(?:(?:am|are|be|did|do|does|had|has|have|is|was|were)(?: \\p{Ll}+ly)? (?:never|no longer|not)|(?:are|did|do|does|had|has|have|is|was|were)n[’']t)\\b`,
  "su",
);
/** "Varn said the cut must never come": what somebody thinks may or should not be. */
const SAYS_IT_MUST_NOT = new RegExp(
  `${SAYING}${ON}\\b(?:may|might|must|ought|should)(?:not\\b|n[’']t\\b| (?:never|no longer|not)\\b)`,
  "u",
);
/** "Varn said the cut would not lead to debt": what somebody says of what may come of it. */
const SAYS_IT_WOULD_NOT = new RegExp(`${SAYING}${ON}\\bwould(?:n[’']t\\b| (?:never|no longer|not)\\b)`, "u");
const COMES_OF_IT =
  /\bwould(?:n[’']t| (?:never|no longer|not)) (?:affect|become|bring|cause|change|endanger|harm|help|hurt|last|lead|matter|mean|result|solve|weaken|work)\b/u;

/** Who does it, with what leads up to it: "In a call for the harbor, Ilse Varn, the mayor,". */
const WHO =
  '^(?:[^,;:“”"]{2,90}, )?(?:(?!\\b(?:and|are|had|has|have|is|that|was|were|which|who|whose)\\b)[^,;:“”"]){2,80}?(?:, [^,;:“”"]{2,90},)? (?:(?:again|also|had|has|have|now|said (?:he|it|she|they)|\\p{Ll}+ly) )*';
/** "Varn urged voters to go", "hinted at a deal": that was said, whatever comes of what it asks for or hints at. */
const ASKS = new RegExp(
  `${WHO}(?:appeal(?:ed|s) to|call(?:ed|s) (?:for|on)|hint(?:ed|s) (?:at|that)|plead(?:ed|s) with|urge[ds]?)\\b(?! (?:by|off)\\b)`,
  "u",
);
/** "Varn wrote that the port is losing money". */
const WROTE_THAT = new RegExp(`${WHO}(?:writes|wrote)(?: in [^,;“”"]{2,60}?)? that\\b`, "u");
/** "In 2023, the firm announced it would close", "announced in May 2023 it would": what a plan of a year that must be named was, was said. */
const YEAR = "(?:in|In|on|On) (?:(?:early|late|mid) )?(?:\\p{Lu}\\p{L}+ )?(?:\\d{1,2}, )?(?:19|20)\\d\\d\\b";
const PLANS = "\\b(?:announced|pledged|promised|said|stated|vowed)";
const OLD_PLAN = new RegExp(`(?:^${YEAR}${ON}${PLANS}|${PLANS} ${YEAR})${ON}\\bwould\\b`, "u");
/** "The firm estimates demand will grow", "said he expects it to run out": a forecast, and no deed. */
const FORECASTS = new RegExp(
  `${WHO}(?:estimate[ds]?|expects?(?! to\\b)|forecasts?|predict(?:ed|s)?|project(?:ed|s))\\b[^.;]*\\b(?:to|will|would)\\b`,
  "u",
);
/** "The justices will consider whether": that they do so is still ahead. */
const WILL_CONSIDER =
  /^[^;“”"]*\b(?:will|(?:is|are) (?:due|scheduled|set) to) (?:\p{Ll}+ly )?(?:consider|debate|discuss|examine|hear|review|study|weigh)\b/u;

type Told = Pick<Claim, "event" | "negated" | "source" | "text">;

/** What became of a claim's event, in one word that is seen before the sentence is read. */
export function statusOf(claim: Told): string {
  if (OPENS_QUOTED.test(claim.text)) return "SAID";
  if (claim.source === "alleged" && claim.event !== "denied" && !claim.negated) return "ALLEGED";
  if (claim.negated && claim.event !== "denied") return ofNegated(claim);
  if (claim.event === "denied" && NOT_RULED_OUT.test(claim.text)) return STATUS.considered;
  if (claim.event === "happened" && isReport(claim)) return "REPORTED";
  if (claim.event === "considered" && WILL_CONSIDER.test(claim.text)) return STATUS.planned;
  return isWord(claim) ? "SAID" : STATUS[claim.event];
}

/** What somebody reports was done, nobody has shown to be: a letter "seen by the Wire", "is thought to have", "two people said". */
function isReport(claim: Told): boolean {
  return claim.source === "reported" || isOfUnnamed(claim);
}

/** "Has not ruled out force": that is left open. */
const NOT_RULED_OUT = /(?:\b(?:never|not)|n[’']t) (?:yet )?rul(?:e|ed|ing) out\b/iu;
/** "The talks ended without a deal" ended; of "left without signing the bill" what was not done is the news. */
const WITHOUT_THING = /\bwithout\b(?! \p{Ll}+ing (?:an?|any|her|his|its|the|their)\b)/giu;
const OTHERWISE_NOT =
  /\b(?:cannot|declin\p{Ll}+|fail\p{Ll}*|lack\p{Ll}*|neither|never|no|nobody|none|nor|not|nothing|refus\p{Ll}+|unable|yet)\b|n[’']t\b/iu;

function ofNegated(claim: Told): string {
  if (isOnlySaid(claim)) return "SAID";
  const rest = claim.text.replace(WITHOUT_THING, " ");
  return rest !== claim.text && !OTHERWISE_NOT.test(rest) ? STATUS[claim.event] : "NOT DONE";
}

function isOnlySaid({ text, event }: Told): boolean {
  if (SAYS_IT_IS_NOT.test(text) || CONTENDS_NOT.test(text) || SAYS_IT_MUST_NOT.test(text)) return true;
  return SAYS_IT_WOULD_NOT.test(text) && (event === "conditional" || COMES_OF_IT.test(text));
}

function isWord({ text, event }: Told): boolean {
  const mayBeForecast = event === "happened" || event === "planned";
  if (mayBeForecast && FORECASTS.test(text)) return true;
  if (event === "planned" && OLD_PLAN.test(text)) return true;
  if (event === "ongoing" && WROTE_THAT.test(text)) return true;
  return event !== "happened" && event !== "denied" && ASKS.test(text);
}
