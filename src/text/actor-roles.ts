import type { Actor, Name } from "#domain/ledger.ts";
import { isCountry, isDemonym, isMetonym } from "./gazetteer.ts";
import { isHonorific, isRoleHead, isTitleHead, roleAfter, roleBefore } from "./roles.ts";
import type { RawSentence } from "./tokens.ts";

/** A role as an article states it; `full` when it says more than a bare title. */
export type StatedRole = { readonly role: NonNullable<Actor["role"]>; readonly full: boolean };

/** "To donate, contact Mayor Varn": what the reader is to do. */
const TO_DO = /^(?:ask|call|contact|e-?mail|follow|join|phone|remember|tell|text|thank|visit|watch|write)$/i;

// "White House", "Venezuelan" and "U.S." in front of a title belong to the role.
function ownerStart(before: string, start: number, names: readonly Name[], offset: number): number {
  const within = names.find((name) => name.start - offset < start && start < name.end - offset);
  if (within !== undefined) return within.start - offset;
  const owner = names.find((name) => name.end - offset === start - 1 && before[start - 1] === " ");
  if (owner !== undefined && !TO_DO.test(owner.text) && (owner.kind !== "person" || isMetonym(owner.text)))
    return owner.start - offset;
  const word = /(?:(?:North|South|East|West) )?(\p{Lu}[\p{L}.-]+) $/u.exec(before.slice(0, start));
  if (word?.[1] === undefined || !(isDemonym(word[1]) || isCountry(word[1]))) return start;
  return start - word[0].length;
}

/** What makes an office past, coming, lower or held for another stands before its owner too: "former Harrow mayor". */
const NOT_NOW =
  /(?<!\p{L})(?:(?:former|ex|acting|interim|outgoing|incoming|late)[ -](?:(?:assistant|associate|deputy|vice) )?|(?:assistant|associate|deputy|vice) )$/iu;

const VERB_TOO =
  /^(?:backs?|calls?|gives?|helps?|honou?rs?|joins?|meets?|names?|notes?|puts?|quotes?|sees?|shows?|supports?|thanks?|urges?)$/;

// "union leader", "coastguard commander": small nouns right before a title say what it leads.
function nounStart(sentence: RawSentence, start: number): number {
  const at = sentence.tokens.findLastIndex((token) => token.end - sentence.start === start - 1);
  const noun = sentence.tokens[at];
  // "Considering allegations King Charles": many of something are no part of a printed title.
  if (/s$/.test(noun?.text ?? "") && /^\p{Lu}/u.test(sentence.text.slice(start))) return start;
  const isNoun = noun?.pos === "NOUN" || (at === 0 && noun?.pos === "PROPN");
  // "The couple support King Odo", "the poll shows state Rep. Varn": a verb, whatever it looks like.
  if ((VERB_TOO.test(noun?.text ?? "") && at > 0) || TO_DO.test(noun?.text ?? "")) return start;
  return noun && isNoun && /^\p{L}{3,}$/u.test(noun.text) ? noun.start - sentence.start : start;
}

function roleStart(before: string, start: number): number {
  return start - (NOT_NOW.exec(before.slice(0, start))?.[0].length ?? 0);
}

const OFFICE = / (?:of|for) (?:the )?\p{Lu}\p{L}+(?: (?:and )?\p{Lu}\p{L}+){0,2} $/u;

// "Secretary of State", "Minister for the Middle East": the title stands before its office.
function titleBefore(before: string): { text: string; start: number } | undefined {
  if (!/[\p{L}.] $/u.test(before)) return undefined;
  const office = OFFICE.exec(before.slice(-80));
  // "An appointee of President Ilse Varn": the title is hers, and what stands before it another's.
  if (office === null || isTitleHead(before.trimEnd().split(" ").at(-1) ?? "")) return roleBefore(before);
  const end = before.length - Math.min(before.length, 80) + office.index;
  const title = roleBefore(before.slice(0, end));
  return title ? { text: before.slice(title.start, before.length - 1), start: title.start } : roleBefore(before);
}

