import { parseQuery } from "#briefing/briefing.ts";
import { BriefdeskError } from "#domain/fault.ts";
import { renderSlackInvite, renderSlackPreview } from "#render/render.ts";
import { BriefArgs, misplacedPrivate, publicOnly, takeOptions } from "./brief-options.ts";
import type { Command, Reading, Typed } from "./command.ts";
import { needsInvite } from "./faults.ts";
import type { Made, Missing } from "./ops-brief.ts";
import { readQuestionOrder } from "./question.ts";
import { suggestNext } from "./suggest.ts";
import { type Task, viewerOf, work } from "./work.ts";

function read(typed: Typed): Reading {
  const question = readQuestionOrder(typed.text);
  if (question !== null) return publicOnly(typed.text) ?? question;
  const args = takeOptions(typed.text.replace(/^brief\s+(?:me\s+)?(?:on\s+)?(?=\S)/i, ""));
  const misplaced = misplacedPrivate(args.topic);
  if (misplaced !== null && !args.private) return misplaced;
  try {
    parseQuery(args.topic, { now: typed.now });
  } catch (fault) {
    if (fault instanceof BriefdeskError) return { kind: "misread", advice: fault.advice };
    throw fault;
  }
  const share = args.private ? null : `brief ${args.length} ${args.topic.toLowerCase()}`;
  return { kind: "order", work: "brief", args, share, status: `Looking through what is stored on “${args.topic}”` };
}

/** Makes a briefing and posts it, or shows it to its asker alone; says so when nothing is stored. */
export async function briefOn(args: BriefArgs, task: Task): Promise<void> {
  const made = await makeOnce(args, task);
  if (made.kind === "nothing-found") return task.tell.asker(task, [made.message]);
  if (args.private) return task.tell.asker(task, renderSlackPreview(made.root, made.replies, made.id));
  await postBriefing(made, args.length === "short" ? [] : made.replies, task);
}

const briefWork = work("brief", BriefArgs, briefOn);

/** What was made before a crash is posted as it was made, checked again; otherwise it is made now. */
async function makeOnce(args: BriefArgs, task: Task): Promise<Made | Missing> {
  const viewer = viewerOf(task.at);
  if (task.note.briefing !== null) {
    const kept = await task.pool.ask("show", { briefing: task.note.briefing, viewer }, { signal: task.signal });
    if (kept !== null) return kept;
  }
  const query = parseQuery(args.topic, { now: task.askedAt });
  const channelKey = channelKeyOf(task.at, args.private);
  const assignment = { query, viewer, channelKey, length: args.length, composer: "auto" } as const;
  const began = task.clock().getTime();
  const made = await task.pool.ask("brief", assignment, { signal: task.signal });
  task.meter.time("briefing", (task.clock().getTime() - began) / 1000);
  count(made, task);
  if (made.kind === "briefing") await task.remember({ briefing: made.id });
  return made;
}

function count(made: Made | Missing, { meter }: Task): void {
  if (made.kind === "nothing-found") {
    meter.count("briefings", { composer: "none", outcome: "nothing-found" });
    return;
  }
  meter.count("briefings", { composer: made.composer, outcome: "made" });
  for (const reason of made.withheld) meter.count("withheld", { reason });
}

/** What is "the last briefing here": a preview is its reader's own, and never the channel's. */
export function channelKeyOf({ workspace, channel, user }: Task["at"], isPrivate: boolean): string {
  return isPrivate ? `slack:${workspace}:${channel}:${user}` : `slack:${workspace}:${channel}`;
}

/** Posts a briefing with its thread, and suggests what to ask next; where the bot may not post (false), the asker sees it and is told what to do. */
export async function postBriefing(made: Made, replies: Made["replies"], task: Task): Promise<boolean> {
  const said = await task.tell.here(task, { messages: [made.root, ...replies], briefing: made.id });
  if (said.kind === "posted") {
    await suggestNext({ briefing: made.id, thread: task.at.thread ?? said.ts }, task);
    return true;
  }
  const shown = renderSlackPreview(made.root, made.replies, made.id);
  await task.tell.asker(task, [renderSlackInvite(said.advice, needsInvite(said.reason)), ...shown]);
  return false;
}

/** `/brief TOPIC`: whatever no other command wants. */
export const briefCommand: Command = {
  usage: "TOPIC [since 3d] [from OUTLET] [short|full] [private]",
  summary: "posts a checked briefing here; private shows it to you alone",
  example: "venezuela since 7d",
  read,
  works: [briefWork],
};
