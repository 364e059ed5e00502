import type { Clause } from "#domain/ledger.ts";
import type { Placed } from "../evidence.ts";
import type { Asked } from "../question.ts";

const NOT_DONE = new Set(["planned", "considered", "conditional", "denied"]);
/** How each status reads in the sentence that names the false premise. */
const STATUS_WORDS: Readonly<Record<string, string>> = {
  planned: "planned",
  considered: "under consideration",
  conditional: "conditional",
  denied: "denied",
};

/** Every stored sentence about it says that it is planned, considered, conditional, denied or not done. */
export function notDone(asked: Asked, related: readonly Placed[]): string | null {
  // A question for somebody's words takes nothing for done but the saying, whatever was said of the future.
  if (related.length === 0 || asked.speaker !== null) return null;
  const clauses = related.map((place) => mainClause(place, asked));
  if (clauses.some((clause) => clause === null || isDone(clause))) return null;
  const [first] = clauses;
  return `No stored article says that this happened: what is stored is ${first ? wordsFor(first) : "planned"}.`;
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
  const terms = [...asked.terms.keys()];
  const held = (clause: Clause) => {
    const text = sentence.text.slice(clause.start - sentence.start, clause.end - sentence.start).toLowerCase();
    return terms.filter((term) => text.includes(term.slice(0, 5))).length;
  };
  return sentence.clauses.reduce<Clause | null>(
    (best, clause) => (best && held(best) >= held(clause) ? best : clause),
    null,
  );
}
