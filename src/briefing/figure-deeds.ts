/* What was done with what a figure counts, told in front of it: "grounded 47 jets", "a limit of four shifts", "sales rose to 4 %". */

const NUMBER = "(?:\\d[\\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)";
/** What stands between a verb and its number besides: "released all the other 12", "sent two helicopters and 60 engineers". */
const BETWEEN = `(?: (?:at least |about |more than |some )?${NUMBER}(?: [\\p{L}-]+){1,2} and)?(?: (?:about|almost|another|a|an|all|average of|barely|further|his|her|its|just|more|nearly|only|other|over|roughly|some|such|than|the|their|these|those|under))*`;
/** "Set aside", "put up" are other deeds than "set" and "put". */
const PARTICLE = "(?: (?:aside|away|back|down|off|out|over|up))?";
/** Pasts and participles in one that do not end in "-ed": only what news does with numbers of things. */
const IRREGULAR =
  "bought|brought|built|caught|cost|cut|fought|found|held|hit|kept|laid|led|left|lent|lost|made|met|paid|put|read|sent|set|shot|shut|sold|sought|spent|split|taught|understood|won";
/** Words in "-ed" and "-ing" that are no deed in front of a number, and those of saying. */
const NO_DEED =
  /^(?:according|added|adding|admitted|aged|agreed|announced|argued|being|believed|called|calling|claimed|concerning|during|estimated|evening|excluding|existing|expected|feared|following|hundred|included|including|indeed|insisted|involving|known|leading|missing|morning|named|need|noted|noticed|outstanding|ranging|remaining|regarding|reported|reporting|said|saying|showed|showing|speed|spring|stating|supposed|telling|thought|told|totalling|totaling|used|warned|warning)$/;
/** "The remaining 2 million", "a combined 40": told of them, and nothing that was done. */
const NO_ARTICLE = "(?<!\\b(?:an?|her|his|its|our|the|their) )";
const PAST = new RegExp(
  `(?<![\\p{L}-])${NO_ARTICLE}(?<verb>(?:\\p{Ll}{2,}ed|${IRREGULAR})${PARTICLE})${BETWEEN} ?$`,
  "u",
);
const GOING_ON = new RegExp(`(?<![\\p{L}-])${NO_ARTICLE}(?<stem>\\p{Ll}{3,})ing${BETWEEN} ?$`, "u");
const TO_COME = new RegExp(
  `\\b(?:to|will|would|could|may|might|can|should|must|did|do|does)(?: not|n[’']t)?(?: (?:\\p{Ll}+ly|also|now|soon|still))? (?!also\\b|now\\b|soon\\b|still\\b|afford\\b|be\\b|have\\b|mean\\b)(?<verb>\\p{Ll}{3,}${PARTICLE})${BETWEEN} ?$`,
  "u",
);
const TO_COME_OF = new RegExp(
  `\\b(?:to|will|would|could|may|might|can|should|must)(?: not|n[’']t)?(?: \\p{Ll}+ly)? (?!be\\b|have\\b)(?<verb>\\p{Ll}{3,}) (?:[\\p{L}’']+ ){0,3}(?<noun>\\p{Ll}{3,}) of${BETWEEN} ?$`,
  "u",
);
/** "Trails by 11 points". */
const LEADS_BY = /\b(?<verb>(?:leads?|led|trail(?:ed|s)) by)$/;
/** "Has been nominated for 12 prizes" has won none of them. */
const HOPED = new RegExp(`\\b(?<verb>(?:nominated|shortlisted|up) for)${BETWEEN} ?$`, "u");
const UNDONE = new RegExp(`(?:\\b(?:never|not)|n[’']t)(?: \\p{Ll}+ly)? \\p{Ll}{3,}${PARTICLE}${BETWEEN} ?$`, "u");
/** "Stranding", "carrying": their stems with "-ed" are the participle; of these they are not. */
const IRREGULAR_STEMS =
  /(?:^(?:be|do|eat|fac|fall|go|see|us)|bear|beat|bett|bid(?:d)?|break|bring|build|buy|catch|choos|com|cost|cutt|deal|draw|driv|drink|fight|find|fly|get(?:t)?|giv|grow|hav|hitt|hold|hurt|keep|know|leav|lend|los|mak|meet|pay|putt|rais|rid|ris|runn|seek|sell|send|sett|shak|shoot|shutt|speak|spend|splitt|steal|strik|swear|tak|teach|tear|think|throw|wear|winn|writ)$/;

