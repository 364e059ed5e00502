import type { BriefedActor, Briefing, Claim, Development, Reason, Source } from "#domain/briefing.ts";
import { courseSection, coverageSection } from "./charts.ts";
import { usableUrl } from "./clean.ts";
import { marksOf, type Row, type Section, section } from "./layout.ts";
import { statusOf } from "./status.ts";
import { unreadSection } from "./unread.ts";
import { countedOf, day, labelOf, markOf, whenOf, wordsOf } from "./words.ts";

/** Claims as rows: number, status word, words, source label. */
export function claimRows(claims: readonly (Claim & Partial<Development>)[], sources: readonly Source[]): Row[] {
  return claims.map((claim, index) => ({
    lead: [String(index + 1), statusOf(claim)],
    body: wordsOf(claim),
    tail: markOf(claim) + labelOf(claim, sources),
    marks: marksOf(claim.citations, sources),
  }));
}

function figures({ figures, sources }: Briefing): Section | null {
  const rows = figures.map((figure) => ({
    lead: [figure.text],
    body: [
      countedOf(figure),
      figure.saidBy && `said by ${figure.saidBy}`,
      figure.previous && `before: ${figure.previous}`,
    ]
      .filter(Boolean)
      .join(" · "),
    tail: whenOf(figure, sources),
    marks: marksOf(figure.citations, sources),
  }));
  return section("Key figures", rows);
}

function actorRow(actor: BriefedActor, briefing: Briefing): Row {
  const [statement] = actor.statements;
  const told = [...(statement?.citations ?? actor.citations), ...(actor.role?.citations ?? [])];
  const quoted = briefing.quotations.some((quotation) => quotation.speaker === actor.name) ? "statement below" : "";
  return {
    lead: [actor.name, actor.role?.text ?? ""],
    body: statement === undefined ? quoted : wordsOf(statement),
    tail: "",
    marks: marksOf(told, briefing.sources),
  };
}

function actors(briefing: Briefing): Section | null {
  return section(
    "Key actors",
    briefing.actors.map((actor) => actorRow(actor, briefing)),
  );
}

function quotations({ quotations, sources }: Briefing): Section | null {
  const rows = quotations.map((quotation) => ({
    lead: [quotation.speaker ?? "speaker unclear"],
    body: quotation.marked ? `“${quotation.text}”` : quotation.text,
    tail: "",
    marks: marksOf(quotation.citations, sources),
  }));
  const unmarked = quotations.some((quotation) => !quotation.marked);
  const note = "words that the article gives without quotation marks stand without them here too";
  return section("Who said what", rows, unmarked ? note : null);
}

function changes({ changes, sources }: Briefing): Section | null {
  const rows = changes.map((change) => ({
    lead: [change.kind.toUpperCase()],
    body: change.was === null ? change.text : `was: ${change.was.text} → now: ${change.text}`,
    tail: "",
    marks: marksOf([...(change.was?.citations ?? []), ...change.citations], sources),
  }));
  return section("What changed", rows);
}

function disputes({ disputes, sources }: Briefing): Section | null {
  const rows = disputes.flatMap((dispute) => [
    { lead: [], body: dispute.point, tail: "", marks: [] },
    ...dispute.sides.map((side) => ({
      lead: ["–"],
      body: side.text,
      tail: "",
      marks: marksOf(side.citations, sources),
    })),
  ]);
  return section("Sources differ", rows);
}

function timeline({ timeline, sources }: Briefing): Section | null {
  const rows = timeline.map(({ date, precision, claim }) => ({
    lead: [day(date.slice(0, { year: 4, month: 7, day: 10 }[precision])), statusOf(claim)],
    body: wordsOf(claim),
    tail: "",
    marks: marksOf(claim.citations, sources),
  }));
  return section("Timeline", rows);
}

function gaps({ gaps }: Briefing): Section | null {
  const rows = gaps.map(({ question, text }) => ({
    lead: [`${question.charAt(0).toUpperCase()}${question.slice(1)}?`],
    body: text,
    tail: "",
    marks: [],
  }));
  return section("Gaps", rows);
}

