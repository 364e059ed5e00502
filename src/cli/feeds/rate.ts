import { nameDistance, type OpenArchive } from "#archive/archive.ts";
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
    for (const { outlet } of ratings) await warnOfStranger(outlet, call, archive);
    call.world.stdout.write(isSet(call, "json") ? json(ratings) : `${ratings.map(ratingLine).join("\n")}\n`);
  });
  return EXIT.done;
}

/** How many of the newest articles are asked whose they are, to say what was meant. */
const LOOKED = 300;
const ANY = { text: "", words: [], phrases: [], excluded: [], outlet: null, language: null, from: null, until: null };

/** Says that nothing stored is by an outlet, and which was meant. The rating is kept: its articles may be to come. */
async function warnOfStranger(outlet: string, call: Call, { articles, feeds }: OpenArchive): Promise<void> {
  if ((await articles.search(TERMINAL, { ...ANY, outlet }, 1)).length > 0) return;
  const followed = (await feeds.feeds.list(TERMINAL)).map((feed) => feed.outlet);
  if (followed.some((name) => name.toLowerCase() === outlet.toLowerCase())) return;
  const newest = await articles.search(TERMINAL, ANY, LOOKED);
  const known = new Set([...followed, ...newest.flatMap(({ article }) => article.outlet ?? [])]);
  const meant = [...known].filter((name) => isLike(outlet, name)).slice(0, 3);
  const asked = meant.length > 0 ? ` Did you mean ${meant.map((name) => `"${printable(name)}"`).join(" or ")}?` : "";
  call.world.stderr.write(
    `Nothing stored is by "${printable(outlet)}", and no feed is called so; the rating waits for it.${asked}\n`,
  );
}

function isLike(asked: string, known: string): boolean {
  const [a, b] = [asked.toLowerCase(), known.toLowerCase()];
  return nameDistance(a, b) !== null || a.includes(b) || b.includes(a);
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
