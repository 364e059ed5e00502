import type { Name } from "#domain/ledger.ts";
import type { CitedSentence } from "./ground.ts";
import { mayBe } from "./name-forms.ts";

/** What any company may be called, whatever its name says of it. */
const COMPANY = /\b[Tt]he (?:company|firm|operator|airline|carrier|manufacturer|maker|developer|contractor|utility)\b/;
/** Bodies that nobody calls a company. */
const NO_COMPANY =
  /\b(?:agency|army|association|authority|board|bureau|church|club|college|commission|committee|congress|council|court|department|federation|force|forces|foundation|government|hospital|house|institute|league|ministry|museum|nations|navy|office|organi[sz]ation|parliament|party|police|school|senate|service|society|trust|union|university)$/i;
/** What a body is called by the head of its own name: "the bank", "the institute". */
const BODY =
  /\b[Tt]he (agency|association|authority|bank|commission|committee|council|court|foundation|institute|league|party|university)\b/g;

/**
 * "Norvania Hydro" where a cited sentence says "the company", "Norvania Bank" where it says "the bank", and up to there its article names
 * one body alone that may be called so, its outlet and its sources aside; a person where it says "the 26-year-old".
 */
export function isMeantBy(name: Name, cited: readonly CitedSentence[]): boolean {
  return cited.some((one) => {
    if ((name.kind === "person" || name.kind === "unknown") && isPersonMeant(name, one)) return true;
    if (name.kind === "person") return false;
    const named = bodiesBefore(one);
    if (COMPANY.test(one.sentence.text) && isOnly(name, named.filter(isCompany))) return true;
    const heads = [...one.sentence.text.matchAll(BODY)].map(([, head = ""]) => head);
    return heads.some((head) =>
      isOnly(
        name,
        named.filter(({ canonical }) => bearsHead(canonical, head)),
      ),
    );
  });
}

/** "The 26-year-old" is the person of the sentence before, where that names only one. */
const AGED = /^The \d{1,2}-year-old(?! \p{L}+(?:er|or|ent|man|ist)\b)/u;

function isPersonMeant(name: Name, { read, sentence }: CitedSentence): boolean {
  if (!AGED.test(sentence.text)) return false;
  const before = read.ledger.sentences.findLast((one) => one.n < sentence.n && one.names.some(isPerson));
  return before !== undefined && isOnly(name, before.names.filter(isPerson));
}

const isPerson = ({ kind }: Name) => kind === "person";

function bodiesBefore({ read, sentence }: CitedSentence): Name[] {
  const before = read.ledger.sentences.filter(({ n }) => n < sentence.n);
  const sources = [...before, sentence].flatMap(({ origins }) => origins).concat(read.article.outlet ?? []);
  return before
    .flatMap(({ names }) => names)
    .filter(({ kind, canonical }) => kind === "organisation" && !sources.includes(canonical));
}

function isCompany({ canonical }: Name): boolean {
  return !NO_COMPANY.test(canonical);
}

function bearsHead(canonical: string, head: string): boolean {
  return canonical.toLowerCase().split(" ").includes(head);
}

function isOnly(name: Name, bodies: readonly Name[]): boolean {
  return bodies.length > 0 && bodies.every((other) => mayBe(name, other));
}
