import { type Article, TERMINAL } from "#domain/article.ts";
import { json, printable, table } from "#render/render.ts";
import { withArchive } from "../desk.ts";
import { refused } from "../faults.ts";
import { type Call, EXIT, isSet, setFor, type World } from "../world.ts";

/** Prints a stored article with everything that is known about it. */
export async function run(call: Call): Promise<number> {
  const id = call.words[0] ?? "";
  const article = await withArchive(call, (archive) => archive.articles.get(TERMINAL, id));
  if (!article)
    throw refused(`No article ${printable(id)} is stored. Take an id from search or from a briefing's sources.`);
  call.world.stdout.write(isSet(call, "json") ? json(article) : textOf(article, call.world));
  return EXIT.done;
}

function textOf(article: Article, world: World): string {
  const facts: [string, string | null][] = [
    ["title", article.title],
    ["outlet", article.outlet],
    ["byline", article.byline],
    ["published", article.publishedAt],
    ["filed", article.retrievedAt],
    ["language", article.language],
    ["link", article.url],
    ["labels", article.labels.join(", ") || null],
    ["revises", article.revises],
    ["revised by", article.revisedBy],
    ["sample", article.sample ? "yes" : null],
  ];
  const rows = facts.map(([name, value]) => [name, value ?? "not stored"]);
  const optional = new Set(["labels", "revises", "revised by", "sample"]);
  const shown = rows.filter(([name, value]) => !(optional.has(name ?? "") && value === "not stored"));
  const text = article.text.split(/\r?\n/).map(printable).join("\n");
  return `${table(shown, setFor(world))}\n${text}\n`;
}
