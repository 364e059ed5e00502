import type { Name } from "#domain/ledger.ts";
import type { Read } from "#domain/ports.ts";
import { contentWords } from "#text/text.ts";
import { timeOf } from "./cluster.ts";
import { likeness } from "./sameness.ts";
import type { Statement } from "./statements.ts";

/* What was so when it was told, and of which a later article of the same events tells how it came out. */

const HARMED = "(?:dead|harmed|hurt|injured|killed|missing|wounded)";
/** "No servicemembers were killed or wounded", "nobody was hurt", "no casualties were reported". */
const NOBODY = new RegExp(
  `\\b(?:none of the|no|not one of the|not a single) (?<who>(?:[\\p{L}.’'-]+ ){1,4}?)(?:had been|has been|have been|is|are|was|were) (?:reported |known to be )?(?<how>${HARMED}(?: or ${HARMED})?)\\b|\\b(?:nobody|no one) (?:had been|has been|is|was) (?:reported |known to be )?(?<harm>${HARMED}(?: or ${HARMED})?)\\b|\\bno (?:reports of |reported )?(?<loss>casualties|deaths|fatalities|injuries)\\b`,
  "iu",
);
const DEATH = /\b(?:dead|deaths?|died|fatalities|killed|lost their lives)\b/i;
const HARM = /\b(?:casualties|dead|deaths?|died|hurt|injured|injuries|killed|wounded)\b/i;
/** What people come to harm in: a later toll of another one answers nothing. */
const HAPPENING =
  /\b(?:ambush|attack|avalanche|blast|bombing|collapse|collision|crash|derailment|earthquake|explosion|fire|flood|hurricane|landslide|outbreak|quake|shooting|sinking|stabbing|storm|strike|tornado|wildfire)/gi;

/** "The cause remains unclear", "it is not known who fired": a later article may tell. */
const UNCLEAR =
  /\b(?<what>cause|motive|identit(?:y|ies))\b[^.;]{0,60}?\b(?:had not been|has not been|is|remain(?:s|ed)?|was|were|are)(?: still| not yet| not)? (?:clear|determined|established|known|released|unclear|undetermined|unknown)\b/i;
const TOLD: Readonly<Record<string, RegExp>> = {
  cause:
    /\b(?:was|were|is|are) (?:likely |probably )?(?:caused|ignited|set off|sparked|started|triggered) by\b|\b(?:to blame for|blamed (?:it |the [^.;]{2,60} )?on|the cause (?:is|was) (?!not\b|still\b|un))/i,
  motive: /\b(?:the motive (?:is|was) (?!not\b|still\b|un)|was motivated by|acted out of)\b/i,
  identity: /\b(?:was|were|has been|have been) (?:identified|named) as\b/i,
};

/** "Is being moved back to the hall", "are on their way home": until it is there. */
const UNDER_WAY =
  /\b(?:is|are) (?:being (?:brought|carried|flown|hauled|moved|returned|rolled|shipped|taken|towed|transferred|transported)|heading|moving|returning|travel?ling|(?:almost|nearly) (?:back|home|there)|(?:now |finally )?on (?:her|his|its|the|their) way (?:back|home|to))\b/i;
const THERE =
  /\b(?:(?:is|are) now (?:back|home|inside|at|in)|(?:is|are) (?:finally |safely )?(?:back (?:at|home|in)|home)(?! on\b)|landed|splashed down|arrived|has reached|have reached|reached|returned|departed)\b/i;
/** The share of the shorter statement's words that where something is has in common with where it was being moved to. */
const SAME_WAY = 0.5;

/** So many words of the lead of an article in a later statement make it one of the same events. */
const SHARED = 3;
const LEAD_SENTENCES = 2;

/** Finds whether a later statement of some tells how it came out with what an earlier one leaves open; casualties first. */
export function answeredSince(all: readonly Statement[]): (one: Statement) => boolean {
  const tolls = all.filter(isToll);
  const findings = all.filter(({ text, clause }) => !clause?.negated && tells(text));
  const arrivals = all.filter(({ text, clause }) => !clause?.negated && THERE.test(text));
  const isAnswered = (
    one: Statement,
    by: readonly Statement[],
    answers: (one: Statement, later: Statement) => boolean,
  ) => by.some((later) => timeOf(later.read) > timeOf(one.read) && answers(one, later));
  return (one) => {
    if (NOBODY.test(one.text)) return isAnswered(one, tolls, isTollOf);
    const open = UNCLEAR.exec(one.text)?.groups?.what;
    if (open !== undefined)
      return isAnswered(one, findings, (asked, later) => finds(open, later.text) && isOfEvents(asked, later));
    return UNDER_WAY.test(one.text) && isAnswered(one, arrivals, (way, later) => likeness(way, later) >= SAME_WAY);
  };
}

function tells(text: string): boolean {
  return Object.values(TOLD).some((form) => form.test(text));
}

function finds(open: string, text: string): boolean {
  const key = open.toLowerCase().startsWith("identit") ? "identity" : open.toLowerCase();
  return TOLD[key]?.test(text) ?? false;
}

/** "Four service members have been killed": a count of people who came to harm, or somebody by name. */
function isToll({ text, clause, sentence }: Statement): boolean {
  const told = clause?.event === "happened" && !clause.negated && clause.source !== "alleged";
  return told && HARM.test(text) && !NOBODY.test(text) && sentence.figures.some((one) => text.includes(one.text));
}

function isTollOf(one: Statement, later: Statement): boolean {
  const { who = "", how, harm, loss } = NOBODY.exec(one.text)?.groups ?? {};
  const denied = how ?? harm ?? loss ?? "";
  const isSameHarm = /hurt|injur|wounded|harmed|casualties/i.test(denied) ? HARM : DEATH;
  if (!isSameHarm.test(later.text) || !isSameHappening(one.read, later.text)) return false;
  const group = headOf(who);
  if (group === null) return isOfEvents(one, later);
  return squashed(later.text).includes(group) && sharesName(one, later);
}

/** "American servicemembers ": whom a statement counts, "servicemember"; null for people of no kind. */
function headOf(who: string): string | null {
  const head = who.trim().split(" ").at(-1)?.replace(/s$/, "").toLowerCase() ?? "";
  return head === "" || /^(?:one|people|person|human|live)$/.test(head) ? null : squashed(head);
}

/** "Service members" are servicemembers. */
function squashed(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}]/gu, "");
}

function sharesName(one: Statement, later: Statement): boolean {
  const names = new Set(namesIn(one).map(({ canonical }) => canonical));
  return namesIn(later).some(({ canonical }) => names.has(canonical));
}

function namesIn({ sentence, text }: Statement): Name[] {
  return sentence.names.filter((name) => text.includes(name.text));
}

/** Whether a later text names no crash, fire or storm of which the earlier article does not tell. */
function isSameHappening({ article }: Read, later: string): boolean {
  const told = later.match(HAPPENING);
  if (told === null) return true;
  const known = `${article.title ?? ""} ${article.text}`.toLowerCase();
  return told.every((one) => known.includes(one.toLowerCase()));
}

/** Whether a later statement shares so many words with the lead of the article that an earlier one stands in. */
function isOfEvents({ read, text }: Statement, later: Statement): boolean {
  const lead = read.ledger.sentences.filter(({ flags }) => !flags.includes("boilerplate")).slice(0, LEAD_SENTENCES);
  const known = new Set(contentWords([read.article.title ?? "", ...lead.map((one) => one.text), text].join(" ")));
  return isSameHappening(read, later.text) && new Set(later.terms).intersection(known).size >= SHARED;
}
