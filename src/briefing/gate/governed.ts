import { type Word, wordsIn } from "#text/text.ts";
import type { Ground } from "./ground.ts";
import { isNoun, isSetOff } from "./phrase-borders.ts";
import type { Finding } from "./rules.ts";
import { beforeGroup, isMainVerb } from "./verb-groups.ts";
import { isDeedOf } from "./verbs.ts";

/*
 * "Norvania prevented an attack" holds the word "attack" and no attack. Where a verb of the claim stands in its source only as a noun, what
 * is done with that noun says whether it came about. Verbs that leave it open or rule it out were collected by what news does with an
 * "attack", a "ban", a "cut" and a "ceasefire" (non-factives: P. and C. Kiparsky, Fact, 1970); to others the noun is a fact.
 */
const list = (verbs: string): ReadonlySet<string> => new Set(verbs.trim().split(/\s+/));

/** With these a deed did not come about, or may not have. */
const NOT_DONE =
  list(`abandon advise_against agree agree_to announce anticipate approve argue_for ask_for attempt authorise authorize avert avoid await back blame_for block
  call_for call_off cancel consider contemplate debate delay demand discuss envisage escape_from expect explore favor favour fear float
  foil forbid foresee hint_at imagine intend mull need offer oppose order pledge plan plot postpone practice practise predict prepare prepare_for prevent
  promise prohibit propose push_for recommend refuse rehearse reject request rule_out scrap seek shelve simulate stop suggest support suspect_of suspend threaten threaten_with
  thwart urge veto vote_against want warn_of weigh`);
/** With these it was done before, and no longer is. */
const UNDONE = list(
  "cancel drop ease end lift overturn quash relax remove repeal rescind retract reverse revoke scrap suspend undo withdraw",
);
/** With these whoever stands before them does it. */
const DONE =
  list(`be begin bring bring_in carry carry_out cause commit complete conduct continue cut deliver direct do enforce engage_in execute
  exert finish get give go_on go_through_with have hold implement initiate launch lay lead make mount organise organize participate_in perform provide
  put renew resume return stage start take undertake unleash wage win`);
/** These do it only where saying so is the deed, or where it befalls whoever stands before them: an attack that is ordered is none yet. */
const DONE_OF: readonly { readonly verbs: ReadonlySet<string>; readonly deed: RegExp }[] = [
  {
    verbs: list("adopt announce approve enact impose introduce issue open order pass publish ratify sign"),
    deed: /^(?:ban|bar|cap|charg|endors|fin|inquir|invit|limit|levy|pardon|prohibit|restrict|sanction|tax)/,
  },
  {
    verbs: list("reach record see"),
    deed: /^(?:agree|climb|decid|declin|decreas|drop|fall|gain|grow|increas|jump|los|ris|settl|surg)/,
  },
];
/** What somebody says is said, whatever becomes of it: a demand that was rejected was made. */
const SAID =
  /^(?:accus|appeal|appl(?:y|i)|ask|bid|call|challeng|claim|complain|demand|offer|pledg|promis|propos|recommend|report|request|suggest|threat|vow|warn)/;
/** What is only spoken or thought of: "the threat of an attack", "plans for a ban". */
const ONLY_OF =
  /^(?:attempts?|calls?|chances?|danger|demands?|dreams?|fears?|hopes?|ideas?|intentions?|likelihood|plans?|plots?|possibilit(?:y|ies)|proposals?|prospects?|rehearsals?|requests?|risks?|rumou?rs?|simulations?|talks?|threats?|warnings?)$/i;

/** No deed of which the source only tells that it was prevented, planned, called for or undone; nor one that is another's. */
export function governed({ claim, cited, around, verbatim }: Ground): Finding | null {
  if (verbatim) return null;
  const stored = [...cited, ...around].map(({ sentence: { text } }) => ({ text, words: wordsIn(text) }));
  return firstOf(
    claim.map(({ text }) => wordsIn(text)).flatMap((own) => own.map((_, at) => findingAt(own, at, stored))),
  );
}

function firstOf(findings: readonly (Finding | null)[]): Finding | null {
  return findings.find((one) => one !== null) ?? null;
}

/** What is wrong with a verb of the claim: every noun for it in the source hangs on what speaks against it. */
function findingAt(own: readonly Word[], at: number, stored: readonly Stored[]): Finding | null {
  const verb = own[at];
  if (!verb || !isDone(own, at) || stored.some(({ words }) => isToldIn(words, verb))) return null;
  const refusals = stored.flatMap((one) => governorsOf(verb, one)).map((one) => one && refusalOf(one, own, at));
  return refusals.includes(null) ? null : firstOf(refusals);
}

/** A finite verb of the claim that says of something that it was done. */
function isDone(words: readonly Word[], at: number): boolean {
  const [before, verb] = [words[at - 1], words[at]];
  if (verb?.pos !== "VERB" || !verb.content || SAID.test(verb.key) || !isMainVerb(words, at) || before?.key === "to")
    return false;
  const group = words.slice(beforeGroup(words, at).last + 1, at);
  return !group.some(({ key }) => /^(?:can|could|may|might|must|not|shall|should|will|would)$/.test(key));
}

