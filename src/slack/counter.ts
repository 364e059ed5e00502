import type { Postable } from "#domain/desk-ports.ts";
import type { Clock } from "#domain/ports.ts";
import type { Log } from "#log.ts";
import { renderSlackNote } from "#render/render.ts";
import type { Reading } from "./command.ts";
import type { Desk } from "./desk.ts";
import type { Installs } from "./installs.ts";
import { sayOrder } from "./note.ts";
import type { At } from "./order.ts";
import type { Services } from "./work.ts";

/** Who may ask now, and how long somebody who asks too often has to wait. */
export type Allow = (asker: {
  user: string;
  channel: string;
  workspace: string;
}) => { readonly kind: "ok" } | { readonly kind: "wait"; readonly ms: number };

/** Where orders are taken: what every listener works with. Listeners acknowledge, read, accept, and do nothing else that takes time. */
export type Counter = {
  readonly desk: Desk;
  readonly services: Services;
  readonly installs: Installs;
  readonly allow: Allow;
  readonly clock: Clock;
  readonly log: Log;
};

/** An order as it is handed in. `key` is what Slack will not use twice: a trigger, or a channel and the time of a message in it. */
export type HandedIn = { readonly reading: Reading & { kind: "order" }; readonly at: At; readonly key: string };

/** Takes an order; durable when it resolves. A second delivery of the same is taken as the first. */
export async function takeOrder({ desk, clock }: Counter, { reading, at, key }: HandedIn): Promise<boolean> {
  const order = { work: reading.work, args: reading.args, at, askedAt: clock().toISOString() };
  const place = `${at.workspace} ${at.channel} ${at.thread ?? ""}`;
  const share = reading.share === null ? null : `${place} ${reading.share}`;
  return desk.accept({ order, key: `${at.workspace} ${key}`, share });
}

/** Takes an order in its turn: whoever asks too often is told so instead, to them alone. */
export async function takeInTurn(counter: Counter, handed: HandedIn): Promise<boolean> {
  const refused = tooOften(counter, handed.at);
  return takeOrder(counter, refused === null ? handed : { ...handed, reading: sayOrder([refused]) });
}

/** What somebody reads who asks too often; null when they may ask. */
export function tooOften({ allow }: Counter, { workspace, channel, user }: At): Postable | null {
  const allowed = allow({ workspace, channel, user });
  if (allowed.kind === "ok") return null;
  const seconds = Math.max(1, Math.ceil(allowed.ms / 1000));
  return renderSlackNote([
    [`That was a lot at once. Ask again in ${seconds} ${seconds === 1 ? "second" : "seconds"}.`],
  ]);
}
