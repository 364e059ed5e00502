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
const DESCRIBED = "(?:[\\p{L}\\p{N}’'-]+ ){0,4}?";

const flat = (nouns: string): string => nouns.replace(/\s*\n\s*/g, "");
const AFTER = KINDS.map(
  ([kind, nouns]) =>
    [
      kind,
      new RegExp(
        `^(?: \\([^)]{0,60}\\))?(?: (?:is|was|are|were) (?:an?|the|one of the) |, (?:an?|the) )${DESCRIBED}(?:${flat(nouns)})s?\\b(?! (?:of|who|minister|leader|chief|official))`,
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
const BEFORE = KINDS.map(
  ([kind, nouns]) =>
    [kind, new RegExp(`(?:^|[\\s(])(?:${flat(nouns)})${kind === "place" ? " of" : ""} $`, "u")] as const,
);
const REACH = 90;

/** What the words beside a name say it is; undefined when they say nothing. `start` and `end` are offsets into the sentence. */
export function toldKind(sentence: string, start: number, end: number): NameKind | undefined {
  const after = sentence.slice(end, end + REACH);
  if (/^(?: \(| (?:is|was|are|were) |, (?:an?|the) )/.test(after)) {
    const told = [...AFTER, ...IS_OF].find(([, form]) => form.test(after));
    if (told !== undefined) return told[0];
  }
  const before = sentence.slice(Math.max(0, start - 24), start);
  return /\p{Ll} $/u.test(before) ? BEFORE.find(([, form]) => form.test(before))?.[0] : undefined;
}
