import type { OpenArchive } from "#archive/archive.ts";
import { TERMINAL } from "#domain/article.ts";
import type { Feed, SourceLabel } from "#domain/feed.ts";
import { SOURCE_LABELS } from "#domain/feed.ts";
import { refused, usage } from "../faults.ts";
import { type Call, textOption } from "../world.ts";

/** The feeds that words name: by id, address or outlet, whatever the case. Throws when a word names none. */
export async function chosenFeeds(words: readonly string[], { feeds }: OpenArchive): Promise<Feed[]> {
  const followed = await feeds.feeds.list(TERMINAL);
  const chosen = words.flatMap((word) => {
    const found = followed.filter((feed) => isNamed(feed, word));
    if (found.length === 0)
      throw refused(
        `"${word}" is not followed, or no longer: no feed has this name, address or id. See briefdesk feeds list.`,
      );
    return found;
  });
  return [...new Map(chosen.map((feed) => [feed.id, feed])).values()];
}

function isNamed(feed: Feed, word: string): boolean {
  const wanted = word.trim().toLowerCase();
  return [feed.id, feed.url, feed.outlet].some((name) => name.toLowerCase() === wanted);
}

/** The labels of --label, null when it was not given. */
export function labelsOf(call: Call): SourceLabel[] | null {
  const given = textOption(call, "label");
  if (given === undefined) return null;
  return given.split(",").flatMap((word) => {
    const name = word.trim().toLowerCase();
    const label = SOURCE_LABELS.find((one) => one === name);
    if (!label && name !== "") throw usage(`"${name}" is no label. The labels are ${SOURCE_LABELS.join(", ")}.`);
    return label ?? [];
  });
}
