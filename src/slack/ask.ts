import { z } from "zod";
import { renderSlackQuestioned } from "#render/render.ts";
import { briefOn } from "./brief.ts";
import { BriefArgs } from "./brief-options.ts";
import { suggestNext } from "./suggest.ts";
import { rememberTurn, turnsOf } from "./turns.ts";
import { viewerOf, work } from "./work.ts";

const AskArgs = z.object({
  question: z.string(),
  briefing: z.string().nullable(),
  topic: BriefArgs.nullable().default(null),
});

/** Answers a question, from the briefing of its thread first; after a button or a command the question is shown with its answer. */
export const askWork = work("ask", AskArgs, async ({ question, briefing: given, topic }, task) => {
  const { workspace, channel, thread, via } = task.at;
  const place = thread === null ? null : { workspace, channel, ts: thread };
  const linked = given ?? (place === null ? null : await task.store.receipts.briefingAt(place));
  const turns = place === null ? [] : await turnsOf(task.cache, place);
  const viewer = viewerOf(task.at);
  const asked = { question, viewer, briefing: linked, thread: turns, alone: topic !== null };
  const { kind, message } = await task.pool.ask("ask", asked, { urgent: true, signal: task.signal });
  if (topic !== null && kind === "not-stored") return briefOn(topic, task);
  const shown = via === "message" ? message : renderSlackQuestioned(question, message);
  const said = await task.tell.here(task, { messages: [shown] });
  if (said.kind === "refused") return task.tell.asker(task, [shown]);
  if (place !== null) await rememberTurn(task.cache, place, question);
  if (linked !== null)
    await suggestNext({ briefing: linked, thread: thread ?? said.ts, asked: [...turns, question] }, task);
});
