import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type OpenArchive, openArchive } from "#archive/archive.ts";
import { TERMINAL } from "#domain/article.ts";
import { asking, filed, prose } from "../contracts/archive-items.ts";

const clock = () => new Date("2026-06-10T12:00:00Z");
let folder = "";
let archive: OpenArchive;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "briefdesk-erasure-"));
  archive = await openArchive({ folder, clock });
});
afterEach(async () => {
  await archive.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A word's stem is what the index holds. */
const SECRET = /quibblefrotz|zanzibarhush/i;
const standsIn = () => readdirSync(folder).filter((name) => SECRET.test(readFileSync(join(folder, name), "latin1")));

async function fileAround(over: Parameters<typeof filed>[1], record: object): Promise<void> {
  for (let n = 0; n < 12; n += 1) {
    const text = `The Quibblefrotz works of Zanzibarhush stopped. ${prose(n, 40)} Quibblefrotz ended.`;
    const secret = filed({ text, title: `Quibblefrotz ${n}`, url: `https://own.example/${n}`, ...record }, over);
    await archive.articles.file([
      filed({ text: prose(100 + n), url: `https://ledger.example/${n}`, ...record }),
      secret,
    ]);
    // A later text: the earlier one leaves the index before anything is erased.
    await archive.articles.file([{ ...secret, record: { ...secret.record, text: `${text} Again.` } }]);
  }
}

it("leaves no word of an erased workspace in the data folder", async () => {
  await fileAround({ visibility: { kind: "workspace", workspace: "T1" } }, {});
  expect(standsIn()).not.toEqual([]);
  await archive.workspaces.erase("T1");
  expect(standsIn()).toEqual([]);
});

it("leaves no word of what is older than it is to be kept", async () => {
  await fileAround({}, { publishedAt: "2024-01-05", retrievedAt: "2024-01-06T00:00:00Z" });
  await archive.articles.file([filed({ text: prose(300), publishedAt: "2024-01-20" })]);
  expect(standsIn()).not.toEqual([]);
  await archive.retention.sweep({ articlesBefore: "2026-01-01T00:00:00.000Z", briefingsBefore: null });
  expect(standsIn()).toEqual([]);
});

it("leaves no word of an article that was forgotten, nor of its earlier texts", async () => {
  await fileAround({}, {});
  const found = await archive.articles.search(TERMINAL, asking("quibblefrotz"), 50);
  expect(found).toHaveLength(12);
  for (const { article } of found) await archive.retention.forget(TERMINAL, article.id);
  expect(standsIn()).toEqual([]);
});
