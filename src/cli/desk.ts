import { type OpenArchive, openArchive } from "#archive/archive.ts";
import { BriefdeskError } from "#domain/fault.ts";
import type { Call } from "./world.ts";

/** Opens the archive of the settings in force, lends it, and closes it whatever happens. */
export async function withArchive<T>({ config, world }: Call, work: (archive: OpenArchive) => Promise<T>): Promise<T> {
  if (config.databaseUrl !== null) throw postgresNotBuilt();
  const archive = await openArchive({ folder: config.dataFolder, clock: world.clock, thread: false });
  try {
    return await work(archive);
  } finally {
    await archive.close();
  }
}

// Filing into the data folder instead would split a team's articles over two places without a word.
function postgresNotBuilt(): BriefdeskError {
  return new BriefdeskError("config", "DATABASE_URL is set", {
    advice: "DATABASE_URL is set, but this version keeps articles only in the data folder. Unset it and try again.",
  });
}
