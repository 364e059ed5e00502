import type { z } from "zod";
import type { Viewer } from "#domain/article.ts";
import type { DeskStore } from "#domain/desk-ports.ts";
import { BriefdeskError } from "#domain/fault.ts";
import type { FeedBooks } from "#domain/feed-ports.ts";
import type { Meter } from "#domain/meter.ts";
import type { Consents } from "#domain/model-ports.ts";
import type { Archive, Cache, Clock } from "#domain/ports.ts";
import type { WatchBooks } from "#domain/watch-ports.ts";
import type { Log } from "#log.ts";
import { authorize, createSteward, isAllowed, kindOf } from "#schedule/schedule.ts";
import type { Channels } from "./channels.ts";
import type { Groups } from "./groups.ts";
import type { ModelNamed } from "./model-named.ts";
import type { At, Note } from "./order.ts";
import type { People } from "./people.ts";
import type { Pool } from "./pool.ts";
import type { Tell } from "./tell.ts";
import type { WebFor } from "./web.ts";

/** What work is done with. */
export type Services = {
  readonly archive: Archive;
  readonly cache: Cache;
  readonly store: DeskStore;
  readonly watching: WatchBooks;
  readonly feeds: FeedBooks;
  readonly pool: Pool;
  readonly tell: Tell;
  readonly webFor: WebFor;
  readonly people: People;
  readonly channels: Channels;
  readonly consents: Consents;
  /** The language model that writes, and where it is reached; null when everything is extractive. */
  readonly model: ModelNamed | null;
  readonly groups: Groups;
  /** Tells the schedule that a digest is wanted now. */
  readonly digestAsked: () => void;
  readonly meter: Meter;
  readonly clock: Clock;
};

/** One job in hand. `key` names its messages for ever; `remember` writes down how far it has come; `signal` ends it early. */
export type Task = Services & {
  readonly key: string;
  readonly at: At;
  readonly askedAt: Date;
  readonly note: Note;
  readonly signal: AbortSignal;
  readonly log: Log;
  remember(note: Partial<Note>): Promise<void>;
};

/** A kind of work that can be owed: what its arguments look like, and how it is done. It may be begun anew after a crash. */
export type Work = { readonly name: string; run(args: unknown, task: Task): Promise<void> };

/**
 * A kind of work. Who asks is looked at first: in a channel that is shared with another workspace its people can ask too. Arguments are
 * read through their schema: a job may have been stored by an older version.
 */
export function work<Args>(name: string, Shape: z.ZodType<Args>, run: (args: Args, task: Task) => Promise<void>): Work {
  return {
    name,
    async run(stored, task) {
      await mustBeOurs(name, task);
      const args = Shape.safeParse(stored);
      if (args.success) return run(args.data, task);
      throw new BriefdeskError("request", `stored arguments of ${name} cannot be read`, {
        advice: "Briefdesk was updated while this waited and cannot read it any more. Please ask again.",
        cause: args.error,
      });
    },
  };
}

/** Throws, and writes it down, unless the asker is of this workspace: whomever Slack does not show is not. */
async function mustBeOurs(name: string, { at, people, watching, clock }: Task): Promise<void> {
  const { workspace, user, channel } = at;
  const person = await people.find(workspace, user);
  const kind = person === null ? "stranger" : kindOf({ ...person, groups: [] }, workspace, []);
  if (isAllowed(kind, "ask")) return;
  await authorize({ id: user, kind, workspace }, { action: "ask", subject: name, channel }, { books: watching, clock });
}

/** The steward of watches on a desk's books. */
export function stewardOf({ archive, watching, clock }: Services) {
  return createSteward({ archive, books: watching, clock });
}

/** On whose behalf the archive is asked: what the workspace and this channel may see. */
export function viewerOf({ workspace, channel }: Pick<At, "workspace" | "channel">): Viewer {
  return { workspace, channel };
}
