import type { Word } from "#text/text.ts";

/* Which words are main verbs, and the auxiliaries and adverbs that go with them: "has not yet been built". */

export const BE = /^(?:is|are|was|were|be|been|being)$/i;

export function isVerbal(word: Word | undefined): boolean {
  return word?.pos === "VERB" || word?.pos === "AUX";
}

/** An auxiliary is a main verb where none follows. */
export function isMainVerb(words: readonly Word[], at: number): boolean {
  const [own, next, later] = [words[at], words[at + 1], words[at + 2]];
  // "Masked men began": a participle before its noun.
  if (own?.pos === "VERB") return !(/ed$/.test(own.text) && next?.pos === "NOUN" && later?.pos === "VERB");
  return own?.pos === "AUX" && !isVerbal(next) && !((next?.pos === "ADV" || next?.key === "not") && isVerbal(later));
}

/** The word before a verb's group ("has not yet been"), and whether the group is passive. */
export function beforeGroup(words: readonly Word[], at: number): { last: number; passive: boolean } {
  const isGroup = (word: Word | undefined) => word?.pos === "AUX" || word?.pos === "ADV" || word?.key === "not";
  let last = at - 1;
  while (last >= 0 && isGroup(words[last])) last -= 1;
  const hasBe = words.slice(last + 1, at).some(({ pos, text }) => pos === "AUX" && BE.test(text));
  return { last, passive: (hasBe && !/ing$/i.test(words[at]?.text ?? "")) || sharesBe(words, at, last) };
}

/** What news tells of several in one breath, who did it aside. */
const SUFFERED =
  /^(?:appointed|arrested|burned|cancelled|captured|charged|cleared|closed|convicted|damaged|destroyed|detained|displaced|elected|evacuated|fined|found|freed|grounded|hospitali[sz]ed|hurt|injured|jailed|killed|lost|released|rescued|seized|sentenced|shot|shut|stranded|suspended|taken|treated|trapped|wounded)$/i;

/** "Two were killed and five people wounded": the second "were" is left out, and nobody follows whom it is done to. */
function sharesBe(words: readonly Word[], at: number, last: number): boolean {
  if (last !== at - 1 || !SUFFERED.test(words[at]?.text ?? "")) return false;
  if (/^(?:DET|ADJ|NUM|NOUN|PROPN|PRON)$/.test(words[at + 1]?.pos ?? "")) return false;
  const earlier = words.slice(0, at).findLastIndex(isVerbal);
  const [be, verb] = [words[earlier - 1], words[earlier]];
  const joined = words.slice(earlier + 1, at).some(({ text }) => /^(?:and|but|or|while)$/i.test(text));
  return joined && verb?.pos === "VERB" && be?.pos === "AUX" && BE.test(be.text) && !/ing$/i.test(verb.text);
}
