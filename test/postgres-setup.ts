import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import type { TestProject } from "vitest/node";
import { owner } from "./fakes/postgres-owner.ts";

const DEBIAN = [18, 17, 16, 15].map((version) => `/usr/lib/postgresql/${version}/bin`);

function binaries(): string | null {
  const folders = [...DEBIAN, ...(process.env.PATH ?? "").split(delimiter)];
  return folders.find((folder) => existsSync(join(folder, "pg_ctl")) && existsSync(join(folder, "initdb"))) ?? null;
}

/** Finds PostgreSQL for the run, gives it a folder, and stops the server there, if any test started it. */
export default function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), "briefdesk-postgres-"));
  const bin = binaries();
  project.provide("postgresFolder", folder);
  project.provide("postgresBinaries", bin);
  if (bin === null)
    console.warn(
      "\n*** NOT TESTED: the archive on PostgreSQL. No server is installed (Debian: apt-get install postgresql). ***\n",
    );
  return () => {
    if (bin !== null && existsSync(join(folder, "db", "postmaster.pid")))
      spawnSync(join(bin, "pg_ctl"), ["-D", join(folder, "db"), "-m", "immediate", "-w", "stop"], {
        stdio: "ignore",
        cwd: folder,
        ...owner(),
      });
    rmSync(folder, { recursive: true, force: true });
  };
}
