import type { Retention } from "#domain/retention.ts";
import { json } from "#render/render.ts";
import { withArchive } from "../desk.ts";
import { usage } from "../faults.ts";
import { type Call, EXIT, isSet } from "../world.ts";

const DAY_MS = 86_400_000;

type Days = { readonly articles: number | null; readonly briefings: number | null };

/** Sweeps until nothing is left that is older than it is to be kept. */
async function sweepAll(
  retention: Retention,
  now: Date,
  keep: Days,
): Promise<{ articles: number; kept: number; briefings: number }> {
  const before = (days: number | null) =>
    days === null ? null : new Date(now.getTime() - days * DAY_MS).toISOString();
  const ages = { articlesBefore: before(keep.articles), briefingsBefore: before(keep.briefings) };
  const total = { articles: 0, kept: 0, briefings: 0 };
  for (let more = true; more; ) {
    const swept = await retention.sweep(ages);
    total.articles += swept.articles;
    total.kept += swept.kept;
    total.briefings += swept.briefings;
    more = swept.more;
  }
  return total;
}

/** Lets go of what is older than BRIEFDESK_KEEP_ARTICLES and BRIEFDESK_KEEP_BRIEFINGS say. */
export async function run(call: Call): Promise<number> {
  const keep = call.config.keep ?? { articles: null, briefings: null };
  if (keep.articles === null && keep.briefings === null)
    throw usage(
      "Everything is kept for good. Set BRIEFDESK_KEEP_ARTICLES or BRIEFDESK_KEEP_BRIEFINGS to a number of days.",
    );
  const total = await withArchive(call, (archive) => sweepAll(archive.retention, call.world.clock(), keep));
  const { articles, kept, briefings } = total;
  const cited = kept > 0 ? `; ${kept} old ones stay, because kept briefings cite them` : "";
  const told = `${articles} articles and ${briefings} briefings were let go of${cited}\n`;
  call.world.stdout.write(isSet(call, "json") ? json(total) : told);
  return EXIT.done;
}
