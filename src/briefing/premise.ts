import type { Clause } from "#domain/ledger.ts";
import type { Placed } from "./evidence.ts";
import type { Asked } from "./question.ts";

/** Questions that take for granted that something happened. */
const PRESUPPOSES =
  /^\s*(?:when|why|how|where|who)\b.*\b(?:did|was|were|has|have|had)\b|^\s*who\s+\p{L}+ed\b|\bhow many\b.*\b(?:did|were|was|have been)\b/iu;
const NOT_DONE = new Set(["planned", "considered", "conditional", "denied"]);
/** How each status reads in the sentence that names the false premise. */
const STATUS_WORDS: Readonly<Record<string, string>> = {
  planned: "planned",
  considered: "under consideration",
  conditional: "conditional",
  denied: "denied",
};

/**
 * Names what a question takes for granted and nothing stored states: every stored sentence about it says it is planned, considered,
 * conditional or denied. Null when the question presupposes nothing, or when something stored says that it happened.
 */
export function premiseOf(asked: Asked, related: readonly Placed[]): string | null {
  if (!PRESUPPOSES.test(asked.text) || related.length === 0) return null;
  const clauses = related.map((place) => mainClause(place, asked));
  if (clauses.some((clause) => clause === null || isDone(clause))) return null;
  const [first] = clauses;
  const status = first ? wordsFor(first) : "planned";
  return `No stored article says that this happened: what is stored is ${status}.`;
}

function isDone(clause: Clause): boolean {
  return !NOT_DONE.has(clause.event) && !clause.negated;
}

function wordsFor(clause: Clause): string {
  const status =
    clause.negated && !NOT_DONE.has(clause.event) ? "not done" : (STATUS_WORDS[clause.event] ?? clause.event);
  return clause.source === "reported" || clause.source === "alleged" ? `${clause.source} as ${status}` : status;
}

/** The clause that holds most of the question's words. */
function mainClause({ sentence }: Placed, asked: Asked): Clause | null {
  const held = (clause: Clause) => {
    const text = sentence.text.slice(clause.start - sentence.start, clause.end - sentence.start).toLowerCase();
    return asked.terms.filter((term) => text.includes(term.slice(0, 5))).length;
  };
  return sentence.clauses.reduce<Clause | null>(
    (best, clause) => (best && held(best) >= held(clause) ? best : clause),
    null,
  );
}
