import type { Briefing, Change, Claim, Development } from "#domain/briefing.ts";
import type { Correction, Digest, DigestTopic } from "#domain/digest.ts";
import { marksOf, type Row } from "./layout.ts";
import { statusOf } from "./status.ts";
import { count, day, engineLine, headlineOf, labelOf, wordsOf } from "./words.ts";

/** Rows a topic shows at most; the thread and the terminal's briefing hold the rest. */
const MOST_ROWS = 8;

/** A topic set for any surface: its heading, its rows and one line under them. `briefing` is what they cite. */
export type TopicPart = {
  readonly heading: string;
  readonly rows: readonly Row[];
  readonly note: string;
  readonly briefing: Briefing | null;
};

/** A moment as a reader in a zone writes it: "2 Jun 2026, 09:00". */
export function moment(iso: string, zone: string): string {
  const parts = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" } as const;
  const shown = new Intl.DateTimeFormat("en-CA", { timeZone: zone, hourCycle: "h23", ...parts }).formatToParts(
    new Date(iso),
  );
  const of = (type: string) => shown.find((part) => part.type === type)?.value ?? "";
  return `${day(`${of("year")}-${of("month")}-${of("day")}`)}, ${of("hour")}:${of("minute")}`;
}

const CAUSES: Readonly<Record<Digest["cause"], string>> = {
  schedule: "Digest",
  asked: "Digest, asked for",
  alert: "New development",
  spike: "Many more articles than usual",
};

/** "Digest · 2 Jun 2026 · Velmar, Aid". */
export function digestTitle({ cause, date, topics }: Digest): string {
  return [CAUSES[cause], day(date), topics.map((topic) => topic.watch).join(", ")].join(" · ");
}

/** What must be said beside the topics: digests that were missed, feeds that fail. */
export function digestNotes({ missed, feedsDown }: Digest): string[] {
  return [
    missed > 0
      ? `${missed === 1 ? "1 earlier digest was" : `${missed} earlier digests were`} missed; this one makes up for it`
      : "",
    feedsDown.length > 0 ? `feeds failing: ${feedsDown.join(", ")}` : "",
  ].filter((note) => note !== "");
}

/** The one line of a digest with nothing to tell, or null when there is something. */
export function quietLine(digest: Digest): string | null {
  if (digest.topics.some(({ kind }) => kind === "news")) return null;
  const said = digest.topics.map((topic) => wordsFor(topic, digest)).join(" ");
  return [said.replace(/\.$/, ""), ...digestNotes(digest)].join(" · ");
}

/** What a topic without news says, as a sentence. */
function wordsFor(topic: DigestTopic, digest: Digest): string {
  const { zone } = digest;
  const since = topic.since === null ? "" : ` since ${moment(topic.since, zone)}`;
  switch (topic.kind) {
    case "news":
      return "";
    case "quiet":
      return `${topic.watch}: nothing new${since}, ${count(topic.articles, "new article")} looked at${foreign(topic.unread)}${left(topic.below)}.`;
    case "failed":
      return `${topic.watch}: this digest could not be made. ${topic.advice}`;
    case "blind":
      return `${topic.watch}: cannot be judged${since}: ${blindWords(digest)}.`;
  }
}

// Where no feed is followed none can be broken: articles come in by hand, and nobody has filed any.
function blindWords({ lastArticle, zone, feeds }: Digest): string {
  const last = lastArticle === null ? "yet" : `since ${moment(lastArticle, zone)}`;
  if (feeds === 0) return `no feed is followed, and nothing was filed ${last}`;
  const came = lastArticle === null ? "no article has come in yet" : `nothing has come in ${last}`;
  return `${came}; that may be a broken feed and not a quiet day`;
}

function foreign(unread = 0): string {
  return unread === 0 ? "" : `, ${unread} of them not in English, which is all that is read here`;
}

function left(below: number): string {
  return below === 0 ? "" : `, ${count(below, "development")} left out for having too few origins`;
}

/** Why a statement no longer stands when nothing took its place. */
export function goneWords({ sources }: Pick<Correction, "sources">): string {
  const isWithdrawn = sources.length > 0 && sources.every(({ labels }) => labels.includes("withdrawn"));
  return isWithdrawn ? "its publisher has withdrawn the article" : "its source no longer says this";
}

/** Every topic, in order; one without news is its heading's one line. */
export function topicParts(digest: Digest): TopicPart[] {
  return digest.topics.map((topic) => (topic.kind === "news" ? newsPart(topic, digest) : silentPart(topic, digest)));
}

function silentPart(topic: DigestTopic, digest: Digest): TopicPart {
  return { heading: wordsFor(topic, digest), rows: [], note: "", briefing: null };
}

function newsPart(topic: DigestTopic & { kind: "news" }, { zone }: Digest): TopicPart {
  const { watch, since, briefing, below } = topic;
  const rows = briefing.changes.length > 0 ? changeRows(briefing) : firstRows(briefing);
  const more = rows.length - MOST_ROWS;
  return {
    heading: since === null ? watch : `${watch} · what changed since ${moment(since, zone)}`,
    rows: rows.slice(0, MOST_ROWS),
    note: [more > 0 ? `and ${more} more` : "", left(below).replace(/^, /, ""), engineLine(briefing)]
      .filter(Boolean)
      .join(" · "),
    briefing,
  };
}

type Told = Claim & Partial<Development>;

function toldIn(briefing: Briefing): Told[] {
  return [headlineOf(briefing), ...briefing.bottomLine, ...briefing.developments];
}

function changeRows(briefing: Briefing): Row[] {
  return briefing.changes.map((change) => changeRow(change, briefing));
}

/** NEW or UPDATED, then the claim's own status where it has one: a plan that is new is still a plan. */
function changeRow(change: Change, briefing: Briefing): Row {
  const claim = toldIn(briefing).find((one) => one.id === change.claimId);
  const text = claim === undefined ? change.text : wordsOf(claim);
  const words = change.kind === "dropped" ? "no longer stated by its source" : text;
  return {
    lead: [change.kind.toUpperCase(), claim === undefined ? "" : statusOf(claim)],
    body: change.was === null ? words : `${words} (was: ${change.was.text.replace(/\.$/, "")})`,
    tail: claim === undefined ? "" : labelOf(claim, briefing.sources),
    marks: marksOf([...change.citations, ...(change.was?.citations ?? [])], briefing.sources),
  };
}

/** A first digest has nothing to compare with: headline and developments as they stand. */
function firstRows(briefing: Briefing): Row[] {
  const told = [headlineOf(briefing), ...briefing.developments];
  return told.map((claim) => ({
    lead: ["NEW", statusOf(claim)],
    body: wordsOf(claim),
    tail: labelOf(claim, briefing.sources),
    marks: marksOf(claim.citations, briefing.sources),
  }));
}
