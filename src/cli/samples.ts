import { readdir } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import type { Archive } from "#domain/ports.ts";
import { userAgent } from "./sources.ts";
import type { World } from "./world.ts";

/** The sample files that a first briefing files: those in the samples folder and in the folders right under it, no deeper. */
async function sampleFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const under = await Promise.all(
    folders.map(async (name) => (await readdir(join(folder, name))).map((file) => join(name, file))),
  );
  const names = [...entries.filter((entry) => entry.isFile()).map(({ name }) => name), ...under.flat()];
  return names
    .filter((name) => /\.(?:txt|json)$/.test(name))
    .toSorted()
    .map((name) => join(folder, name));
}

/** Files the samples into an archive that holds nothing at all, and says so. */
export async function fileSamplesIntoEmpty(archive: Archive, world: World): Promise<void> {
  const { articles, samples } = await archive.status();
  if (articles + samples > 0) return;
  const filed = await fileSamples(archive, world, true);
  world.stderr.write(
    `The archive is empty: ${filed} samples were filed, one real article and an invented story about Norvania. ` +
      "They are hidden once you file an article of your own (briefdesk help ingest).\n",
  );
}

/** Files the samples and counts them. `hidden`: they give way to the first article of the user's own. */
export async function fileSamples(archive: Archive, world: World, hidden: boolean): Promise<number> {
  // Loaded here: a briefing from a filled archive needs nothing of what brings articles in.
  const { createFetcher, ingest } = await import("#ingest/ingest.ts");
  const files = await sampleFiles(world.samples);
  const fetcher = createFetcher({ allowHosts: [], userAgent: userAgent(world) });
  const visibility = { kind: "shared" } as const;
  const { stdin, clock } = world;
  return (await ingest(files, { archive, fetcher, stdin, clock, visibility, sample: hidden })).filed;
}

/** Whether these sources join the samples: they come from the samples folder, and the archive holds samples and nothing else. */
export async function joinsSamples(sources: readonly string[], archive: Archive, world: World): Promise<boolean> {
  const within = (source: string) =>
    !/^(?:\.\.|[/\\]|[A-Za-z]:)/.test(relative(world.samples, resolve(world.cwd, source)));
  if (!sources.every((source) => source !== "-" && !/^[a-z][a-z0-9+.-]+:/i.test(source) && within(source)))
    return false;
  const { articles, samples } = await archive.status();
  return samples > 0 && articles === 0;
}
