import { isKindOf, isPlainSpeechVerb, kinship, type Word, wordsIn } from "#text/text.ts";
import { haveOneBeginning } from "./akin.ts";
import type { Ground } from "./ground.ts";
import { closeAlignments } from "./kept.ts";
import type { Finding } from "./rules.ts";

/** Verbs that vouch for what they introduce: whoever "said" or "suggested" it has not "found" it (Kiparsky's factives and their like). */
const VOUCHES =
  /^(?:admit|admits|admitted|conceded|concedes|confirm|confirms|confirmed|demonstrate[sd]?|determined|determines|discovered|discovers|established|establishes|exposed|exposes|find|finds|found|learned|learnt|learns|proved|proven|proves|prove|realised|realized|show|shows|showed|shown|verified|verifies)$/i;
const ONLY_SAYS =
  /^(?:allege[sd]?|argue[sd]?|asserted|asserts|believe[sd]?|claim|claims|claimed|contend|contends|contended|insist|insists|insisted|say|says|said|speculate[sd]?|suggest|suggests|suggested|suspect|suspects|suspected|tell|tells|told|think|thinks|thought)$/i;

/** No "said" becomes "found": a verb of the claim vouches for what its source only says. */
export function vouching(ground: Ground): Finding | null {
  if (ground.verbatim) return null;
  const all = [...ground.cited, ...ground.around];
  const keys = new Set(all.flatMap(({ sentence }) => wordsIn(sentence.text).map(({ key }) => key)));
  for (const { gaps } of closeAlignments(ground)) {
    for (const gap of gaps) {
      const mine = gap.claim.find(({ text, key }) => VOUCHES.test(text) && !keys.has(key));
      const theirs = gap.source.find(({ text }) => ONLY_SAYS.test(text));
      if (mine && theirs)
        return {
          reason: "modality",
          note: `“${mine.text}” stands where the source has “${theirs.text}”`,
          conflict: true,
        };
    }
  }
  return null;
}

/** Verbs that tell nothing of weight on their own: light ones, those of speech and thought, and those of staying, showing and beginning. */
const LIGHT = new Set(
  (
    "be have do make take give get go come keep hold put set let use see look seem appear become remain stay stand continue begin start " +
    "include involve count concern regard relate accompany occur happen happened mark bring lead draw speak talk discuss " +
    "address describe detail outline highlight focus centre center deal handle face show present display offer provide supply deliver " +
    "allow enable let require need want seek ask call name title dub term report cite quote mention note add work serve act run base " +
    "locate live reside belong own contain consist comprise cover join attend visit travel move turn return receive get obtain gain " +
    "consider number total expect plan intend aim hope try attempt help support back express voice share send " +
    "know think believe feel find mean represent reflect depend apply affect prompt cause result relate vary differ " +
    "change carry conduct undertake perform undergo hold stage host organise organize operate manage oversee head lead"
  ).split(" "),
);

/**
 * What happened is told in the source's verb, or in one that WordNet knows for the same or a kind of it. Asked of what we write, which
 * goes back once to be mended; a claim from outside is free to tell it in its own words.
 */
export function verbs({ claim, cited, around, verbatim }: Ground): Finding | null {
  if (verbatim) return null;
  const stored = [...cited, ...around].flatMap(({ sentence }) => wordsIn(sentence.text));
  const keys = new Set(stored.map(({ key }) => key));
  const own = claim
    .flatMap((row) => wordsIn(row.text).filter((word) => !isNoVerb(word, row.text)))
    .find((word) => isOwnVerb(word, keys, stored));
  return own ? { reason: "coverage", note: `“${own.text}” is no verb of the cited sentences` } : null;
}

/** How something ended for somebody: whoever "leads in polls" has not "won", and whoever was sued has not "lost". */
const ENDS = new Set(
  "acquit beat convict defeat die elect expel jail kill libel lose murder overturn pardon quash rape resign win".split(
    " ",
  ),
);

/** Other words that tell the same end: a match that one won another lost, and whoever was found guilty was convicted. */
const ENDINGS = [
  {
    own: /^(?:beat|beaten|defeated|lost|win|wins|won)$/i,
    told: /^(?:beat|beaten|beating|defeat|defeated|lost|loss|victory|win|wins|winning|won)$/i,
  },
  {
    own: /^(?:died|killed)$/i,
    told: /^(?:dead|death|deaths|die|died|dies|dying|fatal|fatalities|killed|killing|kills)$/i,
  },
  { own: /^convicted$/i, told: /^(?:convict|conviction|guilty)$/i },
  { own: /^acquitted$/i, told: /^(?:acquittal|cleared|innocent)$/i },
];

