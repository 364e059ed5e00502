import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, expect, test } from "vitest";
import { openArchive } from "#archive/archive.ts";
import { parseQuery } from "#briefing/briefing.ts";
import { TERMINAL } from "#domain/article.ts";
import { createFetcher, ingest } from "#ingest/ingest.ts";

const folder = mkdtempSync(join(tmpdir(), "briefdesk-labels-"));
const clock = () => new Date("2026-06-04T12:00:00Z");
afterAll(() => rmSync(folder, { recursive: true }));

const PIECES = [
  { title: "Opinion: The dam was no accident", url: "https://harbor-ledger.example/a" },
  { title: "The dam was no accident | Opinion", url: "https://harbor-ledger.example/b" },
  { title: "The dam was no accident", url: "https://harbor-ledger.example/story/opinion/columnist/c" },
  { title: "The dam was no accident", byline: "Opinion by Ilse Varn", url: "https://harbor-ledger.example/d" },
  { title: "The dam was no accident", byline: "Ilse Varn, Columnist", url: "https://harbor-ledger.example/e" },
  { title: "Opinion polls close in Norvania", url: "https://harbor-ledger.example/news/opinion-polls" },
  { title: "Norvania's dam fails", url: "https://harbor-ledger.example/news/dam?from=/opinion/" },
];

test("an opinion piece is known by its title, its byline or the folder of its address, and a report on opinions is none", async () => {
  const archive = await openArchive({ folder: "", memory: true, clock });
  const path = join(folder, "pieces.jsonl");
  const text = (n: number) => `The Orvik dam above Velmar failed on Monday, and piece ${n} says why in its own words.`;
  writeFileSync(path, PIECES.map((piece, n) => JSON.stringify({ ...piece, text: text(n) })).join("\n"));
  const fetcher = createFetcher({ allowHosts: [], userAgent: "Briefdesk tests" });
  await ingest([path], { archive, clock, fetcher, stdin: Readable.from([]), visibility: { kind: "shared" } });
  const found = await archive.articles.search(TERMINAL, parseQuery("velmar", { now: clock() }), 10);
  const opinions = found.filter(({ article }) => article.labels.includes("opinion")).map(({ article }) => article.url);
  expect(opinions.sort()).toEqual(
    PIECES.slice(0, 5)
      .map(({ url }) => url)
      .sort(),
  );
  await archive.close();
});
