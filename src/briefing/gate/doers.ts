import type { Name } from "#domain/ledger.ts";
import { isKindOf, isOrganisationHead, kinship, type Word, wordsIn } from "#text/text.ts";
import { singularOf } from "./akin.ts";
import { type Deed, type Doer, deedsIn, SAYS } from "./deeds.ts";
import type { Ground } from "./ground.ts";
import { isOfOneState, mayBe } from "./name-forms.ts";
import { isNoun } from "./phrase-borders.ts";
import type { Finding } from "./rules.ts";
import { BE } from "./verb-groups.ts";

/** The share of what the claim tells of a deed that the source must tell of it, too, for both to be one. */
const SAME_DEED = 0.75;

/** Rule 6, by the verb: whoever does or says it in the claim does or says it in the source, unless the source leaves open who. */
export function doers({ claim, cited, around, verbatim }: Ground): Finding | null {
  if (verbatim) return null;
  const named = claim.flatMap(deedsIn).filter(({ doer }) => doer !== null);
  if (named.length === 0) return null;
  const stored = [...cited, ...around].flatMap(({ sentence }) => deedsIn(sentence));
  return named.map((own) => misplaced(own, stored)).find((found) => found !== null) ?? null;
}

function misplaced(own: Deed, stored: readonly Deed[]): Finding | null {
  const same = stored.filter((other) => isSameDeed(own, other));
  const [first] = same;
  if (!first && stored.some((other) => isByNobody(own, other)))
    return { reason: "roles", note: `the source does not say that “${calledOf(own)}” does it` };
  if (!same.every((other) => areOthers(own, other))) return null;
  if (stored.some((other) => isTurned(own, other)))
    return { reason: "roles", note: `“${calledOf(own)}” is whom it is done to`, conflict: true };
  return first
    ? { reason: "roles", note: `“${calledOf(own)}” does what “${calledOf(first)}” does`, conflict: true }
    : null;
}

function isSameDeed(own: Deed, other: Deed): boolean {
  if (own.verb !== other.verb || own.passive !== other.passive) return false;
  // Of two who changed places, the one who does it in the source is done to in the claim.
  const theirs = new Set(other.doer?.words.map(({ key }) => key));
  const told = own.rest.filter((key) => !theirs.has(key));
  if (shareOf(told, new Set(other.rest)) >= SAME_DEED) return true;
  // "Called the report on the website rubbish": all that the source tells of it, and where it stood.
  return other.rest.length >= WHOLE && shareOf(other.rest, new Set(own.rest)) === 1;
}

/** As many words make a deed that a claim may tell whole, and more with it. */
const WHOLE = 3;

function shareOf(keys: readonly string[], all: ReadonlySet<string>): number {
  return keys.length === 0 ? 1 : keys.filter((key) => all.has(key)).length / keys.length;
}

/** "Was built by Varn" where the source has "was built", and by whom it does not say. */
function isByNobody(own: Deed, other: Deed): boolean {
  if (own.verb === SAYS || own.passive || other.alone !== true || own.verb !== other.verb) return false;
  const patient = (other.doer?.words ?? []).map(({ key }) => key);
  if (own.object.some((key) => !patient.includes(key))) return false;
  return shareOf(own.rest, new Set([...other.rest, ...patient])) >= SAME_DEED;
}

/** "A protester shot an agent" where an agent, or "one", shot a protester: who does it is whom it is done to. */
function isTurned(own: Deed, other: Deed): boolean {
  if (own.verb !== other.verb || own.verb === SAYS || own.passive) return false;
  const [doer, theirs] = [own.doer?.words.findLast(isNoun), other.doer?.words.map(({ key }) => key) ?? []];
  const done = own.object.at(-1);
  if (doer === undefined || done === doer.key) return false;
  // "Five people wounded two soldiers" where five people were wounded.
  if (other.passive) return done !== undefined && theirs.includes(doer.key) && !theirs.includes(done);
  return other.object.at(-1) === doer.key && !theirs.includes(doer.key);
}

function calledOf({ doer }: Deed): string {
  return doer?.names[0]?.text ?? doer?.words.map(({ text }) => text).join(" ") ?? "";
}

