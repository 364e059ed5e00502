import type { Name, NameKind } from "#domain/ledger.ts";
import { holdsOffice, isOfGovernment } from "./administrations.ts";
import { canonicalName, foldName } from "./aliases.ts";
import { isCountry, isOrganisationHead, isPlace, isThing } from "./gazetteer.ts";
import { introducedAcronyms, withCanonicals } from "./name-canonical.ts";
import { hintedKind, isTeamOfTown, toldKind } from "./name-context.ts";
import { type Evidence, gatherEvidence, isHeadline, type ReadSentence } from "./name-evidence.ts";
import { isLetters, kindOf } from "./name-kinds.ts";
import { isKnown, type Part, texts } from "./name-like.ts";
import { nameParts } from "./name-parts.ts";
import { nameRuns } from "./name-runs.ts";
import { nameWords } from "./name-words.ts";
import { reigningIn } from "./reigning.ts";
import type { RawSentence } from "./tokens.ts";

function read(raw: RawSentence): ReadSentence {
  const words = nameWords(raw.text, raw.start);
  return { raw, words, headline: isHeadline(words, raw.text) };
}

/** Kinds that the article's own words gave, by name in lower case: they hold in all its sentences. */
type Told = Map<string, NameKind>;

function toName(sentence: ReadSentence, part: Part, evidence: Evidence, told: Told): Name {
  const { raw, words } = sentence;
  const start = words[part.from]?.start ?? raw.start;
  const end = words[part.to - 1]?.end ?? start;
  const text = raw.text.slice(start - raw.start, end - raw.start);
  const inName = words.slice(part.from, part.to).map((word) => word.text);
  const said = saidKind(sentence, part);
  if (said !== undefined) told.set(text.toLowerCase(), said);
  const kind = said ?? kindNearby(sentence, part, kindOf(inName, part.titled, evidence), evidence);
  return { text, start, end, kind, canonical: printedCanonical(text) };
}

// What the words beside a name say it is, where no list knows it and no title stands in front of it.
function saidKind({ raw, words }: ReadSentence, part: Part): NameKind | undefined {
  const [first, last] = [words[part.from], words[part.to - 1]];
  if (first === undefined || last === undefined || part.titled || isKnown(texts(words, part).join(" ")))
    return undefined;
  return toldKind(raw.text, first.start - raw.start, last.end - raw.start);
}

// "in Zarvia" is a place, whoever has heard of it; "the Daily Caller" is nobody.
function kindNearby(sentence: ReadSentence, part: Part, kind: NameKind, evidence: Evidence): NameKind {
  const { raw, words } = sentence;
  const before = (words[part.from - 1]?.text ?? "").toLowerCase();
  const last = words[part.to - 1];
  if (kind === "person" && before === "the" && !part.titled) return "unknown";
  if (last === undefined) return kind;
  const hinted = kindHinted(sentence, part, kind, evidence);
  if (hinted !== undefined || kind !== "unknown") return hinted ?? kind;
  const [next, inPart] = [words[part.to], texts(words, part).join(" ")];
  if (next?.capital && next.gap === ", " && isPlace(next.text) && before !== "and") return "place";
  if (before === "the" && /[^s]s$/.test(last.text) && evidence.isCapitalised(last.text) && !isThing(inPart))
    return "organisation";
  return part.to - part.from > 1 ? kind : kindAlone(raw.text, last.text, before, evidence);
}

// What the name itself leaves open: of no known kind, or taken for a person's because no word list has it.
function kindHinted(
  { raw, words }: ReadSentence,
  part: Part,
  kind: NameKind,
  evidence: Evidence,
): NameKind | undefined {
  const [first, last] = [words[part.from], words[part.to - 1]];
  if (first === undefined || last === undefined || part.titled) return undefined;
  const [start, end] = [first.start - raw.start, last.end - raw.start];
  if (kind === "place") return isTeamOfTown(raw.text, start) && !isCountry(first.text) ? "organisation" : undefined;
  const isOpen = kind === "unknown" || (kind === "person" && !evidence.isHuman(first.text));
  return isOpen ? hintedKind(raw.text, start, end) : undefined;
}

