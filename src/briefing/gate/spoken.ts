import { type Word, wordsIn } from "#text/text.ts";
import type { CitedSentence, Ground } from "./ground.ts";
import { isAttributed } from "./kept.ts";
import type { Finding } from "./rules.ts";

/** As many words in a row, two of them of content, that somebody is quoted with are that person's words and no fact. */
const IN_A_ROW = 4;

/** What the source has inside quotation marks alone is not told as the article's own. */
export function spoken(ground: Ground): Finding | null {
  if (ground.verbatim) return null;
  const all = [...ground.cited, ...ground.around];
  for (const row of ground.claim.filter((one) => !isAttributed(ground, { row: one }))) {
    const runs = runsOf(wordsIn(row.text));
    const quoted = runs.find((run) => all.some((one) => insideOf(one).includes(run)));
    if (quoted !== undefined && !all.some((one) => outsideOf(one).includes(quoted)))
      return { reason: "modality", note: `“${quoted.trim()}” is what somebody is quoted with` };
  }
  return null;
}

function runsOf(words: readonly Word[]): string[] {
  return words.flatMap((_, at) => {
    const run = words.slice(at, at + IN_A_ROW);
    return run.length === IN_A_ROW && run.filter(({ content }) => content).length > 1 ? [joined(run)] : [];
  });
}

const joined = (words: readonly Word[]) => ` ${words.map(({ key }) => key).join(" ")} `;

function insideOf({ sentence }: CitedSentence): string {
  return sentence.quotations
    .filter(({ marked }) => marked)
    .map(({ text }) => joined(wordsIn(text)))
    .join("|");
}

function outsideOf({ sentence }: CitedSentence): string {
  const marked = sentence.quotations.filter((one) => one.marked);
  const plain = wordsIn(sentence.text).map((word) =>
    marked.some(({ start, end }) => word.start + sentence.start < end && word.end + sentence.start > start)
      ? null
      : word.key,
  );
  return ` ${plain.map((key) => key ?? "|").join(" ")} `;
}
