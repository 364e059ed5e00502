import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parse, stringify } from "yaml";
import { BriefdeskError } from "#domain/fault.ts";
import { exportSettings, importSettings, readSettings } from "#schedule/schedule.ts";
import { withArchive } from "../desk.ts";
import { refused, unreadable, usage } from "../faults.ts";
import { operatorOf } from "../operator.ts";
import { type Call, EXIT } from "../world.ts";

/** Writes the whole configuration as YAML to standard output, or reads one in. */
export async function run(call: Call): Promise<number> {
  const [action, file] = call.words;
  if (action === "export") return exportTo(call);
  if (action === "import" && file !== undefined) return importFrom(call, file);
  throw usage("Write briefdesk config export, or briefdesk config import FILE.");
}

async function exportTo(call: Call): Promise<number> {
  const settings = await withArchive(call, (archive) =>
    exportSettings(operatorOf(call), {
      archive,
      books: archive.watching,
      feeds: archive.feeds,
      clock: call.world.clock,
    }),
  );
  call.world.stdout.write(stringify(settings));
  return EXIT.done;
}

async function importFrom(call: Call, file: string): Promise<number> {
  const settings = readSettings(yamlIn(resolve(call.world.cwd, file)));
  const done = await withArchive(call, (archive) =>
    importSettings(operatorOf(call), settings, {
      archive,
      books: archive.watching,
      feeds: archive.feeds,
      clock: call.world.clock,
    }),
  );
  const { added, changed, feeds, sources } = done;
  call.world.stdout.write(`watches: ${added} added, ${changed} changed; feeds: ${feeds}; sources: ${sources}\n`);
  return EXIT.done;
}

function textIn(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw unreadable(path, cause as NodeJS.ErrnoException);
  }
}

function yamlIn(path: string): unknown {
  try {
    return parse(textIn(path), { maxAliasCount: 0, logLevel: "error" });
  } catch (cause) {
    if (cause instanceof BriefdeskError) throw cause;
    const why = cause instanceof Error ? cause.message.split("\n")[0] : String(cause);
    throw refused(`${path} cannot be read as YAML: ${why}`);
  }
}
