import type { Name } from "#domain/ledger.ts";
import type { RawSentence } from "./tokens.ts";

const BODY =
  /^ (?:(?:health|security|military|police|border|local|state|federal|tax|judicial|intelligence) )?(?:authorities|officials|government|military|army|police|navy|forces|troops)\b/;

/** A body named after its place ("Dominican Republic authorities"), with article offsets; undefined when the place stands alone. */
export function actingBody(
  sentence: RawSentence,
  name: Name,
): { text: string; start: number; end: number } | undefined {
  if (name.kind !== "place") return undefined;
  const tail = BODY.exec(sentence.text.slice(name.end - sentence.start))?.[0];
  if (tail === undefined) return undefined;
  const end = name.end + tail.length;
  return { text: sentence.text.slice(name.start - sentence.start, end - sentence.start), start: name.start, end };
}
