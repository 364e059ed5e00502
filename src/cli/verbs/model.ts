import { json, table } from "#render/render.ts";
import { withArchive } from "../desk.ts";
import { usage } from "../faults.ts";
import { type Call, EXIT, isSet, setFor } from "../world.ts";

/** Shows what the model is and has cost this month, or lets it read the private articles of a workspace, or no longer. */
export async function run(call: Call): Promise<number> {
  const [action, workspace] = call.words;
  if (action === undefined) return show(call);
  if ((action !== "allow" && action !== "forbid") || !workspace)
    throw usage(
      "Write model, model allow WORKSPACE or model forbid WORKSPACE, with the workspace's id such as T012AB3CD.",
    );
  await withArchive(call, (archive) => archive.model.consents.set(workspace, action === "allow"));
  const may = action === "allow" ? "may now" : "may no longer";
  call.world.stdout.write(`The language model ${may} read the private articles of ${workspace}.\n`);
  return EXIT.done;
}

async function show(call: Call): Promise<number> {
  const { apiKey, baseUrl, model, monthlyUsd = null } = call.config.openai;
  const month = call.world.clock().toISOString().slice(0, 7);
  const spent = await withArchive(call, (archive) => archive.model.spend.spent(`month ${month} -`));
  const on = apiKey !== null || baseUrl !== null;
  const facts = {
    model: on ? model : null,
    service: on ? (baseUrl ?? "https://api.openai.com/v1") : null,
    month,
    ...spent,
    monthlyUsd,
  };
  const rows = Object.entries(facts).map(([name, value]) => [name, value === null ? "none" : String(value)]);
  call.world.stdout.write(isSet(call, "json") ? json(facts) : table(rows, setFor(call.world)));
  return EXIT.done;
}
