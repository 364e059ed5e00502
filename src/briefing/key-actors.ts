import type { BriefedActor } from "#domain/briefing.ts";
import type { DraftClaim } from "#domain/draft.ts";
import type { Actor, Sentence } from "#domain/ledger.ts";
import type { Read } from "#domain/ports.ts";
import { contentWords, isItself, nameKey } from "#text/text.ts";
import { actsIn, isListedIn, isOutletIn } from "./acting.ts";
import { groupActors, type Mention, mentionsOf } from "./actor-groups.ts";
import { timeOf } from "./cluster.ts";
import { NO_COMMENT } from "./compose.ts";
import { citeSentence, citeSpan } from "./evidence.ts";
import { draftOf, type Statement, statementsOf } from "./statements.ts";
import type { Topic } from "./topic.ts";

/** An actor to print, and drafts of what it did, best first, which the gate has yet to pass. */
export type DraftActor = { readonly actor: Omit<BriefedActor, "statements">; readonly drafts: readonly DraftClaim[] };

/** What takes place does nothing itself, however often it is named. */
const EVENT =
  /\b(?:Olympics|Games|Cup|Bowls?|Open|Championships?|Tournament|Festival|Summit|Marathon|Grand Prix|Awards?|Oscars?|Grammys|World Series|Playoffs|War|Election|Day|Week|Weekend|Christmas|Easter|Thanksgiving)(?: (?:[IVXL]+|\d+))?$|^Best [A-Z]/;
/** Rooms and sites, where somebody else acts. */
const SITE =
  /^Oval Office$|\b(?:Garden|Room|(?:Aquatics?|Convention|Curling|Launch|Skating|Sliding|Space|Sports?) (?:Center|Centre))$/;
/** Actors drafted, some of whom have nothing to be told of. */
const MOST = 30;
/** Drafts of one actor's deeds, some of which the gate may refuse. */
const MOST_DRAFTS = 6;
/** Fewer words than this, names aside, tell of nothing: "Varn said on Monday". */
const FEWEST_WORDS = 2;

/**
 * The actors of the evidence, one row each however they are named, the most mentioned on the topic first; outlets credited are not
 * actors.
 */
export function keyActors(reads: readonly Read[], topic: Topic): DraftActor[] {
  const factual = reads.filter((read) => !read.article.labels.includes("opinion"));
  const credited = reads.flatMap((read) => read.ledger.sentences.flatMap((sentence) => sentence.origins));
  const origins = new Set(credited.map(nameKey));
  const mentions = factual.flatMap((read) => mentionsIn(read, topic)).filter((one) => isActor(one, origins, topic));
  return thoseWhoAct(groupActors(mentions))
    .toSorted((a, b) => weightOf(b) - weightOf(a))
    .slice(0, MOST)
    .map(rowOf);
}

/** Whoever is named so often, in sentences, is an actor whatever they do. */
const OFTEN = 3;

/** Who does or says something, or is spoken of often; all where nobody does. */
function thoseWhoAct(groups: readonly Mention[][]): readonly Mention[][] {
  const acting = groups.filter((group) => mentionsOf(group) >= OFTEN || group.some(acts));
  return acting.length > 0 ? acting : groups;
}

function acts(mention: Mention): boolean {
  const { actor } = mention;
  const sentences = sentencesOf(mention);
  if (sentences.some((one) => isOutletIn(actor, one))) return false;
  const isSomebody =
    actor.kind === "person" && actor.role !== null && !sentences.every((one) => isListedIn(actor, one));
  return isSomebody || deedsOf(mention).own.length > 0 || sentences.some((one) => actsIn(actor, one));
}

function sentencesOf({ read, actor }: Mention): Sentence[] {
  return read.ledger.sentences.filter(({ n }) => actor.sentences.includes(n));
}

function isActor(mention: Mention, origins: ReadonlySet<string>, topic: Topic): boolean {
  const { name, kind, role } = mention.actor;
  if (kind === "unknown" && !role && !isOfTopic(mention, topic)) return false;
  return !(origins.has(mention.key) || isOwnOutlet(mention) || EVENT.test(name) || SITE.test(name));
}

