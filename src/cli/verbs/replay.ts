import { replay } from "#briefing/briefing.ts";
import { TERMINAL } from "#domain/article.ts";
import type { Change, Withheld } from "#domain/briefing.ts";
import { json, markdown, printable, renderMarkdownSince, slack, table, terminal } from "#render/render.ts";
import { withArchive } from "../desk.ts";
import { refused } from "../faults.ts";
import { oneFormOf } from "../forms.ts";
import { type Call, EXIT, isSet, setFor, type World } from "../world.ts";

/** How many kept briefings are listed. */
const LISTED = 20;

/** Prints a kept briefing after checking it again, and what its articles have since changed; without an id, lists the last ones. */
export async function run(call: Call): Promise<number> {
  oneFormOf(call);
  const [id] = call.words;
  if (id === undefined) return list(call);
  const replayed = await withArchive(call, (archive) => replay(id, TERMINAL, archive));
  if (!replayed)
    throw refused(`No briefing ${printable(id)} is kept. A briefing prints its id under its developments.`);
  const { world } = call;
  const { briefing, changes, withheld } = replayed;
  if (isSet(call, "json")) world.stdout.write(json(replayed));
  else if (isSet(call, "markdown")) world.stdout.write(markdown(briefing) + renderMarkdownSince(changes, withheld));
  else if (isSet(call, "slack")) {
    world.stdout.write(json(slack(briefing)));
    world.stderr.write(sinceOf(changes, withheld, world));
  } else world.stdout.write(terminal(briefing, setFor(world)) + sinceOf(changes, withheld, world));
  return EXIT.done;
}

async function list(call: Call): Promise<number> {
  const { world } = call;
  const kept = await withArchive(call, (archive) => archive.briefings.recent(TERMINAL, LISTED));
  const rows = kept.map(({ briefing: { id, topic, createdAt, headline } }) => ({
    id,
    topic,
    createdAt,
    headline: headline.text,
  }));
  if (isSet(call, "json")) world.stdout.write(json(rows));
  else if (rows.length === 0) world.stderr.write("No briefing is kept. Make one: briefdesk brief velmar\n");
  else {
    const cells = rows.map(({ id, topic, createdAt, headline }) => [
      id,
      `${createdAt.slice(0, 16).replace("T", " ")} UTC`,
      topic,
      headline,
    ]);
    world.stdout.write(table(cells, setFor(world)));
  }
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
