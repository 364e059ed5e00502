import { ask as answerQuestion, replay } from "#briefing/briefing.ts";
import type { Viewer } from "#domain/article.ts";
import type { Answer, Briefing } from "#domain/briefing.ts";
import type { Postable } from "#domain/desk-ports.ts";
import { renderSlackAnswer } from "#render/render.ts";
import type { Bench } from "./bench.ts";
import { questionsOn } from "./follow-ups.ts";

/**
 * A question in Slack: `briefing` is that of its thread, `thread` the earlier messages of it, oldest first. `alone`: it may be a topic, so
 * nothing of the thread is read into it.
 */
export type SlackQuestion = {
  readonly question: string;
  readonly viewer: Viewer;
  readonly briefing: string | null;
  readonly thread: readonly string[];
  readonly alone?: boolean;
};

/** An answer ready to be posted, with questions that may come next. */
export type Replied = { readonly kind: Answer["kind"]; readonly message: Postable };

/** As many suggestions as stand under a briefing or an answer. */
const SUGGESTIONS = 3;

/** Answers a question, first from the briefing of its thread, then from the archive. */
export async function ask(asked: SlackQuestion, bench: Bench): Promise<Replied> {
  const { question, viewer, briefing, thread, alone = false } = asked;
  const kept = briefing === null ? null : await bench.archive.briefings.get(viewer, briefing);
  const first = kept === null ? [] : articlesOf(kept.briefing);
  const about = kept === null ? [] : [kept.briefing.topic, kept.briefing.headline.text];
  const context = alone ? [] : [...about, ...thread];
  const answer = await answerQuestion({ text: question, viewer, thread: context, first }, bench);
  return { kind: answer.kind, message: renderSlackAnswer(answer) };
}

function articlesOf({ sources }: Briefing): string[] {
  return sources.flatMap((source) => [source.articleId, ...source.copies]);
}

/** Questions that what is stored answers, for the buttons under a briefing; `asked` are left out. */
export async function followUps(
  { briefing, viewer, asked }: { briefing: string; viewer: Viewer; asked: readonly string[] },
  bench: Bench,
): Promise<string[]> {
  const replayed = await replay(briefing, viewer, bench.archive);
  if (replayed === null) return [];
  const first = articlesOf(replayed.briefing);
  const good: string[] = [];
  for (const text of questionsOn(replayed.briefing)) {
    if (good.length === SUGGESTIONS) break;
    if (asked.includes(text) || good.includes(text)) continue;
    const answer = await answerQuestion({ text, viewer, first, composer: "extractive" }, bench);
    if (answer.kind === "answer") good.push(text);
  }
  return good;
}
