import { z } from "zod";
import type { AuditEntry } from "#domain/watch-ports.ts";
import { type NoteLine, renderDay, renderSlackNote } from "#render/render.ts";
import { actionWords, createEditors, UNNAMED } from "#schedule/schedule.ts";
import type { Command, Reading, Typed } from "./command.ts";
import { order } from "./verbs.ts";
import { actorFor } from "./watch-actor.ts";
import { work } from "./work.ts";

const USUAL = 15;
const MOST = 40;
/** Entries that are looked through for those the reader may see: lines on private channels are left out. */
const LOOKED = 400;
const SUBJECT = 150;

const auditWork = work("audit", z.object({ n: z.number().int().positive() }), async ({ n }, task) => {
  const actor = await actorFor(task.at, task);
  const entries = await createEditors({ books: task.watching, clock: task.clock }).audit(actor, LOOKED);
  const shown = entries.slice(0, Math.min(n, MOST));
  const none: NoteLine = ["Nothing was changed or refused yet that you may see."];
  const title: NoteLine = [{ bold: "What was changed and refused, the newest first (UTC)" }];
  const lines = shown.length === 0 ? [none] : [title, ...shown.map(entryLine)];
  await task.tell.alone(task, [renderSlackNote(lines)]);
});

function entryLine({ at, user, action, subject, allowed }: AuditEntry): NoteLine {
  const when = `${renderDay(at)}, ${at.slice(11, 16)}`;
  return [
    { quiet: when },
    "  ",
    { mention: user },
    `  ${actionWords(action)}: `,
    ...subjectParts(action, subject),
    ...(allowed ? [] : [{ bold: "  refused" }]),
  ];
}

/** The ids that our own words end with are shown by name; a name that somebody gave is never read for ids. */
function subjectParts(action: string, subject: string): NoteLine {
  if (action === "name-editors") return editorParts(subject);
  const [, name = subject, channel] = /^(.*) → ([CGD][A-Z0-9]+)$/.exec(subject) ?? [];
  const shown = name.slice(0, SUBJECT);
  return channel === undefined ? [shown] : [`${shown} → `, { mention: channel }];
}

function editorParts(subject: string): NoteLine {
  const isGone = subject.startsWith(UNNAMED);
  const named = (isGone ? subject.slice(UNNAMED.length) : subject).split(", ");
  const parts = named.flatMap((one, i) => [i === 0 ? "" : ", ", { mention: one.replace(/^(?:user|group) /, "") }]);
  return isGone ? [UNNAMED, ...parts] : parts;
}

function read({ text }: Typed): Reading | null {
  const found = /^audit(?:\s+(?<n>[1-9]\d{0,2}))?$/i.exec(text);
  return found === null ? null : order("audit", { n: Number(found.groups?.n ?? USUAL) }, "Looking at the audit log");
}

/** `/brief audit`: what was changed and refused, for editors' eyes. */
export const auditCommand: Command = {
  usage: "audit [N]",
  summary: "shows editors the last things that were changed or refused, and by whom",
  example: "audit",
  read,
  works: [auditWork],
};