/** Some of many, or one whom nobody names: no name can be meant. */
const SOME =
  /^(?:some|one|another|several|many|other|few|most|two|three|four|five|six|seven|eight|nine|ten|witnesses|residents|experts|critics)$/i;
const UNNAMED = /^(?:sources?|insiders?|passers-?by|passer-?by)$/i;
/** Plurals who speak or act for a body or a place that may be named in their stead. */
const FOR_A_BODY =
  /^(?:officials|authorities|police|ministers|lawmakers|leaders|spokes(?:men|women|people|persons)|prosecutors|investigators|troops|forces|soldiers|fighters|executives|lawyers|attorneys|players|managers|directors|organi[sz]ers|researchers|scientists|workers|members)$/i;

/** Whether two doers cannot be the same: two other names, or a name on one side and on the other some of many. */
function areOthers(mine: Deed, theirs: Deed): boolean {
  const [own, other] = [mine.doer, theirs.doer];
  if (!own || !other) return false;
  if (areOfOthers(own, other)) return true;
  if (holdsHead(own, other) || holdsHead(other, own) || haveOneHead(own, other)) return false;
  return cannotBe(own, other, { verb: mine.verb, others: theirs.others });
}

function cannotBe(own: Doer, other: Doer, { verb, others }: Pick<Deed, "verb" | "others">): boolean {
  const [mine, theirs] = [own, other].map(namesOf);
  if (!mine || !theirs) return false;
  // "Engineers reported it to the company": the company is somebody else.
  const head = headOf(own);
  // But "the cause is a valve" is "a valve is the cause".
  if (mine.length === 0 && head !== undefined && !BE.test(verb) && others.includes(head.key)) return true;
  if (mine.length === 0 && theirs.length === 0) return areOtherPeople(head, headOf(other));
  if (mine.length > 0 && theirs.length > 0) return !mine.some((name) => theirs.some((one) => isSame(name, one)));
  return mine.length > 0 ? isNobody(mine, other) : isNobody(theirs, own);
}

