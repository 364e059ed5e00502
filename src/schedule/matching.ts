import { parseQuery } from "#briefing/briefing.ts";
import type { Viewer } from "#domain/article.ts";
import type { Query } from "#domain/assignment.ts";
import type { Read } from "#domain/ports.ts";
import type { StoredWatch, Watch } from "#domain/watch.ts";
import { sameName } from "#text/text.ts";

const DAY_MS = 86_400_000;
/** How far back a digest looks: articles come in late, and what a channel has been told is left out anyway. */
const LOOK_BACK_MS = 7 * DAY_MS;
/** Articles published this long before the last digest may have come in after it. */
const LATE_MS = 1.5 * DAY_MS;

/** Whoever sees what a watch's channel sees. */
export function viewerOf({ workspace, watch }: Pick<StoredWatch, "workspace" | "watch">): Viewer {
  return workspace === "" ? { workspace: null, channel: null } : { workspace, channel: watch.channel };
}

/** A watch's own query, without its aliases: what its briefings are called by. */
export function mainQuery(watch: Watch, from: Date, now: Date): Query {
  return queryOf(watch.query, watch, { from, now });
}

/**
 * The queries whose finds belong to a watch: its query and each alias, over a week (or its cooldown), and once more over the time
 * since the last digest, because a search gives the best matches, and in a busy week those need not be the newest.
 */
export function queriesOf(watch: Watch, since: Date | null, now: Date): Query[] {
  const week = new Date(now.getTime() - Math.max(LOOK_BACK_MS, watch.cooldownHours * 3_600_000));
  const windows = since === null ? [week] : [week, new Date(since.getTime() - LATE_MS)];
  const topics = [watch.query, ...watch.aliases.map((alias) => (/[\s]/.test(alias) ? `"${alias}"` : alias))];
  return topics.flatMap((topic) => windows.map((from) => queryOf(topic, watch, { from, now })));
}

function queryOf(topic: string, watch: Watch, { from, now }: { from: Date; now: Date }): Query {
  const query = parseQuery(topic, { now });
  const [outlet = null] = watch.outlets.length === 1 ? watch.outlets : [];
  const [language = null] = watch.languages.length === 1 ? watch.languages : [];
  return { ...query, excluded: [...query.excluded, ...watch.exclude], outlet, language, from: from.toISOString() };
}

/** Whether an article that a query found also has the actors, outlets and languages that a watch asks for. */
export function acceptedBy({ actors, outlets, languages }: Watch): (read: Read) => boolean {
  return ({ article, ledger }) => {
    const { outlet } = article;
    const named = (name: string) =>
      ledger.actors.some((actor) => [actor.name, ...actor.aliases].some((known) => sameName(known, name)));
    return (
      (actors.length === 0 || actors.some(named)) &&
      (outlets.length === 0 || (outlet !== null && outlets.some((one) => sameName(one, outlet)))) &&
      (languages.length === 0 || languages.some((one) => article.language.toLowerCase().split("-")[0] === one))
    );
  };
}
