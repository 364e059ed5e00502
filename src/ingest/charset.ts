import * as chardet from "chardet";
import iconv from "iconv-lite";

const BOMS: readonly (readonly [string, readonly number[]])[] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

/**
 * Bytes as text. A byte order mark decides, then the `contentType` header, then what the markup says of itself, then UTF-8 if it
 * fits, then a guess. A stated UTF-8 that does not fit is not believed, and a charset that nobody knows was not stated. The mark itself
 * is left out.
 */
export function decodeText(bytes: Uint8Array, { contentType }: { contentType?: string | undefined } = {}): string {
  const mark = BOMS.find(([, bom]) => bom.every((byte, at) => bytes[at] === byte));
  if (mark) return decoded(bytes, mark[0]);
  const stated = [charsetIn(contentType ?? ""), statedInMarkup(bytes)].find((name) => name !== null && isKnown(name));
  if (stated && !/^utf-?(?:8|16)/i.test(stated)) return decoded(bytes, stated);
  return asUtf8(bytes) ?? decoded(bytes, guessed(bytes));
}

/** A text in which the control characters U+0080 to U+009F are what somebody meant by them: the signs of windows-1252. */
export function withoutControls(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (sign) => iconv.decode(Buffer.from([sign.charCodeAt(0)]), "windows-1252"));
}

function decoded(bytes: Uint8Array, charset: string): string {
  // Browsers read ISO-8859-1 and ASCII as windows-1252 (WHATWG Encoding §4.2): pages that say the one mean the other.
  const name = /^(?:iso-?8859-?1|latin-?1|us-ascii|ascii)$/i.test(charset) ? "windows-1252" : charset;
  return iconv.decode(Buffer.from(bytes), iconv.encodingExists(name) ? name : "windows-1252");
}

// The library also knows ways to write bytes down, which are no charsets of a text, and UTF-7, which no browser reads.
function isKnown(charset: string): boolean {
  return iconv.encodingExists(charset) && !/^(?:base64|hex|binary|internal|utf-?7.*)$/i.test(charset);
}

function charsetIn(text: string): string | null {
  return /charset\s*=\s*["']?\s*([\w-]+)/i.exec(text)?.[1] ?? null;
}

function statedInMarkup(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString("latin1");
  const xml = /^\s*<\?xml[^>]*encoding\s*=\s*["']([\w-]+)/i.exec(head)?.[1];
  if (xml) return xml;
  const meta = /<meta[^>]+charset\s*=[^>]*>/i.exec(head)?.[0];
  return meta ? charsetIn(meta) : null;
}

// A few damaged bytes in a text that is otherwise plainly UTF-8 do not make it something else.
function asUtf8(bytes: Uint8Array): string | null {
  const text = new TextDecoder("utf-8").decode(bytes);
  const damaged = text.match(/\uFFFD/g)?.length ?? 0;
  if (damaged === 0) return text;
  const sound = text.match(/[^\p{ASCII}\uFFFD]/gu)?.length ?? 0;
  return sound > damaged * 2 ? text : null;
}

function guessed(bytes: Uint8Array): string {
  const [best] = chardet.analyse(bytes.subarray(0, 200_000));
  // Western is by far the likeliest for what is short or unclear.
  return best && best.confidence >= 40 ? best.name : "windows-1252";
}
