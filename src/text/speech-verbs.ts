import type { Token } from "./tokens.ts";

const PAST = `said says say saying told tells tell stated states state asked asks added adds announced announces wrote writes tweeted tweets
  posted posts insisted insists argued argues claimed claims declared declares explained explains replied replies responded
  responds warned warns noted notes admitted admits acknowledged acknowledges recalled recalls remarked remarks joked jokes
  quipped commented comments concluded concludes continued continues confirmed confirms denied denies suggested suggests
  pledged vowed vows promised promises urged urges testified testifies emphasized emphasised stressed stresses reiterated
  shouted cried whispered exclaimed countered conceded predicted complained complains observed boasted charged called calls
  calling described describes describing accused accuses blasted slammed criticized criticised praised dismissed denounced
  labeled labelled branded dubbed demanded read reads reported reports thinks thought believes believed repeated asserted
  maintained contended cautioned lamented mused opined proclaimed recounted retorted reasoned affirmed alleged agreed agrees
  advised disclosed revealed stressing adding noting writing telling arguing warning claiming insisting declaring asking
  suggesting tweeting explaining promising vowing saying referring referred mocked bragged rejected touted hailed quoted
  condemned concurred apologized apologised marveled griped hinted implied indicated interjected texted emailed e-mailed`;

const SPEECH = new Set(PAST.split(/\s+/).filter(Boolean));
const STRONG = new Set(
  `said says told stated asked added wrote tweeted insisted argued declared explained replied responded warned noted admitted
  acknowledged recalled remarked joked quipped commented concluded continued confirmed suggested testified emphasized emphasised
  stressed reiterated shouted exclaimed countered conceded complained observed asserted announced asks adds writes tweets insists
  argues explains replies warns notes claimed claims posted affirmed cautioned lamented recounted urged vowed`
    .split(/\s+/)
    .filter(Boolean),
);

/** Whether a word can introduce or close somebody's words ("said", "called", "adding"). */
function isSpeechVerb(word: string): boolean {
  return SPEECH.has(word.toLowerCase());
}

/** Whether a word does little but introduce or close somebody's words ("said", "stated"). */
export function isPlainSpeechVerb(word: string): boolean {
  return STRONG.has(word.toLowerCase());
}

// "late-night tweets", "news reports" are none; "The Harbor Ledger reports:" is one, whatever the tagger takes it for.
function isNoun(token: Token, next: Token | undefined): boolean {
  if (token.pos === "DET" || (token.pos === "PROPN" && /^\p{Lu}/u.test(token.text))) return true;
  return token.pos === "NOUN" && token.text.endsWith("s") && !/^(?:that|:|,)$/.test(next?.text ?? "");
}

function speaks(token: Token, next: Token | undefined): boolean {
  if (/^puts?$/i.test(token.text)) return next?.text === "it";
  // "Residents continued to wait" says nothing.
  if (/^continue[ds]?$/i.test(token.text)) return !next || /^[:,.“"”]+$/.test(next.text);
  // "went on about", "went on to say"
  if (/^(?:went|goes|going)$/i.test(token.text)) return next?.text === "on";
  // "Responded to the march with force" says nothing; what is said is introduced by a mark.
  if (/^respond(?:s|ed|ing)?$/i.test(token.text) && next?.text === "to") return false;
  return isSpeechVerb(token.text) && !isNoun(token, next);
}

/** Where the speech verbs of some words stand, as indexes. */
export function speechVerbs(tokens: readonly Token[]): number[] {
  return tokens.flatMap((token, at) => (speaks(token, tokens[at + 1]) ? [at] : []));
}
