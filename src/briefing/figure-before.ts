import type { Figure, Sentence } from "#domain/ledger.ts";

/* "Fell to €212 million from €259 million a year earlier": what a figure was before, told in its own sentence. */

const MOVES =
  /\b(?:up|down|rises?|rose|risen|falls?|fell|fallen|increased?|decreased?|rais(?:e[sd]?|ing)|lower(?:ed|ing)?|reduc(?:e[sd]?|ing)|corrected|revised|cut(?:ting|s)?|grow|grew|grown|climbed|dropped|declined|jumped|slipped|narrowed|widened|shr[au]nk|doubled|tripled|halved)\b/i;

/** "From around 40 a week in July to fewer than ten", whatever that counts. */
const TO_LESS = /^[^,;.]{0,40} to (?:fewer|less|more) than \p{L}+/u;

type Place = { readonly sentence: Sentence };

/** Whether a figure tells what another of its sentence was before: no row of its own, or it would read as what holds now. */
export function isFormer(figure: Figure, { sentence }: Place): boolean {
  if (!isFrom(figure, sentence)) return false;
  const behind = sentence.text.slice(figure.end - sentence.start);
  return (
    TO_LESS.test(behind) || sentence.figures.some((other) => isAfter(other, figure) || isTo(other, figure, sentence))
  );
}

/** What a figure was before, as its own sentence tells; null when it does not. */
export function formerOf({ figure, sentence }: Place & { readonly figure: Figure }): Figure | null {
  if (isWhole(figure, sentence)) return null;
  const from = sentence.figures.find((other) => isTo(figure, other, sentence) && isFrom(other, sentence));
  if (from) return from;
  const next = sentence.figures.find((other) => other.start >= figure.end && !isWhole(other, sentence));
  return next && isAfter(figure, next) && isFrom(next, sentence) && !isOfAnother(figure, next, sentence) ? next : null;
}

/** "A 70 % chance that rates will be cut from 4 %": what moved is another thing. */
function isOfAnother(now: Figure, before: Figure, { text, start }: Sentence): boolean {
  return /\b(?:that|which|who|while|whereas)\b/i.test(text.slice(now.end - start, before.start - start));
}

/** "71 of the 160 seats, down from 84": what others are a part of is not what moved. */
function isWhole({ start }: Figure, { text, start: from }: Sentence): boolean {
  return /\d\S* of (?:the |its |their |all )?$/i.test(text.slice(0, start - from));
}

function isFrom({ start }: Figure, { text, start: from }: Sentence): boolean {
  const before = text.slice(0, start - from);
  return /\bfrom (?:the |a )?(?:(?:high|low|peak|record|total) of )?$/i.test(before) && MOVES.test(before);
}

/** "Raise it from 42% to 45%": of one kind, joined by "to", and moved. */
function isTo(now: Figure, before: Figure, { text, start }: Sentence): boolean {
  // "From 31 to 47 million crowns": the first takes what it lacks from the second.
  const isOfOneKind = (before.unit ?? now.unit) === now.unit && (before.currency ?? now.currency) === now.currency;
  return isOfOneKind && text.slice(before.end - start, now.start - start) === " to ";
}

/** Whether `now` may be what `before` became: of one kind, and told in front of it. */
function isAfter(now: Figure, before: Figure): boolean {
  return now.end <= before.start && now.unit === before.unit && now.currency === before.currency;
}
