import { describe, expect, it } from "vitest";
import { openArchive } from "#archive/archive.ts";
import { openSql } from "#archive/open-sql.ts";
import { columnsOf, NOBODYS, ownedTables } from "#archive/owned.ts";
import { keepingContract } from "../contracts/keeping.ts";
import { emptiedDatabase, hasPostgres } from "../fakes/postgres-server.ts";

const clock = () => new Date("2026-06-10T12:00:00Z");

keepingContract("SQLite", () => openArchive({ folder: "", memory: true, clock }));

describe.runIf(hasPostgres)("on a real server", () => {
  keepingContract("PostgreSQL", async () =>
    openArchive({ folder: "", databaseUrl: await emptiedDatabase(), clock, thread: false }),
  );
});

it("knows of every table whose it is: a workspace's, or nobody's", async () => {
  const sql = await openSql({ folder: "", memory: true });
  const owned = new Set((await ownedTables(sql)).map((one) => one.table));
  const tables = [...(await columnsOf(sql)).keys()];
  expect(tables.filter((table) => !owned.has(table) && !NOBODYS.has(table))).toEqual([]);
  await sql.close();
});
