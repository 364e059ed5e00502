import type { Name, Sentence } from "#domain/ledger.ts";
import type { Word } from "#text/text.ts";
import type { Alignment, Gap } from "./alignment.ts";
import type { Ground } from "./ground.ts";
import { closeAlignments } from "./kept.ts";
import { mayBe, namesAmong } from "./name-forms.ts";
import type { Finding } from "./rules.ts";

const POSSESSIVE = /^(?:his|her|its|their)$/i;

/** Whose it is: a name that stands where the source has "his" is a name that the source has before it. */
export function whose(ground: Ground): Finding | null {
  if (ground.verbatim) return null;
  for (const alignment of closeAlignments(ground)) {
    for (const gap of alignment.gaps) {
      const [pronoun, name] = [gap.source.find(({ text }) => POSSESSIVE.test(text)), nameIn(gap, alignment)];
      if (pronoun && name && !mayMean(pronoun, name, alignment))
        return {
          reason: "roles",
          note: `“${name.text}” stands where the source has “${pronoun.text}”`,
          conflict: true,
        };
    }
  }
  return null;
}

function nameIn({ claim }: Gap, { row }: Alignment): Name | undefined {
  return namesAmong(row, claim).find((name) => isOwner(name, row));
}

/** "Varn's" or "of Varn": "Varn, the second investor," is nobody whose investor that is. */
function isOwner({ start, end }: Name, { text, start: from }: Sentence): boolean {
  return (
    /^['’]/.test(text.slice(end - from)) ||
    /['’]s?$/.test(text.slice(0, end - from)) ||
    /\b(?:of|for|to|by|with|from) (?:the )?$/i.test(text.slice(0, start - from))
  );
}

/** In its own sentence, or in the two before it. */
function mayMean(pronoun: Word, name: Name, { cited: { read, sentence } }: Alignment): boolean {
  const before = read.ledger.sentences.filter(({ n }) => n < sentence.n && n >= sentence.n - 2);
  const inside = sentence.names.filter((other) => other.end <= sentence.start + pronoun.start);
  const candidates = inside.length > 0 ? inside : before.flatMap(({ names }) => names);
  return candidates.some((other) => mayBe(name, other) || mayBe(other, name));
}
