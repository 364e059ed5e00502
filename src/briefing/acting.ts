import type { Actor, Sentence } from "#domain/ledger.ts";
import { isItself, sameName } from "#text/text.ts";

/* Who does or says something, told from who is only named: a victim in a list, an institute that somebody works for. */

/** What somebody does stands right behind the name, an aside at most between them. */
const DOES =
  /^(?:, [^,;]{2,90},|,)?(?: (?:also|later|meanwhile|now|still|then|\p{Ll}+ly))* (?:are|can|could|did|does|had|has|have|is|may|might|must|said|says|(?:was|were)(?! (?:among|identified|named)\b)|will|would|(?!ages\b)\p{Ll}{3,}(?:ed|s)|began|became|came|fell|gave|got|held|kept|led|left|lost|made|met|paid|put|rose|saw|sent|set|shot|sold|stood|told|took|went|won|wrote)\b/u;
/** "The Assembly's observer mission recorded": a part of it acts. */
const PART_OF_IT =
  /^['’]s (?:[\p{Ll}-]+ ){0,2}(?:army|board|chief|committee|council|delegation|forces|government|lawyers?|members|mission|navy|office|officials|police|spokes\p{Ll}+|team|troops) /u;
/** "Was dismissed by Varn", "with island officials confirming". */
const ACTED_BY = /\b(?:according to|by)(?: the)? $/i;
const WITH = /\bwith(?: the)? $/i;
const DOING = /^ \p{Ll}{2,}ing\b/u;

/** Whether a sentence tells of somebody's deed or words, under one of their names. */
export function actsIn({ name, aliases }: Actor, sentence: Sentence): boolean {
  const forms = [name, ...aliases];
  return (
    speakersIn(sentence).some((speaker) => isOneOf(forms, speaker)) || forms.some((form) => isDoer(form, sentence))
  );
}

/** "Including a county judge, Ilse Varn", "was named as Tomas Reld": one of several to whom something happened. */
const LISTED = /\b(?:including|among (?:them|those|whom)|such as|identified|named|shortlist|victims?)\b[^;.]*$/;

/** Whether a sentence only lists somebody, whatever they are. */
export function isListedIn({ name }: Actor, { text }: Sentence): boolean {
  const at = text.indexOf(name);
  return at >= 0 && LISTED.test(text.slice(0, at));
}

/** "Seen by the broadcaster Kanal Hesper": who is told of so is where something stood. */
const OUTLET =
  /\b(?:broadcaster|channel|daily|journal|magazine|network|newsletter|newspaper|news agency|station|tabloid|website|weekly) $/;

/** Whether a sentence names somebody as the outlet that something stood in. */
export function isOutletIn({ name }: Actor, { text }: Sentence): boolean {
  const at = text.indexOf(name);
  return at >= 0 && OUTLET.test(text.slice(0, at));
}

function speakersIn({ attribution, cues, quotations }: Sentence): string[] {
  const speakers = [
    attribution?.source,
    ...cues.map(({ source }) => source),
    ...quotations.map(({ speaker }) => speaker),
  ];
  return speakers.filter((one): one is string => typeof one === "string");
}

function isOneOf(forms: readonly string[], speaker: string): boolean {
  return forms.some((form) => sameName(form, speaker) || isItself(form, speaker) || speaker.includes(form));
}

function isDoer(form: string, { text }: Sentence): boolean {
  const at = text.indexOf(form);
  if (at < 0) return false;
  const [before, behind] = [text.slice(0, at), text.slice(at + form.length)];
  return (
    DOES.test(behind) || PART_OF_IT.test(behind) || ACTED_BY.test(before) || (WITH.test(before) && DOING.test(behind))
  );
}
