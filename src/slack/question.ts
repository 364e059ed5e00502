import type { BriefArgs } from "./brief-options.ts";
import type { Reading } from "./command.ts";

/** What begins like a question is one. A topic of one or two words ("is libya") is not. */
const ASKS =
  /^(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|did|does|do|has|have|had|can|could|will|would|should)\b(?:\s+\S+){2,}$/i;

/** Whether somebody asks something, rather than naming a topic. */
export function isQuestion(text: string): boolean {
  return /\?["”’)\]]*\s*$/.test(text) || ASKS.test(text.trim());
}

/** A question as the order it is, or null when it is none. */
export function readQuestionOrder(text: string): Reading | null {
  if (!isQuestion(text) || !/[\p{L}\p{N}]{2}/u.test(text)) return null;
  return questionOrder(text, null);
}

/**
 * The order to answer a question; `briefing` is that of its thread when it is known. `topic`: what may have been a topic instead, and is
 * briefed on when nothing stored answers it.
 */
export function questionOrder(
  text: string,
  briefing: string | null,
  topic: BriefArgs | null = null,
): Reading & { kind: "order" } {
  const question = text.slice(0, 1_000);
  const share = `ask ${briefing ?? ""} ${question.toLowerCase()}`;
  return {
    kind: "order",
    work: "ask",
    args: { question, briefing, topic },
    share,
    status: "Looking for an answer in what is stored",
  };
}
