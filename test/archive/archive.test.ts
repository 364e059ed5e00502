import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { openArchive } from "#archive/archive.ts";
import { archiveContract } from "../contracts/archive.ts";
import { watchBooksContract } from "../contracts/watch-books.ts";

const clock = () => new Date("2026-06-10T12:00:00Z");
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

archiveContract("the archive in memory", () => openArchive({ folder: "", memory: true, clock }));

archiveContract("the archive in a folder", () => {
  const folder = mkdtempSync(join(tmpdir(), "briefdesk-archive-"));
  folders.push(folder);
  return openArchive({ folder, clock, thread: false });
});

watchBooksContract("memory", (now) => openArchive({ folder: "", memory: true, clock: now }));
