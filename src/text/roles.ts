import { isOccupation } from "./gazetteer.ts";

/** Words that make a title in front of a name: the last word of "White House Press Secretary". */
const TITLE_HEADS = new Set(
  `president chancellor premier secretary minister ambassador senator congressman congresswoman representative governor mayor
  king queen prince princess emperor pope cardinal archbishop bishop reverend imam sheikh sheik ayatollah rabbi emir sultan
  general admiral colonel major captain lieutenant sergeant commander marshal brigadier corporal private commodore
  judge justice prosecutor attorney sheriff detective inspector officer constable commissioner
  chief chairman chairwoman chairperson chair director speaker leader whip spokesman spokeswoman spokesperson
  professor doctor dean analyst economist editor columnist lawyer lawmaker lawmakers envoy negotiator coordinator
  adviser advisor aide assistant deputy vice-president counsel counsellor councillor councilor treasurer comptroller
  executive ceo cfo coo founder co-founder owner manager coach captain head chief-of-staff secretary-general rapporteur strategist
  candidate nominee critic activist actor actress singer author writer researcher scientist president-elect
  dr mr mrs ms miss prof sen rep gov gen lt col maj capt sgt cmdr adm rev hon sir dame lord lady baron baroness count
  engineer coroner architect astronaut trooper conductor administrator meteorologist forecaster superintendent pollster
  epidemiologist seismologist climatologist geologist biologist physicist historian correspondent reporter journalist
  photographer firefighter investigator curator provost
  sens reps gens drs messrs pm mp mep congressmember assemblyman assemblywoman undersecretary under-secretary`
    .split(/\s+/)
    .filter(Boolean),
);

/** Words that may stand before the head of a title: "former Acting Deputy Prime Minister". */
const TITLE_MODIFIERS = new Set(
  `former ex then acting deputy vice prime foreign interior defence defense finance health justice trade energy press
  chief senior junior assistant associate executive managing attorney lieutenant major brigadier rear lead national security
  state police general-secretary under permanent special top interim incoming outgoing late first second home treasury labour
  labor education environment transport agriculture economy economic culture sports shadow opposition majority minority house
  senate parliamentary party supreme crown grand royal campaign communications policy political military human rights climate
  postmaster solicitor surgeon adjutant federal fire district county city regional provincial local religious spiritual democratic republican conservative`
    .split(/\s+/)
    .filter(Boolean),
);

/** Titles of honour: part of how a person is addressed, not a role an article states. */
const HONORIFICS = new Set("dr mr mrs ms miss prof rev hon sir dame lord lady messrs drs".split(" "));

const TAIL = /^ (of|for|to) (the )?(\p{Lu}[\p{L}-]*|state|staff)( (and|&) \p{Lu}[\p{L}-]*)*/u;

function bare(word: string): string {
  return word
    .toLowerCase()
    .replace(/\.$/, "")
    .replace(/^(ex|vice|co)-/, "");
}

/** Whether a word can be the head of a title before a name ("Secretary", "Sen."). */
export function isTitleHead(word: string): boolean {
  return TITLE_HEADS.has(bare(word)) || TITLE_HEADS.has(word.toLowerCase());
}

/** Whether a word says what somebody is, as a title or as what they do ("minister", "shopkeeper"). */
export function isRoleHead(word: string): boolean {
  return isTitleHead(word) || isOccupation(word);
}

/** Whether a word can belong to a title without being its head ("Press", "former"). */
export function isTitleModifier(word: string): boolean {
  return TITLE_MODIFIERS.has(bare(word));
}

/** Whether a title is only a form of address ("Mr.", "Dr"). */
export function isHonorific(title: string): boolean {
  return HONORIFICS.has(bare(title));
}

/** "General Motors": what looks like a rank opens the name of a body. */
const NO_GENERAL = /^General (?:Assembly|Dynamics|Electric|Hospital|Mills|Motors|Services)\b/;

/** Where the title that opens these words ends, as a count of words; 0 when they open with none. */
export function titleLength(words: readonly string[]): number {
  if (NO_GENERAL.test(words.slice(0, 2).join(" "))) return 0;
  let end = 0;
  for (let at = modifiersIn(words); at < words.length; at += 1) {
    const word = words[at] ?? "";
    if (isTitleHead(word)) end = at + 1;
    else if (!isTitleModifier(word)) break;
  }
  return end;
}

function modifiersIn(words: readonly string[]): number {
  const end = words.findIndex((word) => !isTitleModifier(word) || isTitleHead(word));
  return end < 0 ? words.length : end;
}

/** Splits a name from the title in front of it ("President Donald Trump"); undefined when it has none. */
export function leadingTitle(text: string): { title: string; rest: string } | undefined {
  const words = text.split(" ");
  const count = titleLength(words);
  if (count === 0 || count >= words.length) return undefined;
  const title = words.slice(0, count).join(" ");
  const after = text.slice(title.length);
  const tail = TAIL.exec(after)?.[0] ?? "";
  if (tail) return undefined;
  return { title, rest: after.trim() };
}

