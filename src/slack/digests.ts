import type { Messenger, Receipts } from "#domain/desk-ports.ts";
import type { StoredWatch } from "#domain/watch.ts";
import type { Deliver, Place, Post, Watches } from "#domain/watch-ports.ts";
import { renderSlackCorrected, renderSlackCorrection, renderSlackDigest, renderSlackNote } from "#render/render.ts";
import { adviceOn, isLasting, needsInvite } from "./faults.ts";

type Desk = { readonly messenger: Messenger; readonly receipts: Receipts; readonly watches: Watches };

/**
 * Posts digests and corrections for whoever knows when they are due: each once for its key, and the root of what is corrected is marked.
 * The watches of a channel that takes no more digests are paused, and whoever made them is told.
 */
export function deliverWith(desk: Desk): Deliver {
  const { messenger, watches } = desk;
  return async (key, place, post) => {
    const { workspace, channel } = place;
    if (post.kind === "correction") return correct(key, workspace, post, desk);
    const news = post.digest.topics.find((topic) => topic.kind === "news");
    const said = await messenger.post({
      since: new Date(post.digest.createdAt),
      place: { workspace, channel, thread: null },
      messages: renderSlackDigest(post.digest),
      receiptKey: key,
      briefing: news?.kind === "news" ? news.briefing.id : null,
    });
    if (said.kind === "refused" && isLasting(said.reason))
      await giveUp({ key, place, reason: said.reason }, messenger, watches);
    return said;
  };
}

type Refusal = { readonly key: string; readonly place: Place; readonly reason: string };

/** Each maker is told before their watches are paused: what breaks off between the two is told once all the same. */
async function giveUp(refusal: Refusal, messenger: Messenger, watches: Watches): Promise<void> {
  const lost = await unpausedIn(refusal.place, watches);
  for (const [maker, theirs] of Map.groupBy(lost, ({ createdBy }) => createdBy)) {
    // A watch may have been made at the terminal: nobody in Slack made it.
    if (/^[UW]/.test(maker)) await tellMaker(maker, theirs, refusal, messenger);
  }
  // Telling takes a while: what was changed or removed meanwhile stays so.
  for (const stored of await unpausedIn(refusal.place, watches)) await watches.save({ ...stored, paused: true });
}

async function unpausedIn({ workspace, channel }: Place, watches: Watches): Promise<StoredWatch[]> {
  return (await watches.list(workspace)).filter(({ watch, paused }) => watch.channel === channel && !paused);
}

async function tellMaker(
  maker: string,
  lost: readonly StoredWatch[],
  { key, place: { workspace, channel }, reason }: Refusal,
  messenger: Messenger,
): Promise<void> {
  const names = lost.map(({ watch }) => watch.name).join(", ");
  const why = needsInvite(reason)
    ? "Briefdesk is not in that channel any more. Type /invite @briefdesk there."
    : adviceOn(reason);
  const note = renderSlackNote([
    [{ bold: names }, " had a digest that could not be posted in ", { mention: channel }, `. ${why}`],
    ["No more are made until somebody types /brief digest resume there."],
  ]);
  const place = { workspace, channel: maker, thread: null };
  await messenger.post({ place, messages: [note], receiptKey: `${key} given up ${maker}`, briefing: null });
}

async function correct(
  key: string,
  workspace: string,
  post: Post & { kind: "correction" },
  { messenger, receipts }: Omit<Desk, "watches">,
) {
  const { thread, correction, root } = post;
  const place = { workspace, channel: thread.channel, thread: thread.ts };
  const said = await messenger.post({
    place,
    messages: [renderSlackCorrection(correction)],
    receiptKey: key,
    briefing: null,
  });
  if (said.kind === "posted" && root !== null)
    await messenger.edit(
      { ...thread, ts: await receipts.rootAt(thread) },
      renderSlackCorrected(root, correction.createdAt),
    );
  return said;
}
