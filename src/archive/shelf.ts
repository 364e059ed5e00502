import type { ArticleRecord } from "#domain/article.ts";
import type { Ledger } from "#domain/ledger.ts";
import { copiesOf, indexSketch, type Likeness, likenessOf, unindexSketch } from "./copies.ts";
import { fold } from "./identity.ts";
import { storedLedger, storeLedger } from "./ledger-rows.ts";
import { indexOf } from "./search-index.ts";
import { numberOrNull, type Row, type Sql } from "./sql.ts";
import { freeKey } from "./time-key.ts";
import { countTopics, topicsOf } from "./topics.ts";

/** A record made ready for the shelf. `scope` is its audience, `scopes` all that this audience sees. */
export type Entry = {
  readonly id: string;
  readonly record: ArticleRecord;
  readonly ledger: Ledger;
  readonly labels: readonly string[];
  readonly sample: boolean;
  readonly hash: string;
  readonly identity: string;
  readonly scope: string;
  readonly scopes: readonly string[];
  readonly publishedAt: string | null;
  readonly retrievedAt: string;
};

const NEWEST_SQL = "SELECT max(key) AS key FROM article WHERE key BETWEEN ?1 AND ?2";
const INSERT_SQL = `INSERT INTO article (key, id, scope, sample, language, outlet_fold, identity, hash, url, outlet, byline,
  published_at, retrieved_at, revises, copy_of, labels, title, has_title, text)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)`;

function keyFor(tx: Sql, entry: Entry): Promise<number> {
  return freeKey(Date.parse(entry.publishedAt ?? entry.retrievedAt), async (low, high) =>
    numberOrNull((await tx.get(NEWEST_SQL, low, high))?.key),
  );
}

async function insert(
  tx: Sql,
  key: number,
  entry: Entry,
  revises: string | null,
  copyOf: string | null,
): Promise<void> {
  const { record, scope, sample } = entry;
  const outlet = record.outlet ?? null;
  const language = (record.language ?? entry.ledger.language).toLowerCase();
  await tx.run(
    INSERT_SQL,
    ...[key, entry.id, scope, Number(sample), language, outlet === null ? null : fold(outlet)],
    ...[entry.identity, entry.hash, record.url ?? null, outlet, record.byline ?? null],
    ...[entry.publishedAt, entry.retrievedAt, revises, copyOf, JSON.stringify(entry.labels)],
    ...[record.title ?? "", Number(typeof record.title === "string"), record.text],
  );
  await indexOf(tx).add(tx, { key, title: record.title ?? "", text: record.text });
}

// Of a plain `scope` SQLite takes the index, and so every article of an audience: measured, 8 s at a million.
const ADOPT_SQL = "UPDATE article SET copy_of = ?1 WHERE (id = ?2 OR copy_of = ?2) AND scope || '' = ?3";

// The earliest of all copies is the original. One filed late but published first takes over its later copies.
async function placeAmongCopies(tx: Sql, key: number, entry: Entry, like: Likeness): Promise<string | null> {
  const copies = await copiesOf(tx, { key, scopes: entry.scopes, sample: entry.sample }, like);
  const first = copies[0];
  const original = first !== undefined && Number(first.key) < key ? String(first.copy_of ?? first.id) : null;
  for (const copy of copies) {
    if (Number(copy.key) < key || copy.scope !== entry.scope) continue;
    await tx.run(ADOPT_SQL, original ?? entry.id, String(copy.id), entry.scope);
  }
  return original;
}

/** Puts an article on the shelf: its row, its words, its ledger, its topics and its place among copies. Gives its key. */
export async function enter(tx: Sql, entry: Entry, revises: string | null): Promise<number> {
  const key = await keyFor(tx, entry);
  const like = likenessOf(entry.record.text);
  await insert(tx, key, entry, revises, await placeAmongCopies(tx, key, entry, like));
  await indexSketch(tx, key, like.sketch);
  await storeLedger(tx, key, entry.ledger);
  await countTopics(tx, entry, topicsOf(entry.record.title ?? null, entry.ledger), 1);
  return key;
}

/** Marks an article as revised for an audience; it leaves the index when that is its own audience. */
export async function retire(tx: Sql, old: Row, by: Entry): Promise<void> {
  const key = Number(old.key);
  await tx.run("INSERT INTO revision (key, scope, revised_by) VALUES (?1, ?2, ?3)", key, by.scope, by.id);
  if (old.scope !== by.scope) return;
  await tx.run("UPDATE article SET retired = 1 WHERE key = ?1", key);
  await tx.run("UPDATE article SET copy_of = ?1 WHERE copy_of = ?2", by.id, String(old.id));
  await indexOf(tx).remove(tx, [key]);
  await unindexSketch(tx, key, likenessOf(String(old.text)).sketch);
  await countTopics(tx, by, topicsOf(old.has_title ? String(old.title) : null, await storedLedger(tx, key)), -1);
}
