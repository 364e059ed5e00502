import type { Article, Filing } from "#domain/article.ts";
import { BriefdeskError } from "#domain/fault.ts";
import { newId } from "#domain/ids.ts";
import type { Filed } from "#domain/ports.ts";
import type { Database } from "./database.ts";
import { isDatabaseFault } from "./faults.ts";
import { hashOf, identityOf } from "./identity.ts";
import { ARTICLE_COLUMNS, articleOf, LATEST, MINE, type Row } from "./rows.ts";
import { scopeOf, scopesOf, viewerOf } from "./scope.ts";
import { type Entry, enter, retire } from "./shelf.ts";
import { statedTime } from "./stated-time.ts";

const STANDING = `SELECT ${ARTICLE_COLUMNS}, a.scope FROM article a WHERE a.scope ${MINE} AND a.sample = ?3 AND ${LATEST}`;
const BY_IDENTITY = `${STANDING} AND a.identity = ?2 ORDER BY a.key DESC LIMIT 1`;
const BY_HASH = `${STANDING} AND a.hash = ?2 ORDER BY a.key LIMIT 1`;
const BY_ID = `SELECT ${ARTICLE_COLUMNS} FROM article a WHERE a.scope ${MINE} AND a.id = ?2`;

// A lone half of a surrogate pair cannot be stored; its replacement has the same length, so no offset moves.
function entryOf(filed: Filed, now: Date): Entry {
  const { record, visibility, sample, ledger, labels = [] } = filed;
  const text = record.text.toWellFormed();
  const hash = hashOf(text);
  return {
    id: newId("art"),
    record: { ...record, text, title: record.title?.toWellFormed() ?? null },
    ledger,
    labels,
    sample,
    hash,
    identity: identityOf(record, hash),
    scope: scopeOf(visibility),
    scopes: JSON.stringify(scopesOf(viewerOf(visibility))),
    publishedAt: statedTime(record.publishedAt),
    retrievedAt: statedTime(record.retrievedAt) ?? now.toISOString(),
  };
}

function standingOf(db: Database, entry: Entry): Row | undefined {
  const byText = entry.identity.startsWith("text:");
  return byText
    ? db.sql(BY_HASH).get(entry.scopes, entry.hash, Number(entry.sample))
    : db.sql(BY_IDENTITY).get(entry.scopes, entry.identity, Number(entry.sample));
}

function reread(db: Database, entry: Entry): { article: Article; copyOf: string | null } {
  const row = db.sql(BY_ID).get(entry.scopes, entry.id);
  if (row === undefined) throw new Error(`article ${entry.id} was written and cannot be read back`);
  return { article: articleOf(row), copyOf: typeof row.copy_of === "string" ? row.copy_of : null };
}

function fileEntry(db: Database, entry: Entry): Filing {
  const standing = standingOf(db, entry);
  if (standing === undefined) {
    enter(db, entry, null);
    return { kind: "filed", ...reread(db, entry) };
  }
  if (standing.hash === entry.hash) return { kind: "known", article: articleOf(standing) };
  const revises = String(standing.id);
  retire(db, standing, entry);
  enter(db, entry, revises);
  return { kind: "revised", article: reread(db, entry).article, revises };
}

function rejected(filed: Filed, at: number, reason: string): Filing {
  return { kind: "rejected", reason, source: filed.record.url ?? filed.record.title ?? `record ${at + 1}`, line: null };
}

// One bad record must not cost the batch: it is undone alone. A fault of the database undoes everything.
function fileOne(db: Database, filed: Filed, at: number, now: Date): Filing {
  if (!/[\p{L}\p{N}]/u.test(filed.record.text)) return rejected(filed, at, "it has no text");
  db.sql("SAVEPOINT record").run();
  try {
    const filing = fileEntry(db, entryOf(filed, now));
    db.sql("RELEASE record").run();
    return filing;
  } catch (fault) {
    if (isDatabaseFault(fault) || fault instanceof BriefdeskError) throw fault;
    db.exec("ROLLBACK TO record; RELEASE record");
    return rejected(filed, at, fault instanceof Error ? fault.message : "it cannot be read");
  }
}

/** Files a batch in one transaction and answers in its order. `now` dates what says not when it was retrieved. */
export function fileBatch(db: Database, batch: readonly Filed[], now: Date): Filing[] {
  return db.write(() => batch.map((filed, at) => fileOne(db, filed, at, now)));
}
