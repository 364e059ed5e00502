import { createInterface } from "node:readline/promises";
import type { OpenArchive } from "#archive/archive.ts";
import { json } from "#render/render.ts";
import { withArchive } from "../desk.ts";
import { refused, usage } from "../faults.ts";
import { workspaceId } from "../workspace-id.ts";
import { type Call, EXIT, isSet } from "../world.ts";

function told(sizes: Readonly<Record<string, number>>): string {
  return Object.entries(sizes)
    .map(([table, rows]) => `${table} ${rows}`)
    .join(", ");
}

async function exportTo(call: Call, archive: OpenArchive, workspace: string): Promise<number> {
  const sizes = await archive.workspaces.sizes(workspace);
  for (const table of Object.keys(sizes)) {
    for (let from = 0; ; ) {
      const rows = await archive.workspaces.page(workspace, table, from);
      if (rows.length === 0) break;
      for (const row of rows) call.world.stdout.write(`${JSON.stringify(row)}\n`);
      from += rows.length;
    }
  }
  const rows = Object.values(sizes).reduce((sum, n) => sum + n, 0);
  call.world.stderr.write(rows === 0 ? `Nothing is kept for ${workspace}.\n` : `${rows} rows: ${told(sizes)}\n`);
  return EXIT.done;
}

async function confirmed({ world }: Call, workspace: string): Promise<boolean> {
  if (!world.isTty) return false;
  const asking = createInterface({ input: world.stdin, terminal: false });
  world.stderr.write(`Type ${workspace} to erase it for good: `);
  for await (const line of asking) return line.trim() === workspace;
  return false;
}

async function erase(call: Call, archive: OpenArchive, workspace: string): Promise<number> {
  const sizes = await archive.workspaces.sizes(workspace);
  if (Object.keys(sizes).length === 0) throw refused(`Nothing is kept for ${workspace}.`);
  if (!isSet(call, "json")) call.world.stderr.write(`${workspace} holds: ${told(sizes)}\n`);
  if (!isSet(call, "yes") && !(await confirmed(call, workspace)))
    throw refused("Nothing was erased. Type the workspace's id when you are asked, or give --yes.");
  const gone = await archive.workspaces.erase(workspace);
  call.world.stdout.write(isSet(call, "json") ? json({ kind: "erased", workspace, gone }) : `Erased: ${told(gone)}\n`);
  return EXIT.done;
}

/** Gives out, or erases, everything that is kept for one workspace. */
export async function run(call: Call): Promise<number> {
  const [what, typed = ""] = call.words;
  if (what !== "export" && what !== "erase")
    throw usage("Say workspace export or workspace erase, and the workspace's id.");
  const workspace = workspaceId(typed);
  return withArchive(call, (archive) => (what === "export" ? exportTo : erase)(call, archive, workspace));
}
