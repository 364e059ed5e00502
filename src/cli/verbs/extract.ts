import { readFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { BriefdeskError } from "#domain/fault.ts";
import { type Reading, startReading, unzipped } from "#ingest/ingest.ts";
import { jsonRow } from "#render/render.ts";
import { usage } from "../faults.ts";
import { sourcesOf } from "../sources.ts";
import { type Call, EXIT, textOption } from "../world.ts";

/** Prints the article of each page as one JSON line; a page without one prints its error and makes the exit code 1. */
export async function run(call: Call): Promise<number> {
  const pages = sourcesOf(call);
  if (pages.length === 0) throw usage("Name an HTML page or - to extract from.");
  const reading = startReading();
  let code: number = EXIT.done;
  try {
    for (const path of pages) {
      const row = await rowFor(path, call, reading);
      if ("error" in row) code = EXIT.refused;
      call.world.stdout.write(jsonRow(row));
    }
    return code;
  } finally {
    await reading.close();
  }
}

async function rowFor(path: string, call: Call, reading: Reading): Promise<object> {
  try {
    const bytes = unzipped(path === "-" ? await buffer(call.world.stdin) : await readFile(path), path);
    const page = await reading.page({ bytes, url: textOption(call, "url") });
    const { title, byline, publishedAt, outlet, language, text } = page;
    return { path, title, byline, publishedAt, outlet, language, text };
  } catch (fault) {
    return {
      path,
      error:
        fault instanceof BriefdeskError
          ? fault.advice
          : "This page cannot be read. Check that the file exists and holds HTML.",
    };
  }
}
