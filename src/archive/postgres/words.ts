import { type Token, tokensOf } from "../stems.ts";

/** A text ready for PostgreSQL: its words with their places as a tsvector, and how many they are. */
export type Vector = { readonly words: string; readonly length: number };

// What tsvector can hold: https://www.postgresql.org/docs/15/textsearch-limitations.html
const LAST_PLACE = 16_383;
const MOST_PLACES = 255;
const LONGEST_STEM = 2046;
const MOST_BYTES = 1_000_000;

/** A stem in quotes, for a tsvector or a tsquery. */
export function quotedStem(stem: string): string {
  return `'${stem.replace(/['\\]/g, "$&$&")}'`;
}

// The text's places begin two after the title's last, so that no phrase reaches from one into the other.
function placesOf(tokens: readonly Token[]): Map<string, string[]> {
  const titleEnd = tokens.filter((token) => token.inTitle).length;
  const places = new Map<string, string[]>();
  for (const { stem, inTitle, at } of tokens) {
    const place = Math.min(inTitle ? at + 1 : titleEnd + at + 3, LAST_PLACE);
    const known = places.get(stem) ?? [];
    if (known.length < MOST_PLACES) known.push(inTitle ? `${place}A` : `${place}`);
    places.set(stem, known);
  }
  return places;
}

/** The words of an article as a tsvector: weight A in the title. Of a text beyond the vector's limits the rest is not indexed. */
export function vectorOf(title: string, text: string): Vector {
  const tokens = tokensOf(title, text);
  const parts: string[] = [];
  let bytes = 0;
  for (const [stem, places] of placesOf(tokens)) {
    bytes += Buffer.byteLength(stem) + places.length * 2 + 8;
    if (Buffer.byteLength(stem) > LONGEST_STEM || bytes > MOST_BYTES) continue;
    parts.push(`${quotedStem(stem)}:${places.join(",")}`);
  }
  return { words: parts.join(" "), length: tokens.length };
}
