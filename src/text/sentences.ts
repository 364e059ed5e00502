import { type RawSentence, type Token, tokenSentences } from "./tokens.ts";

/** Abbreviations that never end a sentence, because a name follows them. */
const BEFORE_NAME =
  /(?:^|[\s("“-])(?:Mr|Mrs|Ms|Dr|Prof|Rev|Sens?|Reps?|Gov|Gens?|Lt|Col|Maj|Capt|Sgt|Cmdr|Adm|Hon|St|Mt|Ft|No|Messrs|Jr|Sr|vs|\p{Lu})\.$/u;
const OPEN_BRACKET = /\([^()]*$/;
/** “Are we done?” he asked: the words after a closing mark that belong to the same sentence. */
const SAID_AFTER = /^(?:\p{Ll}|(?:he|she|they|[\p{Lu}][\p{L}]+) (?:said|says|asked|added|wrote|replied)\b)/u;
const CLOSED_QUOTE = /[?!][”"’']+$/;

function joins(before: string, after: string): boolean {
  if (BEFORE_NAME.test(before) && /^[\p{Lu}\d]/u.test(after)) return !/(?:^|\s)I\.$/.test(before);
  if (OPEN_BRACKET.test(before.slice(-60)) && /^[^(]{0,40}\)/.test(after)) return true;
  if (CLOSED_QUOTE.test(before)) return SAID_AFTER.test(after);
  return /^[,;:)\]’”]|^\p{Ll}/u.test(after) && !/[!?]$/.test(before);
}

function spanText(text: string, tokens: readonly Token[]): string {
  return text.slice(tokens[0]?.start, tokens.at(-1)?.end);
}

function mergeWrongSplits(text: string, groups: readonly Token[][]): Token[][] {
  const merged: Token[][] = [];
  for (const group of groups) {
    const last = merged.at(-1);
    if (last && joins(spanText(text, last), spanText(text, group))) merged[merged.length - 1] = [...last, ...group];
    else merged.push(group);
  }
  return merged;
}

/** Where two sentences are glued ("million.Login"): a full stop between a lower-case letter and a capital, in one token or two. */
const GLUED = /(?<=[\p{Ll}\d][.!?]["”’]?)(?=\p{Lu}\p{Ll}+)(?<!\b(?:[\w-]+\.)+(?:com|org|net)\.?)/u;

/** A live report's byline glued to what follows: "From CNN's Ilse VarnA crew left", the name with any station before it. */
const GLUED_BYLINE =
  /(?<=(?:^|[^\p{L}])From \p{Lu}[\p{L}]*['’]s (?:\p{Lu}[\p{L}.'’-]* |and ){1,6}(?!Mac\p{Lu})\p{Lu}\p{Ll}{2,})(?=\p{Lu}(?:\p{Ll}+)? )/u;

/** What either needs, which most lines have not: looking behind every letter takes a twentieth of all reading. */
const MAY_BE_GLUED = /[\p{Ll}\d][.!?]["”’]?\p{Lu}\p{Ll}|From \p{Lu}/u;

/** "AI-assisted summary A suspect was arrested": what a page calls the lines below, glued to the first of them. */
const LABEL =
  /^\s*(?:AI-(?:assisted|generated) summary|At a glance|In (?:brief|short)|(?:Key|Main) (?:points|takeaways)|Summary(?! (?:Court|Judge?ment|Justice|Procedure|Trial)\b))(?::| [—–-])? (?=[\p{Lu}\d“"])/u;

function ungluedParts(line: string): string[] {
  const label = LABEL.exec(line)?.[0] ?? "";
  return label === "" ? unglued(line) : [label, ...unglued(line.slice(label.length))];
}

function unglued(line: string): string[] {
  if (!MAY_BE_GLUED.test(line)) return [line];
  return line.split(GLUED).flatMap((part) => part.split(GLUED_BYLINE));
}

/**
 * No line of prose is longer than a few thousand letters, and no word or address longer than some hundred. Whatever is gets cut
 * there: the tokeniser's own patterns take time that grows with the cube of such a run, and an article may be made of one.
 */
const LONGEST_STRETCH = 5000;
const LONGEST_RUN = 500;
const RUNS = new RegExp(`\\S{1,${LONGEST_RUN}}\\s*|\\s+`, "gu");

function stretchesOf(part: string): string[] {
  if (part.length <= LONGEST_RUN) return [part];
  const stretches: string[] = [];
  let current = "";
  for (const [run] of part.matchAll(RUNS)) {
    current += run;
    if (current.length < LONGEST_STRETCH && (run.length < LONGEST_RUN || /\s$/.test(run))) continue;
    stretches.push(current);
    current = "";
  }
  return current === "" ? stretches : [...stretches, current];
}

/** The sentences of a text. A line break always ends one; offsets are UTF-16 offsets into `text`. */
export function splitSentences(text: string): RawSentence[] {
  const sentences: RawSentence[] = [];
  for (const line of text.matchAll(/[^\n\r\u2028\u2029]+/g)) {
    let at = line.index;
    for (const part of ungluedParts(line[0]).flatMap(stretchesOf)) {
      if (part.trim() !== "") {
        for (const tokens of mergeWrongSplits(text, tokenSentences(part, at)))
          sentences.push(sentenceOf(text, tokens, sentences.length));
      }
      at += part.length;
    }
  }
  return sentences;
}

function sentenceOf(text: string, tokens: readonly Token[], n: number): RawSentence {
  const start = tokens[0]?.start ?? 0;
  const end = tokens.at(-1)?.end ?? start;
  return { n, start, end, text: text.slice(start, end), tokens };
}
