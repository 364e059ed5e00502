import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { postgresBinaries, stopPostgres } from "./fakes/postgres-process.ts";

/** Finds PostgreSQL for the run, gives it a folder, and stops the server there, if any test started it. */
export default function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), "briefdesk-postgres-"));
  const bin = postgresBinaries();
  project.provide("postgresFolder", folder);
  project.provide("postgresBinaries", bin);
  if (bin === null)
    console.warn(
      "\n*** NOT TESTED: everything on PostgreSQL. No server is installed (Debian: apt-get install postgresql). ***\n",
    );
  return () => {
    if (bin !== null) stopPostgres(bin, folder, "immediate");
    rmSync(folder, { recursive: true, force: true });
  };
}
