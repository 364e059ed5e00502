import { execFileSync, spawnSync } from "node:child_process";
import { chownSync, existsSync } from "node:fs";
import { createServer } from "node:net";
import { delimiter, join } from "node:path";

/* Starting and stopping a PostgreSQL of one's own in a folder: for test runs and benchmarks. */

const DEBIAN = [18, 17, 16, 15].map((version) => `/usr/lib/postgresql/${version}/bin`);

/** The folder of the server's programs, or null when none is installed. */
export function postgresBinaries(): string | null {
  const folders = [...DEBIAN, ...(process.env.PATH ?? "").split(delimiter)];
  return folders.find((folder) => existsSync(join(folder, "pg_ctl")) && existsSync(join(folder, "initdb"))) ?? null;
}

// It refuses to run as root: there it runs as the user that its package made.
function owner(): { uid: number; gid: number } | Record<string, never> {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

/** A server in a folder. `url` gives the address of one of its databases. */
export type PostgresProcess = {
  readonly port: number;
  url(database: string): string;
  start(): void;
  stop(how: "immediate" | "fast"): void;
};

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}

function program(bin: string, folder: string, name: string, argv: readonly string[]): void {
  // Its output goes nowhere: a pipe would stay open as long as the server runs.
  const done = spawnSync(join(bin, name), argv, { cwd: folder, stdio: "ignore", ...owner() });
  if (done.status !== 0) throw new Error(`${name} ended with ${done.status}; see ${join(folder, "log")}`);
}

/** Stops the server of a folder, if one runs there. */
export function stopPostgres(bin: string, folder: string, how: "immediate" | "fast"): void {
  if (existsSync(join(folder, "db", "postmaster.pid")))
    program(bin, folder, "pg_ctl", ["-D", join(folder, "db"), "-m", how, "-w", "stop"]);
}

/** Makes a server in an empty folder and starts it. `settings` are the server's own (`-c name=value`). */
export async function startPostgres(
  bin: string,
  folder: string,
  settings: readonly string[],
): Promise<PostgresProcess> {
  const user = owner();
  if ("uid" in user) chownSync(folder, user.uid, user.gid);
  program(bin, folder, "initdb", ["-D", join(folder, "db"), "-U", "postgres", "-A", "trust", "-E", "UTF8", "-N"]);
  const port = await freePort();
  const given = [`-p ${port}`, "-c listen_addresses=127.0.0.1", `-k ${folder}`, ...settings].join(" ");
  const start = () =>
    program(bin, folder, "pg_ctl", ["-D", join(folder, "db"), "-l", join(folder, "log"), "-w", "-o", given, "start"]);
  start();
  return {
    port,
    url: (database) => `postgres://postgres@127.0.0.1:${port}/${database}`,
    start,
    stop: (how) => stopPostgres(bin, folder, how),
  };
}
