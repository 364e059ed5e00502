import { Rating } from "#domain/feed.ts";
import type { Ratings } from "#domain/feed-ports.ts";
import { fold } from "./identity.ts";
import { scopeOf, scopesOf } from "./scope.ts";
import type { Row, Sql } from "./sql.ts";

const RATE_SQL = `INSERT INTO outlet_rating (scope, outlet_fold, outlet, reliability, labels) VALUES (?1, ?2, ?3, ?4, ?5)
  ON CONFLICT (scope, outlet_fold) DO UPDATE SET outlet = excluded.outlet, reliability = excluded.reliability,
  labels = excluded.labels`;
const LIST_SQL = "SELECT scope, outlet_fold, outlet, reliability, labels FROM outlet_rating WHERE scope IN (?1:texts)";

function ratingOf(row: Row): Rating {
  return Rating.parse({ outlet: row.outlet, reliability: row.reliability, labels: JSON.parse(String(row.labels)) });
}

/** The book of what admins think of outlets. */
export function ratingsOn(sql: Sql): Ratings {
  return {
    async rate(visibility, { outlet, reliability, labels }) {
      await sql.run(RATE_SQL, scopeOf(visibility), fold(outlet), outlet, reliability, JSON.stringify(labels));
    },
    async list(viewer) {
      const scopes = scopesOf(viewer);
      const rows = (await sql.all(LIST_SQL, scopes)).toSorted(
        (a, b) => scopes.indexOf(String(a.scope)) - scopes.indexOf(String(b.scope)),
      );
      // The narrowest audience comes last, and the last word stands.
      const standing = new Map(rows.map((row) => [String(row.outlet_fold), ratingOf(row)]));
      return [...standing].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, rating]) => rating);
    },
  };
}
