import { z } from "zod";
import type { DeskStore } from "#domain/desk-ports.ts";
import type { Clock } from "#domain/ports.ts";
import type { Call } from "./engine.ts";

const Owned = z.object({ at: z.object({ workspace: z.string() }) });

// A payload says in whose workspace it was asked; one that does not belongs to nobody and is worked all the same.
function workspaceOf(payload: string): string {
  const owned = Owned.safeParse(JSON.parse(payload));
  return owned.success ? owned.data.at.workspace : "";
}

/** The books of the Slack desk on an engine. */
export function deskOn(call: Call, clock: Clock): DeskStore {
  const now = () => clock().getTime();
  return {
    jobs: {
      accept: (job) => call("acceptJob", job, workspaceOf(job.payload), now()),
      claim: (owner, leaseMs) => call("claimJob", owner, leaseMs, now()),
      hold: (id, owner, leaseMs, note) => call("holdJob", id, owner, { until: now() + leaseMs, note }),
      async finish(id, end) {
        if (end.kind !== "retry") return call("endJob", id, end.kind);
        await call("retryJob", id, now() + end.waitMs);
        return [];
      },
      counts: () => call("countJobs"),
    },
    receipts: {
      begin: (job, part) => call("beginPost", job, part),
      posted: (job, part, ts) => call("postedAt", job, part, ts),
      link: (place, briefing) => call("linkThread", place, briefing),
      briefingAt: (place) => call("briefingAt", place),
      newest: (workspace, channel) => call("newestIn", workspace, channel),
    },
    feedback: {
      add: (feedback) => call("addFeedback", { ...feedback, at: clock().toISOString() }),
      list: (workspace) => call("listFeedback", workspace),
    },
    topics: (viewer, limit) => call("commonTopics", viewer, limit),
    forget: (workspace) => call("forgetWorkspace", workspace),
  };
}
