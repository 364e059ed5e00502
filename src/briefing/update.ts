import type { Viewer } from "#domain/article.ts";
import type { Briefing, Claim } from "#domain/briefing.ts";
import type { Archive, Read } from "#domain/ports.ts";
import type { Story } from "./cluster.ts";
import { noveltyOf, statementsIn } from "./compare.ts";

/**
 * What a channel knows already: the articles that were looked at for it, and the briefings it was given within the cooldown, newest
 * first. `minimumOrigins` is the corroboration a development needs to be told at all.
 */
export type Memory = {
  readonly seen: ReadonlySet<string>;
  readonly told: readonly Briefing[];
  readonly minimumOrigins: number;
};

/** What of the evidence is told: which articles may speak, and which claims are no news. */
export type Focus = {
  readonly fresh: readonly Read[];
  readonly isTold: (claim: Claim) => boolean;
  readonly minimumOrigins: number;
};

/** A briefing of everything: nothing was told before. */
export function wholeFocus(reads: readonly Read[]): Focus {
  return { fresh: reads, isTold: () => false, minimumOrigins: 1 };
}

/** Only articles that nobody has looked at may speak, and of a revised one only the sentences that its earlier text had not. */
export async function focusOn(
  memory: Memory,
  reads: readonly Read[],
  viewer: Viewer,
  archive: Archive,
): Promise<Focus> {
  const claims = memory.told.flatMap(statementsIn);
  const unseen = reads.filter((read) => !memory.seen.has(read.article.id));
  const fresh = await Promise.all(unseen.map((read) => withoutOld(read, viewer, archive)));
  return {
    fresh: fresh.filter((read) => read.ledger.sentences.length > 0),
    isTold: (claim) => noveltyOf(claim, claims) === null,
    minimumOrigins: memory.minimumOrigins,
  };
}

async function withoutOld(read: Read, viewer: Viewer, archive: Archive): Promise<Read> {
  const before = read.article.revises === null ? null : await archive.articles.get(viewer, read.article.revises);
  if (!before) return read;
  const sentences = read.ledger.sentences.filter((sentence) => !before.text.includes(sentence.text));
  return { ...read, ledger: { ...read.ledger, sentences } };
}

/** The stories with only those of their articles that may speak; a story without any is left out. */
export function focused(stories: readonly Story[], { fresh }: Focus): Story[] {
  const speaking = new Map(fresh.map((read) => [read.article.id, read]));
  return stories
    .map((story) => ({ ...story, reads: story.reads.flatMap((read) => speaking.get(read.article.id) ?? []) }))
    .filter((story) => story.reads.length > 0);
}
