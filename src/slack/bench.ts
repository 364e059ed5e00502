import type { ArchiveOptions, OpenArchive } from "#archive/archive.ts";
import type { Writer } from "#briefing/briefing.ts";
import type { Config } from "#config.ts";
import type { Clock } from "#domain/ports.ts";

/** What a thread is started with: where the archive lives and which model writes, if any. It is sent to the thread as it stands. */
export type PoolWorld = {
  readonly place: Omit<ArchiveOptions, "clock" | "thread">;
  readonly openai: Pick<Config["openai"], "apiKey" | "baseUrl" | "model"> & Partial<Config["openai"]>;
  readonly prompts: string;
  readonly allowHosts: readonly string[];
  readonly userAgent: string;
};

/** What the operations work with, in their thread. */
export type Bench = {
  readonly archive: OpenArchive;
  readonly clock: Clock;
  readonly writer: Writer | null;
  readonly world: PoolWorld;
};
