import type { Query } from "#domain/assignment.ts";
import { fold } from "./identity.ts";
import { LATEST, MINE } from "./rows.ts";
import type { Value } from "./sql.ts";
import { keyRange } from "./time-key.ts";

/** What a viewer sees of samples, for a table `a` with audiences in `?1`: they are hidden once there is a real article. */
const SAMPLES = `a.sample = (SELECT CASE WHEN EXISTS (SELECT 1 FROM article s WHERE s.scope ${MINE} AND s.sample = 0)
  THEN 0 ELSE 1 END)`;
/** An outlet `?4` and a language `?5`, each null when any will do, for a table `a`. "en" takes "en-gb" too. */
const SOURCE = `(CAST(?4 AS TEXT) IS NULL OR a.outlet_fold = ?4)
  AND (CAST(?5 AS TEXT) IS NULL OR a.language = ?5 OR a.language LIKE ?5 || '-%')`;
/** The articles `a` a query may find, words aside: `?1` audiences, `?2` and `?3` range of keys, `?4` outlet, `?5` language. */
export const FILTERS = `a.key BETWEEN ?2 AND ?3 AND a.scope ${MINE} AND ${LATEST} AND ${SAMPLES} AND ${SOURCE}`;

/** The values of `?1` to `?5` in FILTERS. */
export function filterValues(scopes: readonly string[], query: Query): Value[] {
  const { low, high } = keyRange(query.from, query.until);
  const outlet = query.outlet === null ? null : fold(query.outlet);
  return [scopes, low, high, outlet, query.language?.toLowerCase() ?? null];
}

// The audiences of a revision are compared only where there is one: as a plain column SQLite would take the list for an index.
/** The same for a row `a` of the index of words, which holds no article that its own audience has a later text of. */
export const INDEX_FILTERS = `a.key BETWEEN ?2 AND ?3 AND a.scope ${MINE} AND ${SAMPLES} AND ${SOURCE}
  AND NOT EXISTS (SELECT 1 FROM revision r WHERE r.key = a.key AND r.scope || '' ${MINE})`;
