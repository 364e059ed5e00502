import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { OpenArchive } from "#archive/archive.ts";

/* The thousand feeds of ../feed-farm.ts, each at an address of its own (127.0.x.y). */

export type Farm = {
  readonly hosts: readonly string[];
  /** Follows one of the feeds: it is due at once. */
  follow(archive: OpenArchive, n: number): Promise<void>;
  close(): void;
};

/** Starts a farm of so many feeds; each has a new article every `renewSeconds` (0: the same for ever). */
export async function startFarm(feeds: number, renewSeconds: number): Promise<Farm> {
  const farm = fork(fileURLToPath(new URL("../feed-farm.ts", import.meta.url)), [String(renewSeconds)]);
  const port = await new Promise<number>((resolve) => farm.once("message", (message) => resolve(Number(message))));
  const hosts = Array.from({ length: feeds }, (_, n) => `127.0.${1 + Math.floor(n / 250)}.${1 + (n % 250)}:${port}`);
  return {
    hosts,
    async follow(archive, n) {
      const url = `http://${hosts[n]}/${n}`;
      const visibility = { kind: "shared" } as const;
      await archive.feeds.feeds.add({ url, outlet: `Outlet ${n}`, site: null, visibility, fullText: false });
    },
    close: () => void farm.kill(),
  };
}
