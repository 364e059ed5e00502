import type { ArticleRecord } from "#domain/article.ts";
import { withoutBoilerplate } from "./boilerplate.ts";

/** The longest first line that passes for a title, in characters. */
const TITLE = 140;

/** A plain text as an article: all of it is the text; a short first line set off by a blank line is also the title. */
export function plainArticle(raw: string): ArticleRecord {
  const text = withoutBoilerplate(unixLines(raw).trim());
  const [first = "", second] = text.split("\n", 2);
  const titled = second !== undefined && second.trim() === "" && first.length <= TITLE && !/[.;,]$/.test(first.trim());
  return { title: titled ? first.trim() : null, text };
}

/** A Markdown text as an article: a heading on the first line is the title and no part of the text; marks are taken off. */
export function markdownArticle(raw: string): ArticleRecord {
  const text = unixLines(raw).trim();
  const heading = /^# +(.+?)(?: +#+)?(?:\n|$)/.exec(text);
  const body = heading ? text.slice(heading[0].length) : text;
  return { title: heading?.[1] ? unmarked(heading[1]).trim() : null, text: withoutBoilerplate(unmarked(body).trim()) };
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
