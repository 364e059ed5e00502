import { z } from "zod";
import type { At } from "./order.ts";

/** What we read of a pressed button or a chosen option. */
export const Pressed = z.object({
  trigger_id: z.string(),
  user: z.object({ id: z.string(), team_id: z.string().optional() }),
  team: z.object({ id: z.string() }).nullish(),
  enterprise: z.object({ id: z.string() }).nullish(),
  channel: z.object({ id: z.string() }).optional(),
  message: z.object({ ts: z.string(), thread_ts: z.string().optional() }).optional(),
  container: z
    .object({
      channel_id: z.string().optional(),
      message_ts: z.string().optional(),
      thread_ts: z.string().optional(),
      is_ephemeral: z.boolean().optional(),
    })
    .optional(),
  view: z.object({ id: z.string(), hash: z.string().optional(), private_metadata: z.string().default("") }).optional(),
  response_url: z.string().optional(),
  actions: z
    .array(
      z.object({
        action_id: z.string(),
        value: z.string().optional(),
        selected_option: z.object({ value: z.string() }).nullish(),
      }),
    )
    .default([]),
});
export type Pressed = z.infer<typeof Pressed>;

/** What our own buttons carry. Slack signs what it sends back, but an old message may carry an older form. */
const Carried = z.object({
  briefing: z.string(),
  claim: z.string().optional(),
  rating: z.string().optional(),
  question: z.string().optional(),
});
export type Carried = z.infer<typeof Carried>;

/** What the pressed button carries; null when it cannot be read. */
export function carriedBy({ actions }: Pressed): Carried | null {
  return carriedIn(actions[0]?.value ?? "");
}

/** Reads what a button carries. */
function carriedIn(text: string): Carried | null {
  try {
    const read = Carried.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** The workspace that something came from, as Slack says it: never what a button or a modal remembers. */
export function workspaceOf({ team, enterprise, user }: Pick<Pressed, "team" | "enterprise" | "user">): string {
  return team?.id ?? enterprise?.id ?? user.team_id ?? "";
}

/** Where it was pressed. An ephemeral message has no thread; any other is answered in its thread. */
export function pressedAt(body: Pressed): At {
  const channel = body.channel?.id ?? body.container?.channel_id ?? "";
  const thread = body.message?.thread_ts ?? body.container?.thread_ts ?? body.message?.ts ?? null;
  return {
    workspace: workspaceOf(body),
    channel,
    user: body.user.id,
    thread: body.container?.is_ephemeral ? (body.container.thread_ts ?? null) : thread,
    via: "button",
    responseUrl: body.response_url ?? null,
  };
}
