import type { Article } from "#domain/article.ts";
import { fold } from "./identity.ts";
import { isTelling } from "./match.ts";
import { distance } from "./near-words.ts";
import { articleOf, MINE } from "./rows.ts";
import { newest } from "./search.ts";
import type { Sql } from "./sql.ts";

const SHOWN = 5;
const MOST_ASKED = 8;

type Near = { readonly form: string; readonly far: number; readonly count: number };

// A slip at the first letter is rare, so only topics with one of the first two letters in front are compared.
const RANGE_SQL = `SELECT term, min(form) AS form, sum(count) AS count FROM topic
  WHERE term >= ?2 AND term < ?3 AND scope ${MINE} AND sample <= ?4 AND length(term) BETWEEN ?5 AND ?6
  GROUP BY term HAVING sum(count) > 0`;

function startsOf(asked: string): string[] {
  return [...new Set([...asked].slice(0, 2))];
}

async function nearTo(sql: Sql, scopes: readonly string[], asked: string, samples: boolean): Promise<Near[]> {
  const near: Near[] = [];
  for (const start of startsOf(asked)) {
    const range = [start, `${start}\u{10ffff}`] as const;
    const lengths = [asked.length - 3, asked.length + 12] as const;
    const rows = await sql.all(RANGE_SQL, scopes, ...range, Number(samples), ...lengths);
    for (const row of rows) {
      const far = distance(asked, String(row.term));
      if (far !== null) near.push({ form: String(row.form), far, count: Number(row.count) });
    }
  }
  return near;
}

function askedTerms(topic: string): string[] {
  const words = fold(topic).match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? [];
  const telling = words.filter((word) => word.length > 2 && isTelling(word));
  return [...new Set([words.join(" "), ...telling])].filter((term) => term.length > 2).slice(0, MOST_ASKED);
}

function inOrder(a: Near, b: Near): number {
  return a.far - b.far || b.count - a.count || (a.form < b.form ? -1 : 1);
}

/** Up to five stored names and title words most like a topic, and the viewer's newest article. */
export async function nearest(
  sql: Sql,
  scopes: readonly string[],
  topic: string,
): Promise<{ nearest: string[]; newest: Article | null }> {
  const latest = await newest(sql, scopes);
  const samples = latest !== undefined && Boolean(latest.sample);
  const near: Near[] = [];
  for (const asked of askedTerms(topic)) near.push(...(await nearTo(sql, scopes, asked, samples)));
  const forms = [...new Set(near.sort(inOrder).map((each) => each.form))].slice(0, SHOWN);
  return { nearest: forms, newest: latest === undefined ? null : articleOf(latest) };
}
