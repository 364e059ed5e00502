import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { expect, onTestFinished, test } from "vitest";
import { openArchive } from "#archive/archive.ts";
import { BriefdeskError } from "#domain/fault.ts";
import type { Articles } from "#domain/ports.ts";
import { createFetcher, ingest } from "#ingest/ingest.ts";
import { closeAfterTest } from "../closing.ts";

const clock = () => new Date("2026-06-10T12:00:00Z");

test("whoever is told that the disk is full is told what was kept until then", async () => {
  const folder = mkdtempSync(join(tmpdir(), "briefdesk-full-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "many.jsonl");
  const records = Array.from({ length: 60 }, (_, n) => JSON.stringify({ text: `The Orvik dam gate ${n} failed.` }));
  writeFileSync(path, records.join("\n"));
  const archive = closeAfterTest(await openArchive({ folder: "", memory: true, clock }));
  let batches = 0;
  const file: Articles["file"] = (batch) => {
    batches += 1;
    if (batches === 1) return archive.articles.file(batch);
    return Promise.reject(new BriefdeskError("archive", "sqlite 13", { advice: "The disk is full." }));
  };
  const fetcher = createFetcher({ allowHosts: [], userAgent: "Briefdesk tests" });
  const full = { ...archive, articles: { ...archive.articles, file } };
  const setup = { archive: full, clock, fetcher, stdin: Readable.from([]), visibility: { kind: "shared" } as const };
  await expect(ingest([path], setup)).rejects.toMatchObject({
    fault: "archive",
    advice: expect.stringMatching(/^The disk is full\. Until then 50 were filed, 0 known/),
  });
});
