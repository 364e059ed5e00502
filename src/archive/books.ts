import type { Viewer } from "#domain/article.ts";
import type { Clock } from "#domain/ports.ts";
import { articlesOn } from "./articles.ts";
import { briefingsOn } from "./briefings.ts";
import { cacheRowsOn } from "./cache-rows.ts";
import { feedbackOn } from "./feedback.ts";
import { feedsOn } from "./feeds.ts";
import { installsOn } from "./installs.ts";
import { jobsOn } from "./jobs.ts";
import { consentsOn, spendOn } from "./model-books.ts";
import { pollsOn } from "./polls.ts";
import { ratingsOn } from "./ratings.ts";
import { receiptsOn } from "./receipts.ts";
import { retentionOn } from "./retention.ts";
import { revisionsOn } from "./revisions.ts";
import { runHistoryOn } from "./run-history.ts";
import { runsOn } from "./runs.ts";
import { scopesOf } from "./scope.ts";
import type { Sql } from "./sql.ts";
import { standingOn } from "./standing.ts";
import { stewardshipOn } from "./stewardship.ts";
import { commonTopics } from "./topics.ts";
import { watchesOn } from "./watches.ts";
import { workspacesOn } from "./workspaces.ts";

function topicsOn(sql: Sql) {
  return { common: (viewer: Viewer, limit: number) => commonTopics(sql, scopesOf(viewer), limit) };
}

/**
 * Every book of the archive: a port with tables. A book is opened anew for each call, beside the database and with the asker's
 * clock, so it keeps nothing between calls; its methods are asynchronous, and what they take and give can be sent between threads.
 */
export const BOOKS = {
  articles: articlesOn,
  briefings: briefingsOn,
  cacheRows: cacheRowsOn,
  consents: consentsOn,
  feedback: feedbackOn,
  feeds: feedsOn,
  installs: installsOn,
  jobs: jobsOn,
  polls: pollsOn,
  ratings: ratingsOn,
  receipts: receiptsOn,
  revisions: revisionsOn,
  runHistory: runHistoryOn,
  runs: runsOn,
  retention: retentionOn,
  spend: spendOn,
  standing: standingOn,
  stewardship: stewardshipOn,
  topics: topicsOn,
  workspaces: workspacesOn,
  watches: watchesOn,
} as const satisfies Record<string, (sql: Sql, clock: Clock) => object>;

/** All books, open. */
export type Books = { readonly [Name in keyof typeof BOOKS]: ReturnType<(typeof BOOKS)[Name]> };
