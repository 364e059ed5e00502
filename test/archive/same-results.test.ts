import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type OpenArchive, openArchive } from "#archive/archive.ts";
import { TERMINAL } from "#domain/article.ts";
import type { Query } from "#domain/assignment.ts";
import type { Filed, Found } from "#domain/ports.ts";
import { asking, filed } from "../contracts/archive-items.ts";
import { emptiedDatabase, hasPostgres } from "../fakes/postgres-server.ts";

/* Both engines find the same articles in the same order: invented texts with words that tokenizers like to disagree about. */

const clock = () => new Date("2026-06-10T12:00:00Z");
const ARTICLES = 200;
const QUERIES = 200;
/** A busy machine is not a hang. */
const SLOW_MS = 240_000;

let state = 7;
function random(): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
}
const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;

const ODD =
  `ferries running relational U.S. don't state-owned Élan naïve 3.5% 1,200 $50m co-op's e-mail a@b.example ÖSTERREICH
straße ﬁeld Ⅳ x_y 東京 ﷺ 🚢harbor Ångström tariff's ’quoted’ McVelda generalisations the and of`.split(/\s+/);
const PLAIN = Array.from(
  { length: 400 },
  (_, n) => `${pick(["gra", "ve", "nor", "tel", "mi"])}${pick(["din", "sal", "tor"])}${n}`,
);
// The chance of a word falls with its rank, as in real text.
const word = () => (random() < 0.15 ? pick(ODD) : (PLAIN[Math.floor(PLAIN.length ** random()) - 1] ?? "gra"));
const words = (count: number) => Array.from({ length: count }, word).join(" ");
const at = () => new Date(Date.UTC(2026, Math.floor(random() * 5), 1 + Math.floor(random() * 27))).toISOString();

function invented(): Filed[] {
  return Array.from({ length: ARTICLES }, (_, n) => {
    const record = { url: `https://x.example/${n}`, title: words(6), text: words(10 + Math.floor(random() * 120)) };
    return filed({ ...record, publishedAt: at(), outlet: pick(["Harbor Ledger", "Vélda Post"]) });
  });
}

function invention(): Query {
  const many = (most: number) => Array.from({ length: Math.floor(random() * (most + 1)) }, word);
  const phrase = () => `${word()} ${word()}`;
  const from = random() < 0.3 ? at() : null;
  return asking("", {
    words: many(10),
    phrases: random() < 0.2 ? [phrase()] : [],
    excluded: random() < 0.2 ? many(2) : [],
    outlet: random() < 0.1 ? "velda post" : null,
    from,
    until: from === null ? null : new Date(Date.parse(from) + 40 * 86_400_000).toISOString(),
  });
}

/** The URLs in the order of the scores; those with one score stand sorted, as one entry. */
function ranks(found: readonly Found[]): string[] {
  const groups = new Map<string, string[]>();
  for (const { article, score } of found) {
    const group = groups.get(score.toPrecision(9)) ?? [];
    groups.set(score.toPrecision(9), [...group, article.url ?? ""]);
  }
  return [...groups].map(([score, urls]) => `${score} ${urls.sort().join(" ")}`);
}

describe.runIf(hasPostgres)("SQLite and PostgreSQL", () => {
  const archives: OpenArchive[] = [];
  beforeAll(async () => {
    archives.push(await openArchive({ folder: "", memory: true, clock }));
    archives.push(await openArchive({ folder: "", databaseUrl: await emptiedDatabase(), clock, thread: false }));
    const batch = invented();
    for (const archive of archives) await archive.articles.file(batch);
  }, SLOW_MS);
  afterAll(() => Promise.all(archives.map((archive) => archive.close())));

  it(
    `find the same articles in the same order for ${QUERIES} queries`,
    async () => {
      let matched = 0;
      for (let n = 0; n < QUERIES; n += 1) {
        const query = invention();
        const [lite, post] = await Promise.all(
          archives.map((archive) => archive.articles.search(TERMINAL, query, 1000)),
        );
        expect(ranks(post ?? []), JSON.stringify(query)).toEqual(ranks(lite ?? []));
        matched += lite?.length ?? 0;
      }
      expect(matched).toBeGreaterThan(QUERIES);
    },
    SLOW_MS,
  );

  it(
    "still do after a tenth of the articles was revised",
    async () => {
      const later = Array.from({ length: ARTICLES / 10 }, (_, n) =>
        filed({ url: `https://x.example/${n * 10}`, title: words(6), text: words(80), publishedAt: at() }),
      );
      for (const archive of archives) await archive.articles.file([...later, ...later]);
      for (let n = 0; n < QUERIES / 4; n += 1) {
        const query = invention();
        const [lite, post] = await Promise.all(
          archives.map((archive) => archive.articles.search(TERMINAL, query, 1000)),
        );
        expect(ranks(post ?? []), JSON.stringify(query)).toEqual(ranks(lite ?? []));
      }
    },
    SLOW_MS,
  );
});
