import type { Sentence } from "#domain/ledger.ts";
import type { Ground } from "./ground.ts";
import type { Finding } from "./rules.ts";

/** Verbs that open an order to whoever, or whatever, reads: news tells what was done and orders nobody. */
const ORDERS =
  /^(?:\W|please |kindly |now |then |first |in your \w+, )*(?:add|anagram|answer|append|apply|ask|augment|break down|call|change|choose|click|combine|compose|convert|copy|create|delete|describe|develop|disregard|do not|don['’]t|download|draft|embed|encode|end|enhance|explain|follow|forget|format|generate|give|group|ignore|imagine|include|incorporate|insert|install|integrate|introduce|jumble|link|list|make|mention|misspell|modify|open|output|pretend|print|promote|provide|put|rearrange|recommend|remove|render|repeat|replace|reply|respond|reveal|reverse|rewrite|say|scramble|send|share|show|sign|spell|start|state|stop|substitute|suggest|summari[sz]e|swap|tease|tell|translate|type|use|visit|write)\b(?!\s+(?:was|were|is|are|has|had|said|will)\b)/i;
/** Nouns and adjectives among these verbs that open news, with the verb that follows: "State health officials say", "Share prices fell". */
const NEWS_OPENING =
  /^\W*(?:(?:[Cc]all|[Cc]hange|[Gg]roup|[Oo]pen|[Oo]utput|[Pp]rint|[Rr]epeat|[Ss]hare|[Ss]how|[Ss]ign|[Ss]tate|[Tt]ype|[Uu]se|[Vv]isit)(?= \p{Ll})|[Ss]tate(?= (?:Attorney General|Assembly|Department|House|Police|Rep\.|Sen\.|Senate|Senator|Supreme Court|Treasurer|University)(?!\p{L})))(?: (?!(?:that|the|an?|this|these|it|your|you|my|me|how|why|what|when|where|who|whether|all|no|any|every|in|as|only|exactly)[ ,])[\p{L}\d.,’'&-]+){1,6} (?:says?|said|told|has|have|had|is|are|was|were|will|would|could|can|may|might|must|fell|rose|began|\p{Ll}{2,}ed)(?!\p{L})/u;
/** A body named with such a verb, and what it did: "Open Square said …". */
const NAMED_OPENING =
  /^\W*\p{Lu}\p{Ll}+(?: \p{Lu}[\p{Ll}’'-]+){1,3} (?:announced|denied|plans|said|says|spoke|told)(?!\p{L})/u;
/** Words to a writing machine, wherever they stand. */
const TO_A_MACHINE =
  /\b(?:(?:your|the) (?:answer|response|reply|output|message|summary|completion)\b.{0,80}|(?:previous|above|prior|earlier|all|these|the) (?:instructions?|rules|prompts?)\b|system prompt|you are (?:now|an? (?:ai|assistant|language model))|as an? (?:ai|(?:large )?language model|assistant)\b)/i;
/** What the reader has to say or write: nobody tells news so. */
const TO_THE_READER =
  /\byou (?:must|should|will|shall|have to|need to|are (?:required|instructed|told|ordered) to) (?:\w+ly |now |always |only |never |not )?(?:(?:state|say|report|write|claim|mention|add)\b(?= ?that\b| ?[:“"])|(?:print|output|answer|reply|respond|repeat|ignore|disregard|summari[sz]e|translate)\b)/i;
/** The marks by which machines are told who speaks: "<system>", "[INST]", "<|im_start|>". */
const MACHINE_MARKS = /<\/?[|\p{L}][^<>]{0,60}>|\[\/?INST\]/gu;

/** Whether a sentence orders its reader to do something, or speaks to a machine. Words that the article marks as somebody's are news. */
export function isInstruction({ text, quotations }: Pick<Sentence, "text" | "quotations">): boolean {
  const unmarked = text.replace(MACHINE_MARKS, " ");
  if (unmarked !== text && !/[\p{L}\p{N}]/u.test(unmarked)) return true;
  const own = quotations.some((one) => one.marked) ? unmarked.replace(/[“"][^”"]*[”"]/g, " ") : unmarked;
  return (
    (ORDERS.test(own) && !NEWS_OPENING.test(own) && !NAMED_OPENING.test(own)) ||
    TO_THE_READER.test(own) ||
    (TO_A_MACHINE.test(own) && /\b(?:you|your|ignore|forget|disregard)\b/i.test(own))
  );
}

/** What an article tells its reader to do is no news: neither it nor anything that leans on it is a claim. Nor is a question. */
export function instructions({ cited, claim, verbatim }: Ground): Finding | null {
  if (claim.some((row) => row.flags.includes("question")))
    return { reason: "opinion", note: "it asks and states nothing" };
  // A claim in a sentence's own words leans on that sentence, whatever else is cited beside it.
  const basis = verbatim ? [verbatim] : cited;
  const order = [...basis.map(({ sentence }) => sentence), ...claim].find(isInstruction);
  return order ? { reason: "opinion", note: "it tells the reader to do something and reports nothing" } : null;
}
