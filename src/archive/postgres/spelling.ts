/** A statement in PostgreSQL's words. `json` numbers the values sent as JSON; `name` prepares it once a connection, or is null. */
export type Spelled = { readonly text: string; readonly json: ReadonlySet<number>; readonly name: string | null };

const LISTS = { texts: "text[]", numbers: "bigint[]" } as const;
const known = new Map<string, Spelled>();

function spelled(text: string): Spelled {
  const json = new Set<number>();
  const own = text
    .replace(
      /IN \(\?(\d+):(texts|numbers)\)/g,
      (_, n: string, kind: keyof typeof LISTS) => `= ANY ($${n}::${LISTS[kind]})`,
    )
    .replace(/ROWS\(\?(\d+) AS (\w+): ([^)]*)\)/g, (_, n: string, name: string, columns: string) => {
      json.add(Number(n));
      return `json_to_recordset($${n}::json) AS ${name}(${columns})`;
    })
    .replace(/\?(\d+)/g, "$$$1");
  // A search is planned anew each time: which partitions and which index are best depends on the window and the words.
  const name = /article_words/.test(text) ? null : `briefdesk_${known.size}`;
  return { text: own, json, name };
}

/** The forms that sql.ts spells alike for both engines, as PostgreSQL says them. Remembered: texts of statements are constants. */
export function spell(text: string): Spelled {
  const ready = known.get(text) ?? spelled(text);
  known.set(text, ready);
  return ready;
}
