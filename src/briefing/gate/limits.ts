import { type Word, wordsIn } from "#text/text.ts";
import { MONTH, WEEKDAY } from "./calendar-words.ts";
import type { Ground } from "./ground.ts";
import type { Finding } from "./rules.ts";

/** What a preposition says of what is behind it, a day, a length of time or an amount: words of one line say the same. */
const LIMITS = {
  day: ["by before", "until till through", "from since", "after following"],
  time: ["within in inside", "after following", "for"],
  amount: ["by", "to", "from"],
};
type Kind = keyof typeof LIMITS;
const DAY = new RegExp(`^(?:${WEEKDAY}|${MONTH}|(?:1[89]|20)\\d\\d)$`, "i");
const TIME = /^(?:second|minute|hour|day|week|month|year|decade)s?$/i;

/** "By Monday" is not "from Monday", "within two weeks" not "after two weeks", and what rose to 21 did not rise by 21. */
export function limits({ claim, cited, around, verbatim }: Ground): Finding | null {
  if (verbatim) return null;
  const stored = [...cited, ...around].flatMap(({ sentence }) => limitsIn(wordsIn(sentence.text)));
  for (const own of claim.flatMap((row) => limitsIn(wordsIn(row.text)))) {
    const same = stored.filter(({ key }) => key === own.key);
    const [first] = same;
    if (first && same.every(({ group }) => group !== own.group))
      return {
        reason: own.kind === "amount" ? "figure" : "date",
        note: `“${own.text}” stands where the source has “${first.text}”`,
        conflict: true,
      };
  }
  return null;
}

type Limit = { readonly key: string; readonly group: number; readonly kind: Kind; readonly text: string };

function limitsIn(words: readonly Word[]): Limit[] {
  return words.flatMap((word, at) => {
    const [before = "", kind] = [words[at - 1]?.text, kindOf(word, words[at + 1])];
    const group = kind ? LIMITS[kind].findIndex((line) => line.split(" ").includes(before.toLowerCase())) : -1;
    if (kind === null || group < 0) return [];
    const unit = kind === "time" ? ` ${words[at + 1]?.key}` : "";
    return [{ key: `${word.key}${unit}`, group, kind, text: `${before} ${word.text}` }];
  });
}

function kindOf(word: Word, next: Word | undefined): Kind | null {
  if (DAY.test(word.text)) return "day";
  if (word.pos !== "NUM" || !/\d/.test(word.key)) return null;
  return TIME.test(next?.text ?? "") ? "time" : "amount";
}
