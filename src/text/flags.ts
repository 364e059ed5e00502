import type { Flag } from "#domain/ledger.ts";
import { isCaption } from "./captions.ts";
import { detectLanguage, isReadable } from "./language.ts";
import { isOutletName } from "./outlets.ts";
import type { RawSentence } from "./tokens.ts";

/** Lines of a page that are not the article: log-in links, newsletters, sharing, notices. Bracketed notes are the editor's. */
const BOILERPLATE =
  /^(?:log ?in|sign (?:in|up)|subscribe|register|menu|search|share|tweet|email|print|comments?|advertisement|sponsored|skip to|read (?:more|next|also)|related(?: articles?| stories| topics)?|more on this|see also|follow us|newsletters?|cookies?|privacy policy|terms of (?:use|service)|all rights reserved|copyright|©|download (?:the|our) app|get the latest|most (?:read|popular)|trending|recommended|watch:|listen:|(?:hit|press) play|click here|continue reading|support (?:us|our)|donate|loading|view comments|back to top|this (?:article|story) (?:was|has been) (?:originally|updated|corrected|amended))\b.{0,80}$|^from \w+['’]s [^.!?]{3,60}$|^editor['’]?s['’]? note\b.*$|^(?:correction|clarification)s?\s*(?:\([^)]*\)\s*)?[:–—-].*$|^an earlier version of this (?:article|story|report|post)\b.*$|^for (?:the )?(?:latest|more (?:on|about|information|details|updates|coverage|news)|full|live|complete)\b.*(?:\b(?:follow|click|visit|go to|see (?:our|here|below)|read (?:our|more))|, (?:also |please )?(?:read|see|watch|listen|check|subscribe|sign up|stay tuned|tune in|catch up))\b.*$|^(?:ai-(?:assisted|generated) summary|at a glance|in (?:brief|short)|(?:key|main) (?:points|takeaways)|summary)(?:\s?[:–—-])?$|^\[[^\]]*\]$|^\W*$/i;
/** Who wrote it, under an article: "Hugo Penhale covers schools for the Harbor Ledger", "can be reached at h@ledger.example", "Ilse Varn contributed to this report". */
const STAFF =
  /^(?:[Cc]ontributing\b.{0,120}|\p{Lu}.{2,160} can be (?:contacted|reached) (?:at|by|on|via) .{0,40}@.*|\p{Lu}.{2,90} contributed (?:reporting|to this (?:article|report|story))\b.*|(?:\p{Lu}\S* ){2,4}(?:covers|reports (?:on|for)|writes (?:about|for)|is (?:an?|the) (?:[\p{L}-]+ ){0,6}?(?:columnist|correspondent|editor|fellow|intern|journalist|photographer|producer|reporter|writer)\b)[^.]*\b(?:at|for|of|with) (?:the )?(?<outlet>\p{Lu}[\p{L}& ]*?)(?: and (?:can be|may be) reached|[,.]).*|(?:Contact|E-?mail|Follow|Reach) (?:her|him|them|\p{Lu}.{2,60}?) (?:at|by|on|via)\b.*)$/u;
/** How near the end of an article such a line stands, in characters. */
const FOOT = 600;

function isStaffLine({ text: line, end }: RawSentence, text: string): boolean {
  if (text.length - end > FOOT) return false;
  const staff = STAFF.exec(line);
  return staff !== null && (staff.groups?.outlet === undefined || isOutletName(inSmall(staff.groups.outlet)));
}
/** "VELMAR TODAY" as "Velmar Today". */
function inSmall(name: string): string {
  return name.replace(
    /(?<!\p{L})(\p{Lu})(\p{Lu}{3,})(?!\p{L})/gu,
    (_, first: string, rest: string) => first + rest.toLowerCase(),
  );
}

const OPINION =
  /^(?:opinion|editorial|commentary|op-ed|column|analysis)\b\s*[:|–—-]|\b(?:I (?:think|believe|suspect|fear|hope|argue|doubt)|in my (?:view|opinion)|we (?:must|should|ought to|need to)|let us be|to my mind|it is (?:time|high time|clear) (?:that|for|to)|shameful|disgraceful|deplorable)\b/i;
/** What an event is said to mean. A reader may agree or not; nothing was done or said. */
const CHARACTERISATION =
  /\b(?:mark(?:s|ed|ing)? (?:a|an|the|another)|(?:would |could |will |may )?represent(?:s|ed)? (?:a|an|the)|underscor(?:es|ed|ing)|underlin(?:es|ed|ing)|highlight(?:s|ed|ing)|signal(?:s|ed|l?ing)? (?:a|an|the|growing|that)|(?:is|was|are|were) (?:a|an|the) (?:sign|turning point|milestone|blow|boost|test|reminder|wake-up call|symbol|departure)|sends? a (?:clear |strong )?(?:message|signal)|rais(?:es|ed|ing) (?:questions|concerns|fears|doubts|the stakes)|sparking|fuel(?:l?ing|led|s) (?:fears|speculation|concern)|(?:significant|major|dramatic|historic|landmark|unprecedented|sweeping|stunning|bold|sharp) (?:step|move|escalation|shift|development|moment|blow|victory|turn|change|departure)|far-reaching|reflect(?:s|ed|ing) (?:a|an|the|growing)|(?:latest|another) (?:in a (?:series|string)|sign|chapter)|paves? the way|heralds?|ushers? in|speaks volumes|seen as|widely (?:seen|viewed|regarded))\b/i;

const FOREIGN_LETTERS = /[^\p{Script=Latin}\p{N}\p{P}\p{S}\s]/u;

/** "Varn to Orlova: 'Turn back'": how live reports head what somebody said, with a full stop or without. */
const ONE_TO_ANOTHER = /^\p{Lu}\S*(?: \p{Lu}\S*){0,3} (?:to|on) \p{Lu}\S*(?: \p{Lu}\S*){0,3}: [“"‘'\p{Lu}]/u;

/** A line without a stop that is longer than this, in tokens, is a paragraph that lost it. */
const LONGEST_HEADING = 22;

function isHeading(sentence: RawSentence, text: string): boolean {
  const alone = lineStart(text, sentence.start) && lineEnd(text, sentence.end);
  if (!alone) return false;
  if (ONE_TO_ANOTHER.test(sentence.text)) return true;
  if (/[.!?…:]$|[.!?…,][”"’')\]]+$|^[“"‘'][^”"’']*[”"’']$/u.test(sentence.text)) return false;
  return sentence.tokens.length <= LONGEST_HEADING;
}

function lineStart(text: string, at: number): boolean {
  return /(?:^|\n)\s*$/.test(text.slice(Math.max(0, at - 20), at));
}

function lineEnd(text: string, at: number): boolean {
  return /^\s*(?:\n|$)/.test(text.slice(at, at + 20));
}

function isForeign(sentence: RawSentence, readable: boolean): boolean {
  if (!readable) return true;
  if (!FOREIGN_LETTERS.test(sentence.text) && !/[À-ÿ¿¡]/.test(sentence.text)) return false;
  return sentence.text.length > 40 && !isReadable(detectLanguage(sentence.text));
}

/** The letter that opens the line a sentence stands on, where an interview is printed as questions and answers. */
function turnOf(text: string, { start }: RawSentence): "Q" | "A" | null {
  const line = text.slice(text.lastIndexOf("\n", start - 1) + 1, start + 3);
  const [, turn] = /^\s*([QA])[:.]\s/.exec(line) ?? [];
  if (turn !== "Q" && turn !== "A") return null;
  return turn === "Q" || /(?:^|\n)\s*Q[:.]\s/.test(text) ? turn : null;
}

/** What a sentence is, when it is not plain news: each flag found. `quoted` sentences are somebody's words, not the article's. */
export function findFlags(
  sentence: RawSentence,
  text: string,
  { readable, opinion, quoted }: { readable: boolean; opinion: boolean; quoted: boolean },
): Flag[] {
  const flags: Flag[] = [];
  const plain = sentence.text.trim();
  if (BOILERPLATE.test(plain) || isStaffLine(sentence, text)) flags.push("boilerplate");
  if (isCaption(sentence)) flags.push("caption");
  if (!flags.length && isHeading(sentence, text)) flags.push("heading");
  const turn = turnOf(text, sentence);
  if (turn === "Q" || /\?["”’')]*$/.test(plain)) flags.push("question");
  const outside = quoted ? "" : plain.replace(/[“"][^”"]*[”"]/g, " ");
  // An answer is in the voice of whoever was asked: as the article's own statement it would be nobody's word.
  if (opinion || turn === "A" || OPINION.test(outside)) flags.push("opinion");
  if (CHARACTERISATION.test(outside)) flags.push("characterisation");
  if (isForeign(sentence, readable)) flags.push("foreign-language");
  return flags;
}
