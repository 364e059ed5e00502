import type { Amount } from "./figure-amounts.ts";
import type { RawSentence } from "./tokens.ts";

const MONTH =
  "(?:Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June?\\.?|July?\\.?|Aug(?:ust|\\.)?|Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?)";
const MONTH_BEFORE = new RegExp(`\\b${MONTH}\\s(?:\\d{1,2}(?:\\s?[-–]\\s?|\\sto\\s|\\sand\\s|\\sor\\s))?$`);
const MONTH_AFTER = new RegExp(
  `^(?:\\s?[-–]\\s?\\d{1,2}|\\s(?:to|and|or)\\s\\d{1,2})?,?\\s(?:of\\s)?${MONTH}(?![\\p{L}])`,
  "u",
);
const TIME_AFTER =
  /^\s?(?:[ap]\.?m\b\.?|o['’]clock|noon\b|midnight\b|GMT\b|UTC\b|[ECMP][SD]?T\b|BST\b| in the (?:early )?(?:morning|afternoon|evening)\b)/i;
const STREET_AFTER =
  /^\s(?:[NSEW]\.?\s)?(?:\p{Lu}[\p{L}.'’]*\s){1,3}(?:St(?:reet|\.)|Ave(?:nue|\.)|R(?:oa)?d\b|Boulevard|Blvd|Lane|Drive|Square|Place)|^\s(?:The\s\p{Lu}[\p{L}’']+|(?:\p{Lu}[\p{L}’']*\s){1,3}(?:Close|Court|Crescent|Gardens|Grove|Hill|Mews|Quay|Row|Terrace|Walk|Way|Wharf)),\s\p{Lu}/u;
const DESIGNATORS =
  "Nos?\\.|Numbers?|Channels?|Checkpoints?|Expeditions?|Missions?|Squadron|Battalion|Hangar|Berth|Reactor|Local|Exits?|Runway|Articles?|Sections?|Chapters?|Paragraphs?|Rules?|Titles?|Pages?|Phase|Round|Game|Week|Day|Grade|Stage|Level|Item|Line|Amendment|Bill|Resolution|Propositions?|Prop\\.|Version|Class|Flights?|Gates?|Rooms?|Routes?|Highway|Interstate|Platform|Terminal|Pier|Building|Block|Unit|Ward|District|Precinct|Area|Zone|Sector|Camp|Group|Type|Model|Series|Season|Episode|Volume|Vol\\.|Part|Figure|Table|Appendix|Formula|Apollo|Boeing|Airbus|iPhone|Galaxy|Windows|Mach|Super Bowl|World War|Covid|Radio|BBC|ITV|Studio|Windows|Falcon|Starship|Artemis|Soyuz|Ford|Class of|Case|Schedule|Tier|Category|Cat\\.|Room|Suite|Apt\\.|Box|Lot|Plot|Vitamin|Psalm|Sura|Verse|Magnitude|Nasdaq|FTSE|S&P|Russell|Nikkei|Stoxx|DAX|CAC|Dow|Euro|Fortune|Forbes|Title IX|page|section|article|chapter|paragraph|rule|phase|level|grade|stage|version|flight|gate|room|route|number|no\\.|line|item|category|type|group|lot|box|highway|interstate|episode|season|volume|verse";
const DESIGNATED = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${DESIGNATORS})[\\s-](?:\\d+(?:\\s?[-–,]\\s?|\\sand\\s|\\sor\\s))?$`,
  "u",
);
const PHONE = /(?:\+\d{1,3}[-.\s]?)?(?:\(\d{2,4}\)|\d{2,4})[-.\s]\d{3}[-.\s]\d{4}|\b\d{3}-\d{4}\b|\+\d[\d\s-]{6,}\d/g;
const YEAR_ABBREVIATED = /^\d{4}[-–]\d{2}$/;
const HYPHENATED_WORDS =
  /^-(?:fold|way|faced|piece|handed|pronged|tier|time|on|off|sided|liner|stop|upmanship|and|star)\b/i;

const BOUND_BEFORE =
  /(?:at (?:least|most)|than|over|under|above|below|up to|about|around|nearly|almost|some|roughly|approximately|exceed(?:s|ed|ing)?)\s$/i;

function isDateOrTime(text: string, amount: Amount): boolean {
  if (amount.currency !== null || amount.unit !== null || amount.scale !== 1) return false;
  const before = text.slice(Math.max(0, amount.start - 24), amount.start);
  const after = text.slice(amount.end, amount.end + 24);
  if (TIME_AFTER.test(after)) return true;
  if (amount.base <= 31 && (MONTH_BEFORE.test(before) || MONTH_AFTER.test(after))) return true;
  const printed = text.slice(amount.start, amount.end);
  const year = /^\d{4}$/.test(printed) && amount.base >= 1500 && amount.base < 2100;
  return year && !BOUND_BEFORE.test(before);
}

/** Numbers that people ring for help: "called 911 on Monday", "a 911 call"; but "called 112 guards" counts them. */
const EMERGENCY = /^(?:911|999|112)$/;
const RINGS = /\b(?:call(?:s|ed|ing)?|dial(?:s|l?ed|l?ing)?|ring(?:s|ing)?|rang|phon(?:e[sd]?|ing))(?: to)? $/i;
const RUNG = /^ (?:calls?|callers?|dispatch\p{Ll}*|operators?|tapes?|audio|recordings?|centers?|centres?|emergency)\b/u;
const COUNTED =
  /^ (?!(?:on|at|to|from|after|for|in|and|or|when|while|about|as|but|because|before|early|late|just|around|shortly|again|saying|reporting)\b)\p{L}/u;

function isEmergencyNumber(text: string, { start, end }: Amount): boolean {
  if (!EMERGENCY.test(text.slice(start, end))) return false;
  const after = text.slice(end, end + 24);
  return RUNG.test(after) || (RINGS.test(text.slice(Math.max(0, start - 16), start)) && !COUNTED.test(after));
}

/** "A 404 error", "error 503": what a page answers. */
const ANSWER_CODE = /^[45]0\d$/;
const OF_PAGE = /^ (?:errors?|message|not found|page)\b/i;

function isAnswerCode(text: string, { start, end }: Amount): boolean {
  return (
    ANSWER_CODE.test(text.slice(start, end)) &&
    (OF_PAGE.test(text.slice(end)) || /\berror $/i.test(text.slice(0, start)))
  );
}

/** Names that open with a number: a building, and programmes named after how long they last. */
const PROGRAMME = /^(?:30 Rock|(?:\d+|[A-Z]\p{Ll}+) (?:Minutes|Hours))(?!\p{L})/u;

function isNumberOfName(text: string, amount: Amount): boolean {
  if (amount.currency !== null) return false;
  if (isEmergencyNumber(text, amount) || isAnswerCode(text, amount)) return true;
  const before = text.slice(Math.max(0, amount.start - 24), amount.start);
  const after = text.slice(amount.end, amount.end + 40);
  if (/^-\p{Lu}/u.test(after) || PROGRAMME.test(text.slice(amount.start, amount.end + 12)) || STREET_AFTER.test(after))
    return true;
  if (amount.scale === 1 && amount.unit === null && DESIGNATED.test(before)) return true;
  if (/\b\p{Ll}+\p{Lu}\p{L}*\s$/u.test(before) && amount.unit === null) return true;
  if (!/(?:^|\s)\p{Lu}[\p{L}.’'-]*\s$/u.test(before)) return false;
  // A bare number right after a capitalised word and before no noun belongs to the name: "Apollo 13", "Formula 1".
  const lone = amount.scale === 1 && amount.unit === null && Number.isInteger(amount.base) && amount.base < 1000;
  return (
    lone &&
    /^(?:[.,;:)’'”"]|$|\s(?:\p{Lu}|is|was|were|are|has|had|will|and|in|on|at|to|for|of|from|with|as|that|the|which|\p{Ll}+(?:ed|own|ade|ilt) by)\b)/u.test(
      after,
    ) &&
    !precededByOpening(before)
  );
}

// "The 12", "In 40 …": a capital that only opens the sentence says nothing about a name.
function precededByOpening(before: string): boolean {
  return /(?:^|[.!?:“"]\s?)(?:The|In|At|By|Of|For|From|With|Between|Among|Under|After|Before|Until|Some|About|Over|Nearly|Only|Just|All|These|Those|Another|Around|Up to|Almost|And|But|Killed)\s$/.test(
    before,
  );
}

const VAGUE_ONE_NOUN =
  /^(?:day|time|way|thing|side|hand|point|reason|example|step|moment|place|another|official|analyst|source|diplomat|expert|aide|observer|critic|who|that|such|more|last|final|in|and|or|by|to|can|would|could|should|might|must|may|has|had|is|was)s?$/i;

function isPronounOne(sentence: RawSentence, amount: Amount): boolean {
  const after = sentence.text.slice(amount.end);
  if (/^-(?!(?:year|month|day|week|hour|minute|mile)\b)/.test(after)) return true;
  if (/^[-\s](?:year|month|day|week|hour|minute|mile)-/.test(after)) return false;
  const before = sentence.text.slice(0, amount.start);
  if (/\b(?:no|any|every|each|some|this|that|which|the|only|another|loved|as)[\s-]$/i.test(before)) return true;
  if (isCertainOne(before, after)) return true;
  const next = sentence.tokens.filter((token) => token.start >= sentence.start + amount.end).slice(0, 3);
  const first = next[0];
  if (first === undefined || VAGUE_ONE_NOUN.test(first.text)) return true;
  const noun = first.pos === "ADJ" ? next[1] : first;
  return noun === undefined || VAGUE_ONE_NOUN.test(noun.text) || !["NOUN", "PROPN"].includes(noun.pos);
}

const TIME_OR_MEASURE =
  /^[\s-](?:second|minute|hour|day|week|month|year|decade|century|mile|km|kilomet|met|acre|percent|per cent|dollar|euro|pound|million|billion|thousand|hundred)/i;

// "In one Velmar raid", "at one point": a certain one, not a count. "Within one week" measures.
function isCertainOne(before: string, after: string): boolean {
  return /\b(?:in|at|during|on|after|from)\s$/i.test(before) && !TIME_OR_MEASURE.test(after);
}

function isWordVeto(sentence: RawSentence, amount: Amount): boolean {
  if (amount.written === "digits") return false;
  const { text } = sentence;
  const printed = text.slice(amount.start, amount.end);
  // "Two of a kind" counts nothing.
  if (HYPHENATED_WORDS.test(text.slice(amount.end)) || /^ of a kind\b/.test(text.slice(amount.end))) return true;
  const opens = /(?:^|[.!?:“”"'‘«(—]\s?)$/u.test(text.slice(0, amount.start));
  if (/^\p{Lu}/u.test(printed) && !opens) return true;
  if (
    /^(?:a |an )?(?:hundred|thousand|million)/i.test(printed) &&
    /\b(?:several|few|many)\s$/i.test(text.slice(0, amount.start))
  )
    return true;
  return /^one$/i.test(printed) && isPronounOne(sentence, amount);
}

const SCORE =
  /(?<![\p{L}\p{N}.,$£€-])(\d{1,3})[-–](\d{1,3})(?![\p{L}\p{N}%-]|[.,]\d| (?:million|billion|thousand|per ?cent))/gu;
const PLAYED =
  /\b(?:won|win|wins|winning|beat|beats|beating|lost|lose|loss|defeat(?:ed|s)?|victory|draw|drew|lead|led|trail(?:ed|ing)?|score|final|game|match|thrash(?:ed|ing)?|edged)\b/i;
const VOTED = /\b(?:vot(?:e|es|ed|ing)|majority|passed|approved|confirmed|rejected|ruling|ruled|tally)\b/i;

// "They won 3-2": who leads stands first. A vote is printed the same way and counts people, so that it stays.
function scoreSpans(text: string): [number, number][] {
  if (!/\d[-–]\d/.test(text) || VOTED.test(text)) return [];
  return [...text.matchAll(SCORE)].flatMap((match): [number, number][] => {
    const falling = Number(match[1]) >= Number(match[2]);
    return falling || PLAYED.test(text) ? [[match.index, match.index + match[0].length]] : [];
  });
}

function phoneSpans(text: string): [number, number][] {
  if (!/\d{3}[-.\s]\d{3,4}|\+\d/.test(text)) return [];
  return [...text.matchAll(PHONE)].map((match) => [match.index, match.index + match[0].length]);
}

/** Leaves out numbers that count nothing: dates, years, times, phone and model numbers, names, "one" as a pronoun. */
export function withoutVetoed(sentence: RawSentence, amounts: readonly Amount[]): Amount[] {
  const { text } = sentence;
  const phones = [...phoneSpans(text), ...scoreSpans(text)];
  const kept: Amount[] = [];
  let vetoedEnd = -1;
  for (const amount of amounts) {
    const tail = vetoedEnd >= 0 && /^(?:\s?[-–/]\s?|\s(?:and|to)\s)$/.test(text.slice(vetoedEnd, amount.start));
    const abbreviated = tail && YEAR_ABBREVIATED.test(text.slice(vetoedEnd - 4, amount.end));
    const inPhone = phones.some(([start, end]) => amount.start < end && amount.end > start);
    const vetoed =
      abbreviated ||
      inPhone ||
      isDateOrTime(text, amount) ||
      isNumberOfName(text, amount) ||
      isWordVeto(sentence, amount);
    if (vetoed) vetoedEnd = amount.end;
    else kept.push(amount);
  }
  return kept;
}
