import type { OpenArchive } from "#archive/archive.ts";
import { TERMINAL } from "#domain/article.ts";
import { type Rating, Reliability } from "#domain/feed.ts";
import { json, printable } from "#render/render.ts";
import { withArchive } from "../desk.ts";
import { usage } from "../faults.ts";
import { type Call, EXIT, isSet, textOption } from "../world.ts";
import { labelsOf } from "./chosen.ts";

/** Says how far outlets are to be relied on, and what they are. */
export async function rateOutlets(call: Call): Promise<number> {
  if (call.words.length === 0) throw usage('Name an outlet: feeds rate "Harbor Ledger" --reliability B.');
  if (!isRating(call)) throw usage("Say --reliability A to F, or --label, or both.");
  await withArchive(call, async (archive) => {
    const ratings: Rating[] = [];
    for (const outlet of call.words) ratings.push(await rate(outlet, call, archive));
    call.world.stdout.write(isSet(call, "json") ? json(ratings) : `${ratings.map(ratingLine).join("\n")}\n`);
  });
  return EXIT.done;
}

/** Whether the call says anything of the outlet itself. */
export function isRating(call: Call): boolean {
  return textOption(call, "reliability") !== undefined || textOption(call, "label") !== undefined;
}

/** Rates one outlet as the call says, what it does not say left as it was. */
export async function rate(outlet: string, call: Call, { feeds }: OpenArchive): Promise<Rating> {
  const before = (await feeds.ratings.list(TERMINAL)).find((one) => one.outlet.toLowerCase() === outlet.toLowerCase());
  const reliability = Reliability.parse(textOption(call, "reliability") ?? before?.reliability ?? "F");
  const labels = labelsOf(call) ?? before?.labels ?? [];
  const rating = { outlet: before?.outlet ?? outlet, reliability, labels };
  await feeds.ratings.rate({ kind: "shared" }, rating);
  return rating;
}

/** A rating in a sentence. */
export function ratingLine({ outlet, reliability, labels }: Rating): string {
  return `${printable(outlet)}: reliability ${reliability}${labels.length > 0 ? `, ${labels.join(", ")}` : ""}.`;
}
