import { z } from "zod";
import { BriefdeskError } from "#domain/fault.ts";
import type { Grant } from "#domain/watch-ports.ts";
import { type NoteLine, renderSlackNote } from "#render/render.ts";
import { type Actor, createEditors, isAllowed } from "#schedule/schedule.ts";
import type { Command, Reading } from "./command.ts";
import { namedIn } from "./typed-text.ts";
import { misread, order, readVerb, type Verbs } from "./verbs.ts";
import { actorFor } from "./watch-actor.ts";
import { type Task, work } from "./work.ts";

const USAGE = "/brief editors, editors add @somebody, editors remove @somebody or a number";
const MOST = 50;

const Named = z.object({ kind: z.literal(["user", "group"]), id: z.string() });
const AddArgs = z.object({ who: z.array(Named).min(1) });
const RemoveArgs = z.object({ who: z.array(Named), n: z.number().int().positive().nullable() });

const editorsOf = ({ watching, clock }: Task) => createEditors({ books: watching, clock });
const say = (task: Task, lines: readonly NoteLine[]) => task.tell.alone(task, [renderSlackNote(lines)]);

function advice(text: string): BriefdeskError {
  return new BriefdeskError("request", text, { advice: text });
}

const listWork = work("editors", z.object({}), async (_, task) => {
  const actor = await actorFor(task.at, task);
  await say(task, editorLines(await editorsOf(task).list(actor), isAllowed(actor.kind, "name-editors")));
});

function editorLines(grants: readonly Grant[], mayName: boolean): NoteLine[] {
  const how = mayName
    ? "/brief editors add @somebody · /brief editors remove NUMBER. A user group is named like a person."
    : "Workspace admins and owners name them.";
  return [
    [{ bold: "Who may edit watches, feeds and sources" }],
    ["Workspace admins and owners"],
    ...grants
      .slice(0, MOST)
      .map(
        ({ id, kind }, i): NoteLine => [`${i + 1}. `, { mention: id }, kind === "group" ? " (everybody in it)" : ""],
      ),
    ...(grants.length > MOST ? [[{ quiet: `and ${grants.length - MOST} more` }]] : []),
    [{ quiet: how }],
  ];
}

const addWork = work("editors-add", AddArgs, async ({ who }, task) => {
  const actor = await actorFor(task.at, task);
  const before = await changeable(actor, who, task);
  for (const one of who) await fitting(one, task);
  const fresh = who.filter((one) => !before.some((known) => isSame(known, one)));
  if (fresh.length > 0) await editorsOf(task).name(actor, fresh);
  const named = who.flatMap(({ id }) => [" ", { mention: id }]);
  await say(task, [
    [{ bold: fresh.length > 0 ? "May edit from now on:" : "May edit already:" }, ...named],
    [{ quiet: "/brief editors lists all of them, and how to take it back." }],
  ]);
});

/** The editors as they stand, for whoever may name others; refused, and written down, for anybody else. */
async function changeable(actor: Actor, who: readonly Grant[], task: Task): Promise<Grant[]> {
  if (!isAllowed(actor.kind, "name-editors")) await editorsOf(task).name(actor, who);
  return editorsOf(task).list(actor);
}

const isSame = (a: Grant, b: Grant) => a.kind === b.kind && a.id === b.id;

/** Naming somebody who could not edit anyway would promise what is refused later. */
async function fitting({ kind, id }: Grant, { people, groups, at }: Task): Promise<void> {
  if (kind === "group") {
    const known = await groups.list(at.workspace);
    if (known.some((group) => group.id === id)) return;
    throw advice(
      "Briefdesk cannot see that user group. It needs the scope usergroups:read: install the app again with it, or name people.",
    );
  }
  const person = await people.find(at.workspace, id);
  const isOurs = person !== null && person.team === at.workspace && !person.isStranger;
  if (!isOurs || person.isDeleted || person.isBot || person.isGuest)
    throw advice(
      "Only full members of this workspace can be named: no guests, apps or people of other workspaces. Nobody was named.",
    );
}

const removeWork = work("editors-remove", RemoveArgs, async ({ who, n }, task) => {
  const actor = await actorFor(task.at, task);
  const before = await changeable(actor, [], task);
  const numbered = n === null ? [] : before.slice(n - 1, n);
  const gone = before.filter((one) => [...who, ...numbered].some((named) => isSame(named, one)));
  if (gone.length === 0)
    throw advice("That is nobody who was named. /brief editors numbers those who were; admins and owners always may.");
  await editorsOf(task).unname(actor, gone);
  const named = gone.flatMap(({ id }) => [" ", { mention: id }]);
  await say(task, [
    [{ bold: "May not edit any more:" }, ...named],
    [
      {
        quiet:
          "To take that back: /brief editors add with the same name. What they did stays, and stands in /brief audit.",
      },
    ],
  ]);
});

const WHO =
  "Type @ and choose a person or user group from Slack's list: editors add @somebody. If that is what you did, the app was installed with an older manifest; install it again with this one.";

const VERBS: Verbs = {
  list: () => order("editors", {}, "Looking who may edit"),
  add: (_, raw): Reading => {
    const who = namedIn(raw);
    return who.length === 0 ? misread(WHO) : order("editors-add", { who }, "Naming them");
  },
  remove: (rest, raw): Reading => {
    const who = namedIn(raw);
    const n = /^[1-9]\d?$/.test(rest) ? Number(rest) : null;
    return who.length === 0 && n === null ? misread(WHO) : order("editors-remove", { who, n }, "Taking it back");
  },
};

/** `/brief editors`: who may edit beside admins and owners; those name them here. */
export const editorsCommand: Command = {
  usage: "editors [add @WHO|remove N]",
  summary: "shows who may edit beside admins and owners, who name people and user groups here",
  example: "editors",
  read: (typed) => readVerb(typed, "editors", VERBS, USAGE),
  works: [listWork, addWork, removeWork],
};
