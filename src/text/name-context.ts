import type { NameKind } from "#domain/ledger.ts";

/*
 * What an article says a name is: "Bellmark, a chain of shops", "the rebel group Norvan Front", "the town of Velmar",
 * "Hesper is a village". Such words beat what the name looks like. The nouns are those that news puts beside names.
 */
const PLACES = `village|town|city|municipality|commune|district|suburb|hamlet|parish|county|province|governorate|region|state|island|islands
  |river|lake|mountain|peninsula|valley|country|neighbou?rhood|port|capital|cave|canyon|bay|settlement|township|airport|desert|stadium`;
const BODIES = `company|corporation|firm|group|chain|manufacturer|maker|carmaker|automaker|retailer|supplier|operator|developer|publisher
  |newspaper|magazine|broadcaster|channel|station|network|agency|airline|bank|insurer|brand|label|band|orchestra|club|team|league
  |association|organi[sz]ation|charity|foundation|party|movement|militia|faction|coalition|alliance|union|university|college
  |school|hospital|institute|startup|start-up|utility|contractor|conglomerate|subsidiary|website|think tank|studio|regiment
  |brigade|battalion|consortium|lender|brewery|brewer|watchdog|regulator|cartel|gang`;
const PEOPLE = `politician|lawmaker|player|footballer|singer|actor|actress|writer|author|journalist|poet|painter|composer|musician|lawyer
  |businessman|businesswoman|economist|professor|scientist|activist|officer|soldier|coach|director|producer|novelist|philosopher
  |engineer|cleric|priest|rapper|guitarist|drummer|artist|architect|historian|physician|surgeon|swimmer|cyclist|boxer`;

const KINDS: readonly (readonly [NameKind, string])[] = [
  ["place", PLACES],
  ["organisation", BODIES],
  ["person", PEOPLE],
];
// Up to four words of description may stand between the article and its noun: "a privately owned Danish retail chain".
const DESCRIBED = "(?:[\\p{L}\\p{N}’'/-]+ ){0,4}?";

const flat = (nouns: string): string => nouns.replace(/\s*\n\s*/g, "");
const AFTER = KINDS.map(
  ([kind, nouns]) =>
    [
      kind,
      new RegExp(
        `^(?: \\([^)]{0,60}\\))?(?: (?:is|was|are|were) (?:an?|the|one of the) |, (?:an?|the) )${DESCRIBED}(?:${flat(nouns)})s?\\b(?!['’]s| (?:of|who|minister|leader|chief|official))`,
        "u",
      ),
    ] as const,
);
const IS_OF = KINDS.map(
  ([kind, nouns]) =>
    [
      kind,
      new RegExp(
        `^(?: \\([^)]{0,60}\\))?(?: (?:is|was) (?:an?|the) |, (?:an?|the) )${DESCRIBED}(?:${flat(nouns)})s? of `,
        "u",
      ),
    ] as const,
);
/** "The rock band, Norvan Front", "a firm called Hesper". */
const LED_IN = "(?:,? (?:called|named|known as)|,)?";
const BEFORE = KINDS.map(
  ([kind, nouns]) =>
    [kind, new RegExp(`(?:^|[\\s(])(?:${flat(nouns)})${kind === "place" ? " of" : LED_IN} $`, "u")] as const,
);
const REACH = 90;

/** "The Tomas Reldan power plant", "at QZX airport": what bears the name of somebody, or a code, is nobody. */
function isNamedAfter(name: string, after: string): boolean {
  const isCode = /^\p{Lu}{3}$/u.test(name);
  return (name.includes(" ") && BUILT.test(after)) || (isCode && /^ (?:airport|Airport)\b/.test(after));
}

const BUILT =
  /^ (?:airport|bridge|dam|hydroelectric|nuclear (?:plant|power)|oil refinery|power (?:plant|station)|refinery|reservoir|stadium|thermoelectric|tunnel)\b/;

/** What the words beside a name say it is; undefined when they say nothing. `start` and `end` are offsets into the sentence. */
export function toldKind(sentence: string, start: number, end: number): NameKind | undefined {
  const after = sentence.slice(end, end + REACH);
  if (isNamedAfter(sentence.slice(start, end), after)) return "place";
  if (/^(?: \(| (?:is|was|are|were) |, (?:an?|the) )/.test(after)) {
    const told = [...AFTER, ...IS_OF].find(([, form]) => form.test(after));
    if (told !== undefined) return told[0];
  }
  const before = sentence.slice(Math.max(0, start - 24), start);
  return /\p{Ll} $/u.test(before) ? BEFORE.find(([, form]) => form.test(before))?.[0] : undefined;
}

/** Whom players play for and what firms are compared with: teams bear the names of towns. */
const OF_A_TEAM =
  /\b(?:(?:traded|loaned) to|drafted by|(?:play(?:s|ed|ing)?|appear(?:ed|ances?)|debut(?:ed)?|games|matches|goals|caps|titles?) (?:for|with)|season with|(?:coach|captain|quarterback|goalkeeper|striker|pitcher) (?:of|for)) (?:the )?$/;
/** Whom people play in, work for, sign with and own. */
const OF_A_BODY =
  /\b(?:members? of|signed (?:by|for|to|with)|merged with|(?:bassist|drummer|frontman|guitarist|keyboardist|lead singer|lineup|line-up|vocalist) (?:for|from|of)|(?:acquired|manufactured|operated|published|released) by|(?:arm|ceo|CEO|chairman|chairwoman|chief executive|customers|division|employees|headquarters|shareholders|shares|subsidiary|unit) of|shares in|work(?:s|ed|ing)? for|employed by|(?:toured|tours|touring) with|opened for) (?:the )?$/i;
const LIKE_BODIES =
  /\b(?:bands|groups|companies|firms|clubs|labels|retailers|airlines|banks|teams|brands|insurers|carmakers),? (?:like|such as|including) (?:the )?$/;
/** What only places are the object of. */
const AT_A_PLACE =
  /\b(?:born (?:[^,;]{1,30} )?in|died in|lives? in|lived in|(?:located|situated|based) (?:in|at|on|near)|(?:north|south|east|west) of|central|(?:north|south|east|west|(?:north|south)(?:east|west))ern|(?:km|kilometres|kilometers|miles) from|(?:banks|mouth|shores?|outskirts|streets|residents|villagers|siege|neighbou?rhood) of|near) (?:the )?$/;
/** What only people do, one by one. */
const OF_A_PERSON =
  /^ (?:was born|died|married|graduated|retired|resigned|noticed|discovered|remarked|recalled|studied|sang|composed|painted|testified|pleaded)\b/;

/** What the words beside a name hint at, weaker than what they tell: taken where the name itself leaves it open. */
export function hintedKind(sentence: string, start: number, end: number): NameKind | undefined {
  const before = sentence.slice(Math.max(0, start - 60), start);
  if ([OF_A_TEAM, OF_A_BODY, LIKE_BODIES].some((form) => form.test(before))) return "organisation";
  if (AT_A_PLACE.test(before)) return "place";
  return OF_A_PERSON.test(sentence.slice(end, end + 20)) ? "person" : undefined;
}

/** Whether a town's name stands for its team: "played 26 games for Velmar". */
export function isTeamOfTown(sentence: string, start: number): boolean {
  return OF_A_TEAM.test(sentence.slice(Math.max(0, start - 60), start));
}