/** "Expanded staff to around 100,000 people", "membership fell to 4,000 people": how many there are after a change, or by how many it changed. */
const CHANGED_TO = new RegExp(
  `(?<![\\p{L}-])(?<deed>(?:boosted|built up|cut|cutting|dropped|expanded|expanding|grew|grown|increased|increasing|lowered|raised|reduced|reducing|shrank|shrunk|slashed|swelled|trimmed) )(?:(?:his|her|its|our|the|their|\\p{Lu}\\p{L}+['’]s) )?(?<what>(?:\\p{Ll}+ ){1,2}?)(?<to>to|by|from)${BETWEEN} ?$`,
  "u",
);
const FELL_TO = new RegExp(
  `(?<![\\p{L}-])(?<what>\\p{Ll}{3,}) (?:(?:had|has|have) )?(?<verb>climbed|declined|decreased|dropped|fallen|fell|grew|grown|increased|plunged|risen|rose|shrank|shrunk|soared|surged|swelled|tumbled) (?<to>to|by|from)${BETWEEN} ?$`,
  "u",
);

function changedTo(before: string): string | null {
  const { deed, what, verb, to } = CHANGED_TO.exec(before)?.groups ?? FELL_TO.exec(before)?.groups ?? {};
  if (what === undefined) return null;
  return deed === undefined ? `${what} ${verb} ${to}` : `${deed}${what}${to}`;
}

/** Verbs that tell of a number as of what lasts, with their participles. */
const HELD: Readonly<Record<string, string>> = {
  controls: "controlled",
  covers: "covered",
  earns: "earned",
  employs: "employed",
  holds: "held",
  monitors: "monitored",
  needs: "needed",
  operates: "operated",
  owns: "owned",
  produces: "produced",
  represents: "represented",
  serves: "served",
};
const HOLDS = new RegExp(`(?<![\\p{L}-])(?<verb>${Object.keys(HELD).join("|")})${BETWEEN} ?$`, "u");

/** "A limit of four shifts", "the cancellation of 310 flights". */
const NOUN_OF = new RegExp(`(?<![\\p{L}-])(?<noun>\\p{Ll}{3,}) of${BETWEEN} ?$`, "u");
/** Nouns that say what was done with what is counted, or what it is the measure of; others ("data of", "heads of") do not. */
const TELLS =
  /(?:tion|sion|ment|ure|absence|arrests?|bid|budget|cargo|contract|convoy|crowd|cuts?|deal|deaths?|debt|deficit|fines?|fleet|grant|killings?|lack|letter|limit|loss|offer|order|payment|poll|prices?|profit|ransom|release|reward|rise|sale|search|shipment|shortage|staff|strike|study|survey|theft|trial)$/;

/** A verb of change and what leads from it to its amount: "rose to", "fell by more than". */
const CHANGE =
  /\b(?<verb>climbed|declined|decreased|doubled|dropped|eased|edged (?:up|down)|exceeded|fallen|fell|grew|grown|increased|jumped|lose|lost|lowered|narrowed|passed|plunged|reached|rise|risen|rose|shrank|shrunk|slid|slipped|slowed|slumped|soared|surged|topped|tripled|tumbled|widened|climbing|declining|dropping|falling|growing|increasing|jumping|plunging|rising|shrinking|slipping|soaring|surging)\b(?:[^;]*?(?<to> (?:to|by)))?(?: (?:a|about|almost|an|as|between|just|more|much|nearly|only|over|some|than))* ?$/;

/** "Sought to use it by forgiving 400 billion": how something was to be done, and not that it was. */
const BY_DOING = /\bby \p{Ll}+ing\b[^,;]*$/u;

