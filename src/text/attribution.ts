import type { Attribution } from "#domain/ledger.ts";
import { actingSubject } from "./acting-subject.ts";
import { isOutletName, outletsIn } from "./outlets.ts";

/** An attribution with the span of its frame and of what it covers, as offsets into the sentence's own text. */
export type Frame = Attribution & {
  readonly start: number;
  readonly end: number;
  readonly covers: { readonly start: number; readonly end: number };
};

/** What is claimed without a word: "claimed a bronze medal", "claimed 12 lives". */
const WON =
  " (?:an?|at least|her|his|its|more than|nearly|over|the|their)?(?: ?[\\p{L}\\d]+){0,2}? ?(?:bronze|championships?|crown|gold|lives|medals?|prize|responsibility|silver|spot|titles?|victory|win)\\b";
/** "At a bar called Le Constellation": what is called so says nothing. */
const NAMING = "(?<!\\b(?:at|by|for|from|in|is|near|of|on|to|was|with) an? (?:[\\p{Ll}-]+ ){1,3})";
/** Verbs that say somebody stated what follows or precedes. "Denied" is one: what is denied is also somebody's statement. */
const SAYS = `said|says|say|(?<!\\b[Aa]ll )told|tells(?! (?:an?|the) (?:[\\p{L}-]+ ){0,3}(?:story|tale)\\b)|stated|states(?= that\\b|[,:])|announced|announces|added|adds|claimed(?!${WON})|claims(?!${WON})|argued|argues|insisted|insists|warned|warns|noted|notes|acknowledged|acknowledges|admitted|admits|confirmed|confirms|denied|denies|reported|reports|alleged|alleges|emphasized|emphasised|stressed|reiterated|suggested|suggests|believe|believes|believed|testified|wrote|writes|tweeted|posted(?= (?:at|in|on|that|to)\\b|[,:])|concluded|concludes|estimated|estimates|predicted|predicts|disclosed|revealed|declared|declares|explained|explains|cautioned|asserted|asserts|maintained|maintains|contended|contends|conceded|recalled|recounted|affirmed|vowed|indicated|cited|describes|described|accused|accuses|rejected|dismissed|${NAMING}called|criticized|criticised|blamed|thinks|thought|argue|claim(?!${WON})|warn|insist`;
const NAMED = "(?:the )?\\p{Lu}[\\p{L}\\p{N}&.’'-]*(?: (?:of |the |and |for |& )*\\p{Lu}[\\p{L}\\p{N}&.’'-]*)*";
const WHO = '[^,;:“”"()]{2,90}?';
/** A full stop that ends something: "Dr." and "Gov." go on. */
const STOP = "(?<!(?:^| )(?:Capt|Col|Dr|Gen|Gov|Lt|Mr|Mrs|Ms|Prof|Rep|Sen|Sgt|St))[.]";
const APPOSITION = '(?:, [^,;:“”"]{2,120},)?';
const WHEN =
  '(?: (?:(?:on|late|early|in|at|to|last|this) [^,;“”"]{2,40}?|(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday)(?: [^,;“”"]{2,40}?)?))?';

const form = (source: string, flags = "u"): RegExp => new RegExp(source, flags);

