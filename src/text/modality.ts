import type { EventStatus, SourceStatus } from "#domain/ledger.ts";

/*
 * What words make of an event. The classes follow the two axes of the ledger; the forms were collected from how news hedges
 * (reporting, alleging, planning, weighing, conditions, denials), most specific first: the first match decides.
 */
type Cue<Status> = readonly [Status, RegExp];

const words = (forms: string): RegExp => new RegExp(`\\b(?:${forms.trim().replace(/\s*\n\s*/g, "|")})\\b`, "i");

const DENIED = words(`den(?:y|ies|ied|ying)
  reject(?:s|ed|ing)? (?:the |a |any |these |those |all )?(?:claims?|reports?|allegations?|accusations?|suggestions?|charges?|assertions?|idea)
  dismiss(?:es|ed|ing)? (?:the |a |any |these |those |all )?(?:claims?|reports?|allegations?|accusations?|suggestions?|charges?|rumou?rs?)
  refut(?:e|es|ed|ing)
  disput(?:e|es|ed|ing) (?:that|the (?:claim|report|account|allegation)s?)
  denials? (?:of|that)
  rebut(?:s|ted|ting)?
  disavow(?:s|ed|ing)?
  call(?:s|ed|ing)? (?:the |a |any |these |those |all |that )?(?:claims?|reports?|allegations?|accusations?|charges?) ["“]?(?:\\w+ly )?(?:absurd|false|baseless|untrue|unfounded|nonsense|ridiculous|fabricated|a lie|lies)
  (?:claims?|reports?|allegations?|accusations?|suggestions?|rumou?rs?)\\b[^,;]{0,80} (?:was|were|been|is|are) (?:rejected|dismissed|denied|refuted)
  ruled? out(?! (?:of|for)\\b)
  rules out
  ruling out`);

