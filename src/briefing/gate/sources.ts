import type { Clause, Sentence } from "#domain/ledger.ts";
import { isKindOf, isShortFor, sameName, type Word, wordsIn } from "#text/text.ts";
import { bearersOf } from "./clause-pairs.ts";
import type { CitedSentence, Ground } from "./ground.ts";
import { closeAlignments } from "./kept.ts";
import type { Finding } from "./rules.ts";

const NO_FACT = new Set([
  "opinion",
  "characterisation",
  "boilerplate",
  "caption",
  "heading",
  "question",
  "foreign-language",
]);
/** "Norvania's interior ministry" is whom it is from, not Norvania. */
const CREDIT =
  /\b(?:according to|as reported by|reported by|citing) (?:the )?(\p{Lu}[\p{L}&.’'-]*(?: \p{Lu}[\p{L}&.’'-]*)*(?:(?<=[’']s)(?: \p{Ll}+){1,3})?)/gu;

/** Rule 1: a claim rests on stored sentences, all of them. */
export function evidence({ draft, cited, around }: Ground): Finding | null {
  if (draft.text.trim() === "") return { reason: "no-evidence", note: "there is no claim" };
  if (draft.cites.length === 0)
    return {
      reason: "no-evidence",
      note: around.length > 0 ? "no sentence of the evidence tells of it" : "it rests on no sentence",
    };
  if (cited.length === 0 || cited.length < draft.cites.length)
    return { reason: "no-evidence", note: "a cited sentence is not stored" };
  const misplaced = cited.find(
    ({ read, sentence }) => read.article.text.slice(sentence.start, sentence.end) !== sentence.text,
  );
  if (misplaced) return { reason: "no-evidence", note: "a cited sentence is not where the ledger says" };
  const url = draft.text.match(/\bhttps?:\/\/\S+/)?.[0];
  return url && !cited.some(({ read, sentence }) => read.article.url === url || sentence.text.includes(url))
    ? { reason: "no-evidence", note: "the link is not stored" }
    : null;
}

/** Who the cited sentences are from: credited outlets, named sources, speakers, and the outlets themselves. */
function sourcesOf(cited: readonly CitedSentence[]): string[] {
  return cited.flatMap(({ read, sentence }) => [
    ...sentence.origins,
    ...(sentence.attribution?.source ? [sentence.attribution.source] : []),
    ...sentence.quotations.flatMap((one) => (one.speaker ? [one.speaker] : [])),
    ...(read.article.outlet ? [read.article.outlet] : []),
  ]);
}

/** What the sentences call whomever a label names ("Varn" for "Ilse Varn, who leads the inquiry"); null when they credit nobody of that name. */
export function creditOf(label: string, cited: readonly CitedSentence[]): string | null {
  const stored = sourcesOf(cited);
  const text = cited.map(({ sentence }) => sentence.text.toLowerCase()).join(" ");
  if (stored.some((name) => isCalled(label, name)) || creditsInWords(text, label)) return label;
  return (
    stored.find((name) =>
      ` ${label} `
        .split(/[\s,]+/)
        .join(" ")
        .includes(` ${name} `),
    ) ?? null
  );
}

/** Rule 10: what a claim is attributed to is what its sentences are attributed to; nothing moves from one outlet to another. */
export function origins(ground: Ground): Finding | null {
  const stored = sourcesOf(ground.cited);
  const printed = [...ground.draft.text.matchAll(CREDIT)].map((match) => (match[1] ?? "").replace(/[.’'-]+$/u, ""));
  const named = [...(ground.draft.attribution ? [ground.draft.attribution] : []), ...(ground.verbatim ? [] : printed)];
  const source = ground.cited.map(({ sentence }) => sentence.text.toLowerCase()).join(" ");
  const isDescribed = (name: string) => /[’']s /.test(name) && source.includes(name.toLowerCase());
  const moved = named.find(
    (name) => !stored.some((other) => isCalled(name, other)) && !creditsInWords(source, name) && !isDescribed(name),
  );
  if (moved) return { reason: "origins", note: `nothing cited is from ${moved}` };
  return labelled(ground) ?? credited(ground);
}

const CREDITS = /^(?:according to|as reported by|reported by|citing|cites?|cited)$/i;

/** Where a sentence credits another for what somebody said or did, a claim does, too: who "reported it to the company" is not who reports it. */
export function credits(ground: Ground): Finding | null {
  if (ground.verbatim || ground.draft.attribution !== null) return null;
  for (const { claim, row, cited } of closeAlignments(ground)) {
    const { attribution, origins: outlets } = cited.sentence;
    const keys = new Set(claim.map(({ key }) => key));
    const named = [...outlets, ...(attribution?.source && CREDITS.test(attribution.cue) ? [attribution.source] : [])];
    const [lost] = named;
    if (lost !== undefined && row.attribution !== null && !named.some((name) => isNamedIn(keys, name)))
      return { reason: "origins", note: `that it is from “${lost}” was dropped`, conflict: true };
  }
  return null;
}

/** Whoever the claim itself credits stands in the evidence: no "report by the ministry" where it has "a letter". */
function credited({ claim, cited, around, verbatim }: Ground): Finding | null {
  // "It also suggested", "we report": who that is stands elsewhere.
  if (verbatim || cited.some(({ sentence }) => /\b(?:it|they|he|she|we|our|I)\b/i.test(sentence.text))) return null;
  const stored = [...cited, ...around].flatMap(({ read, sentence }) => [
    ...wordsIn(sentence.text),
    ...wordsIn(`${sentence.origins.join(", ")}, ${read.article.outlet ?? ""}`),
  ]);
  const keys = new Set(stored.map(({ key }) => key));
  for (const { attribution, text } of claim) {
    const named = `${attribution?.source ?? ""}, ${/\baccording to ([^,.;]+)/i.exec(text)?.[1] ?? ""}`;
    const own = wordsIn(named).filter(({ pos, text }) => pos === "NOUN" && !/^\p{Lu}/u.test(text));
    const fresh = own.find((word) => !keys.has(word.key) && !stored.some((other) => isAlike(word, other)));
    if (fresh) return { reason: "origins", note: `nothing cited is from a “${fresh.text}”` };
  }
  return null;
}

function isAlike(a: Word, b: Word): boolean {
  if (ALIKE.some((form) => form.test(a.text) && form.test(b.text))) return true;
  return a.lemmas.some((one) => b.lemmas.some((other) => isKindOf(one, other) || isKindOf(other, one)));
}

/** Who speaks for a body, by whatever word. */
const ALIKE = [
  /^(?:spokes\w+|officials?|authorities)$/i,
  /^(?:police|officers?)$/i,
  /^(?:company|firm|group|operator|maker)$/i,
];

/** "A letter seen by the Norvania Wire" is named by its noun, or by all of the name in it. */
function isNamedIn(keys: ReadonlySet<string>, name: string): boolean {
  const words = wordsIn(name).filter(({ content }) => content);
  const until = words.findIndex(({ pos }, n) => n > 0 && pos === "VERB");
  const nouns = words.slice(0, until < 0 ? undefined : until).filter(({ pos }) => pos === "NOUN");
  const proper = words.filter(({ text }) => /^\p{Lu}/u.test(text));
  return nouns.some(({ key }) => keys.has(key)) || (proper.length > 0 && proper.every(({ key }) => keys.has(key)));
}

/** The label of a claim names whoever says what the claim says, not whoever speaks in another sentence that it cites. What names its source itself needs none. */
function labelled(ground: Ground): Finding | null {
  const label = ground.draft.attribution;
  if (label === null || ground.cited.length < 2) return null;
  const other = bearersOf(ground, ({ attribution }) => attribution === null).find((one) => {
    const said = one.sentence.attribution?.source ?? null;
    return said !== null && !sourcesOf([one]).some((name) => isCalled(label, name));
  });
  return other
    ? { reason: "origins", note: `“${other.sentence.attribution?.source}” says so, not “${label}”`, conflict: true }
    : null;
}

function isCalled(name: string, other: string): boolean {
  return sameName(name, other) || isShortFor(name, other) || isShortFor(other, name);
}

/** "According to the IRS, …" credits the IRS, however the sentence was read. */
function creditsInWords(source: string, name: string): boolean {
  return ["according to", "reported by", "citing"].some((cue) =>
    ["", "the "].some((article) => source.includes(`${cue} ${article}${name.toLowerCase()}`)),
  );
}

/** Rule 12: opinion and what an event is said to mean are no facts. */
export function opinion({ cited, claim, verbatim }: Ground): Finding | null {
  const basis = verbatim ? [verbatim] : cited;
  const fact = basis.some(
    ({ read, sentence }) =>
      !read.article.labels.includes("opinion") && !sentence.flags.some((flag) => NO_FACT.has(flag)),
  );
  const flagged = claim.some((row) => row.flags.includes("characterisation") || row.flags.includes("opinion"));
  return fact && !flagged ? null : { reason: "opinion", note: "the source does not report it as a fact" };
}

/** Rule 6, second half: who did it and whom it was done to are not swapped, where the order can be read. */
export function roles({ claim, cited, verbatim }: Ground): Finding | null {
  if (verbatim) return null;
  const stored = cited.flatMap(({ sentence }) => readOrders(sentence));
  const swapped = claim
    .flatMap(readOrders)
    .find((own) =>
      stored.some(
        (other) =>
          own.verb === other.verb &&
          !sameName(own.first, own.second) &&
          sameName(own.first, other.second) &&
          sameName(own.second, other.first),
      ),
    );
  return swapped
    ? { reason: "roles", note: `${swapped.first} and ${swapped.second} are swapped`, conflict: true }
    : null;
}

type Order = { verb: string; first: string; second: string };

function readOrders(sentence: Sentence): Order[] {
  return sentence.clauses.flatMap((clause) => orderIn(sentence, clause));
}

/** The last name before the verb and the first after it; "was struck by" turns them round. */
function orderIn(sentence: Sentence, clause: Clause): Order[] {
  const text = sentence.text.slice(clause.start - sentence.start, clause.end - sentence.start);
  const at = verbAt(text, clause.verb);
  const inside = sentence.names.filter((name) => name.start >= clause.start && name.end <= clause.end);
  const first = inside.findLast((name) => name.end <= clause.start + at);
  const second = inside.find((name) => name.start >= clause.start + at);
  if (at < 0 || !first || !second) return [];
  const passive =
    /\b(?:was|were|been|being|is|are|be) (?:\w+ly )?\w+(?:ed|en|uck|own|ought)\b/.test(text) && /\bby\b/.test(text);
  // "Grelloch Custody, run by Struan Pellifer".
  const isReduced = /^\p{L}+ by\b/u.test(text.slice(Math.max(0, at)));
  const [doer, done] = passive || isReduced ? [second, first] : [first, second];
  return [{ verb: clause.verb, first: doer.canonical, second: done.canonical }];
}

function verbAt(text: string, lemma: string): number {
  return text
    .toLowerCase()
    .search(new RegExp(`\\b${lemma.slice(0, Math.max(3, lemma.length - 2)).replace(/[^a-z]/g, "")}`));
}
