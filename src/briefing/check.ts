import { z } from "zod";
import type { Article } from "#domain/article.ts";
import type { Reason } from "#domain/briefing.ts";
import type { Clause, Figure, Sentence } from "#domain/ledger.ts";
import type { Read } from "#domain/ports.ts";
import { contentWords, readArticle, readClaim, sameFigure } from "#text/text.ts";
import { type CitedSentence, groundOf } from "./gate/ground.ts";
import { type Finding, RULES } from "./gate/rules.ts";
import { strengthensEvent } from "./gate/strength.ts";

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

/** Rules that a claim from outside need not obey: it carries no source label and may open as it likes. */
const NOT_ASKED = new Set(["opens with what can be understood", "a fact, not an opinion"]);
/** Sentences of the evidence that one sentence of a claim may draw on. */
const MOST_CITED = 3;
/** Share of shared words at which two sentences are about the same thing, so that a difference is a conflict. */
const SAME_MATTER = 0.5;

/** Checks a claim, sentence by sentence, against the evidence given. Pure; a check that throws leaves it unsupported. */
export function check(line: CheckLine): Checked {
  try {
    const reads = line.evidence.map(readOf);
    const findings = readClaim(line.claim).flatMap((sentence) => findingsOn(sentence, reads));
    const reasons = findings.map(({ reason, note }) => ({ check: reason, note }));
    if (findings.length === 0) return { id: line.id, verdict: "supported", reasons };
    return { id: line.id, verdict: findings.some((one) => one.conflict) ? "contradicted" : "unsupported", reasons };
  } catch {
    return { id: line.id, verdict: "unsupported", reasons: [{ check: "error", note: "the check failed" }] };
  }
}

function readOf({ text, outlet }: CheckLine["evidence"][number], i: number): Read {
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

type Conflicting = Finding & { readonly conflict: boolean };

function findingsOn(sentence: Sentence, reads: readonly Read[]): Conflicting[] {
  const cited = mostAlike(sentence, reads);
  const draft = {
    text: sentence.text,
    event: sentence.clauses[0]?.event ?? "happened",
    source: sentence.clauses[0]?.source ?? "asserted",
    attribution: null,
    cites: cited.map(({ read, sentence: one }) => ({ articleId: read.article.id, n: one.n })),
    storyId: null,
  } as const;
  const ground = groundOf(draft, new Map(reads.map((read) => [read.article.id, read])));
  const findings = RULES.filter((rule) => !NOT_ASKED.has(rule.name)).flatMap((rule) => rule.check(ground) ?? []);
  return findings.map((finding) => ({ ...finding, conflict: conflicts(finding, sentence, cited) }));
}

function mostAlike(sentence: Sentence, reads: readonly Read[]): CitedSentence[] {
  const words = new Set(contentWords(sentence.text));
  const scored = reads.flatMap((read) =>
    read.ledger.sentences.map((one) => ({ read, sentence: one, score: shared(words, one.text) })),
  );
  const ranked = scored.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
  const best = ranked[0]?.score ?? 0;
  return ranked.slice(0, MOST_CITED).filter(({ score }) => score >= 0.4 * best);
}

function shared(words: ReadonlySet<string>, text: string): number {
  return words.size === 0 ? 0 : words.intersection(new Set(contentWords(text))).size / words.size;
}

/** A finding is a conflict when the evidence speaks of the same matter and says otherwise. */
function conflicts({ reason }: Finding, sentence: Sentence, cited: readonly CitedSentence[]): boolean {
  const [best] = cited;
  if (!best || shared(new Set(contentWords(sentence.text)), best.sentence.text) < SAME_MATTER) return false;
  if (reason === "negation" || reason === "roles") return true;
  if (reason === "figure")
    return sentence.figures.some((own) => best.sentence.figures.some((other) => rival(own, other)));
  return (
    reason === "modality" && sentence.clauses.some((own) => best.sentence.clauses.some((other) => differs(own, other)))
  );
}

function rival(a: Figure, b: Figure): boolean {
  const words = new Set(contentWords(b.object ?? ""));
  const sameThing =
    a.unit === b.unit &&
    a.currency === b.currency &&
    (a.currency !== null || contentWords(a.object ?? "").some((word) => words.has(word)));
  return sameThing && !sameFigure(a, b);
}

function differs(own: Clause, other: Clause): boolean {
  return own.verb === other.verb && strengthensEvent(own.event, other.event);
}