const LEADING = form(
  `^(?:But |And |However, |Meanwhile, )?(?<cue>According to|Citing|Per|As reported by|In the words of) (?<who>[^,;:“”"()]{2,160}?${APPOSITION}),(?= )`,
);
const TRAILING_TO = form(
  `,? (?<cue>according to|as reported by|citing|first reported by|as told to) (?<who>${WHO})(?=[,;)]|(?<!(?<!\\p{L})\\p{Lu})[.](?! \\p{Ll})|$)`,
);
/** Whom somebody told: "prosecutors told a court on Tuesday". */
const WHOM = "(?:(?<=\\btold|\\btells) [\\p{L}&.’'-]+(?: [\\p{L}&.’'-]+){0,4}?)?";
/** "Roads were closed, and the mayor, Ilse Varn, said the bridge might follow": the second half is hers. */
const SECOND_HALF = form(
  `, (?:and|but|while|whereas) (?<who>(?!(?:he|she|it|they|that|who|which) )${WHO}${APPOSITION}) (?<cue>${SAYS})(?= (?:that |the |an? |it |he |she |they |[\\p{L}\\d,.%]+ (?:[\\p{L}\\d,.%]+ ){0,4}(?:had|was|were|would|could|might|may|will|is|are|has|have)\\b))`,
);
const TRAILING_SAYS = form(`[,”"’] (?<who>${WHO}) (?<cue>${SAYS})${WHOM}${WHEN}(?:[,.]|$)(?=\\s*$|\\s)`);
/** "…, Mara Quill, a lawyer who represents them, said on Friday", "…, researcher Mara Quill, 48, told Velmar Today". */
const NAME_WORD = "\\p{Lu}[\\p{L}.’'-]*";
const TRAILING_APPOSED = form(
  `[,?!”"’]["”’]? (?:(?!(?:the|an?|and|or|of|with)\\b)\\p{Ll}+ ){0,3}(?<who>(?:${NAME_WORD} ){1,4}${NAME_WORD}(?=, )|(?:${NAME_WORD} ){0,4}${NAME_WORD}(?=, (?:\\d{1,3}|[DR]-[^,]{2,20}),)), [^;:“”"]{2,200}?, (?<cue>added|explained|noted|said|says|told|warned|wrote)\\b[^,;:“”"]{0,80}(?:, [^,;:“”"]{3,60})?$`,
);
const TRAILING_INVERTED = form(`[,”"’] (?<cue>said|says|wrote|added|asked|reported) (?<who>${WHO})(?=[,;]|${STOP}|$)`);
/** What may stand before the main clause: "As rescuers searched the rubble, officials said". */
const TIME_OF_DAY = "(?:morning|afternoon|evening|night)";
const LEADS_UP =
  "(?:[Ee]ven |[Ss]hortly |[Ss]oon |(?:[\\p{L}\\d]+ ){0,3}(?:minutes|hours?|days?|weeks?|months?|years?) )?(?:[Aa]fter|[Aa]s|[Bb]ecause|[Bb]efore|[Ss]ince|[Tt]hough|[Uu]ntil|[Ww]hen|[Ww]hile)|Although|Amid|At|By|Despite|During|Following|For|From|If|In|On|Once|Under|Unless|With|Without";
const DATED = `(?:The (?:following|next|previous|same)|Earlier (?:that|this)|Last|Late last|Later (?:that|this)|That|This) (?:day|week|month|year|weekend|${TIME_OF_DAY}|spring|summer|autumn|fall|winter)|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: ${TIME_OF_DAY})?`;
const OPENER = `(?:(?:But|And) )?(?:(?:${LEADS_UP}) [^,;:“”"]{3,120}|${DATED}), `;
const OPENING_SAYS = form(
  `^(?:(?:But|And|However|Meanwhile|On \\w+|Late \\w+|In [^,]{3,40}),? |(?<opener>${OPENER}))?(?<who>${WHO}${APPOSITION})(?: (?:has|have|had|also|later|earlier|once|repeatedly|publicly|previously|\\p{Ll}+ly))* (?<cue>${SAYS})(?=[ ,:])`,
);
/** "Temperatures broke records, and two died, said the BBC": who speaks stands behind the verb. */
const INVERTED =
  /^(?:added|reported|reports|said|says|writes|wrote) (?:(?!(?:an?|about|are|at|had|has|he|in|is|it|on|she|that|there|they|to|was|were|will|with|would)\b)[\p{Ll}\d-]+ ){0,4}(?:The )?\p{Lu}[\p{L}.’'-]*(?: \p{Lu}[\p{L}.’'-]*){0,3}(?:,| ?\.?$)/u;
/** "The opposition put the toll at 31": whose count it is. */
const COUNTING = form(
  `^(?:But |And |However, )?(?<who>${WHO}${APPOSITION}) (?:has |have |had )?(?<cue>puts?|estimates?|estimated) (?:the |its |their |that )?(?:\\p{Ll}+ ){0,2}(?:number|toll|figure|count|total|losses|damage|cost|crowd|turnout)\\b[^,;.]{0,40}? at(?= )`,
);
const PASSIVE = form(
  `\\b(?<cue>reported by|published by|obtained by|seen by|reviewed by|quoted by|released by|cited by) (?<who>${NAMED})`,
);
const NOBODY =
  /\b(?<cue>reportedly|allegedly|alleged|purportedly|apparently|supposedly|rumou?red|it is (?:understood|believed|reported|thought)|reports (?:say|said|suggest)|(?:is|are|was|were) (?:said|believed|understood|thought|reported|rumou?red) to)\b/iu;

/**
 * A subject of "said" that is not a source but a clause of its own, points back at nobody, or tells when or how often something was
 * said: "reported by Friday", "11 more than first reported", "asked what she thought". Behind a number stands a noun: "affected 24 states".
 */
