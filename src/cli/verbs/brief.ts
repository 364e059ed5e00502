import { type Briefed, brief, openWriter, parseQuery } from "#briefing/briefing.ts";
import { TERMINAL } from "#domain/article.ts";
import type { Assignment } from "#domain/assignment.ts";
import {
  json,
  markdown,
  renderMarkdownNothing,
  renderNothing,
  renderSlackNothing,
  slack,
  terminal,
} from "#render/render.ts";
import { composerOf } from "../composer.ts";
import { withArchive } from "../desk.ts";
import { usage } from "../faults.ts";
import { fileSamplesIntoEmpty } from "../samples.ts";
import { topicOf } from "../topic.ts";
import { type Call, EXIT, isSet, setFor, textOption } from "../world.ts";

/** Prints a briefing. That nothing stored matches is an answer too, not a failure. */
export async function run(call: Call): Promise<number> {
  const assignment = assignmentOf(call);
  if (["json", "markdown", "slack"].filter((form) => isSet(call, form)).length > 1)
    throw usage("Only one of --json, --markdown and --slack can be printed. Keep one of them.");
  const briefed = await withArchive(call, async (archive) => {
    await fileSamplesIntoEmpty(archive, call.world);
    return brief(assignment, {
      archive,
      clock: call.world.clock,
      writer:
        assignment.composer === "extractive" ? null : await openWriter(call.config.openai, { archive, ...call.world }),
    });
  });
  call.world.stdout.write(setBriefed(briefed, call));
  return EXIT.done;
}

function assignmentOf(call: Call): Assignment {
  const query = parseQuery(topicOf(call.words), {
    since: textOption(call, "since"),
    until: textOption(call, "until"),
    outlet: textOption(call, "outlet"),
    now: call.world.clock(),
  });
  const length = textOption(call, "length") === "short" ? "short" : "full";
  return { query, viewer: TERMINAL, channelKey: "terminal", length, composer: composerOf(call) };
}

function setBriefed(briefed: Briefed, call: Call): string {
  const found = briefed.kind === "briefing";
  if (isSet(call, "slack")) return json(found ? slack(briefed.briefing) : [renderSlackNothing(briefed)]);
  if (isSet(call, "json")) return json(found ? briefed.briefing : briefed);
  if (isSet(call, "markdown")) return found ? markdown(briefed.briefing) : renderMarkdownNothing(briefed);
  return found ? terminal(briefed.briefing, setFor(call.world)) : renderNothing(briefed, setFor(call.world));
}
