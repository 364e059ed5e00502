import type { Actor } from "#domain/ledger.ts";
import type { Read } from "#domain/ports.ts";
import { differInMiddle, isInitialsOf, isPlace } from "#text/text.ts";
import type { Statement } from "./statements.ts";

/** An actor of one article, by its name's key, with what that article states. */
export type Mention = { read: Read; actor: Actor; key: string; stated: readonly Statement[] };

/** Mentions of one actor together, however each article names it; who could be several people is left out. */
export function groupActors(mentions: readonly Mention[]): Mention[][] {
  const groups: Mention[][] = [];
  for (const mention of fullNamesFirst(mentions)) {
    const group =
      groups.find((members) => members.some((other) => samePerson(other, mention))) ?? bearerOf(mention, groups);
    if (group) group.push(mention);
    else groups.push([mention]);
  }
  return withShortForms(groups).filter((group) => !isAnybody(group, groups));
}

/** By one name, by a short form that one article spells out and the other does not (TSA), or with and without a middle name. */
function samePerson(a: Mention, b: Mention): boolean {
  if (isPerson(a.actor) && isPerson(b.actor) && differInMiddle(a.actor.name, b.actor.name)) return true;
  if (/sheriff/i.test(a.key) && oneSheriff(a.key) === oneSheriff(b.key)) return true;
  if (isNumbered(a.actor, b.actor) || isNumbered(b.actor, a.actor)) return true;
  return a.key === b.key || isShortFor(a.actor, b.actor) || isShortFor(b.actor, a.actor);
}

/** A county has one sheriff: the department is the office. */
function oneSheriff(key: string): string {
  return key.replace(/’/g, "'").replace(/(?<=sheriff's) (?:department|office)$/, "");
}

/** "King Charles" is Charles III, where one article counts him and another does not. */
function isNumbered(plain: Actor, { name, kind }: Actor): boolean {
  return (
    isPerson(plain) &&
    kind === "person" &&
    name.startsWith(`${plain.name} `) &&
    /^[IVX]+$/.test(name.slice(plain.name.length + 1))
  );
}

function isShortFor(short: Actor, { name, aliases, kind }: Actor): boolean {
  if (short.kind === kind && /^[\p{Lu}.&]{2,6}$/u.test(short.name) && aliases.includes(short.name)) return true;
  return kind === "organisation" && short.kind !== "person" && isInitialsOf(short.name, name);
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

/** A surname alone that several of the people in sight bear: a row of its own would not say whose it is. */
function isAnybody(group: readonly Mention[], groups: readonly Mention[][]): boolean {
  const [{ actor } = {}] = group;
  if (!actor || isFull(actor) || !isPerson(actor)) return false;
  const bears = (name: string) => name.endsWith(` ${actor.name}`);
  return (
    groups.filter((members) => members.some((other) => isPerson(other.actor) && bears(other.actor.name))).length > 1
  );
}

function isPerson({ kind }: Actor): boolean {
  return kind === "person";
}

/** In how many sentences an actor is named. */
export function mentionsOf(group: readonly Mention[]): number {
  return group.reduce((sum, { actor }) => sum + actor.sentences.length, 0);
}

/** "The Falcons" are the Velmar Falcons, and "the sheriff's office" is that of the one county in sight: where one longer name ends so. */
function withShortForms(groups: readonly Mention[][]): Mention[][] {
  const longer = new Map(groups.map((group) => [group, longerFormOf(group, groups)]));
  return groups
    .filter((group) => !longer.get(group))
    .map((group) => [...group, ...groups.filter((other) => longer.get(other) === group).flat()]);
}

function longerFormOf([first]: readonly Mention[], groups: readonly Mention[][]): Mention[] | undefined {
  if (first?.actor.kind !== "organisation") return undefined;
  const { name } = first.actor;
  const longer = groups.filter(([other]) => other?.actor.kind === "organisation" && isShortOf(name, other.actor.name));
  return longer.length === 1 ? longer[0] : undefined;
}

/** "The National Zoo": of such there is one in sight, whoever it is named for. */
const HOUSE = /^\S+ (?:Aquarium|Cathedral|Gallery|Library|Museum|Observatory|Zoo)$/;

/** "House" is not short for "White House": what goes before must be the town of a team, or the county of a sheriff. */
function isShortOf(short: string, long: string): boolean {
  // The "National Guard" is that of any state.
  if (HOUSE.test(short) && long.endsWith(` ${short}`)) return true;
  if (!long.endsWith(` ${short}`) || /^(?:Central|Federal|High|National|Royal|State|Supreme)\b/.test(short))
    return false;
  return isPlace(long.slice(0, -short.length - 1)) || /^\p{Lu}\p{L}+['’]s /u.test(short);
}