const NOT_A_SOURCE =
  /^(?:according to|(?:is|are|was|were|be|been|has|have|had|will|would|never|not)\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Febr)uary|March|April|June|July|August|(?:Sept|Nov|Dec)ember|October)\b|\b(?-i:than|first|initially|originally|previously|earlier)$|^(?:among|amid|at(?! (?:least|most)\b)|back|besides|by|despite|during|following|for|from|in|on|under|unlike|with|without) |^(?:it|this|that|there|which|who|what|when|while|if|as|because|after|before|although|though|since|until|where|how)\b|(?:^|\s)(?:that|which|who|because|was|were|is|are|has|have|had|will|would|to|an?|the)$|\s(?:he|she|they|we|you|it|i)$|\bthat\b.* (?:are|had|has|have|is|was|were|will|would)\b|(?:^|[^,]\s)\d[\d,.]*$/i;

/** "Thanked the crews and": what precedes a second verb. */
const HALF_DONE = /\b(?:and|or)(?: then)?$/;

/** Whose word something is cannot be printed as "he". */
const PRONOUN = /^(?:he|she|they|we|i|it|you|who|which)$/i;

/** Whether a source says by itself who spoke. */
export function isSomebody(source: string | null): source is string {
  return source !== null && !PRONOUN.test(source);
}