/** A source in one line: title, outlet, dates, link, reliability; what is unknown is said to be. */
function sourceLine(source: Source): string {
  const url = usableUrl(source.url);
  const reliability = `reliability ${source.reliability}${source.reliability === "F" ? " (cannot be judged)" : ""}`;
  return sourceFacts(source, [source.title ?? "untitled"], [...(url === null ? [] : [url]), reliability]);
}

/** The facts of a source between those that a surface sets by itself: outlet, author, dates, copies, labels, and a link that is missing. */
export function sourceFacts(source: Source, before: readonly string[], after: readonly string[]): string {
  const published = source.publishedAt === null ? "undated" : day(source.publishedAt);
  const filed = day(source.retrievedAt);
  return [
    ...before,
    source.outlet ?? "outlet unknown",
    source.byline === source.outlet ? null : source.byline,
    published,
    filed === published ? null : `filed ${filed}`,
    source.url === null ? "no link stored" : null,
    source.url !== null && usableUrl(source.url) === null ? "the stored link cannot be printed safely" : null,
    ...after,
    source.copies.length > 0 ? `also in ${source.copies.length} more, nearly word for word` : null,
    ...source.labels,
  ]
    .filter((part) => part !== null && part !== "")
    .join(" · ");
}

/** The sources as a section, numbered as the marks are. */
export function sourcesSection(sources: readonly Source[]): Section | null {
  const rows = sources.map((source) => ({ lead: [`[${source.n}]`], body: sourceLine(source), tail: "", marks: [] }));
  return section("Sources", rows);
}

const REASONS: Readonly<Record<Reason, string>> = {
  "no-evidence": "cites nothing stored",
  figure: "a figure does not match its source",
  name: "a name is not in its source",
  quotation: "quoted words are not the source's",
  speaker: "the speaker is not the source's",
  modality: "says more than its source (a plan told as an act, a hedge lost)",
  negation: "affirms what its source denies, or the reverse",
  roles: "who did what to whom is swapped",
  coverage: "too few of its words stand in the source",
  origins: "claims more independent origins than there are",
  date: "a date does not match its source",
  opener: "opens with a word that points to something unsaid",
  opinion: "is an opinion or a characterisation",
  error: "its check failed",
};

/** What a refusal of the gate means, in words. */
export function reasonWords(reason: Reason): string {
  return REASONS[reason];
}

/** "3 sentences withheld: is an opinion or a characterisation (2), its check failed (1)", for who did not read the briefing; empty when none was. */
export function withheldWords({ withheld }: Pick<Briefing, "withheld">): string {
  if (withheld.length === 0) return "";
  const reasons = Object.values(Object.groupBy(withheld, (each) => each.reason));
  const said = reasons.flatMap((each) => (each[0] ? `${reasonWords(each[0].reason)} (${each.length})` : []));
  return `${withheld.length} ${withheld.length === 1 ? "sentence" : "sentences"} withheld: ${said.join(", ")}`;
}

/** "2 sentences withheld: opinion 1, date 1"; empty when nothing was. */
export function withheldLine({ withheld }: Briefing): string {
  if (withheld.length === 0) return "";
  const reasons = Object.entries(Object.groupBy(withheld, (each) => each.reason));
  const said = reasons.map(([reason, each]) => `${reason} ${each.length}`).join(", ");
  return `${withheld.length} ${withheld.length === 1 ? "sentence" : "sentences"} withheld: ${said}`;
}

function withheld({ withheld }: Briefing): Section | null {
  const reasons = Object.groupBy(withheld, (each) => each.reason);
  const rows = Object.values(reasons).map((each) => ({
    lead: [String(each.length)],
    body: each[0] === undefined ? "" : reasonWords(each[0].reason),
    tail: "",
    marks: [],
  }));
  return section("Withheld", rows, "sentences that did not pass the gate are not shown; why:");
}

const SECTIONS = [
  figures,
  courseSection,
  actors,
  quotations,
  changes,
  disputes,
  timeline,
  gaps,
  unreadSection,
  coverageSection,
  withheld,
];

/** Every section that has content, in reading order; the sources stand last. */
export function sectionsOf(briefing: Briefing): Section[] {
  const all = [...SECTIONS.map((make) => make(briefing)), sourcesSection(briefing.sources)];
  return all.filter((each) => each !== null);
}
