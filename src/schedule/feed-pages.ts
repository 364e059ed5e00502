import type { Fetcher, Page, Reading } from "#ingest/ingest.ts";
import { isBeyondLimits } from "#ingest/ingest.ts";

/** Where the pages of a feed's items come from. Null where no more of them are asked for. */
export type Pages = { page(url: string): Promise<Page | null> };

const ACCEPT = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1";

/**
 * The pages of one feed in one poll. All feeds share the thread that reads: pages stand in its queue one at a time, and after one that was
 * beyond its limits the feed has no more of them read, so that whoever means harm holds the others up once. Throws for a page that cannot be had.
 */
export function pagesOf({ fetcher, reading }: { fetcher: Fetcher; reading: Reading }): Pages {
  let last: Promise<unknown> = Promise.resolve();
  let spent = false;
  const read = async (source: Parameters<Reading["page"]>[0]): Promise<Page | null> => {
    if (spent) return null;
    return await reading.page(source).catch((error: unknown) => {
      spent = isBeyondLimits(error);
      throw error;
    });
  };
  return {
    async page(url) {
      if (spent) return null;
      const got = await fetcher.get(url, { accept: ACCEPT });
      if (got.status >= 400) return null;
      const mine = last.then(() => read({ bytes: got.bytes, url: got.url, contentType: got.contentType }));
      last = mine.catch(() => undefined);
      return mine;
    },
  };
}
