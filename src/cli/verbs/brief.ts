import { type Briefed, brief, openWriter, parseQuery } from "#briefing/briefing.ts";
import { TERMINAL } from "#domain/article.ts";
import type { Assignment } from "#domain/assignment.ts";
import type { Briefing } from "#domain/briefing.ts";
import {
  json,
  markdown,
  renderMarkdownNothing,
  renderNothing,
  renderSlackNothing,
  shortBriefing,
  slack,
  terminal,
} from "#render/render.ts";
import { composerOf } from "../composer.ts";
import { withArchive } from "../desk.ts";
import { oneFormOf } from "../forms.ts";
import { fileSamplesIntoEmpty } from "../samples.ts";
import { topicOf } from "../topic.ts";
import { type Call, EXIT, isSet, setFor, textOption } from "../world.ts";

/** Prints a briefing. That nothing stored matches is an answer too, not a failure. */
export async function run(call: Call): Promise<number> {
  const assignment = assignmentOf(call);
  oneFormOf(call);
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
  if (briefed.kind === "briefing")
    return isSet(call, "json") ? json(briefed.briefing) : setWords(briefed.briefing, call);
  if (isSet(call, "slack")) return json([renderSlackNothing(briefed)]);
  if (isSet(call, "json")) return json(briefed);
  return isSet(call, "markdown") ? renderMarkdownNothing(briefed) : renderNothing(briefed, setFor(call.world));
}

// Short is what it is in Slack: the root, without its replies. The record is always whole.
function setWords(briefing: Briefing, call: Call): string {
  const isShort = textOption(call, "length") === "short";
  if (isSet(call, "slack")) return json(slack(briefing).slice(0, isShort ? 1 : undefined));
  const shown = isShort ? shortBriefing(briefing) : briefing;
  return isSet(call, "markdown") ? markdown(shown) : terminal(shown, setFor(call.world));
}
