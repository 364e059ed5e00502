import type { Clause } from "#domain/ledger.ts";
import { contentWords, sameName } from "#text/text.ts";
import type { Ground, Verbatim } from "./ground.ts";
import type { Finding } from "./rules.ts";
import { strengthensEvent, strengthensSource } from "./strength.ts";

const HEDGE =
  /\b(?:reportedly|allegedly|alleged|purportedly|apparently|suspected|accused of|according to|if|unless|may|might|could|would|possibly|potentially|likely|unlikely|not|never|no|yet to|failed to|denied|plans? to|planned|considering|weighing)\b/i;
/** Share of a claim clause's content words that a cited clause must hold to be about the same thing. */
const SAME_CLAUSE = 0.34;

/** Rule 5: neither axis is stronger in the claim than in the clause of the source that it takes its verb from. */
export function modality(ground: Ground): Finding | null {
  return ground.verbatim ? cutHedge(ground.verbatim, ground) : strengthened(ground);
}

/** Rule 6, first half: the shared verb is negated in both or in neither. */
export function negation(ground: Ground): Finding | null {
  if (ground.verbatim) return null;
  for (const [claim, source] of pairs(ground)) {
    if (claim.negated !== source.negated) {
      return {
        reason: "negation",
        note: `“${claim.verb}” is ${source.negated ? "negated" : "not negated"} in the source`,
      };
    }
  }
  return null;
}

/** A piece of a sentence must not lose the hedge, the condition or the attribution of the clause it is cut from. */
function cutHedge(verbatim: Verbatim, ground: Ground): Finding | null {
  const { sentence, start, end } = verbatim;
  const before = sentence.text.slice(0, start - sentence.start);
  const after = sentence.text.slice(end - sentence.start);
  const touching = sentence.clauses.filter((clause) => clause.end > start && clause.start < end);
  const left = before.slice(Math.max(0, Math.min(...touching.map((clause) => clause.start), start) - sentence.start));
  const right = after.slice(0, Math.max(0, Math.max(...touching.map((clause) => clause.end), end) - end));
  const lost = HEDGE.exec(left)?.[0] ?? HEDGE.exec(right)?.[0];
  if (lost && !isAttributionKept(lost, ground))
    return { reason: "modality", note: `“${lost}” stands in the source's clause and was cut` };
  if (/(?:^|[,;] )(?:if|unless)\b/i.test(before) && !/[.;]/.test(before))
    return { reason: "modality", note: "the condition was cut" };
  return attributionCut(verbatim, ground);
}

function isAttributionKept(lost: string, { draft }: Ground): boolean {
  return /according to/i.test(lost) && draft.attribution !== null;
}

/** An attribution that the piece leaves out must be printed as the claim's source label. */
function attributionCut({ sentence, start, end }: Verbatim, { draft }: Ground): Finding | null {
  const source = sentence.attribution?.source;
  if (!sentence.attribution || (start === sentence.start && end >= sentence.end - 1)) return null;
  const kept = sentence.text.slice(start - sentence.start, end - sentence.start);
  if (kept.toLowerCase().includes(sentence.attribution.cue) || (source && kept.includes(source))) return null;
  const labelled =
    draft.attribution !== null &&
    [source ?? "", ...sentence.origins].some((name) => name && sameName(name, draft.attribution ?? ""));
  return labelled ? null : { reason: "modality", note: `“${sentence.attribution.cue}” was cut` };
}

function strengthened(ground: Ground): Finding | null {
  for (const [claim, source] of pairs(ground)) {
    if (strengthensEvent(claim.event, source.event))
      return { reason: "modality", note: `${source.event} in the source, ${claim.event} in the claim` };
    const labelled = source.source === "attributed" && ground.draft.attribution !== null;
    if (strengthensSource(claim.source, source.source) && !labelled) {
      return { reason: "modality", note: `${source.source} in the source, ${claim.source} in the claim` };
    }
  }
  return null;
}

/** Each clause of the claim with the cited clause it is most like: the same verb first, then the most shared words. */
function pairs({ claim, cited }: Ground): [Clause, Clause][] {
  const clauses = cited.flatMap(({ read, sentence }) =>
    sentence.clauses.map((clause) => ({ clause, words: wordsOf(read.article.text.slice(clause.start, clause.end)) })),
  );
  return claim.flatMap((row) =>
    row.clauses.flatMap((own): [Clause, Clause][] => {
      const words = wordsOf(row.text.slice(own.start - row.start, own.end - row.start));
      const scored = clauses.map((one) => ({
        ...one,
        score: share(words, one.words) + (one.clause.verb === own.verb ? 0.5 : 0),
      }));
      const best = scored.reduce<(typeof scored)[number] | null>((a, b) => (a && a.score >= b.score ? a : b), null);
      return best && best.score >= SAME_CLAUSE ? [[own, best.clause]] : [];
    }),
  );
}

function wordsOf(text: string): Set<string> {
  return new Set(contentWords(text));
}

function share(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return a.size === 0 ? 0 : a.intersection(b).size / a.size;
}
