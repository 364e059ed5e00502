import type { Messaged, Messenger, Postable, PostOrder, Receipts } from "#domain/desk-ports.ts";
import type { Clock } from "#domain/ports.ts";
import type { Part } from "./part.ts";
import type { Poster } from "./posting.ts";

/** What a delivery may add: where its numbering begins, since when it can have been posted, what to do before each part. */
export type Delivery = PostOrder & {
  readonly first?: number;
  readonly since?: Date;
  readonly signal?: AbortSignal;
  readonly before?: () => Promise<void>;
};

/** Posts whole deliveries: the first message, then the rest in its thread, in order. */
export type Delivering = (delivery: Delivery) => Promise<Messaged>;

type DeliverSetup = { readonly poster: Poster; readonly receipts: Receipts; readonly clock: Clock };

/** A delivery that nobody dates can have been begun this long ago at most. In milliseconds. */
const UNDATED_MS = 6 * 3_600_000;

/** Delivers through a poster. The thread is linked to its briefing as soon as its root stands. */
export function createDelivering(setup: DeliverSetup): Delivering {
  return async (delivery) => {
    const since = delivery.since ?? new Date(setup.clock().getTime() - UNDATED_MS);
    const [root, ...replies] = delivery.messages;
    if (root === undefined) return { kind: "refused", reason: "no_text", advice: "There is nothing to post." };
    const first = delivery.first ?? 0;
    const said = await postPart(setup, { ...delivery, since, message: root, part: first });
    if (said.kind === "refused") return said;
    const place = { ...delivery.place, thread: delivery.place.thread ?? said.ts };
    const { briefing } = delivery;
    if (briefing !== null) await setup.receipts.link({ ...place, ts: place.thread }, { briefing, root: said.ts });
    return (await postReplies(setup, { ...delivery, place, since, first: first + 1 }, replies)) ?? said;
  };
}

/** Posts the replies in order; the first refusal ends it and is given. */
async function postReplies(
  setup: DeliverSetup,
  delivery: Delivery & { readonly first: number; readonly since: Date },
  replies: readonly Postable[],
): Promise<Messaged | null> {
  for (const [i, message] of replies.entries()) {
    const said = await postPart(setup, { ...delivery, message, part: delivery.first + i });
    if (said.kind === "refused") return said;
  }
  return null;
}

async function postPart({ poster }: DeliverSetup, part: Part & Pick<Delivery, "before">): Promise<Messaged> {
  part.signal?.throwIfAborted();
  await part.before?.();
  return poster.post(part);
}

/** The port that other rooms post through. */
export function messengerOf(deliver: Delivering, poster: Poster): Messenger {
  return { post: (order) => deliver(order), edit: (place, message) => poster.edit(place, message) };
}
