import type { BriefedActor } from "#domain/briefing.ts";
import type { DraftClaim } from "#domain/draft.ts";
import type { Actor } from "#domain/ledger.ts";
import type { Read } from "#domain/ports.ts";
import { contentWords, differInMiddle, isItself, nameKey } from "#text/text.ts";
import { timeOf } from "./cluster.ts";
import { NO_COMMENT } from "./compose.ts";
import { citeSentence, citeSpan } from "./evidence.ts";
import { draftOf, type Statement, statementsOf } from "./statements.ts";
import type { Topic } from "./topic.ts";

/** An actor to print, and drafts of what it did, best first, which the gate has yet to pass. */
export type DraftActor = { readonly actor: Omit<BriefedActor, "statements">; readonly drafts: readonly DraftClaim[] };

/** What takes place does nothing itself, however often it is named. */
const EVENT =
  /\b(?:Olympics|Games|Cup|Bowls?|Open|Championships?|Tournament|Festival|Summit|Marathon|Grand Prix|Awards?|Oscars|Grammys|World Series|Playoffs|War|Election|Day|Week|Weekend|Christmas|Easter|Thanksgiving)(?: (?:[IVXL]+|\d+))?$/;
/** Drafts of one actor's deeds, some of which the gate may refuse. */
const MOST_DRAFTS = 6;
/** Fewer words than this, names aside, tell of nothing: "Varn said on Monday". */
const FEWEST_WORDS = 2;

type Mention = { read: Read; actor: Actor; key: string; stated: readonly Statement[] };

/**
 * The actors of the evidence, one row each however they are named, the most mentioned on the topic first; outlets credited are not
 * actors.
 */
export function keyActors(reads: readonly Read[], most: number, topic: Topic): DraftActor[] {
  const factual = reads.filter((read) => !read.article.labels.includes("opinion"));
  const credited = reads.flatMap((read) => read.ledger.sentences.flatMap((sentence) => sentence.origins));
  const origins = new Set(credited.map(nameKey));
  const groups: Mention[][] = [];
  for (const mention of fullNamesFirst(factual.flatMap((read) => mentionsIn(read, topic)))) {
    if (mention.actor.kind === "unknown" && !mention.actor.role) continue;
    if (origins.has(mention.key) || isOwnOutlet(mention) || EVENT.test(mention.actor.name)) continue;
    const group =
      groups.find((members) => members.some((other) => samePerson(other, mention))) ?? bearerOf(mention, groups);
    if (group) group.push(mention);
    else groups.push([mention]);
  }
  return groups
    .sort((a, b) => weightOf(b) - weightOf(a))
    .slice(0, most)
    .map(rowOf);
}

/** Where the topic is spoken of: an actor of a roundup's other items has none. */
function mentionsIn(read: Read, topic: Topic): Mention[] {
  const stated = statementsOf(read, "");
  const onTopic = new Set(read.ledger.sentences.flatMap(({ n, text }) => (topic.sentence(read, text) > 0 ? [n] : [])));
  return read.ledger.actors.flatMap((actor) => {
    const sentences = actor.sentences.filter((n) => onTopic.has(n));
    return sentences.length === 0 ? [] : [{ read, actor: { ...actor, sentences }, key: nameKey(actor.name), stated }];
  });
}

/** By one name, by a short form that one article spells out and the other does not (TSA), or with and without a middle name. */
function samePerson(a: Mention, b: Mention): boolean {
  if (isPerson(a.actor) && isPerson(b.actor) && differInMiddle(a.actor.name, b.actor.name)) return true;
  return a.key === b.key || isShortFor(a.actor, b.actor) || isShortFor(b.actor, a.actor);
}

function isShortFor(short: Actor, { aliases, kind }: Actor): boolean {
  return short.kind === kind && /^[\p{Lu}.&]{2,6}$/u.test(short.name) && aliases.includes(short.name);
}

// "The Harbor Ledger Network" in the Harbor Ledger's own article.
function isOwnOutlet({ read, actor }: Mention): boolean {
  return read.article.outlet !== null && isItself(actor.name, read.article.outlet);
}

/** One of several people of a surname bears it alone when an archive speaks of nobody else so often, by so many times. */
const BY_FAR = 3;

function fullNamesFirst(mentions: readonly Mention[]): Mention[] {
  return [...mentions.filter(({ actor }) => isFull(actor)), ...mentions.filter(({ actor }) => !isFull(actor))];
}

function isFull({ name }: Actor): boolean {
  return name.includes(" ");
}

/** Whose surname it is that an article prints alone: the only bearer in the evidence, or by far the most mentioned one. */
function bearerOf({ actor }: Mention, groups: readonly Mention[][]): Mention[] | undefined {
  if (isFull(actor) || !isPerson(actor)) return undefined;
  const bearers = groups
    .filter((members) => members.some((other) => isPerson(other.actor) && other.actor.name.endsWith(` ${actor.name}`)))
    .toSorted((a, b) => mentionsOf(b) - mentionsOf(a));
  const [first, second] = bearers;
  return first && (!second || mentionsOf(first) >= BY_FAR * mentionsOf(second)) ? first : undefined;
}

