import type { Clause, Sentence } from "#domain/ledger.ts";
import { contentWords, leadClause } from "#text/text.ts";
import type { CitedSentence, Ground } from "./ground.ts";

/** Share of a claim clause's content words that a cited clause must hold to be about the same thing. */
const SAME_CLAUSE = 0.34;

/** A clause of the claim and the clause of a cited sentence that it is most like. */
export type ClausePair = {
  readonly row: Sentence;
  readonly own: Clause;
  readonly other: Clause;
  readonly cited: CitedSentence;
};

/** Each clause of the claim with the cited clause it is most like: the same verb first, then the most shared words. */
export function clausePairs({ claim, cited }: Ground): ClausePair[] {
  const clauses = cited.flatMap((one) =>
    one.sentence.clauses.map((clause) => ({
      ...{ clause, one },
      words: wordsOf(one.read.article.text.slice(clause.start, clause.end)),
    })),
  );
  return claim.flatMap((row) =>
    row.clauses.flatMap((own): ClausePair[] => {
      const words = wordsOf(row.text.slice(own.start - row.start, own.end - row.start));
      const scored = clauses.map((each) => ({
        ...each,
        score: share(words, each.words) + (each.clause.verb === own.verb ? 0.5 : 0),
      }));
      const best = scored.reduce<(typeof scored)[number] | null>((a, b) => (a && a.score >= b.score ? a : b), null);
      return best && best.score >= SAME_CLAUSE ? [{ row, own, other: best.clause, cited: best.one }] : [];
    }),
  );
}

/** The cited sentences that the claim is from, or those of its sentences that are asked for; all of them where its words tell of none. */
export function bearersOf(ground: Ground, asked: (row: Sentence) => boolean = () => true): readonly CitedSentence[] {
  const rows = ground.claim.filter(asked);
  if (ground.verbatim) return rows.length > 0 ? [ground.verbatim] : [];
  const pairs = clausePairs(ground);
  if (pairs.length === 0) return ground.cited;
  return [...new Set(pairs.filter(({ row }) => rows.includes(row)).map(({ cited }) => cited))];
}

/** The clause that holds what a claim says: where its own words stand, else the cited clause that its first is most like, else the first. */
export function governingClause(ground: Ground): Clause | null {
  const { verbatim, cited } = ground;
  if (verbatim) return leadClause(verbatim.sentence, verbatim.start, verbatim.end);
  return clausePairs(ground)[0]?.other ?? (cited[0] ? leadClause(cited[0].sentence) : null);
}

function wordsOf(text: string): Set<string> {
  return new Set(contentWords(text));
}

function share(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return a.size === 0 ? 0 : a.intersection(b).size / a.size;
}
