import { kinship } from "./senses.ts";

/*
 * Words that news uses against each other, by stem; two sides of a row never mean the same. WordNet knows the plain antonyms
 * (rise, fall) but few of the verbs that headlines prefer (soar, plunge); these rows were written for this project.
 */
const ROWS: readonly (readonly [string, string])[] = [
  [
    "increase rise grow climb jump surge soar gain expand improve advance raise boost lift swell rebound rally augment widen accelerate escalate strengthen higher upward",
    "decrease fall drop decline shrink plunge slide sink cut lower reduce weaken worsen slump tumble contract narrow slow dwindle plummet dip shed ease downward loss",
  ],
  [
    "approve accept back endorse pass ratify adopt support agree welcome",
    "reject refuse oppose veto block decline condemn scrap rebuff defeat overturn",
  ],
  ["allow permit authorize authorise legalize let enable", "ban prohibit bar forbid outlaw block prevent stop"],
  ["win victory triumph beat", "lose defeat loss"],
  ["beat exceed surpass top", "miss"],
  ["lift remove drop withdraw revoke repeal", "impose introduce keep maintain retain uphold extend"],
  ["uphold affirm confirm", "overturn quash annul reverse"],
  ["deploy send", "withdraw recall"],
  ["free release", "seize kidnap abduct"],
  ["import", "export"],
  ["borrow", "lend"],
  ["praise hail laud commend", "criticise criticize condemn denounce blast"],
  ["acquittal", "conviction"],
  ["surplus", "deficit shortfall"],
  ["strong stronger", "weak weaker"],
  ["lead", "trail"],
  [
    "start begin launch open resume initiate establish reopen",
    "end stop close halt suspend cease shut finish conclude cancel abandon",
  ],
  ["arrest detain jail imprison capture seize charge", "release free acquit clear pardon liberate"],
  ["convict guilty", "acquit innocent clear"],
  ["confirm admit acknowledge affirm", "deny refute dispute"],
  ["include", "exclude omit"],
  ["survive live", "die perish"],
  ["arrive enter join", "leave depart exit quit withdraw"],
  ["hire appoint employ", "fire dismiss sack"],
  ["succeed success", "fail failure"],
  ["buy purchase acquire import", "sell export"],
  ["attack strike", "defend protect"],
  ["ally friend partner", "enemy rival foe opponent"],
  ["protect save rescue help assist foster spur", "harm hurt damage destroy endanger hinder hamper impede"],
  ["remember recall", "forget"],
  ["public open", "secret private"],
  ["majority", "minority"],
  ["maximum most highest largest biggest best top", "minimum least fewest lowest smallest worst bottom"],
  ["more larger bigger greater", "less fewer smaller"],
  ["above over beyond", "below under beneath"],
  ["before", "after"],
  ["inside within", "outside"],
  ["up", "down"],
  ["always", "never"],
  ["all every", "none"],
  ["first", "last"],
  ["early earlier", "late later"],
  ["north northern", "south southern"],
  ["east eastern", "west western"],
  ["son brother father husband man boy king uncle nephew", "daughter sister mother wife woman girl queen aunt niece"],
  ["partial", "full total complete"],
  ["easy simple", "difficult hard complex challenging"],
  ["million", "billion"],
  ["easily", "barely hardly"],
];

const SIDES = new Map<string, Set<number>>();
for (const [row, [left, right]] of ROWS.entries())
  for (const [side, words] of [left, right].entries())
    for (const word of words.split(" ")) SIDES.set(word, (SIDES.get(word) ?? new Set()).add(row * 2 + side));

const PREFIX = /^(?:un|in|im|il|ir|dis|non|mis|de)-?(?=\p{L}{4})/u;

/** Whether two words in dictionary form stand on one side of a row: "convict" and "guilty", "fall" and "drop". */
export function isOnOneSide(a: string, b: string): boolean {
  const [ours, theirs] = [SIDES.get(a), SIDES.get(b)];
  return ours !== undefined && theirs !== undefined && !ours.isDisjointFrom(theirs);
}

/** Whether two words in dictionary form stand against each other: to the letter, by prefix ("known", "unknown"), or in WordNet. */
export function isOpposite(a: string, b: string): boolean {
  if (a === b) return false;
  const [ours, theirs] = [SIDES.get(a), SIDES.get(b)];
  if (ours && theirs && [...ours].some((side) => theirs.has(side ^ 1)) && ours.isDisjointFrom(theirs)) return true;
  if (a.replace(PREFIX, "") === b || b.replace(PREFIX, "") === a) return true;
  return kinship(a, b) === "opposite";
}
