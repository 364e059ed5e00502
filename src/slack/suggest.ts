import { renderSlackSuggestions } from "#render/render.ts";
import { type Task, viewerOf } from "./work.ts";

type About = { readonly briefing: string; readonly thread: string; readonly asked?: readonly string[] };

/** Posts up to three questions that what is stored answers, as buttons; none when it answers none. */
export async function suggestNext({ briefing, thread, asked = [] }: About, task: Task): Promise<void> {
  const viewer = viewerOf(task.at);
  const questions = await task.pool.ask("followUps", { briefing, viewer, asked }, { signal: task.signal });
  if (questions.length === 0) return;
  const message = renderSlackSuggestions(questions, briefing);
  await task.tell.here(task, { messages: [message], next: true, thread });
}
