import { ask, openWriter } from "#briefing/briefing.ts";
import { TERMINAL } from "#domain/article.ts";
import { json, renderAnswer } from "#render/render.ts";
import { composerOf } from "../composer.ts";
import { withArchive } from "../desk.ts";
import { usage } from "../faults.ts";
import { type Call, EXIT, isSet, setFor } from "../world.ts";

/** Answers from what is stored, or says that nothing stored answers. */
export async function run(call: Call): Promise<number> {
  const question = call.words.join(" ").trim();
  if (!/[\p{L}\p{N}]/u.test(question))
    throw usage('Write the question, for example: ask "How many ships are deployed?"');
  const composer = composerOf(call) === "extractive" ? "extractive" : "auto";
  const { world } = call;
  const answer = await withArchive(call, async (archive) => {
    const { articles, samples } = await archive.status();
    if (articles + samples === 0)
      world.stderr.write("The archive is empty: file articles with ingest, or samples with brief venezuela.\n");
    const writer = composer === "extractive" ? null : await openWriter(call.config.openai, { archive, ...call.world });
    return ask({ text: question, viewer: TERMINAL, composer }, { archive, clock: world.clock, writer });
  });
  world.stdout.write(isSet(call, "json") ? json(answer) : renderAnswer(answer, setFor(world)));
  return EXIT.done;
}
