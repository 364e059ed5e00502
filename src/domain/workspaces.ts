/** A stored row of a workspace as it is given out: its table and its columns, packed ones read, tokens left out. */
export type WorkspaceRow = { readonly table: string; readonly row: Readonly<Record<string, unknown>> };

/** Gives a workspace all that is kept for it, and forgets it. What is shared belongs to nobody and stays. */
export type Workspaces = {
  /** How many rows of each table are the workspace's; tables without any are left out. */
  sizes(workspace: string): Promise<Record<string, number>>;
  /** Rows of one table, from one on; empty at the end. */
  page(workspace: string, table: string, from: number): Promise<WorkspaceRow[]>;
  /** Erases everything of a workspace, in one transaction and for good, also what kept briefings cite. Counts what went. */
  erase(workspace: string): Promise<Record<string, number>>;
};
