import type { StoredWatch } from "#domain/watch.ts";
import { knownOf } from "./memory.ts";
import { type Composed, composeTopic, type EditingTools, type Intake, updateOn } from "./topics.ts";

/** One watch of a digest; `minimumOrigins` instead of the watch's own, for an alert. */
export type AskedTopic = { readonly stored: StoredWatch; readonly intake: Intake; readonly minimumOrigins?: number };
export type AskedLook = { readonly stored: StoredWatch; readonly minimumOrigins: number };
/** Whether something would be told, and how many articles nobody has looked at. */
export type Looked = { readonly news: boolean; readonly fresh: number };

/**
 * What of a digest takes a reader of prose, and perhaps a language model. In a bot both stand in other threads than the schedule, so
 * what is asked and answered can be sent between threads.
 */
export type Editing = {
  /** Composes what a digest says of a watch, and keeps its briefing. */
  topic(asked: AskedTopic): Promise<Composed>;
  /** Looks what a watch would tell now, without a model and without keeping it; null for one that has told nothing yet. */
  look(asked: AskedLook): Promise<Looked | null>;
};

/** Editing in this thread. */
export function editingWith(tools: EditingTools): Editing {
  return {
    topic: (asked) => composeTopic(asked.stored, asked, tools),
    async look({ stored, minimumOrigins }) {
      const known = await knownOf(stored, tools);
      if (known.since === null) return null;
      const asked = { known, keep: false, minimumOrigins };
      const updated = await updateOn(stored, asked, { ...tools, writer: null });
      return { news: updated.kind === "briefing", fresh: updated.fresh };
    },
  };
}
