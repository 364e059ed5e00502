import type { OpenArchive } from "#archive/archive.ts";
import type { Viewer } from "#domain/article.ts";
import type { Claim } from "#domain/briefing.ts";
import type { Feedback } from "#domain/desk-ports.ts";
import { jsonRow } from "#render/render.ts";
import { withArchive } from "../desk.ts";
import { usage } from "../faults.ts";
import { type Call, EXIT } from "../world.ts";

/**
 * Prints what readers said, one JSON object a line, oldest first. What is about a claim has the form that `check` reads
 * (`id`, `claim`, `evidence`), with the reader's verdict beside it; what is about a whole briefing has `claim` null.
 */
export async function run(call: Call): Promise<number> {
  if (call.words[0] !== "export") throw usage("Write: feedback export");
  const lines = await withArchive(call, async (archive) => {
    const said = await archive.desk.feedback.list(null);
    return Promise.all(said.map((one) => caseOf(one, archive)));
  });
  for (const line of lines) call.world.stdout.write(jsonRow(line));
  if (lines.length === 0) call.world.stderr.write("Nobody has said anything about a briefing yet.\n");
  return EXIT.done;
}

async function caseOf(said: Feedback, archive: OpenArchive) {
  const { briefing, claim, verdict, printed, at } = said;
  const about = { briefing, verdict, at };
  if (claim === null) return { id: briefing, claim: null, evidence: [], ...about };
  const viewer = { workspace: said.workspace, channel: said.channel };
  return { id: `${briefing} ${claim}`, claim: printed, evidence: await evidenceOf(said, viewer, archive), ...about };
}

/** The sentences that the claim rests on, as they are stored; none when its briefing is no longer kept. */
async function evidenceOf({ briefing, claim }: Feedback, viewer: Viewer, archive: OpenArchive) {
  const kept = await archive.briefings.get(viewer, briefing);
  if (kept === null) return [];
  const { headline, bottomLine, developments, sources } = kept.briefing;
  const found = [headline, ...bottomLine, ...developments].find((one: Claim) => one.id === claim);
  return (found?.citations ?? []).map(({ articleId, quote }) => {
    const outlet = sources.find((source) => source.articleId === articleId)?.outlet;
    return outlet ? { text: quote, outlet } : { text: quote };
  });
}
