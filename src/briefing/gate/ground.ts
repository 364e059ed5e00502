import type { DraftClaim, SentenceRef } from "#domain/draft.ts";
import type { Sentence } from "#domain/ledger.ts";
import type { Read } from "#domain/ports.ts";
import { readClaim } from "#text/text.ts";

/** The stored articles that claims may rest on, by id. */
export type Evidence = ReadonlyMap<string, Read>;
/** A sentence that a claim cites, with its article. */
export type CitedSentence = { readonly read: Read; readonly sentence: Sentence };
/** Where a claim's words stand in a cited sentence, as article offsets; null when they are not the source's own words. */
export type Verbatim = CitedSentence & { readonly start: number; readonly end: number };

/** A claim beside what it rests on: all that the rules of the gate look at. */
export type Ground = {
  readonly draft: DraftClaim;
  readonly claim: readonly Sentence[];
  readonly cited: readonly CitedSentence[];
  /** Sentences beside the cited ones in which a name or a figure may stand as well: none for a briefing. */
  readonly around: readonly CitedSentence[];
  readonly verbatim: Verbatim | null;
};

/** The sentences that references name, but for those that are not stored. */
export function citedIn(cites: readonly SentenceRef[], evidence: Evidence): CitedSentence[] {
  return cites.flatMap(({ articleId, n }) => {
    const read = evidence.get(articleId);
    const sentence = read?.ledger.sentences.find((one) => one.n === n);
    return read && sentence ? [{ read, sentence }] : [];
  });
}

/** Lays a draft beside the sentences it cites. Sentences that are not stored are left out; the first rule sees to that. */
export function groundOf(draft: DraftClaim, evidence: Evidence, around: readonly CitedSentence[] = []): Ground {
  const cited = citedIn(draft.cites, evidence);
  return { draft, claim: readClaim(draft.text), cited, around, verbatim: findVerbatim(draft.text, cited) };
}

function findVerbatim(text: string, cited: readonly CitedSentence[]): Verbatim | null {
  for (const one of cited) {
    const found = placeOf(text, one);
    if (found) return found;
  }
  return null;
}

/** A claim is verbatim when it stands in the sentence but for its first letter's case and a final full stop. */
function placeOf(text: string, one: CitedSentence): Verbatim | null {
  const words = text.endsWith(".") ? text.slice(0, -1) : text;
  const source = one.sentence.text;
  const lower = words.charAt(0).toLowerCase() + words.slice(1);
  const at = [words, lower].map((form) => source.indexOf(form)).find((index) => index >= 0);
  if (at === undefined || !isWordBorder(source, at, at + words.length)) return null;
  const start = one.sentence.start + at;
  return { ...one, start, end: start + words.length };
}

function isWordBorder(text: string, start: number, end: number): boolean {
  const inside = /[\p{L}\p{N}]/u;
  // "Anti-government" is one word: what begins behind its hyphen cuts it.
  const goesOn = /[\p{L}\p{N}‑-]/u;
  const cutsBefore = start > 0 && goesOn.test(text[start - 1] ?? "") && inside.test(text[start] ?? "");
  const cutsAfter = end < text.length && inside.test(text[end - 1] ?? "") && goesOn.test(text[end] ?? "");
  return !cutsBefore && !cutsAfter;
}

/** True when the claim is a whole stored sentence. */
export function isWholeSentence({ verbatim }: Ground): boolean {
  if (!verbatim) return false;
  return verbatim.start === verbatim.sentence.start && verbatim.end >= verbatim.sentence.end - 1;
}
