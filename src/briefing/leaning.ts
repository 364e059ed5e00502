import type { Claim } from "#domain/briefing.ts";
import type { Read } from "#domain/ports.ts";
import { contentWords } from "#text/text.ts";
import { placeOf } from "./charges.ts";
import type { Placed } from "./evidence.ts";
import type { Topic } from "./topic.ts";

/* What a reader understands only below the sentence that stands before it in its article. */

const PAPER =
  "(?:announcement|bill|complaint|decision|document|email|filing|finding|lawsuit|letter|measure|memo|message|move|order|poll|post|proposal|report|result|ruling|statement|study|survey|video)s?";
/** "The report said", "the new poll shows": which, the sentence before says; "the poll by the institute" says so itself. */
const WHICH_PAPER = new RegExp(
  `^the (?:(?:latest|new|same) )?${PAPER}(?!\\p{L}|-|['’]s|,? (?:about|against|at|by|commissioned|conducted|filed|for|from|in|into|issued|of|on|posted|published|released|signed|that|to|which)\\b)`,
  "iu",
);
/** "The country's growing space programme": of which one. */
const WHOSE =
  /^the (?:agency|airline|airport|bank|carmaker|automaker|church|city|club|company|country|county|firm|group|island|maker|nation|party|province|region|school|state|team|town|university)['’]s\b/i;
/** "Development will occur in three phases": of what. */
const OF_WHAT =
  /^(?:construction|deliberations|deliveries|development|enforcement|negotiations|production|repairs|sentencing|talks|testimony|testing|voting|work) (?:are|began|begins|could|has|have|is|may|resumed|started|was|were|will|would)\b/i;
/** "The agency is to consider its approval": of what is to be approved, no word stands here. */
const ITS_APPROVAL =
  /^[^,;]{2,80} (?:approv|back|ban|consider|decid|discuss|grant|oppos|reject|review|rul|seek|support|weigh)\p{L}*(?: on)? its (?:adoption|approval|ban|launch|passage|release|safety|sale|use)s?\b/iu;
const SAYS =
  "(?:added|argued|claimed|confirmed|explained|insisted|noted|recalled|said|says|stated|testified|told|warned|wrote)";
/** "But Varn said", "Varn told reporters": a surname alone. */
const SURNAME = new RegExp(`(?<!\\p{Lu}[\\p{L}.’'-]* )\\b(?<name>\\p{Lu}[\\p{L}’'-]+) ${SAYS}\\b`, "u");

/** What is printed above a claim. */
type Above = readonly Pick<Claim, "text" | "citations">[];

/** Whether a claim leans on what is not printed above it. */
export type Leans = (claim: Claim, above: Above) => boolean;

/**
 * Finds whether a claim, given those printed above it, leans on a sentence that is not among them. Only what stands in its source to the
 * letter can: words of a model's own are judged by the gate.
 */
export function leaningIn(reads: readonly Read[], topic: Topic): Leans {
  const titles = reads.map(({ article }) => article.title ?? "").join("\n");
  return (claim, above) => {
    const place = placeOf(claim.citations[0], reads);
    if (!place?.sentence.text.includes(claim.text.slice(1).replace(/\.$/, ""))) return false;
    return (
      isUnintroduced(claim.text, place, `${titles}\n${above.map(({ text }) => text).join("\n")}`) ||
      leansBack(claim.text, place, { above, topic })
    );
  };
}

function leansBack(text: string, place: Placed, { above, topic }: { above: Above; topic: Topic }): boolean {
  const opening = WHICH_PAPER.exec(text) ?? WHOSE.exec(text) ?? OF_WHAT.exec(text);
  if (opening === null && !ITS_APPROVAL.test(text)) return false;
  if (opening && isOfTopic(opening[0], place.read, topic)) return false;
  const { ledger, article } = place.read;
  const before = ledger.sentences.findLast(
    ({ n, flags }) => n < place.sentence.n && !flags.includes("boilerplate") && !flags.includes("heading"),
  );
  const isPrinted = ({ citations }: Above[number]) =>
    citations.some(
      (one) =>
        one.articleId === article.id && before !== undefined && before.start <= one.start && one.start < before.end,
    );
  return before !== undefined && !above.some(isPrinted);
}

/** Of the topic's own noun a reader knows which is meant. */
function isOfTopic(opening: string, read: Read, topic: Topic): boolean {
  return contentWords(opening).length > 0 && topic.sentence(read, opening) > topic.sentence(read, "");
}

/** Whether somebody speaks by a surname alone whom the article gives a first name, and who stands neither in a title nor above. */
function isUnintroduced(text: string, { read }: Placed, known: string): boolean {
  const name = SURNAME.exec(text)?.groups?.name;
  if (name === undefined || known.includes(name)) return false;
  return read.ledger.actors.some(
    (actor) => actor.kind === "person" && actor.name !== name && actor.name.endsWith(` ${name}`),
  );
}
