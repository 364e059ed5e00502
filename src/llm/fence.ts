import { createHash } from "node:crypto";

// Chat templates of local models turn words such as [INST] into control tokens.
const CONTROL_WORD = /\[(?=\s*\/?\s*[A-Z_]+\s*\])/g;
// Invisible characters can hide an instruction from people, or split a marker so that a filter misses it.
const INVISIBLE = /[\p{Cf}\p{Co}]|(?![\n\t])\p{Cc}/gu;

/**
 * Text as a model may see it: no angle bracket is left, so no fence, tag or chat token (`<|im_start|>`) can be spelled in it.
 * Nothing is printed from here: figures, names and quotations come from the store.
 */
function tame(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, "\n")
    .replace(INVISIBLE, "")
    .replaceAll("<", "‹")
    .replaceAll(">", "›")
    .replace(CONTROL_WORD, "［");
}

/** Text set between an opening and a closing line that carry its own digest: the same text gives the same fence, always. */
export function fence(slot: string, text: string): string {
  const data = tame(text);
  const mark = `${slot.toUpperCase()} ${createHash("sha256").update(data).digest("hex").slice(0, 16)}`;
  return `<<<${mark}\n${data}\n${mark}>>>`;
}