/** Whether the source has it as a verb: then other rules know who does it. */
function isToldIn(words: readonly Word[], verb: Word): boolean {
  return words.some(({ key, pos }) => key === verb.key && !/^(?:NOUN|PROPN)$/.test(pos));
}

type Stored = { readonly text: string; readonly words: readonly Word[] };
/** The verb that a noun for the deed hangs on, with the words before that verb; null where it stands by itself. */
type Governor = { readonly verb: Word; readonly subject: readonly Word[] } | null;

function governorsOf(verb: Word, { text, words }: Stored): Governor[] {
  return words.flatMap((noun, at) => (isNounOf(noun, verb) ? [governorAt(text, words, at)] : []));
}

function isNounOf(noun: Word, verb: Word): boolean {
  return noun.pos === "NOUN" && (noun.key === verb.key || verb.lemmas.some((lemma) => isDeedOf(noun.text, lemma)));
}

function governorAt(text: string, words: readonly Word[], at: number): Governor {
  const head = beforePhrase(text, words, at);
  const opening = words.slice(Math.max(0, head), at).find((word) => isNoun(word) && ONLY_OF.test(word.text));
  if (opening) return { verb: opening, subject: [] };
  const before = words[head];
  if (!before || isSetOff(text, words, head)) return passiveAfter(text, words, at);
  if (/^(?:ADP|PART|SCONJ)$/.test(before.pos)) return behindPreposition(words, head);
  return governs(words, head) ? { verb: before, subject: words.slice(0, head) } : passiveAfter(text, words, at);
}

/** Where the word stands that a noun's own article and adjectives follow. */
function beforePhrase(text: string, words: readonly Word[], at: number): number {
  let head = at - 1;
  const isInside = () =>
    /^(?:ADJ|DET|NOUN|NUM|PART|PROPN)$/.test(words[head]?.pos ?? "") &&
    words[head]?.key !== "to" &&
    !governs(words, head);
  while (head >= 0 && !isSetOff(text, words, head) && isInside()) head -= 1;
  return head;
}

/** A verb, or what the tagger takes for another word before an article: "foiled an attack". */
function governs(words: readonly Word[], at: number): boolean {
  const [own, next] = [words[at], words[at + 1]];
  return own?.pos === "VERB" || (/ed$/.test(own?.text ?? "") && next?.pos === "DET");
}

/** "Agreed to a ceasefire", "called off an attack", "the threat of an attack"; "after an attack" tells of one. */
function behindPreposition(words: readonly Word[], at: number): Governor {
  const [before, link] = [words[at - 1], words[at]];
  if (before && isNoun(before) && ONLY_OF.test(before.text)) return { verb: before, subject: [] };
  const isOne = before && isOpen(formsOf(before).map((form) => `${form}_${link?.key}`));
  return isOne ? { verb: before, subject: words.slice(0, at - 1) } : null;
}

/** "An attack on the port was prevented." */
function passiveAfter(text: string, words: readonly Word[], at: number): Governor {
  const next = words.findIndex((_, n) => n > at && isMainVerb(words, n));
  const verb = words[next];
  if (!verb || words.slice(at, next).some((_, n) => isSetOff(text, words, at + n))) return null;
  return beforeGroup(words, next).passive && isOpen(formsOf(verb)) ? { verb, subject: [] } : null;
}

/** The forms to look a verb up under, with and without its particle, whatever the tagger takes it for. */
function formsOf({ text, lemmas }: Word): string[] {
  const lower = text.toLowerCase();
  return [...lemmas, lower.replace(/ed$/, ""), lower.replace(/d$/, "")];
}

function isOpen(forms: readonly string[]): boolean {
  return forms.some((one) => NOT_DONE.has(one) || UNDONE.has(one));
}

/** What is wrong with telling as done what hangs on this verb; null where nothing is. */
function refusalOf({ verb, subject }: NonNullable<Governor>, own: readonly Word[], at: number): Finding | null {
  const deed = own[at];
  if (!deed || own.some(({ key }) => key === verb.key)) return null;
  const note = `“${deed.text}” is told as done where the source has “${verb.text}”`;
  if (doesIt(formsOf(verb), deed)) return null;
  if (isOpen(formsOf(verb)) || ONLY_OF.test(verb.text)) return { reason: "modality", note, conflict: true };
  // "The port closed, following an attack": whoever stands before the participle does not do it either, but nor is it told of them.
  if (/ing$/.test(verb.text)) return null;
  return isSameSubject(own.slice(0, at), subject) ? { reason: "roles", note, conflict: true } : null;
}

function doesIt(forms: readonly string[], { key }: Word): boolean {
  return forms.some((one) => DONE.has(one) || DONE_OF.some(({ verbs, deed }) => verbs.has(one) && deed.test(key)));
}

/** Whether somebody before the one verb stands before the other. */
function isSameSubject(own: readonly Word[], theirs: readonly Word[]): boolean {
  const keys = new Set(theirs.filter(({ content }) => content).map(({ key }) => key));
  return own.some((word) => isNoun(word) && keys.has(word.key));
}
