import type { ArchiveStatus } from "#domain/ports.ts";
import { json, table } from "#render/render.ts";
import { withArchive } from "../desk.ts";
import { type Call, EXIT, isSet, setFor } from "../world.ts";

const BYTES_IN_MB = 1_000_000;

/** Says how full and how well the archive is. */
export async function run(call: Call): Promise<number> {
  const status = await withArchive(call, (archive) => archive.status());
  call.world.stdout.write(isSet(call, "json") ? json(status) : table(rowsOf(status), setFor(call.world)));
  return EXIT.done;
}

function rowsOf(status: ArchiveStatus): string[][] {
  return [
    ["engine", status.engine],
    ["place", status.place],
    ["articles", `${status.articles}${status.samples > 0 ? ` and ${status.samples} samples` : ""}`],
    ["briefings", String(status.briefings)],
    ["newest", status.newest ?? "none"],
    ["size", `${(status.bytes / BYTES_IN_MB).toFixed(1)} MB`],
  ];
}
