import { speechVerbs } from "./speech-verbs.ts";
import type { Token } from "./tokens.ts";

/** What ends a subject that is told at once: "Varn, who", "Varn (left)". */
const BREAKS = /^(?:[,;:()—–-]|--|who|which|and|but)$/i;
/** Whoever is spoken of in what is said: "Varn said he's", "Varn said that the port". */
const OPENS_COMPLEMENT = /^(?:that|he|she|it|they|we|there)$/i;
/** As many words a subject is long: "the city's deputy mayor Ilse Varn". */
const SUBJECT = 7;

/**
 * Whether what stands behind somebody's words is the next sentence: after “Who is left?” "Varn said" closes the words, "Varn said she's
 * ready" says something else. Words that end with a comma are always closed by what follows them.
 */
export function beginsAnew(right: readonly Token[], ends: string): boolean {
  if (!/[.?!…][”"’']*\s*$/u.test(ends)) return false;
  const verb = speechVerbs(right)[0] ?? -1;
  if (verb < 1 || verb > SUBJECT || right.slice(0, verb).some(({ text }) => BREAKS.test(text))) return false;
  return isComplement(right.slice(verb + 1));
}

// "He's", "that the port is closed", "the port would close": a subject with its verb.
function isComplement(rest: readonly Token[]): boolean {
  const [first] = rest;
  const comma = rest.findIndex(({ text }) => BREAKS.test(text));
  const clause = rest.slice(1, comma < 0 ? undefined : comma);
  const verb = clause.findIndex(({ pos }) => pos === "VERB" || pos === "AUX");
  if (first === undefined || verb < 0) return false;
  if (OPENS_COMPLEMENT.test(first.text)) return true;
  return (
    /^(?:DET|NOUN|PROPN)$/.test(first.pos) && clause.slice(0, verb).every(({ pos }) => pos !== "ADP" && pos !== "SCONJ")
  );
}