// Where the title that ends at an index begins; past the index when there is none.
function titleStart(words: readonly string[], end: number): number {
  let first = end;
  for (let at = end - 1; at >= 0; at -= 1) {
    const word = words[at] ?? "";
    const belongs = isTitleHead(word) || (first < end && isTitleModifier(word));
    const isUnder = /^under$/i.test(word) && !/^secretar/i.test(words[at + 1] ?? "");
    if (!belongs || isUnder || word === "Then") break;
    first = at;
  }
  return first;
}

/** The role words at the end of the text before a name ("the former interior minister"), with where they start; undefined when none. */
export function roleBefore(before: string): { text: string; start: number } | undefined {
  const words = [...before.slice(-120).matchAll(/[\p{L}\p{N}.’'-]+|[,;:()“”"]/gu)];
  const offset = Math.max(0, before.length - 120);
  const end = words.length - (words.at(-1)?.[0] === "," ? 1 : 0);
  const first = titleStart(
    words.map((word) => word[0]),
    end,
  );
  const last = words[end - 1];
  const isAtBody = /^(?:at|by|for|of|with) the $/.test(
    words
      .slice(-3, -1)
      .map(([word]) => `${word} `)
      .join(""),
  );
  // "Ways to monitor Velmar's lines": what is to be done, and no monitor.
  const isVerb = /^(?:can|could|may|might|must|should|to|will|would)$/.test(words[end - 2]?.[0] ?? "");
  const isJob = first >= end && isOccupation(last?.[0] ?? "") && end === words.length;
  if (isJob && !isAtBody && !isVerb) return spanOf(last, offset);
  const start = words[first]?.index;
  if (start === undefined || last === undefined || first >= end) return undefined;
  return { text: before.slice(offset + start, offset + last.index + last[0].length), start: offset + start };
}

// "Said shopkeeper Danil Orr": what somebody does, right in front of the name; "at the broker Varrell Strood" is a firm.
function spanOf(word: RegExpExecArray | undefined, offset: number): { text: string; start: number } | undefined {
  return word && { text: word[0], start: offset + word.index };
}

/** What stands between commas behind a name; the full stops of "U.S." and "St. Ives" end nothing. */
const APPOSITION =
  /^(,(?: (?:aged )?\d{1,3},)? )(?:who is )?((?:the |an? |its |his |her )?)((?:[^,;:.()“”"]|(?<=\d),(?=\d{3})|(?<=\b\p{Lu})\.(?=\p{Lu}|\s\p{L}|,)|(?<=\b(?:St|Mt|Ft|Gen|Sen|Gov|Dr|Mr|Lt|Col))\.(?=\s\p{Lu})){3,80})(?=[,;.)]|$)/u;
/** "Ilse Varn, who heads the National Medicines Authority": what somebody is, told by what they do. */
const HEADS =
  /^(?:, )who ((?:chairs|directs|heads|is heading|is leading|leads|led|runs) (?:an? |the )?[^,;.“”"]{3,80})(?=[,;.]|$)/u;

/** Words in front of a title that make what follows something else than a role: "after President Orlova …". */
const NO_ROLE =
  /^(?:said|says|and|or|but|who|with|without|from|in|on|at|to|by|for|as|after|before|since|until|till|while|when|where|if|because|though|although|once|during|amid|despite|like|under|including|according|what|how|whose|which|that|it|he|she|they|was|is|are|were|had|has)$/i;

/** "By Varrell Research, shows state Rep. Ilse Varn": the title of whoever follows. */
const OF_THE_NEXT = / (?:Dr|Gen|Gov|Lt|Mr|Mrs|Ms|Rep|Rev|Sen)\. \p{Lu}$/u;

/** The role stated right after a name ("Ilse Varn, the interior minister, said"), relative to the text after it; undefined when none. */
export function roleAfter(after: string): { text: string; start: number } | undefined {
  const heads = HEADS.exec(after);
  if (heads?.[1]) return { text: heads[1], start: heads[0].length - heads[1].length };
  const match = APPOSITION.exec(after);
  const role = match?.[3]?.replace(/ (?:whose|which|that) .*$/, "");
  if (!match || role === undefined || OF_THE_NEXT.test(after.slice(0, match[0].length + 3))) return undefined;
  const words = role.split(" ").map((word) => word.replace(/[’']s?$/, ""));
  const isOne = match[2] === "" ? isTitleHead : isRoleHead;
  const head = words.findIndex((word, at) => isOne(word) && !/[’']s?$/.test(role.split(" ")[at] ?? ""));
  if (
    head < 0 ||
    head > 4 ||
    words.slice(0, head).some((word) => NO_ROLE.test(word)) ||
    words.slice(head).some((word) => /^(?:that|was|were|is|are|has|had|will|would|said|announced|told)$/.test(word))
  )
    return undefined;
  const stated = `${match[2] ?? ""}${role}`;
  return { text: stated, start: match[0].length - (match[2] ?? "").length - (match[3] ?? "").length };
}
