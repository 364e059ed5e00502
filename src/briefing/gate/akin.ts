import { kinship, type Word } from "#text/text.ts";

/* Words that may stand for each other: the same in another form, akin in WordNet, or used for one and the same by news. */

/** Nouns that take the colour of what they are said of and may stand for many another (linguists call them shell nouns). */
export const SHELL =
  /^(?:act|action|aim|approach|area|aspect|attempt|bid|campaign|case|challenge|change|concern|conspiracy|decision|development|difficulty|effort|event|fact|goal|idea|incident|initiative|issue|item|matter|means|measure|method|move|object|one|operation|part|people|person|place|plan|plot|point|policy|problem|process|programme|program|project|purpose|question|reason|scheme|scope|situation|span|step|story|system|task|thing|topic|way|work)s?$/i;

/** Nouns that news uses for one and the same, and that stand far apart in WordNet. */
const ONE_FOR_ANOTHER = [
  "firm company business corporation group carrier operator maker",
  "deal pact accord agreement treaty",
  "talk negotiation discussion",
  "gunman attacker shooter assailant",
  "police officer policeman deputy",
  "cash money fund funding",
  "deal takeover acquisition purchase buyout",
  "roof rooftop",
  "job position post role",
  "layoff cut",
  "staff employee worker personnel crew",
  "rally protest march demonstration",
  "crash collision accident wreck",
  "vaccine shot jab",
  "flood flooding",
  "apartment flat",
  "game match",
  "player athlete",
  "bill legislation law",
  "ruling decision verdict judgment judgement",
  "shooting attack strike assault raid",
  "soldier troop fighter",
  "power electricity",
  "border frontier",
  "revenue sale turnover",
  "loss deficit defeat",
  "debt borrowing loan credit",
  "budget spending",
  "opponent critic",
  "ally partner",
  "town city village",
  "area zone region",
  "phone smartphone",
  "app application",
  "jail prison",
  "daily day",
  "weekly week",
  "monthly month",
  "annual annually yearly year",
  "noon midday",
].map((line) => new Set(line.split(" ")));

export function isOneForAnother(a: Word, b: Word): boolean {
  const [own, other] = [singularOf(a), singularOf(b)];
  return ONE_FOR_ANOTHER.some((group) => group.has(own) && group.has(other));
}

/** In small letters and without the "s" of the plural. */
export function singularOf({ text }: Word): string {
  return text.toLowerCase().replace(/(?<=[^s])s$/, "");
}

/** The same or a form of it, a synonym, or a broader word for it. */
export function isAkin(a: Word, b: Word): boolean {
  if (haveOneBeginning(a, b)) return true;
  return a.lemmas.some((one) => b.lemmas.some((other) => /^(?:same|broader)$/.test(kinship(one, other) ?? "")));
}

/** How many letters two longer words must share at their beginning to be forms of one. */
const BEGINNING = 5;

export function haveOneBeginning({ key: a }: Word, { key: b }: Word): boolean {
  return a.length >= BEGINNING && b.length >= BEGINNING && a.slice(0, BEGINNING) === b.slice(0, BEGINNING);
}
