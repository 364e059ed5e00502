import type { Messenger, Receipts } from "#domain/desk-ports.ts";
import type { Deliver, Post } from "#domain/watch-ports.ts";
import { renderSlackCorrected, renderSlackCorrection, renderSlackDigest } from "#render/render.ts";

/** Posts digests and corrections for whoever knows when they are due: each once for its key, and the root of what is corrected is marked. */
export function deliverWith(messenger: Messenger, receipts: Receipts): Deliver {
  return async (key, { workspace, channel }, post) => {
    if (post.kind === "correction") return correct(key, workspace, post, { messenger, receipts });
    const news = post.digest.topics.find((topic) => topic.kind === "news");
    return messenger.post({
      since: new Date(post.digest.createdAt),
      place: { workspace, channel, thread: null },
      messages: renderSlackDigest(post.digest),
      receiptKey: key,
      briefing: news?.kind === "news" ? news.briefing.id : null,
    });
  };
}

type Correcting = { readonly messenger: Messenger; readonly receipts: Receipts };

async function correct(
  key: string,
  workspace: string,
  post: Post & { kind: "correction" },
  { messenger, receipts }: Correcting,
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
