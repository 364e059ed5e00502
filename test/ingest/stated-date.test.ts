import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { expect, onTestFinished, test } from "vitest";
import { openArchive } from "#archive/archive.ts";
import { TERMINAL } from "#domain/article.ts";
import { createFetcher, extractPage, ingest, parseFeed } from "#ingest/ingest.ts";
import { asking } from "../contracts/archive-items.ts";

const clock = () => new Date("2026-06-10T12:00:00Z");
const words =
  "The Orvik dam above Velmar failed, and crews are searching the lower valley for survivors of the flood. ";

async function ingested(...records: object[]) {
  const folder = mkdtempSync(join(tmpdir(), "briefdesk-dates-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "records.jsonl");
  writeFileSync(path, records.map((record) => JSON.stringify(record)).join("\n"));
  const archive = await openArchive({ folder: "", memory: true, clock });
  onTestFinished(() => archive.close());
  const fetcher = createFetcher({ allowHosts: [], userAgent: "Briefdesk tests" });
  const done = await ingest([path], {
    archive,
    clock,
    fetcher,
    stdin: Readable.from([]),
    visibility: { kind: "shared" },
  });
  const found = await archive.articles.search(TERMINAL, asking("dam"), 20);
  return { done, dates: found.map(({ article }) => article.publishedAt) };
}

test.each(["9999-12-31", "2026-06-13", "+275760-09-13T00:00:00.000Z", "0001-01-01", "1969-12-31T23:59:00Z"])(
  "a record dated %s is filed undated, and that is said",
  async (publishedAt) => {
    const { done, dates } = await ingested({ text: words, publishedAt });
    expect(dates).toEqual([null]);
    expect(done).toMatchObject({ filed: 1, notes: [{ note: expect.stringMatching(/^Line 1: .* undated/) }] });
  },
);

test("a record dated as far ahead as time zones reach keeps its date", async () => {
  expect(await ingested({ text: words, publishedAt: "2026-06-11" })).toMatchObject({
    dates: ["2026-06-11"],
    done: { notes: [] },
  });
});

test.each([
  "2026-02-30T10:00:00Z",
  "30 February 2026",
  "February 30, 2026 10:00 UTC",
  "07/06/2026",
  "06-07-2026",
  "31.02.2026",
])("%s is no date that anybody can be sure of", async (publishedAt) => {
  const { done } = await ingested({ text: words, publishedAt });
  expect(done.rejected).toMatchObject([{ reason: expect.stringContaining("is not a date") }]);
});

const dateIn = (lang: string, date: string) => {
  const html = `<html lang="${lang}"><head><title>Dam</title><meta name="date" content="${date}"></head><body><article><p>${words.repeat(5)}</p></article></body></html>`;
  return extractPage(new TextEncoder().encode(html)).publishedAt;
};
const dateFed = (language: string, date: string) => {
  const item = `<item><title>Dam</title><pubDate>${date}</pubDate></item>`;
  const xml = `<rss><channel><language>${language}</language>${item}</channel></rss>`;
  return parseFeed(new TextEncoder().encode(xml)).items[0]?.record.publishedAt;
};

test.each([
  ["en", "07/06/2026", null],
  ["en-US", "07/06/2026", "2026-07-06"],
  ["en-GB", "07/06/2026", "2026-06-07"],
  ["de", "07/06/2026", "2026-06-07"],
  ["en", "25/12/2025", "2025-12-25"],
  ["en", "12/25/2025", "2025-12-25"],
  ["en-US", "07.06.2026", "2026-06-07"],
  ["en", "07/07/2026", "2026-07-07"],
  ["en-US", "June 7, 2026", "2026-06-07"],
])("in %s %s is read as %s, on a page and in a feed", (language, date, day) => {
  expect([dateIn(language, date), dateFed(language, date)]).toEqual([day, day]);
});
