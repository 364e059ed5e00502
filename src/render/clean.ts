const ESC = "\\u001b";
const BELL = "\\u0007";
// OSC, DCS and the like run up to their terminator, CSI up to its final byte, any other escape takes one more character. Removed
// whole, so that their parameters do not stay behind as text.
const STRING_SEQUENCE = `(?:${ESC}[\\]PX^_]|[\\u0090\\u0098\\u009d-\\u009f])[^${BELL}${ESC}\\u009c]*(?:${BELL}|${ESC}\\\\|\\u009c)?`;
const CONTROL_SEQUENCE = `(?:${ESC}\\[|\\u009b)[0-?]*[ -/]*[@-~]?`;
const ESCAPES = new RegExp(`${STRING_SEQUENCE}|${CONTROL_SEQUENCE}|${ESC}[ -/]*[0-~]?`, "gu");
// Format characters (Cf) hold the bidi overrides and zero-width marks; the joiners that emoji and some scripts need stay.
const INVISIBLE = /[[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]--[\u200c\u200d]]/gv;

/** Untrusted text as one printable line: no escape sequence, control character, bidi override or line break is left. */
export function clean(text: string): string {
  return text
    .replace(ESCAPES, "")
    .replace(/\s+|\u0085/gu, " ")
    .replace(INVISIBLE, "")
    .replace(/ {2,}/gu, " ")
    .trim();
}

/** The stored address when it may be printed and linked byte for byte (http or https, nothing to escape); otherwise null. */
export function usableUrl(url: string | null): string | null {
  if (url === null || !/^https?:\/\/[^\s<>"\\^`{|}]+$/iu.test(url)) return null;
  return clean(url) === url && URL.canParse(url) ? url : null;
}
