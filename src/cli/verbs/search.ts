import { parseQuery } from "#briefing/briefing.ts";
import { TERMINAL } from "#domain/article.ts";
import type { Found } from "#domain/ports.ts";
import { json, table } from "#render/render.ts";
import { withArchive } from "../desk.ts";
import { usage } from "../faults.ts";
import { topicOf } from "../topic.ts";
import { type Call, EXIT, isSet, setFor, textOption } from "../world.ts";

const MOST = 500;

/** Lists stored articles, best first. */
export async function run(call: Call): Promise<number> {
  const query = parseQuery(topicOf(call.words), { now: call.world.clock() });
  const limit = limitOf(textOption(call, "limit") ?? "10");
  const found = await withArchive(call, (archive) => archive.articles.search(TERMINAL, query, limit));
  if (isSet(call, "json")) call.world.stdout.write(json(found.map(rowOf)));
  else if (found.length > 0) call.world.stdout.write(table(found.map(cellsOf), setFor(call.world)));
  else
    call.world.stderr.write(`Nothing stored matches "${query.text}". Try fewer words, or file articles with ingest.\n`);
  return EXIT.done;
}

function limitOf(text: string): number {
  const limit = Number(text);
  if (/^\d+$/.test(text) && limit >= 1 && limit <= MOST) return limit;
  throw usage(`--limit takes a whole number from 1 to ${MOST}, not "${text}".`);
}

function rowOf({ article, score }: Found): Record<string, unknown> {
  const { id, title, outlet, publishedAt, url } = article;
  return { articleId: id, title, outlet, publishedAt, url, score };
}

function cellsOf({ article, copyOf }: Found): string[] {
  const { id, title, outlet, publishedAt, url } = article;
  const copy = copyOf ? [`a copy of ${copyOf}`] : [];
  return [
    id,
    publishedAt?.slice(0, 10) ?? "undated",
    [title ?? "untitled", outlet ?? "outlet unknown", ...copy, url ?? "no link stored"].join(" · "),
  ];
}
