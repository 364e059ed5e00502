import type { ArticleRecord } from "#domain/article.ts";
import type { Filed } from "#domain/ports.ts";
import { readArticle } from "#text/text.ts";

/* An archive for the Slack benchmark: invented towns that each have a story told by several outlets, among much that is about nothing. */

const HEADS = "Vel Or Tam Bre Kal Sor Fen Dal".split(" ");
const TAILS = ["mar", "dun", "wick", "lund", "sea"];
/** Forty invented towns. */
export const TOWNS: readonly string[] = HEADS.flatMap((head) => TAILS.map((tail) => `${head}${tail}`));
const OUTLETS = ["Harbor Ledger", "Coastline Dispatch", "Velda Courier", "Inland Wire", "Quay Echo", "Upland Post"];

const STORIES: readonly ((town: string, n: number) => string)[] = [
  (town, n) =>
    `The ${town} dam failed on Monday morning, sending water into the valley. At least ${n} people were killed in ${town}, the interior ministry said. Rescue crews are searching the valley below ${town} for survivors. Interior Minister Ilse Varn said the government would open shelters in three schools. “We will not leave anybody in ${town} behind,” Varn said.`,
  (town, n) =>
    `Residents of ${town} accuse the operator, ${town} Hydro, of ignoring cracks in the wall. ${town} Hydro denied that it had known of any cracks. About ${n * 100} residents of ${town} have been moved to higher ground. The cabinet is considering a state of emergency for ${town}, according to the Norvania Wire.`,
  (town, n) =>
    `The number of people killed in ${town} rose to ${n + 9} on Wednesday, the interior ministry said. President Arvid Toll has yet to approve a state of emergency for ${town}. Repairs of the ${town} bridge will cost $${n} million, the transport office said. Crews are still searching the valley below ${town}.`,
];

/** The articles of one town, read as they would be. */
export function storyOf(town: string, copies: number): Filed[] {
  return Array.from({ length: copies }, (_, n) => {
    const tell = STORIES[n % STORIES.length] ?? STORIES[0];
    const at = new Date(Date.UTC(2026, 5, 1 + (n % 4), n)).toISOString();
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
const SYLLABLES = "ka lo mi ter san vel dor pri ne gu bas tion rem qua fi zo".split(" ");
const VOCABULARY = Array.from({ length: 20_000 }, () =>
  Array.from({ length: 2 + Math.floor(random() * 3) }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]).join(
    "",
  ),
);
const words = (count: number): string =>
  Array.from({ length: count }, () => VOCABULARY[Math.floor(VOCABULARY.length ** random()) - 1] ?? "").join(" ");
const EMPTY = { readerVersion: 9999, language: "en", dateline: null, sentences: [], actors: [] };

/** An article that is about nothing: it is searched through, and never found. */
export function filler(n: number): Filed {
  const at = new Date(Date.UTC(2025, 0, 1) + n * 1_500_000).toISOString();
  const record = {
    url: `https://filler.example/${n}`,
    title: words(8),
    text: words(180),
    publishedAt: at,
    retrievedAt: at,
  };
  return { record, ledger: EMPTY, visibility: { kind: "shared" }, sample: false };
}