/** Somebody of two names or more whom the topic names, whatever the reader takes the name for. */
function isOfTopic({ read, actor }: Mention, topic: Topic): boolean {
  const words = actor.name.split(" ");
  const isAsked = (name: string) => topic.sentence(read, name) === 1;
  const isName = words.length > 1 && words.every((word) => /^\p{Lu}[\p{L}’'-]+$/u.test(word));
  // "Postponing Quad" holds a topic's word and one that nobody asked for.
  return isName && isAsked(actor.name) && words.every((_, at) => !isAsked(words.toSpliced(at, 1).join(" ")));
}

/** Where the topic is spoken of: an actor of a roundup's other items has none. */
function mentionsIn(read: Read, topic: Topic): Mention[] {
  const stated = statementsOf(read, "");
  const told = read.ledger.sentences.filter(({ flags }) => !flags.includes("boilerplate"));
  const onTopic = new Set(told.flatMap(({ n, text }) => (topic.sentence(read, text) > 0 ? [n] : [])));
  return read.ledger.actors.flatMap((actor) => {
    const sentences = actor.sentences.filter((n) => onTopic.has(n));
    return sentences.length === 0 ? [] : [{ read, actor: { ...actor, sentences }, key: nameKey(actor.name), stated }];
  });
}

// "The Harbor Ledger Network" in the Harbor Ledger's own article.
function isOwnOutlet({ read, actor }: Mention): boolean {
  return read.article.outlet !== null && isItself(actor.name, read.article.outlet);
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
  const kind = group[0]?.actor.kind ?? "unknown";
  const withRole = /^(?:person|unknown)$/.test(kind) ? group.find(({ actor }) => actor.role) : undefined;
  const citations = group.flatMap(firstSentence);
  return {
    actor: {
      name,
      aliases: names.filter((other) => other !== name),
      kind,
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
  const isOwn = ({ text }: Statement) => forms.some((form) => isSubject(text, form, actor));
  const naming = told.filter((one) => !isOwn(one) && isNamedIn(one, actor, forms));
  return { own: shortestOfEach(told.filter(isOwn)), naming: shortestOfEach(naming) };
}

/** Whether a statement, as trimmed, still names an actor, and not only a namesake: "Savina Reld posted a film" names no Lorn Reld. */
function isNamedIn({ text, sentence }: Statement, actor: Actor, forms: readonly string[]): boolean {
  const own = sentence.names.filter(({ canonical }) => nameKey(canonical) === nameKey(actor.name));
  const wanted = own.length > 0 ? own.map((name) => name.text) : forms;
  const isOfOthers = (name: string) => !wanted.includes(name) && wanted.some((form) => name.includes(form));
  const plain = sentence.names.reduce(
    (left, name) => (isOfOthers(name.text) ? left.replaceAll(name.text, " ") : left),
    text,
  );
  return wanted.some((form) => isNamed(plain, form));
}

/** "Ilse Varn is 23 years old": nothing that she did. */
const AGE = /^(?:\S+ ){1,4}(?:is|was) (?:\d{1,3}(?: years old)?|[\p{L}-]+ years old)\.?$/u;

/** "Said without offering proof that boxes had been moved": nothing that anybody is to be remembered by. */
const UNPROVEN = /\bwithout (?:giving |offering |providing )?(?:any )?(?:evidence|proof)\b/;

function tellsSomething({ text, sentence, terms }: Statement): boolean {
  const named = new Set(sentence.names.flatMap((name) => contentWords(name.text)));
  return (
    !NO_COMMENT.test(text) &&
    !AGE.test(text) &&
    !UNPROVEN.test(text) &&
    terms.filter((term) => !named.has(term)).length >= FEWEST_WORDS
  );
}

function shortestOfEach(statements: readonly Statement[]): Statement[] {
  const shortest = statements.toSorted((a, b) => a.text.length - b.text.length);
  return shortest.filter((one, i) => shortest.findIndex((other) => other.sentence.n === one.sentence.n) === i);
}

/** What somebody is for a body or a state: "White House press secretary", "Velmar Chiefs tight end". */
const OFFICE =
  "(?:advis[eo]r|ambassador|analyst|anchor|astronaut|attorney|captain|chair\\p{Ll}*|chief|coach|commissioner|correspondent|counsel|director|economist|editor|end|engineer|envoy|executive|forecaster|founder|goalkeeper|governor|guard|head|lawyer|leader|manager|meteorologist|minister|officer|official|owner|player|president|producer|professor|prosecutor|quarterback|reporter|researcher|scientist|secretary|spokes\\p{Ll}+|star|striker|writer)s?";
const OF_ANOTHER = new RegExp(`^(?:['’]s)?(?: \\p{Lu}| (?:[\\p{Ll}-]+ ){0,2}${OFFICE} \\p{Lu})`, "u");

// "White House Press Secretary", "Venezuelan President": part of somebody else's title, not a mention.
function isNamed(text: string, form: string): boolean {
  const at = text.indexOf(form);
  return at >= 0 && !OF_ANOTHER.test(text.slice(at + form.length));
}

const LEAD_IN = /^(?:(?:\p{Lu}\p{Ll}+ly|[OI]n [^,]{2,40}|(?:Earlier|Later|Meanwhile)[^,]{0,20}), )?(?:[Tt]he )?$/u;

/** Behind a state's name these are who acts: "the U.S. president", "Norvania officials". */
const BODY_OF_STATE =
  /^ (?:army|citizens|court|delegation|economy|embassy|forces|government|judge|lawmakers|military|navy|officials?|police|president|prime minister|residents|senators?|shares|stocks|team|troops|voters)\b/;

/** Short names of states that take the article where they act: "U.S. stocks fell" tells of stocks. */
const WITH_ARTICLE = /^(?:U\.?S\.?A?|U\.?K|E\.?U|U\.?N)\.?$/;

function isSubject(text: string, form: string, { role, kind }: Actor): boolean {
  if (!isNamed(text, form) || (WITH_ARTICLE.test(form) && text.startsWith(form))) return false;
  if (kind === "state" && BODY_OF_STATE.test(text.slice(text.indexOf(form) + form.length))) return false;
  const before = text.slice(0, text.indexOf(form)).trimEnd();
  const title = role?.text ?? "";
  return LEAD_IN.test(
    `${title && before.endsWith(title) ? before.slice(0, -title.length) : before} `.replace(/^ $/, ""),
  );
}
