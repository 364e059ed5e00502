import { TERMINAL } from "#domain/article.ts";
import { isDown } from "#domain/feed.ts";
import type { ArchiveStatus } from "#domain/ports.ts";
import { json, printable, table } from "#render/render.ts";
import { withArchive } from "../desk.ts";
import { type Call, EXIT, isSet, setFor } from "../world.ts";

const BYTES_IN_MB = 1_000_000;

/** Says how full and how well the archive is. */
export async function run(call: Call): Promise<number> {
  const status = await withArchive(call, async (archive) => {
    const feeds = await archive.feeds.feeds.list(TERMINAL);
    const down = feeds.filter(isDown).map(({ outlet, lastError, paused }) => ({ outlet, reason: paused ?? lastError }));
    return { ...(await archive.status()), feeds: feeds.length, feedsDown: down };
  });
  call.world.stdout.write(isSet(call, "json") ? json(status) : table(rowsOf(status), setFor(call.world)));
  return EXIT.done;
}

type Status = ArchiveStatus & {
  readonly feeds: number;
  readonly feedsDown: readonly { readonly outlet: string; readonly reason: string | null }[];
};

function rowsOf(status: Status): string[][] {
  return [
    ["engine", status.engine],
    ["place", status.place],
    ["articles", `${status.articles}${status.samples > 0 ? ` and ${status.samples} samples` : ""}`],
    ["briefings", String(status.briefings)],
    ["newest", status.newest === null ? "none" : `published ${status.newest} (filed then, where undated)`],
    ["feeds", `${status.feeds} followed, ${status.feedsDown.length} down`],
    ...status.feedsDown.map(({ outlet, reason }) => ["feed down", printable(`${outlet}: ${reason ?? "unknown"}`)]),
    ["size", `${(status.bytes / BYTES_IN_MB).toFixed(1)} MB`],
  ];
}
