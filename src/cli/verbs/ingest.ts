import { createFetcher, type Ingested, ingest, type Rejected } from "#ingest/ingest.ts";
import { json, printable } from "#render/render.ts";
import { withArchive } from "../desk.ts";
import { usage } from "../faults.ts";
import { startBar } from "../progress.ts";
import { joinsSamples } from "../samples.ts";
import { sourcesOf, userAgent } from "../sources.ts";
import { type Call, EXIT, isSet, type World } from "../world.ts";

/** Files the articles of the sources and says what became of each; 1 when any was rejected. */
export async function run(call: Call): Promise<number> {
  const sources = sourcesOf(call);
  if (sources.length === 0) throw usage("Name a file, a folder, an address or - to ingest.");
  const { world } = call;
  const done = await withArchive(call, async (archive) => {
    const fetcher = createFetcher({ allowHosts: call.config.allowHosts, userAgent: userAgent(world) });
    const sample = await joinsSamples(sources, archive, world);
    const bar = progressFor(world);
    const visibility = { kind: "shared" } as const;
    const setup = { archive, fetcher, stdin: world.stdin, clock: world.clock, visibility, sample };
    return ingest(sources, { ...setup, onProgress: (count) => bar.update(count) }).finally(() => bar.stop());
  });
  if (isSet(call, "json")) world.stdout.write(json(done));
  else report(done, world);
  return done.rejected.length > 0 ? EXIT.refused : EXIT.done;
}

type Progress = { update(count: number): void; stop(): void };

/** A counting line on a terminal; how many there will be is not known before they are read. */
function progressFor({ progress }: World): Progress {
  if (!progress) return { update: () => undefined, stop: () => undefined };
  const bar = startBar({ format: "filing articles · {value} so far · {duration_formatted}", total: 0 });
  return { update: (count) => bar.update(count), stop: () => bar.stop() };
}

function report({ filed, known, revised, rejected, notes }: Ingested, world: World): void {
  const say = (what: string, { source, line, reason }: Rejected): void => {
    world.stderr.write(`${what} ${printable(source)}${line === null ? "" : `:${line}`}: ${printable(reason)}\n`);
  };
  for (const one of notes) say("note on", one);
  for (const one of rejected) say("rejected", one);
  world.stdout.write(`${filed} filed, ${known} known, ${revised} revised, ${rejected.length} rejected\n`);
}
