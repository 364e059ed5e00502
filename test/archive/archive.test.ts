import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe } from "vitest";
import { openArchive } from "#archive/archive.ts";
import { archiveContract } from "../contracts/archive.ts";
import { deskBooksContract } from "../contracts/desk-books.ts";
import { watchBooksContract } from "../contracts/watch-books.ts";
import { emptiedDatabase, hasPostgres } from "../fakes/postgres-server.ts";

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
deskBooksContract("memory", (now) => openArchive({ folder: "", memory: true, clock: now }));
describe.runIf(hasPostgres)("on a real server", () => {
  archiveContract("the archive in PostgreSQL", async () =>
    openArchive({ folder: "", databaseUrl: await emptiedDatabase(), clock, thread: false }),
  );
  watchBooksContract("PostgreSQL", async (now) =>
    openArchive({ folder: "", databaseUrl: await emptiedDatabase(), clock: now, thread: false }),
  );
  deskBooksContract("PostgreSQL", async (now) =>
    openArchive({ folder: "", databaseUrl: await emptiedDatabase(), clock: now, thread: false }),
  );
});
