import type { Article, Filing } from "#domain/article.ts";
import { newId } from "#domain/ids.ts";
import type { Filed } from "#domain/ports.ts";
import { isDatabaseFault } from "./faults.ts";
import { hashOf, identityOf } from "./identity.ts";
import { ARTICLE_COLUMNS, articleOf, LATEST, MINE } from "./rows.ts";
import { scopeOf, scopesOf, viewerOf } from "./scope.ts";
import { indexOf } from "./search-index.ts";
import { type Entry, enter, retire } from "./shelf.ts";
import { type Row, type Sql, textOrNull } from "./sql.ts";
import { statedTime } from "./stated-time.ts";

const STANDING = `SELECT ${ARTICLE_COLUMNS}, a.scope, a.identity FROM article a WHERE a.scope ${MINE} AND a.sample = ?3 AND ${LATEST}`;
const BY_IDENTITY = `${STANDING} AND a.identity = ?2 ORDER BY a.key DESC LIMIT 1`;
const BY_HASH = `${STANDING} AND a.hash = ?2 ORDER BY a.key LIMIT 1`;
const BY_REVISED = `${STANDING} AND a.id = ?2`;
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
    scopes: scopesOf(viewerOf(visibility)),
    publishedAt: statedTime(record.publishedAt),
    retrievedAt: statedTime(record.retrievedAt) ?? now.toISOString(),
  };
}

function standingOf(tx: Sql, entry: Entry): Promise<Row | undefined> {
  const byText = entry.identity.startsWith("text:");
  return byText
    ? tx.get(BY_HASH, entry.scopes, entry.hash, Number(entry.sample))
    : tx.get(BY_IDENTITY, entry.scopes, entry.identity, Number(entry.sample));
}

async function reread(tx: Sql, entry: Entry): Promise<{ article: Article; copyOf: string | null }> {
  const row = await tx.get(BY_ID, entry.scopes, entry.id);
  if (row === undefined) throw new Error(`article ${entry.id} was written and cannot be read back`);
  return { article: articleOf(row), copyOf: textOrNull(row.copy_of) };
}

/** The entry as the next text of the article that it says it revises, under whatever that one is known by. */
async function asNextText(tx: Sql, entry: Entry, id: string): Promise<Entry> {
  const standing = await tx.get(BY_REVISED, entry.scopes, id, Number(entry.sample));
  const foreign = entry.record.byGuid === true && standing?.identity !== entry.identity;
  if (standing === undefined || foreign) throw new Error("what it revises is not its source's, or not the latest text");
  return { ...entry, identity: String(standing.identity) };
}

// `fresh` are the keys of this batch that the index has not settled yet.
async function fileEntry(tx: Sql, entry: Entry, fresh: number[]): Promise<Filing> {
  const standing = await standingOf(tx, entry);
  if (standing === undefined) {
    fresh.push(await enter(tx, entry, null));
    return { kind: "filed", ...(await reread(tx, entry)) };
  }
  if (standing.hash === entry.hash) return { kind: "known", article: articleOf(standing) };
  const revises = String(standing.id);
  // A revised article is taken out of the index, which may be one that came in with this batch.
  await indexOf(tx).settle(tx, fresh.splice(0));
  await retire(tx, standing, entry);
  fresh.push(await enter(tx, entry, revises));
  return { kind: "revised", article: (await reread(tx, entry)).article, revises };
}

function rejected(filed: Filed, at: number, reason: string): Filing {
  return { kind: "rejected", reason, source: filed.record.url ?? filed.record.title ?? `record ${at + 1}`, line: null };
}

// One bad record must not cost the batch: it is undone alone. A fault of the database undoes everything.
async function fileOne(tx: Sql, filed: Filed, at: number, batch: { now: Date; fresh: number[] }): Promise<Filing> {
  if (!/[\p{L}\p{N}]/u.test(filed.record.text)) return rejected(filed, at, "it has no text");
  const before = [...batch.fresh];
  try {
    return await tx.write(async (inner) => {
      const entry = entryOf(filed, batch.now);
      const ready = filed.revises === undefined ? entry : await asNextText(inner, entry, filed.revises);
      return fileEntry(inner, ready, batch.fresh);
    });
  } catch (fault) {
    if (isDatabaseFault(fault)) throw fault;
    // What was settled meanwhile is undone with it.
    batch.fresh.splice(0, Infinity, ...before);
    return rejected(filed, at, fault instanceof Error ? fault.message : "it cannot be read");
  }
}

/** Files a batch in one transaction and answers in its order. `now` dates what says not when it was retrieved. */
export function fileBatch(sql: Sql, batch: readonly Filed[], now: Date): Promise<Filing[]> {
  return sql.write(async (tx) => {
    // Two at once would not see each other's articles, nor that one is a copy of the other.
    await tx.alone("filing");
    const filings: Filing[] = [];
    const fresh: number[] = [];
    for (const [at, filed] of batch.entries()) filings.push(await fileOne(tx, filed, at, { now, fresh }));
    await indexOf(tx).settle(tx, fresh);
    return filings;
  });
}
