import type { Viewer, Visibility } from "#domain/article.ts";

const SHARED = "shared";

/** The audience a stored thing belongs to, as one string. No workspace's name can forge another audience's. */
export function scopeOf(visibility: Visibility): string {
  if (visibility.kind === "workspace") return `workspace:${visibility.workspace}`;
  if (visibility.kind === "channel") return `channel:${JSON.stringify([visibility.workspace, visibility.channel])}`;
  return SHARED;
}

/** Every audience a viewer belongs to, the widest first. */
export function scopesOf(viewer: Viewer): string[] {
  const { workspace, channel } = viewer;
  if (workspace === null) return [SHARED];
  const wide = [SHARED, scopeOf({ kind: "workspace", workspace })];
  return channel === null ? wide : [...wide, scopeOf({ kind: "channel", workspace, channel })];
}

/** The narrowest audience a viewer belongs to: what it keeps is kept for that one. */
export function ownScope(viewer: Viewer): string {
  return scopesOf(viewer).at(-1) ?? SHARED;
}

/** Whoever sees what is filed under a visibility: used to look no further than that audience while filing. */
export function viewerOf(visibility: Visibility): Viewer {
  if (visibility.kind === "shared") return { workspace: null, channel: null };
  return { workspace: visibility.workspace, channel: visibility.kind === "channel" ? visibility.channel : null };
}
