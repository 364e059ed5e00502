import type { Layout } from "./quotation-frame.ts";
import { subjectAfter } from "./speaker-behind.ts";
import { named, type Speaker, subjectBefore } from "./speakers.ts";
import { speechVerbs } from "./speech-verbs.ts";
import type { Token } from "./tokens.ts";

/** Whose verb of saying in front of a quotation it is. */
export function subjectOf(left: readonly Token[], verb: number, layout: Layout): Speaker | undefined {
  const before = left[verb - 1];
  if (before === undefined) return subjectAfter(left, verb, layout.nameAt, layout.text);
  if (/ing$/.test(left[verb]?.text ?? "")) return subjectOfGoing(left, verb, layout);
  if (/^(?:and|but|or|to)$/.test(before.text)) return subjectOfSecond(left, verb, layout);
  return teller(left, verb, layout) ?? subjectBefore(left, verb, layout.nameAt, layout.text);
}

// "Varn said he was told by the Ledger “…”": who told it stands behind.
function teller(left: readonly Token[], verb: number, layout: Layout): Speaker | undefined {
  const isPassive = /^(?:be|being|been|was|were)$/i.test(left[verb - 1]?.text ?? "") && left[verb + 1]?.text === "by";
  return isPassive ? subjectAfter(left, verb + 1, layout.nameAt, layout.text) : undefined;
}

// "Varn hit back, saying" and "with Varn saying".
function subjectOfGoing(left: readonly Token[], verb: number, layout: Layout): Speaker | undefined {
  const name = layout.nameAt(left[verb - 1]?.start ?? -1);
  if (name?.kind === "person") return named(name);
  return openingSubject(ownClause(left.slice(0, verb)), layout) ?? openingSubject(left.slice(0, verb), layout);
}

// "Varn met the crews and said", "Varn went on to say".
function subjectOfSecond(left: readonly Token[], verb: number, layout: Layout): Speaker | undefined {
  const link = left[verb - 1]?.text ?? "";
  const nearer = /^(?:and|but)$/.test(link) ? coordinatedSubject(left.slice(0, verb - 1), layout) : undefined;
  const same = link === "and" ? goingOn(left, verb - 1, layout) : undefined;
  return nearer ?? same ?? openingSubject(left.slice(0, verb), layout);
}

// "Varn phoned the mayor, who said “…” and added": whoever said the first words says these too.
function goingOn(left: readonly Token[], and: number, layout: Layout): Speaker | undefined {
  const verb = speechVerbs(left.slice(0, and)).at(-1) ?? -1;
  const [from, to] = [left[verb]?.end ?? 0, left[and]?.start ?? 0];
  const hasSpoken = verb > 0 && layout.spans.some(({ open, close }) => open >= from && close <= to);
  return hasSpoken ? subjectOf(left, verb, layout) : undefined;
}

// "It has grown since 2011, when Varn dismissed it, saying", "his father wept, but Varn replied by saying", "the Ledger reported that
// Varn spoke again, saying": the clause that "saying" goes on with.
function ownClause(left: readonly Token[]): readonly Token[] {
  return left.slice(left.findLastIndex((_token, at) => opensClause(left, at)) + 1);
}

function opensClause(left: readonly Token[], at: number): boolean {
  const [before, own, next] = [left[at - 1], left[at], left[at + 1]];
  if (/^(?:after|because|before|when|while)$/i.test(own?.text ?? "")) return true;
  if (own?.text === "that" && /^report(?:ed|s)$/i.test(before?.text ?? "")) return true;
  const isSecond = before?.text === "," && /^(?:and|but|while)$/i.test(own?.text ?? "");
  return isSecond && /^(?:DET|NOUN|PRON|PROPN)$/.test(next?.pos ?? "");
}

// "When the judge came in, he stood up and said: “…”": the subject of the clause that "and said" goes on with.
function coordinatedSubject(left: readonly Token[], layout: Layout): Speaker | undefined {
  const comma = left.findLastIndex((token) => token.text === ",");
  const clause = left.slice(comma + 1);
  const subject = clause.length > 1 && comma >= 0 ? openingSubject(clause, layout) : undefined;
  return subject?.kind === "pronoun" ? subject : undefined;
}

/** "Varn hit back at the ministry, calling it “…”": who opens the sentence. */
export function openingSubject(left: readonly Token[], layout: Layout): Speaker | undefined {
  const verb = left.findIndex((token) => token.pos === "VERB" || token.pos === "AUX");
  return verb > 0 ? subjectBefore(left, verb, layout.nameAt, layout.text) : undefined;
}
