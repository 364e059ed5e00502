import type { Name } from "#domain/ledger.ts";
import type { RawSentence } from "./tokens.ts";

/* "The Varn administration": a surname that says whose government it is, and not that every Varn of the article governs. */

/** What stands behind such a surname. */
const GOVERNS = /^ (?:administration|cabinet|campaign|government|presidency|White House)\b/;
const POLICY = /^['’]s (?:administration|cabinet|government|policy|policies|presidency|tariffs|White House)\b/;
const OFFICE =
  "(?:[Pp]resident|[Pp]resident-elect|[Pp]rime [Mm]inister|[Cc]hancellor|[Pp]remier|[Gg]overnor|Gov\\.|[Mm]ayor|[Cc]andidate)";

function behind(sentence: RawSentence, { end }: Name): string {
  return sentence.text.slice(end - sentence.start, end - sentence.start + 40);
}

/** Whether a surname only says whose administration or whose policies are meant. */
export function isOfGovernment(sentence: RawSentence, name: Name): boolean {
  return !name.text.includes(" ") && (GOVERNS.test(behind(sentence, name)) || POLICY.test(behind(sentence, name)));
}

/** "Varn administration" as one name, with article offsets; undefined where a surname stands otherwise. */
export function administrationOf(
  sentence: RawSentence,
  name: Name,
): { text: string; start: number; end: number } | undefined {
  const tail = name.text.includes(" ") ? undefined : GOVERNS.exec(behind(sentence, name))?.[0];
  if (tail === undefined || !/^(?:person|unknown)$/.test(name.kind)) return undefined;
  return { text: name.text + tail, start: name.start, end: name.end + tail.length };
}

/** Whether an article says that somebody holds or held the office that has such a government: "President Ilse Varn", "Ilse Varn, the mayor". */
export function holdsOffice(sentences: readonly RawSentence[], full: string): boolean {
  const name = RegExp.escape(full);
  const stated = new RegExp(`\\b${OFFICE},? ${name}\\b|\\b${name}(?: is|,)(?: \\p{Ll}+)* ${OFFICE}\\b`, "u");
  return sentences.some(({ text }) => text.includes(full) && stated.test(text));
}
