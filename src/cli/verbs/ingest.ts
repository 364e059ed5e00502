import { createFetcher, type Ingested, ingest, type Stated, statedDate } from "#ingest/ingest.ts";
import { json } from "#render/render.ts";
import { withArchive } from "../desk.ts";
import { usage } from "../faults.ts";
import { startBar } from "../progress.ts";
import { joinsSamples } from "../samples.ts";
import { problemLine, sourcesOf, userAgent } from "../sources.ts";
import { type Call, EXIT, isSet, textOption, type World } from "../world.ts";

/** Files the articles of the sources and says what became of each; 1 when any was rejected. */
export async function run(call: Call): Promise<number> {
  const sources = sourcesOf(call);
  if (sources.length === 0) throw usage("Name a file, a folder, an address or - to ingest.");
  const stated = statedIn(call);
  const { world } = call;
  const done = await withArchive(call, async (archive) => {
    const fetcher = createFetcher({ allowHosts: call.config.allowHosts, userAgent: userAgent(world) });
    const sample = await joinsSamples(sources, archive, world);
    const bar = progressFor(world);
    const visibility = { kind: "shared" } as const;
    const setup = { archive, fetcher, stdin: world.stdin, clock: world.clock, visibility, sample, stated };
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

/** What the options say of the articles. A title and a link are one article's, so only one file or page may be named beside them. */
function statedIn(call: Call): Stated {
  const [outlet, title, url, date] = ["outlet", "title", "url", "date"].map((name) => textOption(call, name)?.trim());
  if ((title || url) && call.words.length > 1)
    throw usage("--title and --url are one article's: name one file, and ingest the others by themselves.");
  if (url && !/^https?:\/\/./i.test(url))
    throw usage(`--url takes a web address such as https://example.org/story, not "${url}".`);
  if (date && !statedDate(date))
    throw usage(`--date takes a date such as 2026-06-05 or 2026-06-05T14:00:00Z, not "${date}".`);
  const given = { outlet, title, url, publishedAt: date };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value));
}

function report({ filed, known, revised, rejected, skipped, notes }: Ingested, { stdout, stderr }: World): void {
  for (const one of rejected) stderr.write(problemLine("rejected", one, one.reason));
  for (const one of skipped.slice(0, SHOWN)) stderr.write(problemLine("skipped", one, one.reason));
  if (skipped.length > SHOWN) stderr.write(`skipped ${skipped.length - SHOWN} more files\n`);
  for (const one of notes) stderr.write(problemLine("note on", one, one.note));
  const left = skipped.length > 0 ? `, ${skipped.length} skipped` : "";
  stdout.write(`${filed} filed, ${known} known, ${revised} revised, ${rejected.length} rejected${left}\n`);
}

/** How many skipped files are named: a saved site has hundreds of pictures. */
const SHOWN = 20;
