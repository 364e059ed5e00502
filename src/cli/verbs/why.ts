import { explain } from "#briefing/briefing.ts";
import { TERMINAL } from "#domain/article.ts";
import type { Claim } from "#domain/briefing.ts";
import { json, printable, table } from "#render/render.ts";
import { withArchive } from "../desk.ts";
import { refused, usage } from "../faults.ts";
import { type Call, EXIT, isSet, setFor, type World } from "../world.ts";

/** Explains one claim of a kept briefing: what the gate checked and the sentences it rests on. 1 is the headline. */
export async function run(call: Call): Promise<number> {
  const [id = "", number = ""] = call.words;
  if (!/^[1-9]\d*$/.test(number))
    throw usage("Write the briefing's id and a number: 1 is the headline, then the developments.");
  const { claim, checked } = await withArchive(call, async (archive) => {
    const stored = await archive.briefings.get(TERMINAL, id);
    if (!stored)
      throw refused(`No briefing ${printable(id)} is kept. A briefing prints its id under its developments.`);
    const claims = [stored.briefing.headline, ...stored.briefing.developments];
    const found = claims[Number(number) - 1];
    if (!found) throw refused(`That briefing has ${claims.length} claims: 1 is the headline, then its developments.`);
    const reads = await archive.articles.read(
      TERMINAL,
      found.citations.map((one) => one.articleId),
    );
    return { claim: found, checked: explain(found, new Map(reads.map((read) => [read.article.id, read]))) };
  });
  if (isSet(call, "json")) call.world.stdout.write(json({ claim, checked }));
  else print(claim, checked, call.world);
  return EXIT.done;
}

function print(claim: Claim, checked: ReturnType<typeof explain>, world: World): void {
  const rests = claim.citations.map((one) => ["rests on", one.articleId, one.quote]);
  const rules = checked.map((one) => [
    one.passed ? "passed" : "refused",
    "",
    one.note === "" ? one.rule : `${one.rule}: ${one.note}`,
  ]);
  world.stdout.write(`${printable(claim.text)}\n\n${table([...rests, ...rules], setFor(world))}`);
}
