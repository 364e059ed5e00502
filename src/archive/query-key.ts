import type { Query } from "#domain/assignment.ts";

function folded(terms: readonly string[]): string[] {
  return [...new Set(terms.map((term) => term.normalize("NFKC").toLowerCase().trim()))].filter(Boolean).sort();
}

/** What a query is about, as one string: its terms, outlet and language in any order or case; the window is left aside. */
export function queryKey(query: Query): string {
  return JSON.stringify([
    folded(query.words),
    folded(query.phrases),
    folded(query.excluded),
    query.outlet?.toLowerCase() ?? null,
    query.language?.toLowerCase() ?? null,
  ]);
}
