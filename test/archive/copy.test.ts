import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { copyArchive, openArchive, type Place } from "#archive/archive.ts";
import { TERMINAL } from "#domain/article.ts";
import { asking, filed, ledgerWith, prose } from "../contracts/archive-items.ts";
import { bareDatabase, hasPostgres } from "../fakes/postgres-server.ts";
import { BRIEFING } from "../fixtures/briefing.ts";

const clock = () => new Date("2026-06-10T12:00:00Z");
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "briefdesk-copy-"));
  folders.push(folder);
  return folder;
};
const open = (place: Place) => openArchive({ ...place, clock, thread: false });

/** More articles than are copied in one piece. */
const MANY = 230;

/** An archive in a folder with something odd in every table that filing fills. */
async function filledFolder(count = 3): Promise<string> {
  const folder = newFolder();
  const archive = await open({ folder });
  const url = "https://x.example/0";
  const later = filed({ url, text: "A later text of the ferry, with NUL \0 and \u{10fffd} in it." });
  const articles = Array.from({ length: count }, (_, n) =>
    filed({ url: `https://x.example/${n}`, title: `Item ${n}`, text: prose(n, 3) }, { ledger: ledgerWith("Norvania") }),
  );
  await archive.articles.file([...articles, later]);
  const private_ = { kind: "workspace", workspace: "TA" } as const;
  await archive.articles.file([filed({ text: "A quarry of one workspace." }, { visibility: private_ })]);
  await archive.briefings.keep(TERMINAL, { briefing: BRIEFING, channelKey: "terminal", query: asking("ferry") });
  await archive.desk.jobs.accept({ key: "k1", share: "s", payload: "{}" });
  await archive.desk.receipts.link(
    { workspace: "TA", channel: "C1", ts: "1.2" },
    { briefing: BRIEFING.id, root: "1.2" },
  );
  await archive.cache.set("asked", "answered", 1000);
  await archive.close();
  return folder;
}

async function seen(place: Place) {
  const archive = await open(place);
  const found = await archive.articles.search(TERMINAL, asking("item"), 30);
  const workspace = await archive.articles.search({ workspace: "TA", channel: null }, asking("quarry workspace"), 1);
  const { engine: _, place: __, bytes: ___, ...status } = await archive.status();
  const kept = await archive.briefings.get(TERMINAL, BRIEFING.id);
  await archive.close();
  const ranked = found.map(({ article, score, copyOf }) => ({ article, copyOf, score: score.toFixed(9) }));
  return { ranked, workspace: workspace.map((one) => one.article.id), status, kept };
}

describe.runIf(hasPostgres)("copying an archive", { timeout: 240_000 }, () => {
  it("goes on where it was broken off, into PostgreSQL and back, and everything is as it was", async () => {
    const folder = await filledFolder(MANY);
    const server = { folder: "", databaseUrl: await bareDatabase() };
    const breakOff = ({ table, done }: { table: string; done: number }): void => {
      if (table === "article" && done >= 200) throw new Error("broken off");
    };
    await expect(copyArchive({ from: { folder }, to: server }, breakOff)).rejects.toThrow("broken off");
    const copies = await copyArchive({ from: { folder }, to: server }, () => undefined);
    expect(copies.find((one) => one.table === "article")).toEqual({
      table: "article",
      rows: MANY + 2,
      copied: MANY - 198,
    });
    const back = newFolder();
    await copyArchive({ from: server, to: { folder: back } }, () => undefined);
    const original = await seen({ folder });
    expect(original.ranked.length).toBe(30);
    expect(await seen(server)).toEqual(original);
    expect(await seen({ folder: back })).toEqual(original);
  });

  it("goes on numbering where the copied rows end", async () => {
    const folder = await filledFolder();
    const server = { folder: "", databaseUrl: await bareDatabase() };
    await copyArchive({ from: { folder }, to: server }, () => undefined);
    const archive = await open(server);
    await archive.desk.jobs.accept({ key: "k2", share: null, payload: "{}" });
    const ids = [await archive.desk.jobs.claim("w", 1000), await archive.desk.jobs.claim("w", 1000)].map(
      (job) => job?.key,
    );
    await archive.close();
    expect(ids).toEqual(["k1", "k2"]);
  });

  it("refuses an archive that holds something else, and changes nothing in it", async () => {
    const server = { folder: "", databaseUrl: await bareDatabase() };
    const other = await open(server);
    await other.articles.file([filed({ text: "Somebody else's article.", publishedAt: "2026-06-09" })]);
    await other.close();
    const copying = copyArchive({ from: { folder: await filledFolder() }, to: server }, () => undefined);
    await expect(copying).rejects.toMatchObject({ advice: expect.stringContaining("empty") });
    const after = await open(server);
    expect((await after.status()).articles).toBe(1);
    await after.close();
  });

  it("tells of every difference: a row that was changed in the copy is no equal copy", async () => {
    const folder = await filledFolder();
    const server = { folder: "", databaseUrl: await bareDatabase() };
    await copyArchive({ from: { folder }, to: server }, () => undefined);
    const archive = await open(server);
    await archive.cache.set("asked", "otherwise", 1000);
    await archive.close();
    const again = copyArchive({ from: { folder }, to: server }, () => undefined);
    await expect(again).rejects.toMatchObject({ advice: expect.stringContaining("table cache") });
    expect(existsSync(join(folder, "briefdesk.db"))).toBe(true);
  });
});
