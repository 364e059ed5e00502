import type { Name } from "#domain/ledger.ts";
import { isCountry, isMetonym, isPlace, isPlatform, isRegion, isThing } from "./gazetteer.ts";
import { isTitleHead } from "./roles.ts";
import { beforeAside } from "./speaker-aside.ts";
import { isPlainSpeechVerb } from "./speech-verbs.ts";
import type { Token } from "./tokens.ts";

/** Who says something, as the words around it tell: a name, a role in the article's words, or a pronoun still to be resolved. */
export type Speaker = { readonly text: string; readonly at: number; readonly kind: "name" | "role" | "pronoun" };

/** The name that a token belongs to, by the token's offset. */
export type NameAt = (offset: number) => Name | undefined;

const SKIPPED =
  /^(?:also|then|later|once|previously|reportedly|has|have|had|further|even|simply|again|recently|repeatedly|famously|publicly|bluntly|flatly|often|first|just|did|does|do|would|will|could|still|now|never|not|always|ever|soon|all|both|too|.{3,}ly)$/i;
/** A pronoun that one person can be. */
export const PRONOUN = /^(?:he|she)$/i;
const MANY = /^(?:they|we|it|i|you|who|which|that)$/i;
const HUMAN =
  /^(?:officials?|sources?|spokes(?:man|woman|person|people)|aides?|advis[eo]rs?|lawyers?|attorneys?|experts?|analysts?|lawmakers?|senators?|republicans?|democrats?|reporters?|witness(?:es)?|police|authorities|campaign|statement|report|letter|survivors?|victims?|residents?|voters?|supporters?|critics?|leaders?|members?|commander|mother|father|wife|husband|son|daughter|brother|sister|man|woman|men|women|nominee|candidate|billionaire|mogul|businessman|insiders?|operatives?|staffers?|activists?|researchers?|doctors?|teachers?|students?|judges?|ministers?|presidents?|owners?|editors?|authors?|hosts?|pollsters?|strategists?|committee|union|council|board|federation|association|charity|watchdog|regulator|group|company|government|ministry|department|agency|organization|organisation|administration|investigators?|agents?|prosecutors?|soldiers?|workers?|farmers?|friends?|ally|allies|veterans?|executives?|economists?|historians?|scientists?|professors?|moderators?|anchors?|journalists?|columnists?|bishops?|priests?|pastors?|diplomats?|envoys?|governors?|mayors?|secretary|person|people|others|[a-z]{3,}(?:ers?|ors?|ists?|ians?|men|women|man|woman))$/i;
/** What ends as words for people do, and is none: "a number of folks". */
const NOBODY =
  /^(?:answers?|matters?|numbers?|offers?|orders?|papers?|powers?|quarters?|rivers?|summer|towers?|waters?|weather|winter)$/i;
/** What a noun phrase for people is made of. */
export const INSIDE_ROLE = new Set(["DET", "ADJ", "NOUN", "PROPN", "NUM", "PART"]);

function isSkipped(token: Token | undefined): boolean {
  return token !== undefined && (SKIPPED.test(token.text) || (token.pos === "ADV" && /ly$/.test(token.text)));
}

/** Seats of governments that news names for them. */
const CAPITAL =
  /^(?:Ankara|Athens|Baghdad|Beijing|Beirut|Berlin|Bogot[aá]|Bras[ií]lia|Brussels|Cairo|Canberra|Caracas|Damascus|Doha|Havana|Islamabad|Jakarta|Jerusalem|Kabul|Kiev|Kyiv|London|Madrid|Manila|Moscow|(?:New )?Delhi|Ottawa|Paris|Pyongyang|Riyadh|Rome|Seoul|Taipei|Tehran|Tel Aviv|Tokyo|Tripoli|Vienna|Warsaw|Washington)$/;

/** States and capitals speak through their governments; regions, towns and events do not, nor a website on which somebody wrote. */
function isNobody({ kind, text, canonical }: Name, before: Token | undefined): boolean {
  if (isPlatform(text)) return before?.text === "on";
  if (isThing(text)) return true;
  const isTown =
    kind === "place" && isPlace(canonical) && !isCountry(canonical) && !(isMetonym(text) || CAPITAL.test(text));
  return isTown || isRegion(canonical);
}

