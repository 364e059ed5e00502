import type { Sentence } from "#domain/ledger.ts";
import { contentWords, placeLine } from "#text/text.ts";

/** A sentence, or a part of it that may be printed in its place. Offsets are into the article's text; `main` stands for the sentence where it is told but once. */
export type Piece = { readonly text: string; readonly start: number; readonly end: number; readonly main: boolean };
type Cut = Omit<Piece, "main">;

const TAIL =
  /, (?:with|which|while|who|whose|amid|after|following|including|(?!(?:say|cit|quot|add|claim|alleg|den[yi]|argu|warn|accus|pend|barr|assum|depend|suggest|report|tell|call|insist|provid|not|accord|leav)\p{Ll}*ing\b)\p{Ll}{2,}ing) (?=\S)/gu;
const WHILE =
  /^(?:While|Although|Though) (?!["“]|(?:in|at|on|by|under|with|not|still|also|\p{Ll}+(?:ing|ed)) )(?<first>[^,]{20,}?), (?<second>[a-z\p{Lu}].{20,})$/su;
/** "Meanwhile, officials warned": what joins a sentence to the one before it, which may not be printed. */
export const JOINS =
  /^(?:(?:Additionally|Also|Elsewhere|Furthermore|In response|Meanwhile|Moreover|Separately|Still), (?=\S+ \S+ \S+)|(?:And|But|Yet) (?=(?!In\b|On\b|At\b|I\b)[\p{Lu}\d]\S+ \S+ \S+))/u;
/** "In the wake of the fires, which …": up to the first comma only when or where, and no statement. */
const ONLY_WHEN =
  /^(?:in|on|at|after|before|during|amid|despite|since|with|without|under|by|for|from|as|when|if|because|although|though|unlike|like|among|following|given|once|until|unless|while|according to) [^,]*$/i;
/** A piece shorter than this, in words, says too little to stand alone. */
const FEWEST_WORDS = 6;

/**
 * The whole sentence and the pieces of it that stand alone: both halves of "While A, B", and the main clause before a
 * trailing ", with …" or ", which …". Words are never changed, but for the capital and the full stop of a piece.
 */
export function piecesOf(sentence: Sentence): Piece[] {
  return cutsOf(sentence).map((cut, i) => ({ ...cut, main: i === 0 }));
}

function cutsOf(sentence: Sentence): Cut[] {
  const place = placeLine(sentence.text).length;
  const told = sentence.text.slice(place);
  const joint = JOINS.exec(told)?.[0].length ?? 0;
  const text = joint > 0 ? asSentence(told.slice(joint)) : told;
  const whole = { text, start: sentence.start + place + joint, end: sentence.end };
  const halves = halvesOf(sentence);
  if (halves.length > 0) return halves.flatMap((half) => [half, ...headOf(half, sentence)]);
  return [whole, ...headOf(whole, sentence)];
}

function halvesOf(sentence: Sentence): Cut[] {
  const match = WHILE.exec(sentence.text);
  if (!match?.groups || sentence.origins.length > 0) return [];
  const { first = "", second = "" } = match.groups;
  if (endsWithSource(second, sentence)) return [];
  return [first, second]
    .map((half) => pieceAt(sentence, half))
    .filter((piece) => wordCount(piece.text) >= FEWEST_WORDS);
}

function pieceAt(sentence: Sentence, words: string): Cut {
  const start = sentence.start + sentence.text.indexOf(words);
  return { text: asSentence(words), start, end: start + words.length };
}

/** Before "Orlova, after the storm calls it in question": a head has the verb of a clause, or it states nothing. */
const HELPER = /\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|does|do|did)\b/i;

function hasVerb(head: string, { clauses }: Sentence): boolean {
  const verbs = contentWords(clauses.map(({ verb }) => verb).join(" "));
  return HELPER.test(head) || contentWords(head).some((word) => verbs.includes(word));
}

/** The main clause before the first tail that leaves enough. */
function headOf(piece: Cut, sentence: Sentence): Cut[] {
  for (const { index } of piece.text.matchAll(TAIL)) {
    const [head, rest] = [piece.text.slice(0, index), piece.text.slice(index + 2)];
    if (standsAlone(head, sentence) && !belongs(rest, head, sentence))
      return [{ text: asSentence(head), start: piece.start, end: piece.start + head.length }];
  }
  return [];
}

/** Whether a tail cannot be left out: the clause goes on behind it, it speaks against what is told, or says who tells it or of what. */
function belongs(tail: string, head: string, sentence: Sentence): boolean {
  if (comesBack(tail) || SPEAKS_AGAINST.test(tail) || saysWho(tail, head, sentence)) return true;
  return tail.startsWith("with ") && (CHARGES.test(head) || SHOWS.test(head));
}

/** "Shows Ilse Varn, an engineer, with a wide lead": what it shows stands in the tail. */
const SHOWS = /\b(?:finds?|found|gave|gives?|leaves?|left|puts?|sees?|shows?|showed) (?:(?!\bthat\b)[^;.])*$/;

/** "Charged the mayor, Ilse Varn, with taking bribes": without its tail a charge is of nothing. */
const CHARGES = /\bcharg(?:ed|ing)\b(?!.* with )/;

/** "Varn said in a statement that, after the talks, the port would open": what is said stands behind the comma. */
const HANGS =
  /(?<!\p{L})(?:an?|and|as|because|but|how|if|nor|or|than|that|the|what|when|where|whether|which|who|whom|whose|why)$/iu;

/** Long enough, with a verb, more than when or where, and with no quotation mark left open. */
function standsAlone(head: string, sentence: Sentence): boolean {
  const openMark = (head.match(/[“"]/g)?.length ?? 0) % 2 === 1 && !head.includes("”");
  return (
    !openMark &&
    !HANGS.test(head) &&
    wordCount(head) >= FEWEST_WORDS &&
    !ONLY_WHEN.test(head) &&
    hasVerb(head, sentence)
  );
}

/** What stood before an inset goes on behind it: "officials, including Varn and Reld, would take charge". */
const RESUMES =
  /, (?:\p{Ll}+ly )?(?:would|will|could|can|may|might|should|must|was|were|is|are|has|have|had|did|does|do|said|says|told|also|then|\p{Ll}{2,}(?:ed|s))\b(?! (?:who|which|that)\b)/u;

/** What others say against it is no tail: "three died, the ministry said, while doctors put the number at seven". */
const SPEAKS_AGAINST =
  /^while [^.;]*\b(?:say|says|said|puts?|estimate[sd]?|claim(?:s|ed)?|according to|den(?:y|ies|ied)|disput(?:e|es|ed)|reject(?:s|ed)?|insist(?:s|ed)?|called|blamed)\b/i;

/** "…, with ice in the valleys, the weather office said": without its tail it would be nobody's word. */
function saysWho(tail: string, head: string, { attribution }: Sentence): boolean {
  const source = attribution?.source;
  if (typeof source !== "string" || head.includes(source) || !tail.includes(source)) return false;
  // "…, with island officials confirming what drifted there": they say what follows them, and not what stands before.
  return !(tail.startsWith("with ") && /^ \p{Ll}{3,}ing\b/u.test(tail.slice(tail.indexOf(source) + source.length)));
}

/** "While A, B, the mayor said": both halves are the mayor's. */
function endsWithSource(second: string, { attribution }: Sentence): boolean {
  const source = attribution?.source;
  return (
    typeof source === "string" && second.slice(second.lastIndexOf(", ") + 1).includes(source) && second.includes(", ")
  );
}

function comesBack(tail: string): boolean {
  return RESUMES.test(tail);
}

function asSentence(words: string): string {
  const trimmed = words.trim();
  const capital = trimmed.charAt(0).toLocaleUpperCase("en") + trimmed.slice(1);
  return /[.!?”"]$/.test(capital) ? capital : `${capital}.`;
}

function wordCount(text: string): number {
  return text.split(/\s+/).length;
}
