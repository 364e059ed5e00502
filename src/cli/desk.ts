import { type OpenArchive, openArchive } from "#archive/archive.ts";
import type { Call } from "./world.ts";

/** Opens the archive of the settings in force, lends it, and closes it whatever happens. */
export async function withArchive<T>({ config, world }: Call, work: (archive: OpenArchive) => Promise<T>): Promise<T> {
  const { dataFolder: folder, databaseUrl } = config;
  const archive = await openArchive({ folder, databaseUrl, clock: world.clock, thread: false });
  try {
    return await work(archive);
  } finally {
    await archive.close();
  }
}
