import type { DateMention } from "#domain/ledger.ts";
import type { RawSentence, Token } from "./tokens.ts";

/** What happened this long before the article was written is no news of its own. In milliseconds. */
const LONG_AGO_MS = 365 * 86_400_000;

const DATED = /\b(?:in|on|during)(?:\s(?:the|early|late|mid|spring|summer|autumn|winter|of))*\s$|^$/i;
/** "Since 2019", "the worst flood in Velmar since 1997": the old year only measures what is new. */
const MEASURES = /\b(?:since|than|compared|highest|lowest|worst|best|biggest|largest|first time|anniversary)\b/i;
const RELATIVE = /^(?:which|who|whose|whom|where|when|that)$/i;

/** What a year or a month lacks, by the length of its ISO form, to be its last day (every month has a 28th: near enough). */
const LAST_DAY: Readonly<Record<number, string>> = { 4: "-12-31", 7: "-28" };

function isLongAgo({ iso }: DateMention, written: number): boolean {
  if (iso === null) return false;
  const end = `${iso}${LAST_DAY[iso.length] ?? ""}`;
  return written - Date.parse(end) > LONG_AGO_MS;
}

/** Whether what happened at a date is what the sentence states, not what a clause or participle inside it does. */
function isStatedAt(tokens: readonly Token[], { start, end }: DateMention): boolean {
  const before = tokens.filter((token) => token.end <= start);
  const verbs = before.flatMap((token, at) => (token.pos === "VERB" ? [at] : []));
  if (verbs.length === 0) return before.length <= 3;
  const verb = verbs[0] ?? 0;
  if (verbs.length > 1 || before.some((token) => RELATIVE.test(token.text))) return false;
  // "The dam, built in 1962, failed", "a man convicted in 2019 was freed", "under a law passed in 1996, …".
  const next = tokens.find((token) => token.start >= end);
  const ruled = tokens[verb - 1]?.text === "," || next?.pos === "VERB" || next?.pos === "AUX";
  return !ruled && tokens[0]?.pos !== "ADP" && tokens[0]?.pos !== "SCONJ";
}

/** Whether a sentence tells of long ago only: each of its dates lies more than a year before the article was written. */
export function isBackground(sentence: RawSentence, dates: readonly DateMention[], dateline: string | null): boolean {
  const written = Date.parse(dateline?.slice(0, 10) ?? "");
  if (Number.isNaN(written) || dates.length === 0 || MEASURES.test(sentence.text)) return false;
  if (!dates.every((date) => isLongAgo(date, written))) return false;
  const [first] = dates;
  const before = sentence.text.slice(0, Math.max(0, (first?.start ?? 0) - sentence.start));
  return first !== undefined && DATED.test(before) && isStatedAt(sentence.tokens, first);
}
