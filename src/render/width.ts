import { stripVTControlCharacters } from "node:util";

const SEGMENTER = new Intl.Segmenter("en", { granularity: "grapheme" });
const EMOJI = /\p{Emoji_Presentation}|\p{Regional_Indicator}|\ufe0f/u;
// The wide and full-width ranges of Unicode's East Asian Width, in blocks.
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
];

function columnsOf(grapheme: string): number {
  if (EMOJI.test(grapheme)) return 2;
  const code = grapheme.codePointAt(0) ?? 0;
  if (/^[\p{M}\p{Cf}]/u.test(grapheme)) return 0;
  return WIDE.some(([low, high]) => code >= low && code <= high) ? 2 : 1;
}

/** How many terminal columns a string takes: escape sequences none, wide characters two. */
export function columns(text: string): number {
  const plain = stripVTControlCharacters(text);
  if (/^[ -~]*$/u.test(plain)) return plain.length;
  let total = 0;
  for (const { segment } of SEGMENTER.segment(plain)) total += columnsOf(segment);
  return total;
}

/** Cut, an address could not be opened, and what colours or links a text would colour what follows. */
const WHOLE = /^https?:|\p{Cc}/u;

/** A word in parts of at most `width` columns: Chinese writes no spaces. */
function partsOf(word: string, width: number): string[] {
  if (columns(word) <= width || WHOLE.test(word)) return [word];
  const parts: string[] = [];
  let [part, taken] = ["", 0];
  for (const { segment } of SEGMENTER.segment(word)) {
    const own = columnsOf(segment);
    if (part !== "" && taken + own > width) {
      parts.push(part);
      [part, taken] = ["", 0];
    }
    part += segment;
    taken += own;
  }
  return [...parts, part];
}

/** Breaks text at spaces into lines of at most `width` columns, and a word longer than that within; only an address stands whole. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  const words = text.split(" ").filter((each) => each !== "");
  for (const word of words.flatMap((each) => partsOf(each, width))) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && columns(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === "" ? lines : [...lines, line];
}

/** Text filled with spaces on the right up to `width` columns. */
export function padEnd(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - columns(text)));
}