/** `needs`: what every match holds and few sentences do; looking for that first takes a fraction of the time. */
type Reader = { readonly pattern: RegExp; readonly needs: RegExp; readonly covers: "after" | "before" | "all" };
const ANY = /(?:)/;
const READERS: readonly Reader[] = [
  { pattern: LEADING, needs: ANY, covers: "after" },
  { pattern: OPENING_SAYS, needs: ANY, covers: "after" },
  { pattern: COUNTING, needs: / (?:put|estimate)/, covers: "after" },
  { pattern: SECOND_HALF, needs: /, (?:and|but|while|whereas) /, covers: "after" },
  { pattern: TRAILING_SAYS, needs: /[,”"’] /, covers: "before" },
  {
    pattern: TRAILING_APPOSED,
    needs: /, (?:added|explained|noted|said|says|told|warned|wrote)\b/,
    covers: "before",
  },
  { pattern: TRAILING_INVERTED, needs: /[,”"’] (?:said|says|wrote|added|asked|reported) /, covers: "before" },
  { pattern: TRAILING_TO, needs: / to |citing|reported by/, covers: "before" },
  { pattern: PASSIVE, needs: /ed by |seen by /, covers: "all" },
];

// The first place where the pattern names a source: what only looks like one may stand before it.
function matchOf(text: string, pattern: RegExp): RegExpExecArray | null {
  const search = new RegExp(pattern, "gu");
  for (let match = search.exec(text); match; match = search.exec(text)) {
    const who = match.groups?.who?.trim() ?? "";
    const mayBe = pattern === OPENING_SAYS || !HALF_DONE.test(who);
    if (mayBe && /\p{L}/u.test(who) && !NOT_A_SOURCE.test(who)) return match;
    search.lastIndex = match.index + 1;
  }
  return null;
}

function frameOf(text: string, { pattern, needs, covers }: Reader): Frame | null {
  const match = needs.test(text) ? matchOf(text, pattern) : null;
  const who = match?.groups?.who?.trim();
  const cue = match?.groups?.cue;
  if (!match || !who || !cue || !maySpeak(text.slice(match.index + match[0].length - cue.length), who, pattern))
    return null;
  if (HALF_DONE.test(who)) return secondVerb(text, who, cue, match);
  const start = match.index + (match.groups?.opener ?? "").length;
  const end = match.index + match[0].length;
  const isInset = pattern === TRAILING_TO && AND_FROM.test(text.slice(0, match.index));
  const covered = coveredBy(isInset ? "after" : covers, { start, end }, text.length);
  return { cue: cue.toLowerCase(), source: plainSource(who), start, end, covers: covered };
}

/** Whether who stands in the place of a speaker is one; `verb` is the text from the verb of saying on. */
function maySpeak(verb: string, who: string, pattern: RegExp): boolean {
  if (pattern === OPENING_SAYS && who.includes(", ") && INVERTED.test(verb)) return false;
  // "…, said the dam will hold": what was said, and nobody who said it. "Said the guard who had seen it" names one.
  if (pattern === TRAILING_INVERTED) return isSubject(who) || /\bwho\b/.test(who);
  const opens = pattern === OPENING_SAYS || pattern === COUNTING || pattern === SECOND_HALF;
  return !opens || HALF_DONE.test(who) || isSubject(who);
}

/** "Found $2 million and, according to an affidavit, a ledger": what follows is from there, and nothing before it. */
const AND_FROM = /\b(?:and|but)$/;

function coveredBy(covers: Reader["covers"], { start, end }: Frame["covers"], length: number): Frame["covers"] {
  return { after: { start: end, end: length }, before: { start: 0, end: start }, all: { start: 0, end: length } }[
    covers
  ];
}

/** "The mayor thanked the crews and said": the frame is the second half alone, so that what was done first stays a clause. */
function secondVerb(text: string, who: string, cue: string, match: RegExpExecArray): Frame | null {
  const subject = actingSubject(who);
  if (subject === null) return null;
  const half = Math.max(match[0].lastIndexOf(" and "), match[0].lastIndexOf(" or ")) + 1;
  const [start, end] = [match.index + half, match.index + match[0].length];
  return { cue: cue.toLowerCase(), source: plainSource(subject), start, end, covers: { start: end, end: text.length } };
}

/** A noun group, not a whole clause: news names who speaks in few words before the verb. */
function isSubject(who: string): boolean {
  const name = who.replace(/, .*$/, "");
  return (
    name.split(/\s+/).length <= (name === who ? 14 : 9) &&
    !/[$£€]|\b(?:is|are|was|were|has|had|will|would|can|could|may|might|must|should|that|which)\b/.test(name)
  );
}

/** When somebody spoke is no part of who did: "according to Varn on Friday", "Velmar News Saturday". */
const WHEN_SAID =
  /(?<=\S)(?: (?:on|late|early|last|this))? (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2})$/u;

/** "Its director, Ilse Varn": who holds the office says more than "its". */
const NAMED_BEHIND =
  /^(?:[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Tt]he|[Aa]n?) [\p{Ll} ’'-]+, (\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+){1,3}),?$/u;

function plainSource(who: string): string {
  const [, behind] = NAMED_BEHIND.exec(who) ?? [];
  if (behind !== undefined) return behind;
  const plain = who
    .replace(/,.*$/u, "")
    .replace(/^[^\p{L}\p{N}]+/u, "")
    .replace(WHEN_SAID, "")
    .replace(/[’']s$/u, "")
    .replace(/^[Tt]he (?=\p{Lu})/u, "")
    .trim();
  return withoutStop(plain.replace(/^(?:but|and|while|although) /i, ""));
}

/** A full stop belongs to the sentence, not to the name, unless the name ends in an abbreviation ("Inc."). */
function withoutStop(name: string): string {
  return /\b(?:Inc|Co|Corp|Ltd|U\.S|U\.N|Jr|Sr)\.$/.test(name) ? name : name.replace(/[.’'-]+$/u, "");
}

/** Every frame of attribution in a sentence, the plainest first; empty when the sentence speaks for itself. */
export function findFrames(text: string): Frame[] {
  const frames = READERS.map((reader) => frameOf(text, reader)).filter((frame) => frame !== null);
  const nobody = NOBODY.exec(text);
  if (!nobody?.groups?.cue) return frames;
  const { index } = nobody;
  const cue = nobody.groups.cue.toLowerCase();
  return [
    ...frames,
    { cue, source: null, start: index, end: index + cue.length, covers: { start: 0, end: text.length } },
  ];
}

/** The outlets that the frames of a sentence credit: whoever "reported" it, or whoever reads like an outlet. */
export function creditedOutlets(text: string, frames: readonly Frame[]): string[] {
  const credited = frames.flatMap(({ source, cue }) => (source === null ? [] : creditedIn(source, cue)));
  const told = [...text.matchAll(TOLD)].flatMap((match) =>
    match[1] ? outletsIn(withoutStop(match[1]), text.slice(match.index + match[0].length)) : [],
  );
  return [...new Set([...credited, ...told])];
}

/** "The newspaper Velmar Sentinel": what it is, before its name. */
const MEDIUM =
  /^(?:[Tt]he )?(?:broadcaster|channel|daily|magazine|news agency|newspaper|paper|station|website|weekly) (?=\p{Lu})/u;

// "The plan, first reported by Velmar Weekly": whoever reports is an outlet, whatever its name.
function creditedIn(who: string, cue: string): string[] {
  const source = who.replace(MEDIUM, "");
  // "An analysis commissioned by Radio Rudenik" is none of the station's reports.
  if (/^(?:An?|One|Some|Two|Several) \p{Ll}/u.test(source)) return [];
  if (isOutletName(source)) return outletsIn(source);
  return /report/.test(cue) && /^\p{Lu}/u.test(source) && / by$/.test(cue) ? [source] : [];
}

const TOLD = form(
  `\\b(?:told|tell|interview with|report (?:by|in|from)|reporting by|reporters? (?:at|for)|citing) (?:the )?(${NAMED})`,
  "gu",
);
