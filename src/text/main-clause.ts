const LEADING = /^[“"\s]*(?:After|Although|As|Because|Before|Even as|If|Once|Since|Though|Until|When|While)\b[^,\n]*,/u;
const TRAILING =
  /[^,]\b(?:after|although|because|before|once|though|unless|until|when|where|which|while|whose)\b[^,]*$/u;

/** Where the clause that leads up to a sentence ends: "After Varn came," is one, "Varn came," is none. */
export function leadingEnd(sentence: string): number {
  return LEADING.exec(sentence)?.[0].length ?? 0;
}

/** Whether what stands at an offset of a sentence is told in a clause beside the main one: "when Varn came", "After Varn came,". */
export function isBesideMain(sentence: string, offset: number): boolean {
  const leading = leadingEnd(sentence);
  return offset < leading || TRAILING.test(sentence.slice(leading, offset));
}
