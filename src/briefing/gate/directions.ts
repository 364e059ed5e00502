import type { Figure, Sentence } from "#domain/ledger.ts";
import { sameFigure } from "#text/text.ts";
import type { Ground } from "./ground.ts";
import type { Finding } from "./rules.ts";

/*
 * Words of movement as market reports use them, by their two ways. "Up to" is a bound, and "earnings" only names what moved.
 */
const UP =
  /^(?:increas\w*|ris(?:es?|en|ing)|rose|gr[eo]w(?:s|n|th|ing)?|climb\w*|jump\w*|surg\w*|soar\w*|gain\w*|rais(?:e[sd]?|ing)|up|higher|boost\w*|earned|profits?)$/i;
const DOWN =
  /^(?:decreas\w*|f[ae]ll(?:s|en|ing)?|drop\w*|declin\w*|plung\w*|slid(?:es?|ing)?|sank|lower\w*|cuts?|cutting|reduc\w*|slump\w*|down|loss(?:es)?|lost|los(?:e|es|ing)|tumbl\w*|plummet\w*)$/i;
/** Words to each side of a figure in which its direction is looked for. */
const REACH = 6;

type Way = "up" | "down";

function wayOf(word: string, next: string | undefined): Way | null {
  if (/^up$/i.test(word) && /^to$/i.test(next ?? "")) return null;
  if (UP.test(word)) return "up";
  return DOWN.test(word) ? "down" : null;
}

const words = (text: string): string[] => text.match(/[\p{L}\p{N}$£€%.,;]+/gu) ?? [];

// The word of movement nearest to a figure: before it, up to another figure or the end of a clause, else right behind it.
function wayAt(row: Sentence, { start, end }: Figure): Way | null {
  const before = words(row.text.slice(0, start - row.start));
  for (let back = 1; back <= Math.min(REACH, before.length); back += 1) {
    const word = before.at(-back) ?? "";
    if (/\d|;|[,.]$/.test(word)) break;
    const way = wayOf(word, before.at(1 - back));
    if (way !== null) return way;
  }
  const [first = "", second] = words(row.text.slice(end - row.start));
  return wayOf(first, second);
}

/** Rule 2, of what moved: a figure that only falls in the evidence does not rise in the claim. */
export function directions(ground: Ground): Finding | null {
  if (ground.verbatim) return null;
  const rows = [...ground.cited, ...ground.around].map(({ sentence }) => sentence);
  for (const row of ground.claim) {
    for (const figure of row.figures) {
      const own = wayAt(row, figure);
      const stored = own === null ? [] : rows.flatMap((one) => waysOf(figure, one));
      if (stored.length > 0 && stored.every((way) => way !== own))
        return {
          reason: "negation",
          note: `“${figure.text}” goes ${stored[0]} in the source, ${own} in the claim`,
          conflict: true,
        };
    }
  }
  return null;
}

function waysOf(own: Figure, row: Sentence): Way[] {
  const same = row.figures.filter((other) =>
    sameFigure({ ...own, object: null, bound: other.bound }, { ...other, object: null }),
  );
  return same.flatMap((other) => wayAt(row, other) ?? []);
}
