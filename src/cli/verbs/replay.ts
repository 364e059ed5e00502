import { replay } from "#briefing/briefing.ts";
import { TERMINAL } from "#domain/article.ts";
import type { Change, Withheld } from "#domain/briefing.ts";
import { json, printable, table, terminal } from "#render/render.ts";
import { withArchive } from "../desk.ts";
import { refused } from "../faults.ts";
import { type Call, EXIT, isSet, setFor, type World } from "../world.ts";

/** Prints a kept briefing after checking it again, and what its articles have since changed. */
export async function run(call: Call): Promise<number> {
  const id = call.words[0] ?? "";
  const replayed = await withArchive(call, (archive) => replay(id, TERMINAL, archive));
  if (!replayed)
    throw refused(`No briefing ${printable(id)} is kept. A briefing prints its id under its developments.`);
  const { world } = call;
  if (isSet(call, "json")) world.stdout.write(json(replayed));
  else
    world.stdout.write(
      terminal(replayed.briefing, setFor(world)) + sinceOf(replayed.changes, replayed.withheld, world),
    );
  return EXIT.done;
}

function sinceOf(changes: readonly Change[], withheld: readonly Withheld[], world: World): string {
  if (changes.length === 0 && withheld.length === 0) return "\nNothing it cites has changed since.\n";
  const rows = [...changes.flatMap(rowsOf), ...withheld.map((one) => ["WITHHELD", `${one.text} (${one.reason})`])];
  return `\nChanged since it was made\n${table(rows, setFor(world))}`;
}

function rowsOf(change: Change): string[][] {
  const was = change.was ? [["was", change.was.text]] : [];
  return change.kind === "dropped" ? [["DROPPED", change.text]] : [[change.kind.toUpperCase(), change.text], ...was];
}
