/** Whether a place in a text, in characters, stands inside one of the asides that a global pattern finds in it. */
export function isWithin(asides: RegExp, text: string, at: number): boolean {
  return [...text.matchAll(asides)].some(({ 0: aside, index }) => index < at && at < index + aside.length);
}
