import { z } from "zod";

/**
 * Where something was asked and by whom. `thread` is the thread an answer belongs to, null for a new root in the channel.
 * `via` tells how it was asked; a response URL reaches only the asker, five times within half an hour.
 */
export const At = z.object({
  workspace: z.string(),
  channel: z.string(),
  user: z.string(),
  thread: z.string().nullable(),
  via: z.literal(["command", "message", "button"]),
  responseUrl: z.string().nullable(),
});
export type At = z.infer<typeof At>;

/** What a job's payload holds: which work is owed, with which arguments, to whom, and since when (ISO 8601). */
export const Order = z.object({ work: z.string(), args: z.unknown(), at: At, askedAt: z.string() });
export type Order = z.infer<typeof Order>;

/** What a worker wrote down beside its job: the briefing it made and when it first set out to post. */
export const Note = z.object({ briefing: z.string().nullable(), postingAt: z.string().nullable() });
export type Note = z.infer<typeof Note>;

/** The note of a job, or an empty one. */
export function noteOf(text: string | null): Note {
  const read = Note.safeParse(text === null ? null : JSON.parse(text));
  return read.success ? read.data : { briefing: null, postingAt: null };
}
