import { z } from "zod";
import type { Article } from "#domain/article.ts";
import type { Reason } from "#domain/briefing.ts";
import type { Sentence } from "#domain/ledger.ts";
import type { Read } from "#domain/ports.ts";
import { leadClause, readArticle, readClaim } from "#text/text.ts";
import { isReadable } from "./evidence.ts";
import { bearing } from "./gate/bearing.ts";
import { groundOf } from "./gate/ground.ts";
import { type Finding, RULES } from "./gate/rules.ts";

/** A claim to check against texts. */
export const CheckLine = z.object({
  id: z.union([z.string(), z.number()]),
  claim: z.string(),
  evidence: z.array(z.object({ text: z.string(), outlet: z.string().optional() })),
});
export type CheckLine = z.infer<typeof CheckLine>;

/** What came of it: `contradicted` when a value, polarity or event of the evidence conflicts, else `unsupported`. */
export type Checked = {
  readonly id: string | number;
  readonly verdict: "supported" | "unsupported" | "contradicted";
  readonly reasons: readonly { readonly check: Reason; readonly note: string }[];
};

/** Rules that a claim from outside need not obey: it may open as it likes and tell what happened in verbs of its own. */
const NOT_ASKED = new Set([
  "opens with what can be understood",
  "a fact, not an opinion",
  "what happened is told in the source's verbs",
  "what happened when stays so",
  "nothing is spoken of that the source does not speak of",
]);

/** Checks a claim, sentence by sentence, against the evidence given. Pure; a check that throws leaves it unsupported. */
export function check(line: CheckLine): Checked {
  try {
    const reads = line.evidence.map(readOf);
    const sentences = readClaim(joined(line.claim));
    if (sentences.length === 0) return unsupported(line, { check: "no-evidence", note: "the claim says nothing" });
    // Every rule lays word beside word: a "sentence" of 20,000 words would be laid so for hours.
    if (!sentences.every(isReadable)) return unsupported(line, { check: "no-evidence", note: TOO_LONG });
    const findings = sentences.flatMap((sentence) => findingsOn(sentence, reads));
    const reasons = findings.map(({ reason, note }) => ({ check: reason, note }));
    if (findings.length === 0) return { id: line.id, verdict: "supported", reasons };
    return { id: line.id, verdict: findings.some((one) => one.conflict) ? "contradicted" : "unsupported", reasons };
  } catch {
    return unsupported(line, { check: "error", note: "the check failed" });
  }
}

const TOO_LONG = "a sentence of the claim is longer than any of news: cut it";

function unsupported({ id }: CheckLine, reason: Checked["reasons"][number]): Checked {
  return { id, verdict: "unsupported", reasons: [reason] };
}

/** Texts cut into tokens and put together again ("$ 1, 056") are read as they were written. */
function joined(text: string): string {
  return text
    .replace(/(?<=[$£€]) (?=\d)/g, "")
    .replace(/(?<=\d), (?=\d{3}\b)/g, ",")
    .replace(/(?<=\d)\. (?=\d)/g, ".")
    .replace(
      /(?<=\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten)) - (?=(?:year|month|week|day|hour|minute|foot|mile|time)\b)/gi,
      "-",
    )
    .replace(/(?<=-(?:year|month|week|day|hour|minute|foot|mile)) - (?=\p{Ll})/gu, "-")
    .replace(/(?<=\b(?:al|el|co|ex|anti|pre|post|mid|non|half|self)) - (?=\p{L})/giu, "-");
}

function readOf({ text: given, outlet }: CheckLine["evidence"][number], i: number): Read {
  const text = joined(given);
  const ledger = readArticle({ text, language: "en", outlet });
  const id = `evidence-${i}`;
  const article: Article = {
    ...{
      id,
      url: null,
      title: null,
      outlet: outlet ?? null,
      byline: null,
      publishedAt: null,
      retrievedAt: "",
      language: "en",
    },
    ...{ text, hash: "", revises: null, revisedBy: null, sample: false, labels: [] },
  };
  return { article, ledger };
}

/** What each rule finds in one sentence of a claim, laid beside the sentences of the evidence that bear most of it. */
function findingsOn(sentence: Sentence, reads: readonly Read[]): Finding[] {
  const all = reads.flatMap((read) => read.ledger.sentences.filter(isReadable).map((one) => ({ read, sentence: one })));
  const cited = bearing(sentence.text, all);
  const lead = leadClause(sentence);
  const draft = {
    text: sentence.text,
    event: lead?.event ?? "happened",
    source: lead?.source ?? "asserted",
    attribution: null,
    cites: cited.map(({ read, sentence: one }) => ({ articleId: read.article.id, n: one.n })),
    storyId: null,
  } as const;
  const around = all.filter((one) => !cited.some((other) => other.sentence === one.sentence));
  const ground = groundOf(draft, new Map(reads.map((read) => [read.article.id, read])), around);
  return RULES.filter((rule) => !NOT_ASKED.has(rule.name)).flatMap((rule) => rule.check(ground) ?? []);
}
