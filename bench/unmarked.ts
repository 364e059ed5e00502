import { readArticle } from "#text/text.ts";
import { type Annotated, contentMask, covered, wordCount } from "./polnear.ts";
import type { Counts } from "./score.ts";

type Stripped = { readonly text: string; readonly direct: Uint8Array };

const MARKS = /["“”„«»'‘’`]/;

// The characters between quotation marks that are annotated as somebody's words, four words and more.
function directMask(article: Annotated): Uint8Array {
  const content = contentMask(article);
  const direct = new Uint8Array(article.text.length);
  for (const match of article.text.matchAll(/“([^”\n]+)”|"([^"\n]+)"|''(.+?)''/g)) {
    const end = match.index + match[0].length;
    if (wordCount(match[0]) > 3 && covered(content, match.index + 2, end - 2) >= 0.9) direct.fill(1, match.index, end);
  }
  return direct;
}

/** An article as pages print it whose quotation marks and apostrophes were lost. */
function stripped(article: Annotated): Stripped {
  const mask = directMask(article);
  const kept = article.text.split("").flatMap((letter, at) => (MARKS.test(letter) ? [] : [at]));
  return {
    text: kept.map((at) => article.text[at]).join(""),
    direct: Uint8Array.from(kept, (at) => mask[at] ?? 0),
  };
}

/** Sentences that are for the most part direct speech, against those our unmarked quotations cover for the most part. */
export function unmarkedCounts({ article }: { readonly article: Annotated }): Counts {
  const { text, direct } = stripped(article);
  const rows = readArticle({ text, publishedAt: article.date, language: "en" }).sentences;
  const ours = new Uint8Array(text.length);
  for (const { start, end, marked } of rows.flatMap((row) => row.quotations)) if (!marked) ours.fill(1, start, end);
  const judged = rows.map(({ start, end }) => ({
    spoken: covered(direct, start, end) > 0.5,
    found: covered(ours, start, end) > 0.5,
  }));
  const hit = judged.filter((one) => one.spoken && one.found).length;
  return {
    right: hit,
    found: judged.filter((one) => one.found).length,
    hit,
    gold: judged.filter((one) => one.spoken).length,
  };
}