function isPerson({ kind }: Actor): boolean {
  return kind === "person";
}

function mentionsOf(group: readonly Mention[]): number {
  return group.reduce((sum, { actor }) => sum + actor.sentences.length, 0);
}

/** Somebody with a stated role counts for more than a name in passing. */
function weightOf(group: readonly Mention[]): number {
  return mentionsOf(group) + (group.some(({ actor }) => actor.role) ? 2 : 0);
}

/** What the newest article says of somebody comes first: offices change hands. */
function rowOf(mentions: readonly Mention[]): DraftActor {
  const group = mentions.toSorted((a, b) => timeOf(b.read) - timeOf(a.read));
  const names = [...new Set(group.flatMap(({ actor }) => [actor.name, ...actor.aliases]))];
  const name = group.map(({ actor }) => actor.name).reduce((a, b) => (b.length > a.length ? b : a));
  const withRole = group.find(({ actor }) => actor.role);
  const citations = group.flatMap(firstSentence);
  return {
    actor: {
      name,
      aliases: names.filter((other) => other !== name),
      kind: group[0]?.actor.kind ?? "unknown",
      role: withRole ? roleOf(withRole) : null,
      mentions: mentionsOf(group),
      citations,
    },
    drafts: draftsOf(group.map(deedsOf)),
  };
}

function firstSentence({ read, actor }: Mention) {
  const sentence = read.ledger.sentences.find((one) => one.n === actor.sentences[0]);
  return sentence ? [citeSentence({ read, sentence })] : [];
}

/** The role in the article's words, cited to the sentence that states it. */
function roleOf({ read, actor }: Mention): BriefedActor["role"] {
  if (!actor.role) return null;
  const sentence = read.ledger.sentences.find((one) => one.n === actor.role?.sentence);
  const citation = sentence ? citeSentence({ read, sentence }) : citeSpan(read, actor.role.start, actor.role.end);
  return { text: actor.role.text, citations: [citation] };
}

/** What an actor is told to do, and where it is only named: in any article the first tells more than the second. */
type Deeds = { readonly own: readonly Statement[]; readonly naming: readonly Statement[] };

function draftsOf(deeds: readonly Deeds[]): DraftClaim[] {
  const all = [...deeds.flatMap(({ own }) => own), ...deeds.flatMap(({ naming }) => naming)];
  const texts = all.map(({ text }) => text);
  return all
    .filter(({ text }, i) => texts.indexOf(text) === i)
    .slice(0, MOST_DRAFTS)
    .map(draftOf);
}

/** Statements that open with the actor's name, after its role at most, and those that tell of it elsewhere. */
function deedsOf({ actor, stated }: Mention): Deeds {
  const forms = [actor.name, ...actor.aliases, actor.name.split(" ").at(-1) ?? actor.name];
  const told = stated.filter((one) => actor.sentences.includes(one.sentence.n) && tellsSomething(one));
  const isOwn = ({ text }: Statement) => forms.some((form) => isSubject(text, form, actor.role?.text ?? ""));
  const naming = told.filter((one) => !isOwn(one) && forms.some((form) => isNamed(one.text, form)));
  return { own: shortestOfEach(told.filter(isOwn)), naming: shortestOfEach(naming) };
}

function tellsSomething({ text, sentence, terms }: Statement): boolean {
  const named = new Set(sentence.names.flatMap((name) => contentWords(name.text)));
  return !NO_COMMENT.test(text) && terms.filter((term) => !named.has(term)).length >= FEWEST_WORDS;
}

function shortestOfEach(statements: readonly Statement[]): Statement[] {
  const shortest = statements.toSorted((a, b) => a.text.length - b.text.length);
  return shortest.filter((one, i) => shortest.findIndex((other) => other.sentence.n === one.sentence.n) === i);
}

// "White House Press Secretary", "Venezuelan President": part of somebody else's title, not a mention.
function isNamed(text: string, form: string): boolean {
  const at = text.indexOf(form);
  return at >= 0 && !/^(?:['’]s)? \p{Lu}/u.test(text.slice(at + form.length));
}

const LEAD_IN = /^(?:(?:\p{Lu}\p{Ll}+ly|[OI]n [^,]{2,40}|(?:Earlier|Later|Meanwhile)[^,]{0,20}), )?(?:[Tt]he )?$/u;

/** Short names of states that take the article where they act: "U.S. stocks fell" tells of stocks. */
const WITH_ARTICLE = /^(?:U\.?S\.?A?|U\.?K|E\.?U|U\.?N)\.?$/;

function isSubject(text: string, form: string, role: string): boolean {
  if (!isNamed(text, form) || (WITH_ARTICLE.test(form) && text.startsWith(form))) return false;
  const before = text.slice(0, text.indexOf(form)).trimEnd();
  return LEAD_IN.test(`${before.endsWith(role) && role ? before.slice(0, -role.length) : before} `.replace(/^ $/, ""));
}
