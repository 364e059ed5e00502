/*
 * PostgreSQL's texts cannot hold U+0000, and an article is kept to the letter: citations count its characters. It is written as
 * two characters of the private use area; the first of them, where it stands by itself, as that one twice.
 */
const MARK = "\u{10fffd}";
const NUL = "\u{10fffc}";

/** A text as PostgreSQL can hold it. Lone surrogates become U+FFFD, as UTF-8 has none. */
export function stored(text: string): string {
  const whole = text.toWellFormed();
  return whole.includes("\0") || whole.includes(MARK)
    ? whole.replaceAll(MARK, MARK + MARK).replaceAll("\0", MARK + NUL)
    : whole;
}

/** The text that was stored. */
export function restored(text: string): string {
  return text.includes(MARK)
    ? text.replace(/\u{10fffd}(\u{10fffd}|\u{10fffc})/gu, (_, what) => (what === NUL ? "\0" : MARK))
    : text;
}
