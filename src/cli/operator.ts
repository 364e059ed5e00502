import type { Actor } from "#schedule/schedule.ts";
import { workspaceId } from "./workspace-id.ts";
import { type Call, textOption } from "./world.ts";

/** Whoever sits at the terminal: sees and may do everything, in the terminal's own books or in those of a workspace that is named. */
export function operatorOf(call: Call): Actor {
  const workspace = textOption(call, "workspace");
  return {
    id: "operator",
    kind: "operator",
    workspace: workspace === undefined ? "" : workspaceId(workspace),
    mayEnter: async () => true,
  };
}
