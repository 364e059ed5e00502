import type { Viewer } from "#domain/article.ts";
import type { Feed } from "#domain/feed.ts";
import type { SeenItem } from "#domain/feed-ports.ts";
import { isOwnLink } from "#ingest/ingest.ts";
import type { PollSetup, Tally } from "./feed-setup.ts";

/*
 * What its publisher has taken back. It stays in the archive as it was printed from; its newest revision says that it was withdrawn,
 * so that whatever cites it is corrected as after any other revision.
 */

/** The text of a withdrawn article, and the label that tells it from an article that says so. */
const WITHDRAWN_TEXT = "Withdrawn by its publisher.";
const WITHDRAWN = "withdrawn";

/** Pages of cited articles that one poll looks after, and how long after their filing. */
const MOST_PAGES = 5;
const LOOKED_AFTER_MS = 14 * 86_400_000;

/** Files the withdrawal of every item that the feed calls deleted, and of every cited one whose page is gone for good (410). */
export async function fileWithdrawals(
  feed: Feed,
  deleted: readonly string[],
  setup: PollSetup,
  tally: Tally,
): Promise<void> {
  const { polls } = setup.books;
  const named = deleted.length === 0 ? [] : await polls.seen(feed.id, deleted);
  for (const item of named) await withdraw(feed, item, "feed", setup, tally);
  if (!feed.fullText) return;
  const cited = (await polls.seen(feed.id, "cited")).filter(({ key }) => !deleted.includes(key));
  for (const item of cited.slice(0, MOST_PAGES)) {
    if (!setup.signal.aborted && (await isGone(feed, item, setup))) await withdraw(feed, item, "page", setup, tally);
  }
}

async function isGone(feed: Feed, { article }: SeenItem, { articles, fetcher, clock }: PollSetup): Promise<boolean> {
  const stored = article === null ? null : await articles.get(viewerOf(feed), article);
  if (stored === null || stored.url === null) return false;
  if (clock().getTime() - Date.parse(stored.retrievedAt) > LOOKED_AFTER_MS) return false;
  // A page that cannot be had today says nothing; only 410 is a publisher's word that it will not come back.
  const got = await fetcher.get(stored.url, { accept: "text/html, */*;q=0.1" }).catch(() => null);
  return got?.status === 410;
}

/** `by` tells who took it back: a feed may take back only what it gave, a page's own server what is at its address. */
async function withdraw(
  feed: Feed,
  item: SeenItem,
  by: "feed" | "page",
  setup: PollSetup,
  tally: Tally,
): Promise<void> {
  const { articles, reading, books, clock } = setup;
  const stored = item.article === null ? null : await articles.get(viewerOf(feed), item.article);
  if (stored === null || stored.labels.includes(WITHDRAWN)) return;
  const { url, title, outlet, byline, publishedAt, language } = stored;
  const guid = `${feed.url}#${item.key}`;
  const byGuid = by === "feed" && !isOwnLink(url ?? feed.url, feed.url);
  const said = { url, title, outlet, byline, publishedAt, language, guid, byGuid, retrievedAt: clock().toISOString() };
  const record = { ...said, text: WITHDRAWN_TEXT };
  const labels = [...stored.labels, WITHDRAWN];
  const [result] = await reading.read([{ record, labels }]);
  if (!result || !("ledger" in result)) return;
  const [filing] = await articles.file([
    { record, ledger: silent(result.ledger), visibility: feed.visibility, sample: false, labels, revises: stored.id },
  ]);
  if (filing?.kind !== "revised") return;
  tally.revised += 1;
  await books.polls.remember(feed.id, [{ ...item, article: filing.article.id }]);
}

// Nothing in the notice is news of its own.
function silent<L extends { sentences: readonly { flags: readonly string[] }[] }>(ledger: L): L {
  return { ...ledger, sentences: ledger.sentences.map((one) => ({ ...one, flags: ["boilerplate"] })) };
}

function viewerOf({ visibility }: Feed): Viewer {
  if (visibility.kind === "shared") return { workspace: null, channel: null };
  return { workspace: visibility.workspace, channel: visibility.kind === "channel" ? visibility.channel : null };
}
