import { Readable } from "node:stream";
import type { Filing, Visibility } from "#domain/article.ts";
import type { Archive } from "#domain/ports.ts";
import { createFetcher, ingest } from "#ingest/ingest.ts";
import type { Bench } from "./bench.ts";

/** What became of one address. `title` and `outlet` are the article's own words. */
export type SavedLink = {
  readonly url: string;
  readonly kind: Filing["kind"];
  readonly articles: readonly {
    readonly title: string | null;
    readonly outlet: string | null;
    readonly publishedAt: string | null;
  }[];
  readonly reason: string | null;
};

/** Files the articles at some addresses for an audience, one after the other, and says what became of each. */
export async function save(
  { urls, visibility }: { urls: readonly string[]; visibility: Visibility },
  bench: Bench,
): Promise<SavedLink[]> {
  const saved: SavedLink[] = [];
  for (const url of urls) saved.push(await saveOne(url, visibility, bench));
  return saved;
}

async function saveOne(url: string, visibility: Visibility, { archive, clock, world }: Bench): Promise<SavedLink> {
  const filings: Filing[] = [];
  const fetcher = createFetcher({ allowHosts: world.allowHosts, userAgent: world.userAgent });
  const stdin = Readable.from([]);
  const done = await ingest([url], { archive: noting(archive, filings), fetcher, stdin, clock, visibility });
  const articles = filings.flatMap((one) => (one.kind === "rejected" ? [] : [one.article]));
  const reason = done.rejected[0]?.reason ?? null;
  return {
    url,
    kind: filings.find((one) => one.kind !== "rejected")?.kind ?? "rejected",
    articles: articles.map(({ title, outlet, publishedAt }) => ({ title, outlet, publishedAt })),
    reason: articles.length > 0 ? null : (reason ?? "No article was found there."),
  };
}

/** The archive, with what it files noted down: a batch's summary counts, and the reader wants to see the title. */
function noting(archive: Archive, filings: Filing[]): Archive {
  const file: Archive["articles"]["file"] = async (batch) => {
    const filed = await archive.articles.file(batch);
    filings.push(...filed);
    return filed;
  };
  return { ...archive, articles: { ...archive.articles, file } };
}
