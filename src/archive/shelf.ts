import type { ArticleRecord } from "#domain/article.ts";
import type { Ledger } from "#domain/ledger.ts";
import { copiesOf, indexSketch, type Likeness, likenessOf, unindexSketch } from "./copies.ts";
import type { Database } from "./database.ts";
import { fold } from "./identity.ts";
import { storedLedger, storeLedger } from "./ledger-rows.ts";
import type { Row } from "./rows.ts";
import { freeKey } from "./time-key.ts";
import { countTopics, topicsOf } from "./topics.ts";

/** A record made ready for the shelf. `scope` is its audience, `scopes` all that this audience sees, as JSON. */
export type Entry = {
  readonly id: string;
  readonly record: ArticleRecord;
  readonly ledger: Ledger;
  readonly labels: readonly string[];
  readonly sample: boolean;
  readonly hash: string;
  readonly identity: string;
  readonly scope: string;
  readonly scopes: string;
  readonly publishedAt: string | null;
  readonly retrievedAt: string;
};

const INSERT = `INSERT INTO article (key, id, scope, sample, language, outlet_fold, identity, hash, url, outlet, byline,
  published_at, retrieved_at, revises, copy_of, labels, title, has_title, text)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

function keyFor(db: Database, entry: Entry): number {
  return freeKey(Date.parse(entry.publishedAt ?? entry.retrievedAt), (low, high) => {
    const used = db.sql("SELECT max(key) AS key FROM article WHERE key BETWEEN ? AND ?").get(low, high)?.key;
    return typeof used === "number" ? used : null;
  });
}

function insert(db: Database, key: number, entry: Entry, revises: string | null, copyOf: string | null): void {
  const { record } = entry;
  const outlet = record.outlet ?? null;
  const language = (record.language ?? entry.ledger.language).toLowerCase();
  db.sql(INSERT).run(
    ...[key, entry.id, entry.scope, Number(entry.sample), language, outlet === null ? null : fold(outlet)],
    ...[entry.identity, entry.hash, record.url ?? null, outlet, record.byline ?? null],
    ...[entry.publishedAt, entry.retrievedAt, revises, copyOf, JSON.stringify(entry.labels)],
    ...[record.title ?? "", Number(typeof record.title === "string"), record.text],
  );
  db.sql("INSERT INTO article_fts (rowid, title, text) VALUES (?, ?, ?)").run(key, record.title ?? "", record.text);
}

// The earliest of all copies is the original. One filed late but published first takes over its later copies.
function placeAmongCopies(db: Database, key: number, entry: Entry, like: Likeness): string | null {
  const copies = copiesOf(db, { key, scopes: entry.scopes, sample: entry.sample }, like);
  const first = copies[0];
  const original = first !== undefined && Number(first.key) < key ? String(first.copy_of ?? first.id) : null;
  for (const copy of copies) {
    if (Number(copy.key) < key || copy.scope !== entry.scope) continue;
    db.sql("UPDATE article SET copy_of = ?1 WHERE (id = ?2 OR copy_of = ?2) AND scope = ?3").run(
      original ?? entry.id,
      String(copy.id),
      entry.scope,
    );
  }
  return original;
}

/** Puts an article on the shelf: its row, its words, its ledger, its topics and its place among copies. */
export function enter(db: Database, entry: Entry, revises: string | null): void {
  const key = keyFor(db, entry);
  const like = likenessOf(entry.record.text);
  insert(db, key, entry, revises, placeAmongCopies(db, key, entry, like));
  indexSketch(db, key, like.sketch);
  storeLedger(db, key, entry.ledger);
  countTopics(db, entry, topicsOf(entry.record.title ?? null, entry.ledger), 1);
}

/** Marks an article as revised for an audience; it leaves the index when that is its own audience. */
export function retire(db: Database, old: Row, by: Entry): void {
  const key = Number(old.key);
  db.sql("INSERT INTO revision (key, scope, revised_by) VALUES (?, ?, ?)").run(key, by.scope, by.id);
  if (old.scope !== by.scope) return;
  const [title, text] = [String(old.title), String(old.text)];
  db.sql("UPDATE article SET retired = 1 WHERE key = ?").run(key);
  db.sql("UPDATE article SET copy_of = ? WHERE copy_of = ?").run(by.id, String(old.id));
  db.sql("INSERT INTO article_fts (article_fts, rowid, title, text) VALUES ('delete', ?, ?, ?)").run(key, title, text);
  unindexSketch(db, key, likenessOf(text).sketch);
  countTopics(db, by, topicsOf(old.has_title ? title : null, storedLedger(db, key)), -1);
}
