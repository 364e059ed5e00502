import { badSource } from "./faults.ts";

/** How files that hold no text begin, in Latin-1, though their first bytes may look like one. */
const SIGNATURES: readonly (readonly [RegExp, string])[] = [
  [/^\s{0,8}%PDF-/, "a PDF"],
  [/^\s{0,8}\{\\rtf/, "a Rich Text file"],
  [/^PK\p{Cc}{2}/u, "a ZIP or Office file"],
  [/^\u00d0\u00cf\p{Cc}\u00e0/u, "an Office file"],
  [/^(?:GIF8|\u0089PNG|\u00ff\u00d8\u00ff|RIFF....WEBP)/s, "an image"],
];
const TYPES: readonly (readonly [RegExp, string])[] = [
  [/^application\/(?:x-)?pdf\b/i, "a PDF"],
  [/^image\//i, "an image"],
  [/^audio\//i, "a sound"],
  [/^video\//i, "a video"],
];

/** Refuses what is known to be no text: by its first bytes, or by what its server says it is. */
export function refuseOtherKinds(bytes: Uint8Array, name: string, contentType = ""): void {
  const head = Buffer.from(bytes.subarray(0, 64)).toString("latin1");
  const [, kind] =
    SIGNATURES.find(([pattern]) => pattern.test(head)) ?? TYPES.find(([type]) => type.test(contentType.trim())) ?? [];
  if (kind)
    throw badSource(
      `${name} is ${kind}, which is not read.`,
      "Copy the article's text into a .txt file and ingest that.",
    );
}
