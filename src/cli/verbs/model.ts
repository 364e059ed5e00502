import { json, table } from "#render/render.ts";
import { withArchive } from "../desk.ts";
import { usage } from "../faults.ts";
import { isWorkspaceId, workspaceId } from "../workspace-id.ts";
import { type Call, EXIT, isSet, setFor } from "../world.ts";

/** Shows what the model is and has cost this month, at the terminal or a workspace, or lets it read the private articles of a workspace, or no longer. */
export async function run(call: Call): Promise<number> {
  const [action, typed] = call.words;
  if (typed === undefined && (action === undefined || isWorkspaceId(action))) return show(call, action ?? null);
  if ((action !== "allow" && action !== "forbid") || !typed)
    throw usage(
      "Write model, model WORKSPACE, model allow WORKSPACE or model forbid WORKSPACE, with the workspace's id such as T012AB3CD.",
    );
  const [workspace, allowed] = [workspaceId(typed), action === "allow"];
  await withArchive(call, (archive) => archive.model.consents.set(workspace, allowed));
  const told = `The language model ${allowed ? "may now" : "may no longer"} read the private articles of ${workspace}.\n`;
  call.world.stdout.write(isSet(call, "json") ? json({ workspace, allowed }) : told);
  return EXIT.done;
}

async function show(call: Call, workspace: string | null): Promise<number> {
  const { apiKey, baseUrl, model, monthlyUsd = null } = call.config.openai;
  const month = call.world.clock().toISOString().slice(0, 7);
  const spent = await withArchive(call, (archive) => archive.model.spend.spent(`month ${month} ${workspace ?? "-"}`));
  const on = apiKey !== null || baseUrl !== null;
  const facts = {
    model: on ? model : null,
    service: on ? (baseUrl ?? "https://api.openai.com/v1") : null,
    spentBy: workspace ?? "terminal",
    month,
    ...spent,
    monthlyUsd,
  };
  const rows = Object.entries(facts).map(([name, value]) => [name, value === null ? "none" : String(value)]);
  call.world.stdout.write(isSet(call, "json") ? json(facts) : table(rows, setFor(call.world)));
  return EXIT.done;
}
