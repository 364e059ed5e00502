import type { CueClass } from "#domain/ledger.ts";

/*
 * Verbs that make what stands beside them somebody's word, by what they make of it. Collected after the verb classes of
 * B. Levin, English Verb Classes and Alternations (1993), §37 (communication), §33 (judgement), §29 (predicative and
 * conjecture) and §32 (desire), and after how style books sort verbs of attribution (neutral, doubting, denying).
 */
const VERBS: Readonly<Record<Exclude<CueClass, "documents">, string>> = {
  says: `say tell state add announce affirm declare explain reply respond answer note remark comment mention observe recall
    recount write tweet retweet post quip joke continue conclude repeat reiterate emphasize emphasise stress underscore
    underline highlight testify confirm acknowledge admit concede confess agree inform notify advise remind assure reassure
    convey relay articulate voice utter proclaim pronounce shout yell scream whisper mutter growl chant sing exclaim interject
    hint imply indicate insinuate suggest describe characterize characterise portray depict label brand dub liken compare
    cite quote invoke reference detail outline specify elaborate clarify summarize summarise predict forecast warn caution
    discuss lament complain grumble gripe rejoice marvel boast brag apologize apologise thank praise laud hail applaud commend
    congratulate tout extol endorse criticize criticise blast slam condemn denounce decry deride mock ridicule scold chastise
    chide rebuke castigate lambaste assail berate disparage belittle deplore blame insult taunt scoff rail fume rant
    reprimand admonish question echo theorize theorise speculate reason muse opine retort counter email e-mail text
    preach brief bemoan rave gush crow sneer wonder ask query call refer point speak put lay seize welcome link respond
    attack defend promote challenge rule grill unveil express chronicle confide narrate recite blurt signal compliment fault bash
    ridicule malign vilify excoriate lampoon revile upbraid salute eulogize eulogise denigrate defame overstate understate
    propound champion`,
  claims: "claim allege assert contend maintain insist argue purport profess posit accuse charge",
  denies: `deny dispute refute rebut reject dismiss disavow repudiate contradict disagree decline refuse oppose object balk
    protest downplay resist bristle`,
  reports: "report reveal disclose chronicle document learn rumor rumour find show",
  urges: `urge demand request beg plead implore exhort encourage advocate recommend propose appeal persuade convince press
    instruct order`,
  thinks: `believe expect hope fear worry doubt suspect feel estimate guess assume anticipate envision want wish prefer favor
    favour admire resent consider view regard judge deem think support embrace calculate foresee seem appear recognize recognise
    understand realize realise dislike despise detest loathe know vote`,
  intends: "plan intend vow pledge promise swear threaten offer decide commit seek aim",
};

const IRREGULAR: Readonly<Record<string, string>> = {
  say: "said",
  tell: "told",
  write: "wrote written",
  sing: "sang sung",
  feel: "felt",
  swear: "swore sworn",
  foresee: "foresaw foreseen",
  think: "thought",
  rebut: "rebutted rebutting",
  admit: "admitted admitting",
  refer: "referred referring",
  find: "found",
  show: "shown",
  put: "put putting",
  lay: "laid",
  speak: "spoke spoken",
  know: "knew known",
  understand: "understood",
  commit: "committed committing",
  plan: "planned planning",
  beg: "begged begging",
  prefer: "preferred preferring",
  brag: "bragged bragging",
  quip: "quipped quipping",
  dub: "dubbed dubbing",
  slam: "slammed slamming",
  snap: "snapped snapping",
};

/** The forms of a verb: "claim claims claimed claiming". */
function forms(verb: string): string[] {
  const stem = /[^aeo]y$/.test(verb) ? verb.slice(0, -1) : verb;
  const plural = /(?:s|sh|ch|x|z|o)$/.test(verb) ? `${verb}es` : `${verb}s`;
  const third = stem === verb ? plural : `${stem}ies`;
  const silent = /[^eyo]e$/.test(verb) ? verb.slice(0, -1) : verb;
  const past = stem === verb ? `${verb.replace(/e$/, "")}ed` : `${stem}ied`;
  return [verb, third, past, `${silent}ing`, ...(IRREGULAR[verb]?.split(" ") ?? [])];
}

const CLASSES = new Map<string, CueClass>(
  Object.entries(VERBS).flatMap(([kind, verbs]) =>
    verbs.split(/\s+/).flatMap((verb) => forms(verb).map((form) => [form, kind as CueClass] as const)),
  ),
);

/** What a verb makes of what stands beside it; undefined when it attributes nothing. */
export function cueClass(word: string): CueClass | undefined {
  return CLASSES.get(word.toLowerCase());
}

const NOUNS: Readonly<Partial<Record<CueClass, string>>> = {
  says: `statement announcement acknowledgment acknowledgement admission warning prediction argument suggestion comment remark
    complaint question revelation rhetoric criticism condemnation denial admission assessment endorsement`,
  claims: "claim allegation accusation assertion",
  reports: "report rumor rumour speculation news",
  thinks:
    "idea fear concern worry belief view notion hope expectation doubt suspicion assumption conclusion skepticism feeling",
  intends: "promise pledge vow threat",
};

const NOUN_CLASSES = new Map<string, CueClass>(
  Object.entries(NOUNS).flatMap(([kind, nouns]) =>
    nouns
      .split(/\s+/)
      .flatMap((noun) => [noun, noun.replace(/y$/, "ie").concat("s")].map((form) => [form, kind as CueClass] as const)),
  ),
);

/** What a noun makes of the clause it opens ("the claim that"); undefined when it attributes nothing. */
export function nounCueClass(word: string): CueClass | undefined {
  return NOUN_CLASSES.get(word.toLowerCase());
}

/** Nouns of what speaks without being anybody: "the report says" stands on a document. */
const DOCUMENT =
  /^(?:report|study|poll|survey|memo|memorandum|letter|filing|complaint|indictment|document|data|figures|record|video|footage|transcript|statement|lawsuit|suit|ruling|verdict|analysis|review|research|paper|article|story|editorial|book|bill|law|audit|email|e-mail|tweet|post|website|page|census|statistics|numbers|ad|advertisement|affidavit|testimony|findings|dossier|cable|communique|communiqué|text|headline|column|piece|test|results?)s?$/i;

/** Whether a noun is of a document, and so what it says is on paper rather than on somebody's word. */
export function isDocument(noun: string): boolean {
  return DOCUMENT.test(noun);
}
