/**
 * Joins the words of a topic as one query. Where the shell has eaten the quotation marks of a phrase ("drone strikes" typed beside
 * other words), they are put back; one word alone is the whole query as it was typed.
 */
export function topicOf(words: readonly string[]): string {
  if (words.length === 1) return words[0] ?? "";
  return words.map(phrased).join(" ");
}

function phrased(word: string): string {
  const isPhrase = /\s/.test(word.trim()) && !/["“”]/.test(word) && !/^(?:since|from)\s/i.test(word);
  if (!isPhrase) return word;
  return word.startsWith("-") ? `-"${word.slice(1)}"` : `"${word}"`;
}