/** "Varn's lawyer" is not Varn. */
function belongsTo({ words }: Doer, { text }: Name): boolean {
  const last = text.split(" ").at(-1);
  return /^['’]s?$/.test(words[words.findIndex((word) => word.text === last) + 1]?.text ?? "");
}

/** One name in front on both sides; or "Police in Rudenik" and "Police in the capital, Rudenik": a capital at the head of a sentence makes no name of a common noun. */
function haveOneHead(own: Doer, other: Doer): boolean {
  const [first, second] = [own.names[0], other.names[0]];
  const opens = first !== undefined && own.words[0]?.text === first.text.split(" ")[0] && !belongsTo(own, first);
  if (opens && second !== undefined && isSame(first, second) && !isOnlyOf(other, second)) return true;
  const head = headOf(own);
  return head !== undefined && FOR_A_BODY.test(head.text) && headOf(other)?.key === head.key;
}

/** "Varn's brother" and "sources close to Varn" are somebody else: what stands before or behind the name is who acts. */
function isOnlyOf(doer: Doer, name: Name): boolean {
  return belongsTo(doer, name) || CLOSE_TO.test(doer.words.map(({ text }) => text).join(" "));
}

const CLOSE_TO = /\b(?:allies|close|familiar|near|someone|sources?|speaking|writing) (?:at|for|of|to|with) /i;

/** "Karst's invasion" and "Sundra's invasion": one noun, and two to whom it belongs. */
function areOfOthers(own: Doer, other: Doer): boolean {
  const [mine, theirs] = [own, other].map((doer) => doer.names.filter((name) => belongsTo(doer, name)));
  if (!mine?.length || !theirs?.length || headOf(own)?.key !== headOf(other)?.key) return false;
  return !mine.some((name) => theirs.some((one) => isSame(name, one)));
}

/** Whom one may be besides what else one is. */
const MAY_BE_ANYBODY =
  /^(?:adults|critics|experts|locals|observers|others|parents|rivals|supporters|survivors|victims|witnesses|women|men)$/i;

/** "Engineers" and "residents": people of two kinds, neither of whom speaks for a body. */
function areOtherPeople(own: Word | undefined, other: Word | undefined): boolean {
  const [a, b] = [peopleIn(own), peopleIn(other)];
  return a !== null && b !== null && a !== b && !isKindOf(a, b) && !isKindOf(b, a) && kinship(a, b) !== "same";
}

/** "Resident" of "Residents", where WordNet knows it for people and for nothing wider, and they may neither be anybody nor speak for a body. */
function peopleIn(head: Word | undefined): string | null {
  if (!head || FOR_A_BODY.test(head.text) || MAY_BE_ANYBODY.test(head.text)) return null;
  const one = singularOf(head);
  return one !== head.text.toLowerCase() && one !== "person" && isKindOf(one, "person") && !isKindOf("person", one)
    ? one
    : null;
}

/** The noun that a doer is: before any preposition. */
function headOf({ words }: Doer): Word | undefined {
  const until = words.findIndex(({ pos }, n) => pos === "ADP" && n > 0);
  return (until < 0 ? words : words.slice(0, until)).findLast(isNoun);
}

/** Who speaks or acts for one person: "an aide", "his agent" is not that person. */
const FOR_A_PERSON =
  /^(?:adviser|advisor|agent|aide|assistant|attorney|brother|colleague|daughter|deputy|father|friend|husband|lawyer|mother|sister|son|spokes(?:man|woman|person)|wife)$/i;
const SOMEBODYS = /^(?:an?|another|his|her|one)$/i;

/** Whether words without a name cannot mean a name: "one resident", "a source", "forecasters". */
function isNobody(names: readonly Name[], { words, names: inside }: Doer): boolean {
  const [first, head] = [words[0], words.findLast(isNoun)];
  if (!first || !head) return false;
  if (SOME.test(first.text) || UNNAMED.test(head.text)) return true;
  const isPerson = names.every(({ kind }) => kind === "person");
  const mayBePerson = names.every(({ kind }) => kind === "person" || kind === "unknown");
  if (mayBePerson && SOMEBODYS.test(first.text) && FOR_A_PERSON.test(head.text)) return true;
  // A person may speak for a ministry, but then the source says who.
  if (isPerson && isOrganisationHead(head.text) && inside.length === 0) return true;
  const isMany = /[^su]s$/.test(head.text) && inside.length === 0;
  return isMany && (isPerson || !FOR_A_BODY.test(head.text));
}

/** "U.K. activists" are not named, nor is a "spokesman for Varn": a name counts where no noun follows it and no preposition leads to it. */
function namesOf({ names, words }: Doer): readonly Name[] {
  return names.filter(({ text }) => {
    const parts = text.split(/[ -]/);
    const at = words.findIndex(
      (word, n) => word.text === parts[0] && words[n + parts.length - 1]?.text === parts.at(-1),
    );
    const [next, before] = [words[at + parts.length], words[at - 1]?.pos === "DET" ? words[at - 2] : words[at - 1]];
    if (at < 0) return words.at(-1)?.text === parts.at(-1);
    if (next && /^['’]s?$/.test(next.text)) return false;
    return (
      !(next && /^(?:NOUN|PROPN|ADJ)$/.test(next.pos)) && (at === 0 || before?.pos !== "ADP" || words[0] === before)
    );
  });
}

/** "U.K. activists" and "activists in London": the noun of one, which is no part of a name in both. */
function holdsHead({ words, names }: Doer, other: Doer): boolean {
  const head = words.findLast(isNoun);
  // "The driver's lawyer" is no driver.
  const isOwner = (at: number) => /^['’]s?$/.test(other.words[at + 1]?.text ?? "");
  if (!head || !other.words.some(({ key }, at) => key === head.key && !isOwner(at))) return false;
  const isNamed = (all: readonly Name[]) => all.some(({ text }) => wordsIn(text).some(({ key }) => key === head.key));
  return !isNamed(names) || !isNamed(other.names);
}

function isSame(a: Name, b: Name): boolean {
  return mayBe(a, b) || mayBe(b, a) || isOfOneState(a.text, b.text);
}
