import type { ArticleRecord } from "#domain/article.ts";
import { withoutBoilerplate } from "./boilerplate.ts";
import { creditsOf, headOf } from "./head-lines.ts";

/** The longest first line that passes for a title, in characters. */
const TITLE = 140;

/**
 * A plain text as an article. Front matter, header lines and the credits under a title say what it is and are no part of the text;
 * a short first line set off by a blank line, or by credits, is the title and stays in the text.
 */
export function plainArticle(raw: string): ArticleRecord {
  const { stated, body } = headOf(unixLines(raw).trim());
  const text = withoutBoilerplate(body);
  const [first = ""] = text.split("\n", 1);
  const under = text.slice(first.length + 1);
  if (first.length > TITLE || /[.;,]$/.test(first.trim()) || under === "") return { title: null, ...stated, text };
  const credits = creditsOf(under);
  const credited = Object.keys(credits.stated).length > 0;
  if (!credited && !/^[ \t]*\n/.test(under)) return { title: null, ...stated, text };
  return {
    title: first.trim(),
    ...credits.stated,
    ...stated,
    text: credited ? `${first}\n\n${credits.body}` : text,
  };
}

/** A Markdown text as an article: front matter, a heading on the first line (the title) and credits are no part of the text; marks are taken off. */
export function markdownArticle(raw: string): ArticleRecord {
  const { stated, body } = headOf(unixLines(raw).trim());
  const heading = /^\s*# +(.+?)(?: +#+)?(?:\n|$)/.exec(body);
  const credits = creditsOf(unmarked(heading ? body.slice(heading[0].length) : body).trim());
  return {
    title: heading?.[1] ? unmarked(heading[1]).trim() : null,
    ...credits.stated,
    ...stated,
    text: withoutBoilerplate(credits.body),
  };
}

function unixLines(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}

function unmarked(markdown: string): string {
  return markdown
    .replace(/!\[[^\]\n]*\]\([^)\n]*\)/g, "")
    .replace(/\[([^\]\n]+)\]\([^)\n]*\)/g, "$1")
    .replace(/^ {0,3}#{1,6} +/gm, "")
    .replace(/^ {0,3}> ?/gm, "")
    .replace(/^ {0,3}(?:[-*_] *){3,}$/gm, "")
    .replace(/(\*\*|__)(?=\S)([^\n]*?\S)\1/g, "$2")
    .replace(/(?<![\w*])\*(?=\S)([^*\n]*\S)\*(?![\w*])/g, "$1")
    .replace(/\n{3,}/g, "\n\n");
}
