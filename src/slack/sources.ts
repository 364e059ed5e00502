import { z } from "zod";
import { Rating, Reliability, SOURCE_LABELS } from "#domain/feed.ts";
import { type NoteLine, renderSlackNote } from "#render/render.ts";
import { isAllowed } from "#schedule/schedule.ts";
import type { Command, Reading } from "./command.ts";
import { feedStewardOf, feedVisit } from "./feed-visit.ts";
import { misread, order, readVerb, type Verbs } from "./verbs.ts";
import { type Task, work } from "./work.ts";

const USAGE = "/brief sources, sources rate OUTLET B, sources rate OUTLET B press-release";
const MOST_SHOWN = 60;
const LONGEST_OUTLET = 120;

/** What each grade means, after the Admiralty code. */
const GRADES = "A completely reliable, B usually, C fairly, D not usually, E unreliable, F cannot be judged";

const RateArgs = Rating.extend({ labels: Rating.shape.labels.nullable() });

const say = (task: Task, lines: readonly NoteLine[]) => task.tell.alone(task, [renderSlackNote(lines)]);

const listWork = work("sources", z.object({}), async (_, task) => {
  const visit = await feedVisit(task.at, task);
  const ratings = await feedStewardOf(task).ratings(visit);
  const how = isAllowed(visit.actor.kind, "edit-sources")
    ? "/brief sources rate OUTLET B, with labels where they fit: state-controlled, opinion, press-release, wire-copy, paywalled"
    : "Workspace admins and owners rate them, and whoever an admin has named.";
  const none = "No outlet is rated: each counts as F, cannot be judged.";
  await say(task, [
    [{ bold: ratings.length === 0 ? none : "How far outlets are relied on" }],
    ...ratings.slice(0, MOST_SHOWN).map(ratingLine),
    ...(ratings.length > MOST_SHOWN ? [[{ quiet: `and ${ratings.length - MOST_SHOWN} more` }]] : []),
    [{ quiet: GRADES }],
    [{ quiet: how }],
  ]);
});

function ratingLine({ outlet, reliability, labels }: Rating): NoteLine {
  return [{ bold: reliability }, `  ${outlet}  `, { quiet: labels.join(", ") }];
}

const rateWork = work("sources-rate", RateArgs, async ({ outlet, reliability, labels }, task) => {
  const visit = await feedVisit(task.at, task);
  const steward = feedStewardOf(task);
  const known = isAllowed(visit.actor.kind, "see") ? await steward.ratings(visit) : [];
  const before = known.find((one) => one.outlet.toLowerCase() === outlet.toLowerCase());
  const rating = { outlet: before?.outlet ?? outlet, reliability, labels: labels ?? before?.labels ?? [] };
  await steward.rate(visit, rating);
  const was =
    before === undefined ? "It was not rated before." : `Before: ${[before.reliability, ...before.labels].join(", ")}.`;
  await say(task, [ratingLine(rating), [{ quiet: `${was} Briefings made from now on print it, in this workspace.` }]]);
});

const LABEL = `(?:${[...SOURCE_LABELS, "none"].join("|")})`;
const RATING = new RegExp(`^(?<outlet>.+?)\\s+(?<grade>[a-f])(?<labels>(?:[\\s,]+${LABEL})*)$`, "i");

/** "Harbor Ledger B state-controlled": a single letter behind the outlet, then labels; "none" takes all labels away. */
function readRating(rest: string): Reading {
  const found = RATING.exec(rest);
  if (found?.groups === undefined)
    return misread(
      `Write the outlet, a grade and perhaps labels: sources rate Harbor Ledger B press-release. ${GRADES}. The labels are ${SOURCE_LABELS.join(", ")}, or none.`,
    );
  const { outlet = "", grade = "", labels = "" } = found.groups;
  const named = SOURCE_LABELS.filter((label) =>
    labels
      .toLowerCase()
      .split(/[\s,]+/)
      .includes(label),
  );
  const name = outlet.replace(/^["“”]|["“”]$/g, "").slice(0, LONGEST_OUTLET);
  const reliability = Reliability.parse(grade.toUpperCase());
  return order("sources-rate", { outlet: name, reliability, labels: labels === "" ? null : named }, "Rating it");
}

const VERBS: Verbs = {
  list: () => order("sources", {}, "Looking at the ratings"),
  rate: readRating,
};

/** `/brief sources`: how far outlets are relied on; those who may, rate them here. */
export const sourcesCommand: Command = {
  usage: "sources [rate OUTLET A-F]",
  summary: "shows how far outlets are relied on; admins rate and label them",
  example: "sources rate Harbor Ledger B",
  read: (typed) => readVerb(typed, "sources", VERBS, USAGE),
  works: [listWork, rateWork],
};
