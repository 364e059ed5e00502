/** Sentence encoders are made for texts of about this many words. */
const WORDS = 100;

/** The first passages of a text, of about a hundred words each, cut where sentences end: news says first what it is about. */
export function passagesOf(text: string, most: number): string[] {
  const passages: string[][] = [];
  for (const sentence of text.split(/(?<=[.!?]["”’]?)\s+|\n{2,}/)) {
    const words = sentence.split(/\s+/).filter(Boolean);
    for (let at = 0; at < words.length; at += WORDS) {
      const piece = words.slice(at, at + WORDS);
      const last = passages.at(-1);
      if (last && at === 0 && last.length + piece.length <= WORDS) last.push(...piece);
      else passages.push(piece);
    }
  }
  return passages.slice(0, most).map((words) => words.join(" "));
}
