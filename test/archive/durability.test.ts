import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openArchive } from "#archive/archive.ts";
import { openDatabase } from "#archive/sqlite/database.ts";
import { monthOf } from "#archive/sqlite/months.ts";
import { TERMINAL } from "#domain/article.ts";
import { asking, filed, ledgerWith } from "../contracts/archive-items.ts";
import { BRIEFING } from "../fixtures/briefing.ts";

const clock = () => new Date("2026-06-10T12:00:00Z");
let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "briefdesk-archive-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it("finds after a restart what was filed and kept before it", async () => {
  const before = await openArchive({ folder, clock });
  await before.articles.file([filed({ text: "The strait is closed.", title: "Strait" })]);
  await before.briefings.keep(TERMINAL, { briefing: BRIEFING, channelKey: "terminal", query: asking("strait") });
  await before.close();
  await before.close();
  const after = await openArchive({ folder, clock });
  const [found] = await after.articles.search(TERMINAL, asking("strait"), 5);
  expect(found?.article.title).toBe("Strait");
  expect((await after.articles.read(TERMINAL, [found?.article.id ?? ""]))[0]?.ledger).toEqual(ledgerWith());
  expect((await after.briefings.get(TERMINAL, BRIEFING.id))?.briefing).toEqual(BRIEFING);
  await after.close();
});

it("lets two connections file into one folder at once and loses nothing", async () => {
  const both = await Promise.all([openArchive({ folder, clock }), openArchive({ folder, clock })]);
  const batches = Array.from({ length: 40 }, (_, n) => [
    filed({ text: `Item ${n} of the first kind.` }),
    filed({ text: `Same item ${Math.floor(n / 2)}.`, url: `https://x.example/${Math.floor(n / 2)}` }),
  ]);
  const filings = await Promise.all(batches.map((batch, n) => both[n % 2 === 0 ? 0 : 1].articles.file(batch)));
  const kinds = filings.flat().map((filing) => filing.kind);
  expect(kinds.filter((kind) => kind === "filed")).toHaveLength(60);
  expect(kinds.filter((kind) => kind === "known")).toHaveLength(20);
  for (const archive of both) expect((await archive.status()).articles).toBe(60);
  await Promise.all(both.map((archive) => archive.close()));
});

it("holds everything it acknowledged when its process is killed in the middle of a batch", async () => {
  const child = spawn(process.execPath, [join(import.meta.dirname, "filing-child.ts"), folder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const acknowledged: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged.push(...line.split(" "));
    if (acknowledged.length === 60) child.kill("SIGKILL");
  }
  const archive = await openArchive({ folder, clock });
  const stored = await archive.articles.read(TERMINAL, acknowledged);
  expect(acknowledged.length).toBeGreaterThanOrEqual(60);
  expect(stored).toHaveLength(acknowledged.length);
  await archive.close();
  const db = openDatabase({ folder });
  expect(db.sql("PRAGMA integrity_check").get()).toEqual({ integrity_check: "ok" });
  const articles = Number(db.sql("SELECT count(*) AS n FROM article").get()?.n);
  expect(articles % 5).toBe(0);
  const months = db.sql("SELECT first, articles FROM article_words_month").all();
  expect(months.reduce((sum, month) => sum + Number(month.articles), 0)).toBe(articles);
  for (const { first } of months) {
    const { table } = monthOf(Number(first));
    db.exec(`INSERT INTO ${table} (${table}) VALUES ('integrity-check')`);
  }
  db.close();
});

it("does not let go of a text that a kept briefing cites", async () => {
  const archive = await openArchive({ folder, clock });
  const [filing] = await archive.articles.file([filed({ text: "The strait is closed." })]);
  const articleId = filing?.kind === "filed" ? filing.article.id : "";
  const headline = { ...BRIEFING.headline, citations: [{ articleId, start: 0, end: 3, quote: "The" }] };
  const briefing = { ...BRIEFING, headline };
  await archive.briefings.keep(TERMINAL, { briefing, channelKey: "terminal", query: asking("strait") });
  await archive.close();
  const db = openDatabase({ folder });
  expect(() => db.exec("DELETE FROM ledger; DELETE FROM article")).toThrow("cites");
  db.close();
});

it("says what to do about a file that is no archive, across the thread", async () => {
  writeFileSync(
    join(folder, "briefdesk.db"),
    "not a database, only some text that is long enough to be looked at ".repeat(20),
  );
  await expect(openArchive({ folder, clock })).rejects.toMatchObject({
    name: "BriefdeskError",
    fault: "archive",
    advice: expect.stringContaining("backup"),
  });
});

it("refuses calls after it was closed with a fault that has advice", async () => {
  const archive = await openArchive({ folder, clock });
  await archive.close();
  await expect(archive.status()).rejects.toMatchObject({ fault: "archive", advice: expect.stringContaining("again") });
});
