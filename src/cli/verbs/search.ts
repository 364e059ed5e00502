import { openWriter, parseQuery, searchTopic } from "#briefing/briefing.ts";
import { TERMINAL } from "#domain/article.ts";
import type { Found } from "#domain/ports.ts";
import { json, table } from "#render/render.ts";
import { withArchive } from "../desk.ts";
import { usage } from "../faults.ts";
import { topicOf } from "../topic.ts";
import { type Call, EXIT, isSet, setFor, textOption } from "../world.ts";

const MOST = 500;

/** Lists stored articles, best first; with an embeddings model the first of them are ordered by it too. */
export async function run(call: Call): Promise<number> {
  const query = parseQuery(topicOf(call.words), { now: call.world.clock() });
  const limit = limitOf(textOption(call, "limit") ?? "10");
  const { found, fault } = await withArchive(call, async (archive) => {
    const { openai } = call.config;
    const writer = openai.embeddings?.model ? await openWriter(openai, { archive, ...call.world }) : null;
    const search = (most: number) => archive.articles.search(TERMINAL, query, most);
    return searchTopic(query.text, limit, search, { writer, viewer: TERMINAL, archive });
  });
  if (fault !== null) call.world.stderr.write(`Ordered by words alone: ${fault}\n`);
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
