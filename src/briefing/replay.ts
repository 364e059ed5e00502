import type { Viewer } from "#domain/article.ts";
import type { Briefing, Change, Citation, Withheld } from "#domain/briefing.ts";
import type { Archive, Read } from "#domain/ports.ts";
import { citationsIn } from "./citations.ts";
import type { Withdrawn } from "./compare.ts";
import { reverify } from "./reverify.ts";
import type { Evidence } from "./verify.ts";

export type Replayed = { readonly briefing: Briefing; readonly changes: Change[]; readonly withheld: Withheld[] };

/** Tells which citations of a briefing the newest revision of their article no longer holds. */
export async function withdrawnFrom(briefing: Briefing, viewer: Viewer, archive: Archive): Promise<Withdrawn> {
  const newest = new Map<string, Read | null>();
  for (const id of new Set(citationsIn(briefing).map((one) => one.articleId))) {
    newest.set(id, await newestRevision(id, viewer, archive));
  }
  return (citation: Citation) => {
    const read = newest.get(citation.articleId);
    return read !== undefined && !read?.article.text.includes(citation.quote);
  };
}

async function newestRevision(id: string, viewer: Viewer, archive: Archive): Promise<Read | null> {
  let [read] = await archive.articles.read(viewer, [id]);
  const seen = new Set<string>();
  while (read?.article.revisedBy && !seen.has(read.article.id)) {
    seen.add(read.article.id);
    [read] = await archive.articles.read(viewer, [read.article.revisedBy]);
  }
  return read ?? null;
}

/** Rebuilds a kept briefing: verified again before a word is shown, with what its articles have since withdrawn or revised. */
export async function replay(id: string, viewer: Viewer, archive: Archive): Promise<Replayed | null> {
  const stored = await archive.briefings.get(viewer, id);
  if (!stored) return null;
  const ids = [...new Set(citationsIn(stored.briefing).map((one) => one.articleId))];
  const evidence: Evidence = new Map((await archive.articles.read(viewer, ids)).map((read) => [read.article.id, read]));
  const { briefing, withheld } = reverify(stored.briefing, evidence);
  const withdrawn = await withdrawnFrom(stored.briefing, viewer, archive);
  return { briefing, withheld, changes: await changesIn(stored.briefing, withdrawn, viewer, archive) };
}

/** What of a kept briefing its articles no longer say, with the sources of what they say now. */
export type Outdated = { readonly briefing: Briefing; readonly changes: Change[]; readonly sources: Read["article"][] };

/** Looks whether everything a kept briefing printed still stands in the newest text of its articles; null when none is kept. */
export async function outdated(id: string, viewer: Viewer, archive: Archive): Promise<Outdated | null> {
  const stored = await archive.briefings.get(viewer, id);
  if (!stored) return null;
  const { briefing } = stored;
  const changes = await changesIn(briefing, await withdrawnFrom(briefing, viewer, archive), viewer, archive);
  const cited = new Set(
    changes.flatMap((change) => [...change.citations, ...(change.was?.citations ?? [])]).map((one) => one.articleId),
  );
  const sources = await Promise.all([...cited].map((article) => newestRevision(article, viewer, archive)));
  // What was printed and what stands now are often two revisions of one article.
  const newest = new Map(sources.flatMap((read) => (read ? [[read.article.id, read.article] as const] : [])));
  return { briefing, changes, sources: [...newest.values()] };
}

type Printed = Pick<Briefing["headline"], "id" | "text" | "citations">;

/** Everything a briefing printed, each sentence it rests on once: claims first, then figures and quotations of other sentences. */
function printedIn(briefing: Briefing): Printed[] {
  const { headline, bottomLine, developments, timeline, actors, figures, quotations } = briefing;
  const claims = [headline, ...bottomLine, ...developments, ...timeline.map((one) => one.claim)];
  const rows = figures.map(({ text, object, citations }) => ({
    id: `fig ${object}`,
    text: `${text} ${object.replace(/[[\]]/g, "")}`,
    citations,
  }));
  const all: Printed[] = [
    ...claims,
    ...actors.flatMap((actor) => actor.statements),
    ...rows,
    ...quotations.map(({ text, citations }) => ({ id: "quotation", text, citations })),
  ];
  const covers = (a: Printed, b: Printed) =>
    a.citations.some((one) =>
      b.citations.some(
        (other) => one.articleId === other.articleId && one.start <= other.start && other.end <= one.end,
      ),
    );
  return all.filter((one, i) => !all.slice(0, i).some((earlier) => covers(earlier, one)));
}

/** Each printed thing that its article no longer says, with the sentence that took its place where one is alike. */
async function changesIn(
  briefing: Briefing,
  withdrawn: Withdrawn,
  viewer: Viewer,
  archive: Archive,
): Promise<Change[]> {
  const gone = printedIn(briefing).filter((one) => one.citations.some(withdrawn));
  return Promise.all(gone.map((one) => changeOf(one, withdrawn, viewer, archive)));
}

async function changeOf(claim: Printed, withdrawn: Withdrawn, viewer: Viewer, archive: Archive): Promise<Change> {
  const citation = claim.citations.find(withdrawn);
  const read = citation ? await newestRevision(citation.articleId, viewer, archive) : null;
  const now = read && citation ? replacement(read, citation) : null;
  const was = { text: claim.text, citations: claim.citations };
  if (!now) return { kind: "dropped", claimId: claim.id, text: claim.text, was, citations: claim.citations };
  return { kind: "updated", claimId: claim.id, text: now.quote, was, citations: [now] };
}

/** The sentence of the new revision that shares most words with the one withdrawn, when it shares at least half. */
function replacement(read: Read, citation: Citation): Citation | null {
  const words = new Set(citation.quote.toLowerCase().match(/\p{L}{3,}/gu));
  const shared = (text: string) => new Set(text.toLowerCase().match(/\p{L}{3,}/gu)).intersection(words).size;
  const best = read.ledger.sentences.toSorted((a, b) => shared(b.text) - shared(a.text))[0];
  if (!best || shared(best.text) < words.size / 2) return null;
  return { articleId: read.article.id, start: best.start, end: best.end, quote: best.text };
}
