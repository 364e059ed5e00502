import { createInterface } from "node:readline/promises";
import { type Article, TERMINAL } from "#domain/article.ts";
import type { Forgotten } from "#domain/retention.ts";
import { json, printable } from "#render/render.ts";
import { withArchive } from "../desk.ts";
import { refused } from "../faults.ts";
import { type Call, EXIT, isSet } from "../world.ts";

/** Deletes a stored article with its earlier texts, after asking; what a kept briefing cites is found no more. */
export async function run(call: Call): Promise<number> {
  const id = call.words[0] ?? "";
  const gone = await withArchive(call, async (archive) => {
    const article = await archive.articles.get(TERMINAL, id);
    refuseUnfit(article, id);
    if (!isSet(call, "yes") && !(await confirmed(call, article)))
      throw refused("Nothing was forgotten. Type yes when you are asked, or give --yes.");
    const done = await archive.retention.forget(TERMINAL, id);
    if (done === null)
      throw refused(`${printable(id)} is not among the articles that are found, so nothing was forgotten.`);
    const entry = { at: call.world.clock().toISOString(), workspace: "", user: "operator", action: "forget article" };
    const subject = [id, article?.outlet ?? "outlet unknown", article?.title ?? "untitled"].join(" · ").slice(0, 200);
    await archive.watching.stewardship.note({ ...entry, subject, allowed: true, channel: null });
    return done;
  });
  call.world.stdout.write(isSet(call, "json") ? json({ kind: "forgotten", articleId: id, ...gone }) : told(gone));
  return EXIT.done;
}

function refuseUnfit(article: Article | null, id: string): void {
  if (article === null)
    throw refused(`No article ${printable(id)} is stored. Take an id from search or from a briefing's sources.`);
  if (article.sample) throw refused("That is a sample: samples disappear once you file an article of your own.");
  if (article.revisedBy !== null)
    throw refused(`That article has a later text. To forget all of it: briefdesk forget ${article.revisedBy}`);
}

async function confirmed({ world }: Call, article: Article | null): Promise<boolean> {
  if (!world.isTty) return false;
  const asking = createInterface({ input: world.stdin, terminal: false });
  const named = [article?.title ?? "untitled", article?.outlet ?? "outlet unknown"].map(printable).join(" · ");
  world.stderr.write(`${named}\nType yes to forget it for good: `);
  for await (const line of asking) return line.trim().toLowerCase() === "yes";
  return false;
}

function told({ articles, kept, briefings }: Forgotten): string {
  const cited = `cited by ${briefings} kept briefing${briefings === 1 ? "" : "s"}: replay can still show what they rest on, and nothing new uses it`;
  const deleted = `${articles} text${articles === 1 ? "" : "s"} deleted`;
  return `Forgotten: ${kept === 0 ? deleted : `${deleted}, ${kept} ${cited}`}.\n`;
}
