import { resolvePronoun } from "./pronouns.ts";
import type { Layout } from "./quotation-frame.ts";
import { subjectAfter } from "./speaker-behind.ts";
import { behindRole } from "./speaker-medium.ts";
import { type Speaker, subjectBefore } from "./speakers.ts";
import { isPlainSpeechVerb } from "./speech-verbs.ts";
import type { RawSentence, Token } from "./tokens.ts";

/** Somebody's words that stand without quotation marks. */
export type UnmarkedSpan = { readonly start: number; readonly end: number; readonly speaker: Speaker | undefined };

const FIRST_PERSON = /\b(?:[Ww]e|[Oo]ur|[Oo]urs|us|I(?=['’ ,][\p{Ll}'’ ])|[Mm]y|me|myself|ourselves)\b/u;
const LOST_APOSTROPHE = new RegExp(
  [
    "\\b(?:[Dd]ont|[Dd]oesnt|[Dd]idnt|[Ii]snt|[Aa]rent|[Ww]asnt|[Ww]erent|[Ww]ont|[Cc]ant|[Cc]ouldnt|[Ss]houldnt|[Ww]ouldnt|[Hh]asnt|[Hh]avent",
    "[Hh]es|[Ss]hes|[Tt]heyre|[Yy]oure|[Ww]eve|[Tt]heyve|[Yy]ouve|[Ii]ve|[Ii]m|[Tt]hats|[Ww]hats|[Tt]heres|[Hh]eres|[Ll]ets|[Tt]heyll|[Yy]oull|[Ii]tll",
    "[Ww]ell (?:see|be|have|do|get|never|take|make|keep|continue|go|find|look)|[Ii]ts (?:not|a|the|been|going|very|time|just|so|an|really|our|about|gonna))\\b",
  ].join("|"),
);
const MARKS = /[“”"«»„]|''|(?:^|[\s(])['‘](?=\p{L})/u;

const SPOKEN =
  /[?!]$|\b(?:you|your|yours|gonna|gotta|going to|lets|a lot of|kind of|sort of|really|folks|guys|anybody|everybody|nobody|somebody|very, very|absolutely|frankly|obviously|incredibly)\b|^(?:Well|Look|Yes|No|Think|Listen)\b/;

function isEvidence(text: string): boolean {
  return FIRST_PERSON.test(text) || LOST_APOSTROPHE.test(text);
}

// Words to somebody: news reports no "you" but a quoted one.
function isAddressed(text: string): boolean {
  return /\b(?:[Yy]ou|[Yy]our|[Yy]ours|gonna|gotta)\b/.test(text);
}

function sameParagraph(layout: Layout, from: number, to: number): boolean {
  return !layout.text.slice(from, to).includes("\n");
}

function plainVerb(token: Token | undefined): boolean {
  return token !== undefined && isPlainSpeechVerb(token.text) && token.pos !== "NOUN";
}

// Whether a sentence goes on in the voice of the one before it.
function goesOn(layout: Layout, sentence: RawSentence | undefined): boolean {
  if (sentence === undefined || MARKS.test(sentence.text)) return false;
  if (!isEvidence(sentence.text) && !SPOKEN.test(sentence.text)) return false;
  return attributionIn(layout, sentence) === undefined && leading(layout, sentence) === undefined;
}

// Sentences that go on in the same voice, to the end of the paragraph at most; a few plain ones between them are taken along.
function continuation(layout: Layout, first: RawSentence, end: number, whole = false): number {
  let reached = end;
  let last = first.end;
  for (let n = first.n + 1; n < layout.sentences.length; n += 1) {
    const next = layout.sentences[n];
    if (next === undefined || !sameParagraph(layout, last, next.start)) break;
    if (goesOn(layout, next) || (whole && isPlain(next))) reached = next.end;
    else if (!bridges(layout, next)) break;
    last = next.end;
  }
  return reached;
}

const BRIDGE = 3;

// The sentences of a paragraph around one of them, itself left out.
function around(layout: Layout, sentence: RawSentence): RawSentence[] {
  const others: RawSentence[] = [];
  for (const step of [-1, 1]) {
    let last = sentence;
    for (let n = sentence.n + step; ; n += step) {
      const next = layout.sentences[n];
      if (next === undefined || !sameParagraph(layout, Math.min(last.end, next.end), Math.max(last.start, next.start)))
        break;
      others.push(next);
      last = next;
    }
  }
  return others;
}

// Whether the rest of a paragraph is somebody's voice: it shows one, and reports nobody.
function isVoiced(layout: Layout, sentence: RawSentence): boolean {
  const others = around(layout, sentence);
  return (
    others.length > 0 && others.every(isPlain) && others.some((one) => isEvidence(one.text) || SPOKEN.test(one.text))
  );
}

// Whether the voice is heard again soon after a sentence that does not show it.
function bridges(layout: Layout, sentence: RawSentence): boolean {
  if (!isPlain(sentence)) return false;
  let end = sentence.end;
  for (let n = sentence.n + 1; n <= sentence.n + BRIDGE; n += 1) {
    const next = layout.sentences[n];
    if (next === undefined || !sameParagraph(layout, end, next.start)) return false;
    if (goesOn(layout, next)) return true;
    if (!isPlain(next)) return false;
    end = next.end;
  }
  return false;
}

/** "Varn promised that …": whoever is reported to have done that does not speak here, nor does the one before. */
const REPORTS = /\b\p{Ll}+(?:ed|ld|id|ote|ought) that\b/u;

function isPlain({ text, tokens }: RawSentence): boolean {
  if (MARKS.test(text) || (REPORTS.test(text) && !isEvidence(text))) return false;
  return !tokens.some(plainVerb);
}

type Opening = { readonly start: number; readonly speaker: Speaker | undefined };

function verbsOf(sentence: RawSentence, from: number): number[] {
  return sentence.tokens.flatMap((token, at) => (at >= from && plainVerb(token) ? [at] : []));
}

const INTRODUCTION = 8;

// "stated, Well see what happens.", "said in a statement: We object.": a capital behind the mark where no name calls for one.
function leading(layout: Layout, sentence: RawSentence): Opening | undefined {
  const { tokens } = sentence;
  for (const verb of verbsOf(sentence, 1)) {
    const ahead = tokens.slice(verb + 1, verb + INTRODUCTION).findIndex((token) => /^[,:]$/.test(token.text));
    const next = ahead < 0 ? undefined : tokens[verb + ahead + 2];
    if (next === undefined || !/^\p{Lu}/u.test(next.text)) continue;
    const plain = ahead === 0 && layout.nameAt(next.start) === undefined;
    if (!plain && !isEvidence(layout.text.slice(next.start, sentence.end))) continue;
    return { start: next.start, speaker: subjectBefore(tokens, verb, layout.nameAt, layout.text) };
  }
  return undefined;
}

type Attribution = { readonly from: number; readonly to: number; readonly speaker: Speaker };

// ", Leavitt stated" and ", said Ilse Varn" behind the words that they close.
function attributionIn(layout: Layout, sentence: RawSentence): Attribution | undefined {
  for (const verb of verbsOf(sentence, 2)) {
    const found = attributionAt(layout, sentence.tokens, verb);
    if (found !== undefined) return found;
  }
  return undefined;
}

const SUBJECT = 9;

function attributionAt(layout: Layout, tokens: readonly Token[], verb: number): Attribution | undefined {
  const from = Math.max(0, verb - SUBJECT);
  const comma = from + tokens.slice(from, verb).findLastIndex((token) => /^[,?!]$/.test(token.text));
  const mark = comma < from ? undefined : tokens[comma];
  const closing = tokens[verb];
  if (mark === undefined || closing === undefined) return undefined;
  const speaker =
    comma === verb - 1
      ? subjectAfter(tokens, verb, layout.nameAt, layout.text)
      : subjectBefore(tokens.slice(comma + 1), verb - comma - 1, layout.nameAt, layout.text);
  if (speaker === undefined || speaker.at <= mark.start) return undefined;
  return { from: mark.text === "," ? mark.start : mark.end, to: closing.end, speaker };
}

// Sentences before the one that names the speaker, in the same paragraph and voice.
function beginning(layout: Layout, sentence: RawSentence, past: number, whole = false): number {
  let start = sentence.start;
  for (let n = sentence.n - 1; n >= 0; n -= 1) {
    const before = layout.sentences[n];
    if (
      before === undefined ||
      before.start < past ||
      !sameParagraph(layout, before.end, start) ||
      !(goesOn(layout, before) || (whole && isPlain(before)))
    )
      break;
    start = before.start;
  }
  return start;
}

function closed(layout: Layout, sentence: RawSentence, past: number): UnmarkedSpan[] {
  const attribution = attributionIn(layout, sentence);
  if (attribution === undefined) return [];
  const { from, to, speaker } = attribution;
  const words = layout.text.slice(sentence.start, from);
  const voiced = isVoiced(layout, sentence);
  const start = beginning(layout, sentence, past, voiced);
  if (
    !isEvidence(words) &&
    !voiced &&
    !isAddressed(words) &&
    start === sentence.start &&
    !(SPOKEN.test(words) && /^[?!]/.test(words.slice(-1)))
  )
    return [];
  const first = { start, end: from, speaker };
  const rest = /^, (?=\p{L})/u.exec(layout.text.slice(to, sentence.end));
  const goes =
    rest !== null &&
    isEvidence(layout.text.slice(to, sentence.end)) &&
    /^, (?:and|but|because|so|we|I|\p{Lu})/u.test(layout.text.slice(to, sentence.end));
  const begin = goes ? to + 2 : (layout.sentences[sentence.n + 1]?.start ?? sentence.end);
  const end = continuation(
    layout,
    sentence,
    goes ? sentence.end : begin,
    voiced || isEvidence(words) || isAddressed(words),
  );
  return end > begin ? [first, { start: begin, end, speaker }] : [first];
}

// "Varn said:" and the paragraph below it.
function introduced(layout: Layout, sentence: RawSentence): UnmarkedSpan[] {
  const next = layout.sentences[sentence.n + 1];
  if (next === undefined || !/:$/.test(sentence.text) || MARKS.test(next.text)) return [];
  const verb = sentence.tokens.findLastIndex(plainVerb);
  const speaker = subjectBefore(sentence.tokens, verb, layout.nameAt, layout.text);
  if (speaker === undefined || !(isEvidence(next.text) || SPOKEN.test(next.text))) return [];
  return [{ start: next.start, end: continuation(layout, next, next.end), speaker }];
}

function opened(layout: Layout, sentence: RawSentence): UnmarkedSpan[] {
  const opening = leading(layout, sentence);
  return opening ? [{ ...opening, end: continuation(layout, sentence, sentence.end) }] : [];
}

/** Quotations whose marks the source lost, in the sentences that have no marks; better missed than wrong. */
export function unmarkedSpans(layout: Layout): UnmarkedSpan[] {
  const spans: UnmarkedSpan[] = [];
  let past = 0;
  for (const sentence of layout.sentences) {
    if (sentence.start < past || MARKS.test(sentence.text)) continue;
    if (!sentence.tokens.some(plainVerb)) continue;
    const found =
      [closed(layout, sentence, past), opened(layout, sentence), introduced(layout, sentence)].find(
        (one) => one.length > 0,
      ) ?? [];
    spans.push(...found);
    past = found.at(-1)?.end ?? past;
  }
  return spans;
}

/** A speaker as the ledger prints it: a pronoun becomes the one person it can be, or nobody. */
export function printedSpeaker(layout: Layout, speaker: Speaker | undefined, last: string | null): string | null {
  if (speaker === undefined) return null;
  if (speaker.kind === "role") return behindRole(layout, speaker);
  return speaker.kind === "pronoun" ? (resolvePronoun(layout, speaker.text, speaker.at, last) ?? null) : speaker.text;
}