/** How it ended is told in the source's verb, or in one that WordNet knows for the same, also by a claim from outside. */
export function endings({ claim, cited, around, verbatim }: Ground): Finding | null {
  if (verbatim) return null;
  const stored = [...cited, ...around].flatMap(({ sentence }) => wordsIn(sentence.text));
  const keys = new Set(stored.map(({ key }) => key));
  const isTold = (word: Word) =>
    ENDINGS.some(({ own, told }) => own.test(word.text) && stored.some(({ text }) => told.test(text)));
  const own = claim
    .flatMap((row) => wordsIn(row.text))
    .filter((word) => word.text !== "lose" && word.lemmas.some((lemma) => ENDS.has(lemma)) && !isTold(word))
    .find((word) => isOwnVerb(word, keys, stored));
  return own ? { reason: "coverage", note: `the source does not say that it was “${own.text}”` } : null;
}

/** "Compared with" joins two nouns, and "reached 67 %" is "was 67 %": what is counted is for `figures`. */
const JOINS =
  /^(?:compared (?:with|to)|depending on|given|barring|pending|excluding|(?:reached|totall?ed|stood at|came to|amounted to) (?:\p{Ll}+ ){0,2}[\p{Sc}]?\d)/iu;

function isNoVerb(word: Word, text: string): boolean {
  return JOINS.test(text.slice(word.start));
}

function isOwnVerb(word: Word, keys: ReadonlySet<string>, stored: readonly Word[]): boolean {
  if (word.pos !== "VERB" || !word.content || keys.has(word.key) || isPlainSpeechVerb(word.text)) return false;
  if (word.lemmas.some((lemma) => LIGHT.has(lemma))) return false;
  if (word.key === "follow" && stored.some(({ text }) => /^(?:after|since)$/i.test(text))) return false;
  return !stored.some((other) => isLike(word, other));
}

/** Verbs for what goes up or down: a mild one of ours may stand for a stronger one of the source. */
const WAYS = [
  ["rise grow increase climb gain", "advance climb gain grow increase jump leap rise rocket soar spike surge"],
  ["fall drop decline decrease", "decline decrease drop dip fall plummet plunge shrink sink slide slip slump tumble"],
].map(([mild = "", any = ""]) => [new Set(mild.split(" ")), new Set(any.split(" "))] as const);

/** Verbs that news uses for one and the same, and that stand far apart in WordNet. */
const ONE_VERB_FOR_ANOTHER = [
  "move relocate bring take",
  "search comb scour",
  "hire recruit employ",
  "shelter house accommodate",
  "collapse fail",
  "cut lower reduce trim",
  "raise increase lift",
  "stop suspend halt",
  "ban bar outlaw prohibit",
  "examine investigate probe review study",
  "approve pass",
  "cancel scrap",
  "miss missing unaccounted unaccount",
].map((line) => new Set(line.split(" ")));
/** Whoever promises says what they will do. */
const PROMISES = /^(?:pledg|promis|vow)(?:e|es|ed|ing|s)?$/i;

/** Where one of these is said, the source says so itself: WordNet has "kill" among the meanings of "remove". */
const GRAVE = new Set(
  (
    "abduct accuse arrest assassinate attack bomb charge convict detain die execute fire impeach imprison indict invade kidnap kill " +
    "murder rape resign sack sentence shoot sue surrender torture"
  ).split(" "),
);

/** The same word, one of the same meaning, or a wider one: whoever was "shot" was hurt, and not the other way round. */
function isLike(a: Word, b: Word): boolean {
  if (haveOneBeginning(a, b)) return true;
  if (b.pos === "NOUN" && a.lemmas.some((lemma) => isDeedOf(b.text, lemma))) return true;
  if (a.lemmas.includes("die") && /^(?:kill|killed|killing|dead|death|deaths)$/i.test(b.text)) return true;
  if (PROMISES.test(a.text) && /^(?:will|would|shall|ll)$/i.test(b.text)) return true;
  const isOf = ({ lemmas, text }: Word, group: ReadonlySet<string>) =>
    group.has(text.toLowerCase()) || lemmas.some((one) => group.has(one));
  if (ONE_VERB_FOR_ANOTHER.some((group) => isOf(a, group) && isOf(b, group))) return true;
  if (WAYS.some(([mild, any]) => a.lemmas.some((one) => mild.has(one)) && b.lemmas.some((one) => any.has(one))))
    return true;
  return a.lemmas.some((own) =>
    b.lemmas.some((other) => kinship(own, other) === "same" || (!GRAVE.has(own) && isKindOf(other, own, 1))),
  );
}

/** "Failure" is what failed, "closure" what closed: the nouns that tell a verb's deed. */
export function isDeedOf(noun: string, verb: string): boolean {
  const stem = verb.replace(/e$/, "");
  const ending = noun.toLowerCase().slice(stem.length);
  return stem.length >= 4 && noun.toLowerCase().startsWith(stem) && /^(?:al|ance|ence|ion|ment|ure)s?$/.test(ending);
}
