import { explain } from "#briefing/briefing.ts";
import { type Article, TERMINAL } from "#domain/article.ts";
import type { Claim } from "#domain/briefing.ts";
import { json, printable, renderDay, table } from "#render/render.ts";
import { withArchive } from "../desk.ts";
import { refused, usage } from "../faults.ts";
import { type Call, EXIT, isSet, setFor } from "../world.ts";

/** Explains one claim of a kept briefing: what the gate checked and the sentences it rests on. 1 is the headline. */
export async function run(call: Call): Promise<number> {
  const [id = "", number = ""] = call.words;
  if (!/^[1-9]\d*$/.test(number))
    throw usage("Write the briefing's id and a number: 1 is the headline, then the developments.");
  const { claim, articles, checked } = await withArchive(call, async (archive) => {
    const stored = await archive.briefings.get(TERMINAL, id);
    if (!stored)
      throw refused(`No briefing ${printable(id)} is kept. A briefing prints its id under its developments.`);
    const claims = [stored.briefing.headline, ...stored.briefing.developments];
    const found = claims[Number(number) - 1];
    if (!found) throw refused(`That briefing has ${claims.length} claims: 1 is the headline, then its developments.`);
    const reads = await archive.articles.read(
      TERMINAL,
      found.citations.map((one) => one.articleId),
    );
    const articles = new Map(reads.map(({ article }) => [article.id, article]));
    return { claim: found, articles, checked: explain(found, new Map(reads.map((read) => [read.article.id, read]))) };
  });
  if (isSet(call, "json")) call.world.stdout.write(json({ claim, checked }));
  else print({ claim, articles, checked }, call);
  return EXIT.done;
}

type Told = {
  readonly claim: Claim;
  readonly articles: ReadonlyMap<string, Article>;
  readonly checked: ReturnType<typeof explain>;
};

/** What it rests on first, then what refused it; the rules that it passed are counted, and listed with --all. */
function print({ claim, articles, checked }: Told, call: Call): void {
  const { world } = call;
  const rests = claim.citations.map((one) => ["rests on", one.quote, sourceOf(articles.get(one.articleId))]);
  const shown = isSet(call, "all") ? checked : checked.filter((one) => !one.passed);
  const rules = shown.map(({ passed, rule, note }) => [
    passed ? "passed" : "refused",
    note === "" ? rule : `${rule}: ${note}`,
  ]);
  const passed = checked.filter((one) => one.passed).length;
  const refused = checked.length - passed;
  const counted = `${passed} rules passed, ${refused === 0 ? "none" : refused} refused${isSet(call, "all") ? "" : " (--all lists them)"}`;
  const rows = [
    ...rests.flatMap(([lead = "", quote = "", source = ""]) => [
      [lead, quote],
      ["", source],
    ]),
    ...rules,
  ];
  world.stdout.write(`${printable(claim.text)}\n\n${table(rows, setFor(world))}\n${counted}\n`);
}

function sourceOf(article: Article | undefined): string {
  if (article === undefined) return "no longer stored";
  const { outlet, publishedAt, title, id } = article;
  const dated = publishedAt === null ? "undated" : renderDay(publishedAt);
  return [outlet ?? "outlet unknown", dated, title ?? "untitled", id].join(" · ");
}
