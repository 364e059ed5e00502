import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { inject } from "vitest";
import { openArchive } from "#archive/archive.ts";
import { type PostgresProcess, startPostgres } from "./postgres-process.ts";

/*
 * A real PostgreSQL for a test run: the first test that asks starts it in the run's own folder, the others use it, and
 * postgres-setup.ts stops it at the end. Every archive gets a database of its own, copied from one with empty tables.
 */

declare module "vitest" {
  interface ProvidedContext {
    postgresFolder: string;
    postgresBinaries: string | null;
  }
}

const STARTED_WITHIN_MS = 50_000;
const TEMPLATE = "briefdesk_empty";

/** Whether there is a server to test on. When there is none the run says so once, loudly. */
export const hasPostgres = inject("postgresBinaries") !== null;

// Nothing here must survive a power cut, so the disk is never waited for; kills of clients and servers lose nothing by that.
const SETTINGS = ["-c fsync=off", "-c autovacuum=off", "-c max_connections=60"];

async function start(folder: string): Promise<PostgresProcess> {
  const server = await startPostgres(inject("postgresBinaries") ?? "", folder, SETTINGS);
  await onDatabase(server.url("postgres"), `CREATE DATABASE ${TEMPLATE}`);
  const template = { folder: "", databaseUrl: server.url(TEMPLATE), thread: false };
  await (await openArchive({ ...template, clock: () => new Date(0) })).close();
  return server;
}

const addressOf = (port: number, name: string) => `postgres://postgres@127.0.0.1:${port}/${name}`;

async function onDatabase(url: string, text: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(text).finally(() => client.end());
}

function onServer(port: number, text: string): Promise<void> {
  return onDatabase(addressOf(port, "postgres"), text);
}

async function portOfRun(): Promise<number> {
  const folder = inject("postgresFolder");
  const told = join(folder, "port");
  if (existsSync(told)) return Number(readFileSync(told, "utf8"));
  try {
    mkdirSync(join(folder, "starting"));
  } catch {
    // Another worker of this run is starting it.
    for (let waited = 0; !existsSync(told) && waited < STARTED_WITHIN_MS; waited += 50) await wait(50);
    return Number(readFileSync(told, "utf8"));
  }
  const { port } = await start(folder);
  writeFileSync(`${told}.new`, String(port));
  renameSync(`${told}.new`, told);
  return port;
}

let count = 0;
let reused: string | null = null;

// TRUNCATE makes new files for every table and index: twelve times the server's time of deleting the few rows of a test. The rows
// all go, so their foreign keys need no looking after.
const EMPTY = `DO $$ DECLARE found TEXT; BEGIN
  FOR found IN SELECT relname FROM pg_class WHERE relname ~ '^article_words_[0-9]{4}_[0-9]{2}$' AND relkind = 'r' LOOP
    EXECUTE format('DROP TABLE %I', found); END LOOP;
  SET LOCAL session_replication_role = replica;
  FOR found IN SELECT tablename FROM pg_tables
    WHERE schemaname = 'public' AND tablename NOT IN ('briefdesk_version', 'corpus') LOOP
    EXECUTE format('DELETE FROM %I', found); END LOOP;
  PERFORM setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false)
    FROM pg_sequences WHERE schemaname = 'public';
  UPDATE corpus SET articles = 0, words = 0;
END $$`;

/** The address of this file's own database, with empty tables: emptying one is faster than making one. */
export async function emptiedDatabase(): Promise<string> {
  if (reused === null) reused = await newDatabase();
  else await onDatabase(reused, EMPTY);
  return reused;
}

/** The address of a new database with empty tables, for one archive. */
async function newDatabase(): Promise<string> {
  const port = await portOfRun();
  count += 1;
  const name = `t${process.pid}_${count}`;
  await onServer(port, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
  return addressOf(port, name);
}

/** The address of a new database without any tables. */
export async function bareDatabase(): Promise<string> {
  const port = await portOfRun();
  count += 1;
  const name = `t${process.pid}_${count}`;
  await onServer(port, `CREATE DATABASE ${name}`);
  return addressOf(port, name);
}

const folders = new Map<string, Promise<string>>();

/**
 * The database that takes a data folder's place when the whole terminal is tested on PostgreSQL (BRIEFDESK_TEST_ENGINE=postgres);
 * null otherwise, as in an ordinary run.
 */
export async function databaseFor(folder: string): Promise<string | null> {
  if (process.env.BRIEFDESK_TEST_ENGINE !== "postgres" || !hasPostgres) return null;
  const known = folders.get(folder) ?? newDatabase();
  folders.set(folder, known);
  return known;
}

/** A server of a test's own, which may be stopped and started again; `url` is that of a database with empty tables. */
export async function ownServer(folder: string): Promise<Pick<PostgresProcess, "start" | "stop"> & { url: string }> {
  const server = await start(folder);
  return { start: server.start, stop: server.stop, url: server.url(TEMPLATE) };
}