/** A speaker by the whole name. */
export function named(name: Name): Speaker {
  return { text: name.canonical, at: name.start, kind: "name" };
}

/** The noun phrase that ends at a token: "a senior administration official". */
export function roleEndingAt(tokens: readonly Token[], at: number, text: string): Speaker | undefined {
  const head = tokens[at];
  if (head === undefined || NOBODY.test(head.text) || !(HUMAN.test(head.text) || isTitleHead(head.text)))
    return undefined;
  return roleFrom(tokens, at, head, text);
}

function roleFrom(tokens: readonly Token[], at: number, head: Token, text: string): Speaker {
  let from = at;
  while (
    from > 0 &&
    at - from < 9 &&
    (INSIDE_ROLE.has(tokens[from - 1]?.pos ?? "") || isInWord(tokens, from - 1)) &&
    isInline(tokens[from - 1], tokens[from], text)
  ) {
    from -= 1;
    if (/^(?:a|an|the|one|another|some|his|her|its|their)$/i.test(tokens[from]?.text ?? "")) break;
  }
  const start = wordStart(text, tokens[from]?.start ?? head.start);
  return { text: text.slice(start, head.end), at: start, kind: "role" };
}

/** The apostrophe of "Varn's", the hyphens of "a 21-year-old friend": tokens part at them, words do not. */
export function isInWord(tokens: readonly Token[], at: number): boolean {
  const [before, own, next] = tokens.slice(at - 1, at + 2);
  return /^['’]$/.test(own?.text ?? "") || (own?.text === "-" && before?.end === own.start && next?.start === own.end);
}

// "Oakes-Varn's brother": tokens part at hyphens, names do not.
function wordStart(text: string, at: number): number {
  return at - (/[\p{L}\p{N}-]*$/u.exec(text.slice(Math.max(0, at - 40), at))?.[0].length ?? 0);
}

function isInline(left: Token | undefined, right: Token | undefined, text: string): boolean {
  return left !== undefined && right !== undefined && /^ ?$/.test(text.slice(left.end, right.start));
}

// What stands between commas behind a subject: "Varn, the interior minister," and "Varn, 48,".
function beforeApposition(tokens: readonly Token[], at: number): number {
  const mark = tokens[at]?.text ?? "";
  if (!APPOSITION_MARK.test(mark)) return at;
  for (let back = at - 1; back >= 0 && at - back < 40; back -= 1) if (tokens[back]?.text === mark) return back - 1;
  return at - 1;
}

const APPOSITION_MARK = /^(?:,|-|--|–|—)$/;

// "Sen. Ilse Varn (D-Mo.) said".
function beforeBracket(tokens: readonly Token[], at: number): number {
  if (tokens[at]?.text !== ")") return at;
  for (let back = at - 1; back > 0 && at - back < 9; back -= 1) if (tokens[back]?.text === "(") return back - 1;
  return at;
}

function nounPhraseEnd(tokens: readonly Token[], at: number): number {
  let back = at;
  while (back > 0 && isSkipped(tokens[back])) back -= 1;
  return beforeTime(tokens, back);
}

// "Varn on Friday said", "who in 2010 said", "the ministry last week said": when it was said is not who did.
function beforeTime(tokens: readonly Token[], at: number): number {
  const [before, time] = [tokens[at - 1]?.text ?? "", tokens[at]?.text ?? ""];
  if (/^(?:in|on|since|by|during)$/i.test(before) && TIME.test(time)) return at - 2;
  return /^(?:last|this|next)$/i.test(before) &&
    /^(?:week|month|year|night|spring|summer|autumn|fall|winter)$/i.test(time)
    ? at - 2
    : at;
}

const TIME =
  /^(?:(?:19|20)\d\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December)$/;

/** "A person familiar with the talks said": the person speaks, and not the talks. */
const KNOWS = /^(?:acquainted|aware|briefed|close|familiar|involved)$/i;

function beforeKnowing(tokens: readonly Token[], at: number): number {
  return KNOWS.test(tokens[at]?.text ?? "") ? at - 1 : at;
}

// "officials in Zarvia said", "a spokesman for the ministry said": the head stands before the preposition.
function roleWithTail(tokens: readonly Token[], at: number, nameAt: NameAt, text: string): Speaker | undefined {
  for (let back = at; back > 0 && at - back < 9; back -= 1) {
    const token = tokens[back];
    if (token === undefined || /^[,;:.“”"]$/.test(token.text) || token.pos === "VERB") return undefined;
    // The "of" of "the Department of Public Health" is its own.
    if (token.pos !== "ADP" || nameAt(token.start) !== undefined) continue;
    if (isOfficeBefore(tokens, back)) return undefined;
    const role = roleEndingAt(tokens, beforeKnowing(tokens, back - 1), text);
    if (role !== undefined) return role;
  }
  return undefined;
}

// "Secretary of State Ilse Varn said": a printed office is her title, and she speaks. "A spokesman of the ministry" speaks himself.
function isOfficeBefore(tokens: readonly Token[], of: number): boolean {
  const [head, , next, name] = tokens.slice(of - 1, of + 3);
  if (tokens[of]?.text !== "of" || !isTitleHead(head?.text ?? "") || !/^\p{Lu}/u.test(head?.text ?? "")) return false;
  return [next, name].every((token) => /^\p{Lu}|^the$/u.test(token?.text ?? ""));
}

/** Who stands before a place: "Orla Wilson, of Springfield," speaks, and not the town. Nobody does where nothing leads up to it. */
function beforePlace(tokens: readonly Token[], { start }: Name): number {
  const led = tokens.findIndex((token) => token.start >= start) - 1;
  if (tokens[led]?.pos !== "ADP") return -1;
  return tokens[led - 1]?.text === "," ? led - 2 : led - 1;
}

function subjectAt(tokens: readonly Token[], at: number, nameAt: NameAt, text: string): Speaker | undefined {
  const token = tokens[at];
  if (token === undefined) return undefined;
  if (PRONOUN.test(token.text)) return { text: token.text, at: token.start, kind: "pronoun" };
  if (/^who$/i.test(token.text)) return subjectAt(tokens, tokens[at - 1]?.text === "," ? at - 2 : at - 1, nameAt, text);
  if (MANY.test(token.text)) return undefined;
  const tailed = roleWithTail(tokens, at, nameAt, text);
  if (tailed !== undefined) return tailed;
  const name = nameAt(token.start);
  if (name && isNobody(name, tokens[at - 1])) return subjectAt(tokens, beforePlace(tokens, name), nameAt, text);
  return name ? named(name) : roleEndingAt(tokens, at, text);
}

// "The clip says", "one questioner claimed": whatever plainly speaks is the speaker.
function anybody(tokens: readonly Token[], verb: number, at: number, text: string): Speaker | undefined {
  const head = tokens[at];
  if (head === undefined || head.pos !== "NOUN" || !isPlainSpeechVerb(tokens[verb]?.text ?? "")) return undefined;
  return roleFrom(tokens, at, head, text);
}

// "Its director, Ilse Varn, said": a name that stands alone between commas says more than the office before it.
function nameInApposition(inside: readonly Token[], nameAt: NameAt): Speaker | undefined {
  const first = inside.findIndex(({ text }) => !isTitleHead(text));
  const name = nameAt(inside[first]?.start ?? -1);
  return name?.kind === "person" && name.end === inside.at(-1)?.end ? named(name) : undefined;
}

/** The subject in front of a speech verb. */
export function subjectBefore(
  tokens: readonly Token[],
  verb: number,
  nameAt: NameAt,
  text: string,
): Speaker | undefined {
  const end = beforeBracket(tokens, beforeAside(tokens, nounPhraseEnd(tokens, verb - 1)));
  if (end < 0) return undefined;
  if (!APPOSITION_MARK.test(tokens[end]?.text ?? ""))
    return subjectAt(tokens, end, nameAt, text) ?? anybody(tokens, verb, end, text);
  const subject = beforeBracket(tokens, beforeApposition(tokens, end));
  const inside = nameInApposition(tokens.slice(subject + 2, end), nameAt);
  if (inside !== undefined && nameAt(tokens[subject]?.start ?? -1) === undefined) return inside;
  return subjectAt(tokens, subject, nameAt, text) ?? subjectAt(tokens, end - 1, nameAt, text);
}