function kindAlone(sentence: string, word: string, before: string, evidence: Evidence): NameKind {
  // "The League", "the Ministry": a body that the article has named in full.
  if (before === "the" && isOrganisationHead(word)) return "organisation";
  if (isLetters(word)) return "unknown";
  if (/^(?:in|near|across|throughout|outside|inside)$/.test(before)) return "place";
  if (/^(?:the|a|an)$/.test(before) || evidence.isCommon(word) || sentence.length < word.length + 2) return "unknown";
  const human = evidence.isHuman(word);
  if (/^(?:at|from|to|of|around|towards?)$/.test(before)) return human ? "unknown" : "place";
  return human ? "person" : "unknown";
}

// The name as printed, unless it has a fixed form of its own ("U.S.").
function printedCanonical(text: string): string {
  const canonical = canonicalName(text);
  return canonical === foldName(text) ? text : canonical;
}

function namesOf(sentence: ReadSentence, evidence: Evidence, told: Told): Name[] {
  const { raw, words } = sentence;
  const first = raw.tokens.find((token) => token.start >= (words[0]?.start ?? 0))?.pos ?? "";
  return nameRuns(words)
    .flatMap((run) => nameParts(words, run, evidence, first))
    .map((part) => toName(sentence, part, evidence, told));
}

// In a headline only names that the text below it writes too are trusted, with the longest match first.
function namesInHeadline(sentence: ReadSentence, known: ReadonlyMap<string, Name>): Name[] {
  const { raw, words } = sentence;
  const names: Name[] = [];
  for (let at = 0; at < words.length; at += 1) {
    for (let to = Math.min(words.length, at + 6); to > at; to -= 1) {
      const start = words[at]?.start ?? 0;
      const end = words[to - 1]?.end ?? 0;
      const text = raw.text.slice(start - raw.start, end - raw.start);
      const name = words[at]?.capital ? known.get(text.toLowerCase()) : undefined;
      if (name === undefined) continue;
      names.push({ ...name, text, start, end });
      at = to - 1;
      break;
    }
  }
  return names;
}

/** The names in every sentence of an article, in order; `canonical` is the fullest form the article gives. */
export function findNames(sentences: readonly RawSentence[]): Name[][] {
  const all = sentences.map(read);
  const evidence = gatherEvidence(all);
  const told: Told = new Map();
  const running = all.map((sentence) => (sentence.headline ? [] : namesOf(sentence, evidence, told)));
  const known = new Map(running.flat().map((name) => [name.text.toLowerCase(), name] as const));
  const names = all.map((sentence, at) => {
    if (!sentence.headline) return running[at] ?? [];
    return known.size > 0 ? namesInHeadline(sentence, known) : namesOf(sentence, evidence, told);
  });
  const kinds = names.map((row) =>
    row.map((name) => ({ ...name, kind: told.get(name.text.toLowerCase()) ?? name.kind })),
  );
  const acronyms = new Map(all.flatMap(({ raw }, at) => introducedAcronyms(raw.text, names[at] ?? [], raw.start)));
  const canonical = withCanonicals(
    kinds,
    acronyms,
    reigningIn(
      all.map(({ raw }) => raw),
      kinds,
    ),
  );
  return canonical.map((row, at) => row.map((name) => withoutGoverning(name, sentences[at], sentences)));
}

// "The Varn administration" is that of no Varn whom the article calls otherwise.
function withoutGoverning(name: Name, sentence: RawSentence | undefined, all: readonly RawSentence[]): Name {
  if (sentence === undefined || name.canonical === name.text || !isOfGovernment(sentence, name)) return name;
  return holdsOffice(all, name.canonical) ? name : { ...name, canonical: name.text };
}
