import { describe } from "vitest";
import { openArchive } from "#archive/archive.ts";
import { installsContract } from "../contracts/installs.ts";
import { emptiedDatabase, hasPostgres } from "../fakes/postgres-server.ts";

installsContract("the book of installs in memory", (clock) => openArchive({ folder: "", memory: true, clock }));
describe.runIf(hasPostgres)("on a real server", () => {
  installsContract("the book of installs in PostgreSQL", async (clock) =>
    openArchive({ folder: "", databaseUrl: await emptiedDatabase(), clock, thread: false }),
  );
});
