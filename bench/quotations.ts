import type { Quotation, Sentence } from "#domain/ledger.ts";
import { readArticle } from "#text/text.ts";
import { type Annotated, contentMask, covered, polnear, wordCount } from "./polnear.ts";
import { type Counts, figure, precisionRecall, sum, withHalves } from "./score.ts";
import { printTable, type Row } from "./table.ts";
import { unmarkedCounts } from "./unmarked.ts";

const SOURCE = "PolNeAR test, 84 articles";
const ENOUGH = 0.9;

export type Read = { readonly article: Annotated; readonly rows: readonly Sentence[] };

function marked(rows: readonly Sentence[]): Quotation[] {
  return rows.flatMap((row) => row.quotations).filter((one) => one.marked);
}

// Annotated words that stand whole between marks: "“…”" with nothing of the article's in front.
function directContents({ text, attributions }: Annotated): { start: number; end: number }[] {
  const spans = attributions.flatMap(({ Content }) => Content.flatMap((one) => one.spans));
  return spans
    .filter(([start]) => /^["“]/.test(text.slice(start)))
    .map(([start, end]) => {
      const inside = text.slice(start, end).replace(/^["“\s]+/, "");
      const bare = inside.replace(/["”“\s]+$/, "");
      return { start: end - inside.length, end: end - inside.length + bare.length };
    })
    .filter(({ start, end }) => end > start);
}

/** Of our quotations of four words and more, those inside annotated words; of annotated direct speech, what we cover. */
function spanCounts({ article, rows }: Read): Counts {
  const quotations = marked(rows);
  const gold = contentMask(article);
  const ours = new Uint8Array(article.text.length);
  for (const { start, end } of quotations) ours.fill(1, start, end);
  const long = quotations.filter(({ text }) => wordCount(text) > 3);
  const direct = directContents(article);
  return {
    right: long.filter(({ start, end }) => covered(gold, start, end) >= ENOUGH).length,
    found: long.length,
    hit: direct.filter(({ start, end }) => covered(ours, start, end) >= ENOUGH).length,
    gold: direct.length,
  };
}

const PRONOUN = /^(?:he|she|they|we|i|you|it|who|which)$/i;
const SMALL = new Set(
  "the a an of and in for to mr mrs ms sen rep gov dr said his her on at who from with by is was".split(" "),
);

function heads(source: string): string[] {
  const words =
    source
      .toLowerCase()
      .replaceAll("’", "'")
      .match(/[\p{L}\p{N}'-]+/gu) ?? [];
  return words.map((word) => word.replace(/'s?$/, "")).filter((word) => !SMALL.has(word));
}

function sharesHead(ours: string, gold: string): boolean {
  const words = new Set(heads(gold));
  return heads(ours).some((word) => words.has(word));
}

type Said = { readonly size: number; readonly source: string; readonly at: number };

// The tightest annotation around a quotation; null when none names a source. "Said" as a source is a slip of the annotators.
function sourceOf({ attributions }: Annotated, { start, end }: Quotation): Said | null {
  const around = attributions.flatMap(({ Source, Content }) => {
    const spans = Content.flatMap((one) => one.spans);
    const inside = spans.reduce((n, [from, to]) => n + Math.max(0, Math.min(to, end) - Math.max(from, start)), 0);
    const size = spans.reduce((n, [from, to]) => n + to - from, 0);
    const source = Source[0]?.text;
    if (inside < ENOUGH * (end - start) || source === undefined || source === "said") return [];
    return [{ size, source, at: Source[0]?.spans[0]?.[0] ?? 0 }];
  });
  return around.sort((a, b) => a.size - b.size)[0] ?? null;
}

const EARLIER = 3;

/** Whether a speaker is the annotated one. A pronoun is right as printed, or as one of the three named sources before it. */
function isSpeaker({ attributions }: Annotated, speaker: string, { source, at }: Said): boolean {
  if (!PRONOUN.test(source)) return sharesHead(speaker, source);
  const before = attributions
    .flatMap(({ Source }) => Source.map((one) => ({ text: one.text, at: one.spans[0]?.[0] ?? 0 })))
    .filter((one) => one.at < at && !PRONOUN.test(one.text))
    .sort((a, b) => b.at - a.at);
  const earlier = before.slice(0, EARLIER).some((one) => sharesHead(speaker, one.text));
  return speaker.toLowerCase() === source.toLowerCase() || earlier;
}

type Speakers = { readonly right: number; readonly wrong: number; readonly all: number };

function speakerCounts({ article, rows }: Read): Speakers {
  const judged = marked(rows).flatMap((one) => {
    const said = sourceOf(article, one);
    return said === null ? [] : [one.speaker === null ? null : isSpeaker(article, one.speaker, said)];
  });
  return {
    right: judged.filter((one) => one === true).length,
    wrong: judged.filter((one) => one === false).length,
    all: judged.length,
  };
}

function speakers(reads: readonly Read[]): string {
  const all = reads.map(speakerCounts);
  const total = (key: keyof Speakers): number => all.reduce((n, one) => n + one[key], 0);
  return `right ${figure(total("right"), total("all"))} wrong ${figure(total("wrong"), total("all"))}`;
}

/** Cues as the ledger prints them against annotated cues: a hit when the printed word lies in an annotated cue of its sentence. */
function cueCounts({ article, rows }: Read): Counts {
  const gold = article.attributions.flatMap(({ Cue }) => Cue.map((one) => one.spans));
  const ours = rows.flatMap((row) => row.cues);
  const meets = (spans: readonly (readonly [number, number])[], at: { start: number; end: number }): boolean =>
    spans.some(([start, end]) => at.start < end && at.end > start);
  return {
    right: ours.filter((one) => gold.some((spans) => meets(spans, one))).length,
    found: ours.length,
    hit: gold.filter((spans) => ours.some((one) => meets(spans, one))).length,
    gold: gold.length,
  };
}

const measured = (reads: readonly Read[], count: (read: Read) => Counts): string =>
  withHalves(reads, (some) => precisionRecall(sum(some.map(count))));

function rowsOf(reads: readonly Read[]): Row[] {
  const total = (count: (read: Read) => Counts): Counts => sum(reads.map(count));
  const spans = total(spanCounts);
  const cues = total(cueCounts);
  const unmarked = total(unmarkedCounts);
  const n = reads.map(speakerCounts).reduce((count, one) => count + one.all, 0);
  return [
    {
      what: "quotations, span",
      ours: measured(reads, spanCounts),
      baseline: "rules P .98 R .93; aim P .98 R .95",
      data: `${SOURCE}; ${spans.found} found, ${spans.gold} annotated`,
    },
    {
      what: "speaker, the quotation given",
      ours: withHalves(reads, speakers),
      baseline: "rules .79; aim right .88, wrong .05 at most",
      data: `${SOURCE}; ${n} quotations`,
    },
    {
      what: "attribution cues",
      ours: measured(reads, cueCounts),
      baseline: "list of 130 forms P .60 R .60; aim both .75",
      data: `${SOURCE}; ${cues.found} found, ${cues.gold} annotated`,
    },
    {
      what: "unmarked quotations, by sentence",
      ours: measured(reads, unmarkedCounts),
      baseline: "rules P .77 R .44; aim P .85 R .55",
      data: `${SOURCE}, marks and apostrophes taken out; ${unmarked.gold} sentences`,
    },
  ];
}

/** Quotations, speakers and attribution against PolNeAR's annotations, printed. */
export function benchQuotations(): void {
  const articles = polnear();
  if (articles === null) {
    console.log("\nQuotations: skipped, no data");
    return;
  }
  const reads = articles.map((article) => ({
    article,
    rows: readArticle({ text: article.text, publishedAt: article.date }).sentences,
  }));
  printTable("Quotations and attribution", rowsOf(reads));
}
