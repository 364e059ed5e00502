import { printable } from "#render/render.ts";
import { usage } from "./faults.ts";

/** Ids of workspaces begin with T, those of organisations with E. */
const TEAM = /^[TE][A-Z0-9]{2,30}$/;

/** Whether a word has the form of a workspace's id. */
export function isWorkspaceId(word: string): boolean {
  return TEAM.test(word);
}

/** The id as it was typed. Throws a usage fault when no workspace can have it: what is set for a mistyped one would help nobody. */
export function workspaceId(typed: string): string {
  if (isWorkspaceId(typed)) return typed;
  throw usage(`${printable(typed)} is no workspace's id. It begins with T, such as T0123ABCD.`);
}