/** "Velmar's mayor, Ilse Varn": whose office it is, in front of the name. */
const OWNED =
  /(?<gap>^|[\s“"])(?<role>(?:(?:(?:the|its|his|her|their) )?(?:\p{Lu}[\p{L}.-]*(?: \p{Lu}[\p{L}.-]*){0,3}|\p{Ll}+)[’']s|[Tt]he|[Hh]er|[Hh]is|[Ii]ts|[Tt]heir|[Aa]n?)(?: \p{Lu}[\p{L}-]*){0,3}(?: \p{Ll}[\p{L}-]*){0,2} (?<head>\p{Ll}[\p{L}-]*)(?: (?:at|for|from|in|of) [^,;.:]{2,40})?), (?:(?:Dr|Dame|Sir|Mr|Mrs|Ms)\.? )?$/u;

/** "In a letter to the mill's top executive, Varn questioned": a name that goes on with its verb ends no apposition. */
const GOES_ON = /^ (?!(?:and|as|at|for|from|in|of|on|or|to|who|whose|with)\b)\p{Ll}/u;

/** The role next to a name in its sentence; undefined when the sentence states none. */
export function statedRole(sentence: RawSentence, name: Name, names: readonly Name[]): StatedRole | undefined {
  const offset = sentence.start;
  const before = sentence.text.slice(0, name.start - offset);
  const title = titleBefore(before);
  if (title !== undefined && !isHonorific(title.text)) {
    const owner = ownerStart(before, title.start, names, offset);
    const start = roleStart(before, owner < title.start ? owner : nounStart(sentence, title.start));
    return toRole(sentence, start, before.trimEnd().length, start < title.start || title.text.includes(" "));
  }
  const after = sentence.text.slice(name.end - offset);
  const owned = GOES_ON.test(after) ? null : OWNED.exec(before);
  if (owned?.groups?.role && isOfSomebody(owned.groups.role, owned.groups.head ?? ""))
    return ownedRole(sentence, owned.index + (owned.groups.gap ?? "").length, owned.groups.role);
  const behind = roleAfter(after);
  if (behind === undefined) return undefined;
  const start = name.end - offset + behind.start;
  if (isNextInList(sentence, names, start + behind.text.length)) return undefined;
  return toRole(sentence, start, start + behind.text.length, true);
}

/** "Ilse Varn, harbour pilot Tomas Reld, and …": the pilot is the next in a list, but "the brother of Tomas Reld" is who she is. */
function isNextInList({ text, start }: RawSentence, names: readonly Name[], end: number): boolean {
  const last = names.find((name) => name.kind === "person" && name.end - start === end);
  return last !== undefined && !/(?: (?:at|by|for|of|to|with)|['’]s?) $/.test(text.slice(0, last.start - start));
}

/** "The mayor's brother-in-law": whose he is, the words say, too. */
const RELATIVE = /^(?:brother|daughter|father|husband|mother|sister|son|widow|widower|wife)(?:-in-law)?$/;

function isOfSomebody(role: string, head: string): boolean {
  // "The drugmaker's rival, Hesper": set against somebody, and nothing that it is.
  if (/^(?:competitor|counterpart|critic|opponent|rival)$/.test(head)) return false;
  return isRoleHead(head) || (RELATIVE.test(head) && /[’']s /.test(role));
}

// "Its chair, Ilse Varn": whose chair she is, the sentence before said, and a row would not.
function ownedRole(sentence: RawSentence, start: number, role: string): StatedRole {
  const owner = /^(?:[Ii]ts|[Tt]heir|[Hh]is|[Hh]er) /.exec(role)?.[0].length ?? 0;
  return toRole(sentence, start + owner, start + role.length, true);
}

function toRole(sentence: RawSentence, start: number, end: number, full: boolean): StatedRole {
  const text = sentence.text.slice(start, end);
  return { full, role: { text, sentence: sentence.n, start: sentence.start + start, end: sentence.start + end } };
}
