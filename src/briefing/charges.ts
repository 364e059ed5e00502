import type { Citation, Claim } from "#domain/briefing.ts";
import type { Clause, Name, Sentence } from "#domain/ledger.ts";
import type { Read } from "#domain/ports.ts";
import { isShortFor, sameName } from "#text/text.ts";
import type { Placed } from "./evidence.ts";

/** What somebody is held or tried for is an accusation too, though that he is held is a fact. */
const CHARGE =
  /\b(?:on suspicion of|suspected of|accused of|charged (?:with|over)|indicted (?:on|for)|to charge [^.;]+ with)\b/i;

/** "Denied any wrongdoing", "pleaded not guilty": what answers every charge against whoever says it. */
export const IN_GENERAL =
  /\b(?:den(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?|calls?|called) (?:(?:all|any|the|these|those|every|\w+) ){0,3}(?:wrongdoing|charges?|allegations?|accusations?|guilt|involvement)\b|\bplead(?:ed|s)? not guilty\b|\bmaintain(?:s|ed) (?:his|her|its|their) innocence\b/i;

export function isAccusation({ source, text, event }: Pick<Claim, "source" | "text" | "event">): boolean {
  return event !== "denied" && !IN_GENERAL.test(text) && (source === "alleged" || CHARGE.test(text));
}

export function isDenial(clause: Pick<Clause, "event"> | null, text: string): boolean {
  return clause?.event === "denied" || IN_GENERAL.test(text);
}

/** Whether a stored sentence accuses, in one of its clauses. */
export function accuses({ sentence: { clauses, text } }: Placed): boolean {
  return clauses.some(({ source, event }) => isAccusation({ source, event, text }));
}

/** Whether a stored sentence denies, in one of its clauses. */
export function denies({ sentence: { clauses, text } }: Placed): boolean {
  return clauses.some((clause) => isDenial(clause, text));
}

/** "Was accused by the prosecutor Anna Reld": whoever stands behind "by" charges, and is not charged. */
const CHARGES_HIM = /\bby (?:[\p{L}-]+ ){0,4}$/u;

/** Whom a sentence charges, as far as it names them: people and organisations, without who says it. */
export function chargedIn({ sentence }: Placed): string[] {
  const says = [sentence.attribution?.source, ...sentence.quotations.map(({ speaker }) => speaker)];
  const isAccuser = (name: string) => says.some((who) => who != null && isSameParty(who, name));
  return partiesIn(sentence)
    .filter(({ start }) => !CHARGES_HIM.test(sentence.text.slice(0, start - sentence.start)))
    .map(({ canonical }) => canonical)
    .filter((name) => !isAccuser(name));
}

function partiesIn({ names }: Sentence): Name[] {
  return names.filter(({ kind }) => kind === "person" || kind === "organisation");
}

/** How far back a sentence that names nobody ("He denies it") may point, in sentences. */
const POINTS_BACK = 2;
const LEANS = /^(?:he|she|it|they|his|her|its|their)\b/i;
const DENYING_VERB = /\b(?:den(?:y|ie[sd]|ying)|reject|dismiss|disput|plead|maintain|call(?:s|ed)\b)/i;

/**
 * Who denies, whoever stands nearest before the verb first ("Pask's lawyer, Edda Munro, denied"); with "he" or "his lawyer" also whom the
 * sentence before names.
 */
export function deniersIn(place: Placed): string[] {
  const { sentence } = place;
  const parties = partiesIn(sentence);
  const verb = sentence.start + sentence.text.search(DENYING_VERB);
  const before = parties.filter(({ start }) => start < verb).toReversed();
  const meant = LEANS.test(sentence.text) ? namedBefore(place) : [];
  return [...(before.length > 0 ? before : parties).map(({ canonical }) => canonical), ...meant];
}

/** Whom the nearest sentence before names that names anybody. */
export function namedBefore({ read, sentence }: Placed): string[] {
  const rows = read.ledger.sentences.filter(({ n }) => n < sentence.n && n >= sentence.n - POINTS_BACK).toReversed();
  const nearest = rows.map(partiesIn).find((names) => names.length > 0) ?? [];
  return nearest.map(({ canonical }) => canonical);
}

/** The people and organisations that a sentence names. */
export function namedIn({ sentence }: Placed): string[] {
  return partiesIn(sentence).map(({ canonical }) => canonical);
}

/** Whether a stored sentence names one of some people or organisations. */
export function namesOne(place: Placed, names: readonly string[]): boolean {
  return shareName(namedIn(place), names);
}

export function shareName(a: readonly string[], b: readonly string[]): boolean {
  return a.some((one) => b.some((other) => isSameParty(one, other)));
}

/** In articles on one topic a surname alone is its bearer's: taken wrongly, it costs a row; missed, a charge stands without its answer. */
export function isSameParty(a: string, b: string): boolean {
  return sameName(a, b) || isShortFor(a, b) || isShortFor(b, a);
}

/** The stored sentence that a citation points at, or whose part it is. */
export function placeOf(citation: Citation | undefined, reads: readonly Read[]): Placed | null {
  const read = reads.find(({ article }) => article.id === citation?.articleId);
  const sentence = read?.ledger.sentences.find(
    ({ start, end }) => citation !== undefined && start <= citation.start && citation.start < end,
  );
  return read && sentence ? { read, sentence } : null;
}

/** The sentences around one in its article, the next first, then those before it from the nearest on. */
export function around({ read, sentence }: Placed, far: number): Placed[] {
  const near = read.ledger.sentences.filter(({ n }) => n !== sentence.n && Math.abs(n - sentence.n) <= far);
  return near
    .toSorted((a, b) => Math.abs(a.n - sentence.n) - Math.abs(b.n - sentence.n) || b.n - a.n)
    .map((row) => ({ read, sentence: row }));
}