/** "Deployed eight ships with 4,000 personnel": what is sent with others is sent; who is on a ship that is sunk is not. */
const SENT_WITH = new RegExp(
  `(?<sent>\\b(?:deployed|dispatched|sent|shipped)(?: (?:about|another|at least|more than|some))? )${NUMBER}(?: \\p{Ll}+){1,3} with (?:(?:about|another|at least|more than|nearly|some) )?$`,
  "u",
);

/** What was done with what a figure counts, as a participle, or of what it is the measure; null when nothing in front tells. `before` is its sentence up to it. */
export function deedBefore(text: string): string | null {
  const before = SENT_WITH.test(text) ? text.replace(SENT_WITH, "$<sent>") : text;
  const leads = LEADS_BY.exec(before.trimEnd())?.groups?.verb ?? HOPED.exec(before)?.groups?.verb;
  if (leads !== undefined) return leads;
  const past = PAST.exec(before)?.groups?.verb;
  if (past !== undefined) return NO_DEED.test(past) ? null : past + (AVERAGE.exec(before)?.[0] ?? "").trimEnd();
  const holds = HOLDS.exec(before)?.groups?.verb;
  if (holds !== undefined) return HELD[holds] ?? null;
  const stem = GOING_ON.exec(before)?.groups?.stem;
  if (stem !== undefined) return goingOn(stem, before);
  const noun = NOUN_OF.exec(before)?.groups?.noun;
  return noun !== undefined && TELLS.test(noun) ? noun : actedOn(before);
}

function actedOn(before: string): string | null {
  return changedTo(before) ?? BY.exec(before)?.groups?.verb ?? tookPlace(before);
}

/** "Are being challenged by small firms and a dozen states". */
const BY =
  /\b(?:are|been|being|is|was|were) (?<verb>(?!(?:accompanied|followed|preceded)\b)\p{Ll}{3,}ed by) (?:[\p{Ll} -]{3,40} and )?(?:about |at least |more than |nearly |some )?$/u;

/** "Lost an average of 16 %": no loss of anybody's. */
const AVERAGE = / an average of $/;

/** "Explosions were observed in Velmar and five cities", "130 rallies in 40 towns": what took place in so many. */
const TOOK_PLACE =
  /(?<![\p{L}-])(?<what>\p{L}{3,}s)(?: (?:are|had been|have been|were))?(?<done> \p{Ll}{3,}(?:ed|held|seen|felt))? (?<where>across|at|in|near) (?:\p{Lu}[\p{L}’'-]+ and )?$/u;

function tookPlace(before: string): string | null {
  const { what, done = "", where } = TOOK_PLACE.exec(before)?.groups ?? {};
  return what === undefined ? null : `${what.toLowerCase()}${done} ${where}`;
}

function goingOn(stem: string, before: string): string | null {
  const isDeed = !BY_DOING.test(before) && !NO_DEED.test(`${stem}ing`) && !IRREGULAR_STEMS.test(stem);
  return isDeed ? participleOf(stem) : null;
}

/** What is yet to be done with it, or was not: "will cut 5,200 jobs", "would withhold a grant of 60,000". */
export function deedToCome(before: string): string | null {
  const { verb, noun } = TO_COME.exec(before)?.groups ?? TO_COME_OF.exec(before)?.groups ?? {};
  return verb === undefined ? null : [verb, noun].filter(Boolean).join(" ");
}

/** Whether the verb right in front is denied: "did not cut 5,200 jobs", "has never paid the 40 million". */
export function isUndone(before: string): boolean {
  return UNDONE.test(before);
}

/** How what is measured changed: "rose to", where it stands in front of its amount; null when it does not. */
export function changeBefore(between: string): string | null {
  const { verb, to = "" } = CHANGE.exec(between)?.groups ?? {};
  return verb === undefined ? null : `${verb}${to}`;
}

// "Carry" makes "carried".
function participleOf(stem: string): string {
  return /[^aeiou]y$/.test(stem) ? `${stem.slice(0, -1)}ied` : `${stem}ed`;
}
