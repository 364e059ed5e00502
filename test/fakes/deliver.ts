import type { Deliver, Place, Post } from "#domain/watch-ports.ts";

export type Delivery = { readonly key: string; readonly place: Place; readonly post: Post; readonly at: string };

/**
 * A channel's wall that keeps what is posted: once for a key, as Slack's own room does with its receipts. `fail` makes the next posts
 * fail, before or after they stand there.
 */
export function wall(clock: () => Date) {
  const posts: Delivery[] = [];
  const faults: ("before" | "after" | "refuse")[] = [];
  const deliver: Deliver = async (key, place, post) => {
    const fault = faults.shift();
    if (fault === "before") throw new Error("the connection was cut");
    if (fault === "refuse") return { kind: "refused", advice: "The channel is archived." };
    const known = posts.findIndex((one) => one.key === key);
    if (known < 0) posts.push({ key, place, post, at: clock().toISOString() });
    if (fault === "after") throw new Error("the connection was cut after the message was taken");
    return { kind: "posted", ts: `${known < 0 ? posts.length : known + 1}.000001` };
  };
  return { deliver, posts, fail: (...kinds: typeof faults) => faults.push(...kinds) };
}