/** "Would not rule out", "refused to rule anything out": it is left open, and neither denied nor undone. */
const LEFT_OPEN =
  /\b(?:cannot|never|no one|nobody|nor|not|(?:declin|refus)(?:e|es|ed|ing) to)(?: \w+){0,2}? rul(?:e|ed|ing) (?:\w+ )?out\b|n['’]t(?: \w+){0,2}? rul(?:e|ed|ing) (?:\w+ )?out\b/i;

const CONSIDERED =
  words(`(?:is|are|was|were|be|been|being|has been|have been) (?:\\w+ly )?(?:weighing|considering|mulling|contemplating|debating|exploring|studying|discussing|reviewing|examining|thinking (?:about|of)|looking (?:at|into)|toying with|floating|open to|leaning toward)
  weigh(?:s|ed)? (?:whether|options|plans?|a |the |an |strikes|action|sanctions|moves?)
  consider(?:s|ed)? (?:whether|options|plans?|a |an |\\w+ing\\b|strikes|action|sanctions)
  mull(?:s|ed|ing)?
  contemplat(?:es|ed|ing|e)
  under consideration
  under discussion
  under review
  on the table
  float(?:s|ed|ing) (?:the idea|a proposal|a plan)
  (?:is|are|was|were|be|been|being) (?:\\w+ly )?(?:considered|weighed|mulled|contemplated|debated|explored|studied|discussed|reviewed|examined|floated|looked (?:at|into))
  (?:has|have|had) (?:considered|weighed|mulled|contemplated|debated|explored|discussed|floated)
  discuss(?:es|ed)? (?:whether|\\w+ing)
  considering
  weighing`);

const CONDITIONAL = words(`(?<!\\bas )if
  unless
  provided that
  (?<=^, )provided (?:the|an?|its|his|her|their|all|no|\\w+ \\w+ \\w+s)
  in case
  in the event
  would
  could
  might
  (?-i:may)
  should it
  (?:should|ought to) have (?:\\w+ly )?(?:been|\\w+(?:ed|en|un|ne|de|ld|pt|nt|id|ht|me))
  (?:should|ought to) (?!have\\b)
  were to
  potential(?:ly)?
  possibl[ey]
  perhaps
  hypothetical(?:ly)?
  threaten(?:s|ed|ing)? (?:to|with)
  likely
  unlikely
  depend(?:s|ed|ing) on
  subject to`);

const PLANNED = words(`plan(?:s|ned|ning)? (?:to|for|on|a|an|new|further)
  plans
  planning
  (?:will|shall|won't|'ll)
  (?:is|are|was|were|be|been) (?:(?:\\w+ly|now|also|still|already|all) )?(?:set|due|scheduled|expected|slated|targeted|targeting|booked|poised|about|going|preparing|planning|prepared|determined|ready|obliged|required|supposed|projected|forecast|proposed|proposing|drafting|drawing up|formulating|aiming|seeking|hoping|intending|willing) (?:to|for|up|that|plans)
  (?:is|are|was|were|be|been) (?:\\w+ly )?planned
  (?:is|are) (?:\\w+ly )?headed (?:for|to|toward)
  targets? (?:a|an|the|no|early|late)
  (?:is|are) (?:\\w+ly )?due (?:in|on|at|by|next|this|later|before)
  formulating
  scheduled for
  set to (?:air|be|become|begin|close|debut|end|expire|face|hold|host|kick off|launch|meet|open|receive|release|reopen|resume|return|rule|run|speak|start|take place|testify|visit|vote)
  intend(?:s|ed|ing)? to
  intention(?:s)? (?:to|of)
  aim(?:s|ed|ing)? (?:to|at)
  hop(?:es|ed|ing) to
  want(?:s|ed)? to
  vow(?:s|ed|ing)? to
  pledg(?:es|ed|ing) to
  promis(?:es|ed|ing) to
  agree[sd]? to
  decid(?:es|ed) to
  prepar(?:es|ed|ing) (?:to|for|a|an|plans)
  propos(?:es|ed|ing|al|als)
  seek(?:s|ing)? to
  expect(?:s|ed)? to
  expects? (?:the|its|his|her|their|a|an|[A-Z]\\w+) (?:[\\w-]+ ){0,4}?to (?!the\\b|a\\b)\\w+
  expects? (?:an?|another|no|more|further) (?!(?:[\\w-]+ ){0,4}(?:from|to)\\b)\\w+
  (?:analysts|economists|forecasters|investors) expect
  must (?!have\\b)
  expected
  upcoming
  draft plans?
  call(?:s|ed|ing)? (?:for|on)
  urg(?:es|ed|ing)
  demand(?:s|ed|ing)?
  ask(?:s|ed|ing)? (?:for|\\w+ to)
  order(?:s|ed|ing)? (?:the |a |an |all |its |his |her )?[\\w -]{2,30} to
  readiness to
  ready to
  (?:is|are|was|were) to (?!blame\\b|this day\\b|\\w+ed\\b)\\w+`);

// "It's leaking", but "Norvania's ruling party lost": a possessive carries no verb.
const ONGOING =
  words(`(?:is|are|(?<=\\b(?:he|she|it|that|there|who|what|here|one|everything))['’]s|['’]re|am) (?:\\w+ly |still |now |also |not )*\\w+ing
  (?:has|have) been (?:\\w+ly )?\\w+ing
  underway
  under way
  continu(?:es|e|ing)
  remain(?:s|ing)?
  ongoing
  in progress
  keeps? \\w+ing`);

const ALLEGED = words(`alleged(?:ly)?
  alleges?
  alleging
  allegations?
  accus(?:e|es|ed|ing|ation|ations)
  purported(?:ly)?
  supposedly
  supposed (?!to\\b)
  claim(?:s|ed|ing)? (?:that|to|the(?! (?:lives?|title|crown|prize|gold|silver|bronze)\\b)|it|he|she|they|responsibility)
  suspected (?!of)
  so-called
  charged with
  unverified
  unconfirmed`);

const REPORTED = words(`reported(?:ly)?
  reports? (?:that|say|says|said|suggest|suggests|suggested)
  (?:is|are|was|were) (?:said|understood|believed|thought|rumou?red|reported|estimated) to
  rumou?red
  apparently
  it is (?:understood|believed|reported|thought)
  according to (?:reports|media)
  local media`);

const EVENT_CUES: readonly Cue<EventStatus>[] = [
  ["denied", DENIED],
  ["considered", CONSIDERED],
  ["planned", PLANNED],
  ["conditional", CONDITIONAL],
  ["ongoing", ONGOING],
];
const SOURCE_CUES: readonly Cue<SourceStatus>[] = [
  ["alleged", ALLEGED],
  ["reported", REPORTED],
];

function firstOf<Status>(cues: readonly Cue<Status>[], text: string): Status | null {
  return cues.find(([, form]) => form.test(text))?.[0] ?? null;
}

/** What somebody asks for: that it is denied is a decision which was made, and no word against a claim. */
const ASKED_FOR =
  "(?:access|appeals?|applications?|asylum|bail|benefits|bids?|care|clemency|coverage|entry|extradition|leave|loans?|motions?|parole|permission|permits?|petitions?|pleas?|refunds?|relief|requests?|services?|stays?|treatment|visas?)";
const DECIDED = [
  new RegExp(
    `\\b${ASKED_FOR}\\b[^,;]{0,60}? (?:is|are|was|were|been|being) (?:\\w+ly )?(?:denied|dismissed|rejected)\\b`,
    "gi",
  ),
  new RegExp(
    `\\b(?:den(?:y|ies|ied|ying)|dismiss(?:es|ed)|reject(?:s|ed)) (?!(?:any|having|he|it|she|that|they|\\p{L}+ing)\\b)(?:[\\p{L}’']+ ){0,4}?${ASKED_FOR}\\b`,
    "giu",
  ),
  // "Neither confirmed nor denied it": that is no denial.
  /\bneither (?:\w+ nor )?den(?:y|ies|ied|ying)\b/gi,
];

/** What a clause's own words make of its event; null when nothing but the tense of its verb tells. */
export function eventCue(text: string): EventStatus | null {
  if (/\brul(?:e|ed|ing) /.test(text) && LEFT_OPEN.test(text)) return "considered";
  return firstOf(EVENT_CUES, /\b(?:den(?:y|ies|ied)|dismiss|reject)/i.test(text) ? withoutDecisions(text) : text);
}

function withoutDecisions(text: string): string {
  return DECIDED.reduce((rest, form) => rest.replace(form, " "), text);
}

/** Whose word a clause's own words make it: alleged or reported, or null. */
export function sourceCue(text: string): SourceStatus | null {
  return firstOf(SOURCE_CUES, text);
}

/** What follows "declined to" where something fell: "declined to 37%", "to their lowest since May", "to record lows". */
const A_LEVEL =
  "(?:[$£€\\d]|(?:an?|another|her|his|its|our|the|their|about|almost|around|barely|below|fewer|just|less|more|nearly|only|over|roughly|single|under|well|zero)\\b|(?:record|historic|new|all-time) (?:highs?|levels?|lows?)\\b)";
const NEGATION = new RegExp(
  `\\b(?:not|never|cannot|neither|nor|nobody|none|no one|nothing|nowhere|hardly|scarcely|without|fail(?:s|ed|ing)? to|refus(?:es|ed|ing) to|declin(?:es|ed|ing) to(?! ${A_LEVEL})|(?:has|have|had|is|are) yet to|(?:did|does|do|has|have|had|is|are|was|were|would|could|should|wo|ca)n[’']?t|stop(?:s|ped)? short of|f(?:e|a)ll(?:s|en)? short of|unable to|no longer|lack(?:s|ed|ing)?|ruled? out(?! (?:of|for)\\b)|no (?=\\p{Ll}+))(?!\\p{L})`,
  "giu",
);

/** "Raised not by the council but by a teacher", "a teacher, not the council, raised it": what is denied is who did it, and not that it was done. */
export function isContrast(text: string): boolean {
  return /\bnot (?:at|because|by|for|from|in|on|to|with) [^,;.]{1,60} but (?:at|because|by|for|from|in|on|to|with)\b|, not (?:an?|by|in|the) [^,;.]{2,60},/.test(
    text,
  );
}

/** "Neither Varn nor Reld came", "did not come nor vote": "nor" goes on with what was denied. */
const NOR = /(?<=(?:\b(?:neither|never|no|none|not)\b|n['’]t\b)[^.;]*)\bnor\b/giu;

/** Whether a clause is negated: its words of negation, an odd number of them ("declined to rule out" is none). A plea of "not guilty" was made. */
export function isNegated(text: string): boolean {
  const plain = text.replace(
    /\b(?:advis|ask|beg|order|plead|told|tell|urg|warn)\p{Ll}* (?:[\p{L}’'-]+ ){0,6}not to\b|\bnot only\b|\bnot guilty\b|\bno doubt\b|\bnothing (?:but|less|more|short)\b|\bno (?:fewer|less|more|later|sooner) than\b|\bno\.? \d+|\bnot just\b|\b(?:is|are|was|were|be|been|still|remain(?:s|ed)?|work(?:s|ed|ing)?|liv(?:es?|ed|ing)|left|leav(?:es?|ing)) (?:also |now |still )?without\b(?! \p{Ll}+ing (?:an?|any|her|his|its|the|their)\b)/giu,
    " ",
  );
  return ((/\bnor\b/i.test(plain) ? plain.replace(NOR, " ") : plain).match(NEGATION)?.length ?? 0) % 2 === 1;
}
