import type { Messaged, Postable } from "#domain/desk-ports.ts";
import type { Delivering } from "./deliver.ts";
import type { At, Note } from "./order.ts";
import type { Whisper } from "./whisper.ts";

/** The job that speaks. */
type Speaker = {
  readonly key: string;
  readonly at: At;
  readonly askedAt: Date;
  readonly note: Note;
  readonly signal: AbortSignal;
  readonly clock: () => Date;
  remember(note: Partial<Note>): Promise<void>;
};

/** Where the numbering of a job's messages begins: a briefing, what follows it, what only the asker sees. Slack never shows it. */
const FIRST = { here: 0, next: 500, asker: 1000 } as const;

/** What is said in a place. `next`: it follows the briefing, and is numbered apart from it. */
export type Said = {
  readonly messages: readonly Postable[];
  readonly briefing?: string | null;
  readonly next?: boolean;
  readonly thread?: string;
};

/** How a job speaks. */
export type Tell = {
  /** In the channel or thread where it was asked, for everybody. */
  here(task: Speaker, said: Said): Promise<Messaged>;
  /** To the asker: alone after a command or a button, in the thread after a message. */
  asker(task: Speaker, messages: readonly Postable[]): Promise<void>;
  /** To the asker alone, also after a message in a channel: for what others there may not read. */
  alone(task: Speaker, messages: readonly Postable[]): Promise<void>;
};

/**
 * Speaks through deliveries and whispers. What may stand already is looked for from the time at which the job first set out to post,
 * in whichever process: the later tries begin with what stands, and come late to what may.
 */
export function createTell(deliver: Delivering, whisper: Whisper): Tell {
  const here: Tell["here"] = (task, { messages, briefing = null, next = false, thread }) =>
    deliver({
      place: { workspace: task.at.workspace, channel: task.at.channel, thread: thread ?? task.at.thread },
      messages,
      receiptKey: task.key,
      briefing,
      first: next ? FIRST.next : FIRST.here,
      since: new Date(task.note.postingAt ?? task.askedAt),
      signal: task.signal,
      before: () => task.remember({ postingAt: task.note.postingAt ?? task.clock().toISOString() }),
    });
  const whispered: Tell["alone"] = async (task, messages) => {
    for (const [i, message] of messages.entries())
      await whisper({ ...task, message, receiptKey: task.key, part: FIRST.asker + i });
  };
  const asker: Tell["asker"] = async (task, messages) => {
    if (task.at.via === "message") {
      const said = await here(task, { messages, next: true });
      if (said.kind === "posted") return;
    }
    await whispered(task, messages);
  };
  // A direct message is read by nobody else, and stands there longer than what is whispered.
  const alone: Tell["alone"] = (task, messages) =>
    (task.at.channel.startsWith("D") ? asker : whispered)(task, messages);
  return { here, asker, alone };
}
