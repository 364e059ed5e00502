import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { z } from "zod";
import { evalData } from "./data.ts";

const Part = z.array(z.object({ spans: z.array(z.tuple([z.number(), z.number()])), text: z.string() }));
const Annotated = z.object({
  id: z.string(),
  date: z.string(),
  text: z.string(),
  attributions: z.array(z.object({ Source: Part, Cue: Part, Content: Part })),
});
/** A news article of PolNeAR with its annotated attributions; offsets are into `text`. */
export type Annotated = z.infer<typeof Annotated>;

/** The 84 articles of PolNeAR's test set, or null where the data are absent. */
export function polnear(): Annotated[] | null {
  const folder = evalData("quotes-polnear");
  if (folder === null) return null;
  const lines = gunzipSync(readFileSync(join(folder, "articles.jsonl.gz"))).toString();
  return lines
    .split("\n")
    .filter(Boolean)
    .map((line) => Annotated.parse(JSON.parse(line)));
}

/** For each character of an article whether somebody's annotated words cover it. */
export function contentMask({ text, attributions }: Annotated): Uint8Array {
  const mask = new Uint8Array(text.length);
  for (const { Content } of attributions)
    for (const { spans } of Content) for (const [start, end] of spans) mask.fill(1, start, end);
  return mask;
}

/** The share of a stretch that a mask covers. */
export function covered(mask: Uint8Array, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at += 1) count += mask[at] ?? 0;
  return end > start ? count / (end - start) : 0;
}

/** How many words a stretch of text holds. */
export function wordCount(text: string): number {
  return text.split(/\s+/).filter(Boolean).length;
}
