import type { Person } from "#domain/person.ts";
import type { StoredWatch } from "#domain/watch.ts";
import type { Grant } from "#domain/watch-ports.ts";

/** What somebody may want to do: ask at all, file articles, and what concerns watches, feeds, sources and settings. */
export const ACTIONS = [
  "ask",
  "file",
  "see",
  "dry-run",
  "edit-watch",
  "pause",
  "resume",
  "digest-now",
  "edit-feeds",
  "edit-sources",
  "read-audit",
  "name-editors",
  "move-settings",
  "allow-model",
] as const;
export type Action = (typeof ACTIONS)[number];

const WORDS: Readonly<Record<Action, string>> = {
  ask: "ask",
  file: "save",
  see: "look",
  "dry-run": "dry run",
  "edit-watch": "watch",
  pause: "pause",
  resume: "resume",
  "digest-now": "digest now",
  "edit-feeds": "feeds",
  "edit-sources": "source rating",
  "read-audit": "read the audit log",
  "name-editors": "editors",
  "move-settings": "settings",
  "allow-model": "language model",
};

/** What an action in the audit log is called by people; one that is no longer known is shown as it was written down. */
export function actionWords(action: string): string {
  const known = ACTIONS.find((one) => one === action);
  return known === undefined ? action : WORDS[known];
}

/** Who somebody is to a workspace. `operator` is whoever sits at the terminal; `editor` was named by an admin. */
export const KINDS = ["operator", "owner", "admin", "editor", "member", "guest", "stranger", "bot", "gone"] as const;
export type Kind = (typeof KINDS)[number];

const READS: readonly Action[] = ["ask", "file", "see", "dry-run"];
const EDITS: readonly Action[] = [
  ...READS,
  "edit-watch",
  "pause",
  "resume",
  "digest-now",
  "edit-feeds",
  "edit-sources",
  "read-audit",
];

/** The permission table: every kind of user with what it may do. What is not named is refused. */
const ALLOWED: Readonly<Record<Kind, readonly Action[]>> = {
  operator: ACTIONS,
  owner: ACTIONS,
  admin: ACTIONS,
  editor: EDITS,
  member: READS,
  guest: ["ask"],
  stranger: [],
  bot: [],
  gone: [],
};

/** Whether a kind of user may do something. */
export function isAllowed(kind: Kind, action: Action): boolean {
  return ALLOWED[kind].includes(action);
}

/** What is known of a user; `groups` are the user groups that the user is in. */
export type UserFacts = Person & { readonly groups: readonly string[] };

/** Who a user is to a workspace. What excludes is asked first: an owner of another workspace is a stranger here. */
export function kindOf(user: UserFacts, workspace: string, grants: readonly Grant[]): Kind {
  if (user.isDeleted) return "gone";
  if (user.isBot) return "bot";
  if (user.isStranger || user.team !== workspace) return "stranger";
  if (user.isGuest) return "guest";
  if (user.isOwner) return "owner";
  if (user.isAdmin) return "admin";
  const isNamed = grants.some(({ kind, id }) => (kind === "user" ? id === user.id : user.groups.includes(id)));
  return isNamed ? "editor" : "member";
}

/** Somebody in a workspace. */
export type Who = { readonly id: string; readonly kind: Kind; readonly workspace: string };

/** Somebody who acts in a workspace, and which channels they may enter as it is now; throws when nobody can tell at the moment. */
export type Actor = Who & { readonly mayEnter: (channel: string) => Promise<boolean> };

/** Whether somebody may know that a watch exists: whoever may enter its channel. One of a private channel is for its members, also among admins. */
export async function mayKnow(
  actor: Actor,
  { workspace, watch }: Pick<StoredWatch, "workspace" | "watch">,
): Promise<boolean> {
  if (actor.kind === "operator") return true;
  return workspace === actor.workspace && isAllowed(actor.kind, "see") && (await actor.mayEnter(watch.channel));
}
