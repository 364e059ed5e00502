import { readFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { BriefdeskError } from "#domain/fault.ts";
import { extractPage, unzipped } from "#ingest/ingest.ts";
import { jsonRow } from "#render/render.ts";
import { usage } from "../faults.ts";
import { sourcesOf } from "../sources.ts";
import { type Call, EXIT, textOption } from "../world.ts";

/** Prints the article of each page as one JSON line; a page without one prints its error and makes the exit code 1. */
export async function run(call: Call): Promise<number> {
  const pages = sourcesOf(call);
  if (pages.length === 0) throw usage("Name an HTML page or - to extract from.");
  let code: number = EXIT.done;
  for (const path of pages) {
    const row = await rowFor(path, call);
    if ("error" in row) code = EXIT.refused;
    call.world.stdout.write(jsonRow(row));
  }
  return code;
}

async function rowFor(path: string, call: Call): Promise<object> {
  try {
    const bytes = unzipped(path === "-" ? await buffer(call.world.stdin) : await readFile(path), path);
    const { title, byline, publishedAt, outlet, language, text } = extractPage(bytes, { url: textOption(call, "url") });
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
