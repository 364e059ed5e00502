import type { Read } from "#domain/ports.ts";

/*
 * Two players hurt in one team, two fights of one champion, two arrests for the same: such events share their words, their places and
 * most of their names. What tells them apart is whom the headlines and the first sentences are about.
 */

/** Family names of the people that an article's title and first two sentences name, in lower case. */
export type LeadPeople = ReadonlySet<string>;

const LEAD_SENTENCES = 2;
/** Somebody whom so many of a group's leads name is whom it is about; whom no more than so few name is not. */
const OFTEN = 0.6;
const SELDOM = 0.15;
/** Of fewer articles nothing can be said: one reporter leads with the minister, another with the mayor. */
const FEWEST_ARTICLES = 3;

/** Whom an article's lead is about. */
export function peopleInLead({ article, ledger }: Read): LeadPeople {
  const title = (article.title ?? "").toLowerCase();
  const people = ledger.sentences.flatMap(({ names }, at) =>
    names
      .filter(({ kind }) => kind === "person")
      .map(({ canonical }) => canonical.toLowerCase().split(" ").at(-1) ?? "")
      .filter((family) => at < LEAD_SENTENCES || title.includes(family)),
  );
  return new Set(people);
}

/** Whether two groups of articles are each about somebody whom the other's leads hardly name: two events, however alike. */
export function areAboutOthers(a: readonly LeadPeople[], b: readonly LeadPeople[]): boolean {
  if (Math.min(a.length, b.length) < FEWEST_ARTICLES) return false;
  return hasOwnPerson(a, b) && hasOwnPerson(b, a);
}

function hasOwnPerson(group: readonly LeadPeople[], other: readonly LeadPeople[]): boolean {
  const people = new Set(group.flatMap((lead) => [...lead]));
  return [...people].some((person) => share(group, person) >= OFTEN && share(other, person) <= SELDOM);
}

function share(group: readonly LeadPeople[], person: string): number {
  return group.filter((lead) => lead.has(person)).length / group.length;
}
