import type { ArticleRecord } from "#domain/article.ts";
import type { Filed } from "#domain/ports.ts";
import { readArticle } from "#text/text.ts";

/* An archive for the Slack benchmark: invented towns that each have a story told by several outlets, among much other news, all of it read. */

const HEADS = "Vel Or Tam Bre Kal Sor Fen Dal".split(" ");
const TAILS = ["mar", "dun", "wick", "lund", "sea"];
/** Forty invented towns. */
export const TOWNS: readonly string[] = HEADS.flatMap((head) => TAILS.map((tail) => `${head}${tail}`));
const DAY_MS = 86_400_000;
const OUTLETS = ["Harbor Ledger", "Coastline Dispatch", "Velda Courier", "Inland Wire", "Quay Echo", "Upland Post"];

const STORIES: readonly ((town: string, n: number) => string)[] = [
  (town, n) =>
    `The ${town} dam failed on Monday morning, sending water into the valley. At least ${n} people were killed in ${town}, the interior ministry said. Rescue crews are searching the valley below ${town} for survivors. Interior Minister Ilse Varn said the government would open shelters in three schools. “We will not leave anybody in ${town} behind,” Varn said.`,
  (town, n) =>
    `Residents of ${town} accuse the operator, ${town} Hydro, of ignoring cracks in the wall. ${town} Hydro denied that it had known of any cracks. About ${n * 100} residents of ${town} have been moved to higher ground. The cabinet is considering a state of emergency for ${town}, according to the Norvania Wire.`,
  (town, n) =>
    `The number of people killed in ${town} rose to ${n + 9} on Wednesday, the interior ministry said. President Arvid Toll has yet to approve a state of emergency for ${town}. Repairs of the ${town} bridge will cost $${n} million, the transport office said. Crews are still searching the valley below ${town}.`,
];

/** The articles of one town, read as they would be; the first of four days is the first of June unless another is given. */
export function storyOf(town: string, copies: number, first = Date.UTC(2026, 5, 1)): Filed[] {
  return Array.from({ length: copies }, (_, n) => {
    const tell = STORIES[n % STORIES.length] ?? STORIES[0];
    const at = new Date(first + (n % 4) * DAY_MS + n * 3_600_000).toISOString();
    const record: ArticleRecord = {
      url: `https://outlet-${n}.example/${town.toLowerCase()}`,
      title: `${town}: report ${n + 1}`,
      outlet: OUTLETS[n % OUTLETS.length] ?? null,
      publishedAt: at,
      text: tell?.(town, 12 + n) ?? "",
    };
    return { record, ledger: readArticle(record), visibility: { kind: "shared" }, sample: false } as const;
  });
}

let state = 7;
function random(): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
}
const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
const between = (low: number, high: number): number => low + Math.floor(random() * (high - low));

const SYLLABLES = "ka lo mi ter san vel dor pri ne gu bas rem qua fi zo mar hal ost ry ven".split(" ");
const named = (parts: number): string => {
  const word = Array.from({ length: parts }, () => pick(SYLLABLES)).join("");
  return word.charAt(0).toUpperCase() + word.slice(1);
};
const PLACES = Array.from({ length: 600 }, () => named(3));
const FAMILIES = Array.from({ length: 400 }, () => named(2));
const GIVEN = ["Ilse", "Arvid", "Marit", "Tomas", "Una", "Elin", "Jonas", "Sten", "Brigt", "Noor"];
const BODIES = [
  "the transport office",
  "the harbour board",
  "the interior ministry",
  "the water company",
  "the council",
];
const THINGS = [
  "bridge",
  "ferry",
  "school",
  "railway",
  "market",
  "hospital",
  "library",
  "reservoir",
  "airport",
  "port",
];
const WORKS = ["repair", "close", "extend", "sell", "inspect", "rebuild", "open", "rename"];
const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];
const person = () => `${pick(GIVEN)} ${pick(FAMILIES)}`;

/** Sentences of ordinary local news, each different each time: facts, plans, denials, figures, speech. */
const SENTENCES: readonly (() => string)[] = [
  () => `The council of ${pick(PLACES)} voted on ${pick(DAYS)} to ${pick(WORKS)} the ${pick(THINGS)}.`,
  () =>
    `About ${between(2, 90) * 100} residents of ${pick(PLACES)} signed a petition against it, ${pick(BODIES)} said.`,
  () => `The ${pick(THINGS)} in ${pick(PLACES)} will cost $${between(2, 400)} million, according to ${pick(BODIES)}.`,
  () =>
    `“We will ${pick(WORKS)} the ${pick(THINGS)} before the winter,” said ${person()}, the mayor of ${pick(PLACES)}.`,
  () => `${person()} denied that ${pick(BODIES)} had known of the faults in the ${pick(THINGS)}.`,
  () =>
    `${pick(BODIES).replace("the", "The")} is considering whether to ${pick(WORKS)} the ${pick(THINGS)} of ${pick(PLACES)}.`,
  () =>
    `At least ${between(2, 60)} people were hurt when the ${pick(THINGS)} at ${pick(PLACES)} failed on ${pick(DAYS)}.`,
  () => `${person()} was named head of the ${pick(PLACES)} ${pick(THINGS)} in ${between(1990, 2026)}.`,
  () => `The share of travellers who use the ${pick(THINGS)} fell by ${between(2, 40)} percent, a report found.`,
  () => `Crews from ${pick(PLACES)} reached the ${pick(THINGS)} late on ${pick(DAYS)} and are still at work there.`,
];

/** An article of other news, read as it would be: what a briefing must be found among. */
export function otherNews(n: number): Filed {
  const at = new Date(Date.UTC(2025, 0, 1) + n * 1_500_000).toISOString();
  const text = Array.from({ length: between(6, 11) }, () => pick(SENTENCES)()).join(" ");
  const record: ArticleRecord = {
    url: `https://other-${n}.example/news`,
    title: `${pick(PLACES)}: ${pick(THINGS)} to ${pick(WORKS)}`,
    outlet: OUTLETS[n % OUTLETS.length] ?? null,
    publishedAt: at,
    text,
  };
  return { record, ledger: readArticle({ ...record, language: "en" }), visibility: { kind: "shared" }, sample: false };
}
