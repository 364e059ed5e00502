import type { Listed, NothingFound } from "#domain/briefing.ts";
import { count, day } from "./words.ts";

/** What a surface says in its own way: how an article is named, and how one is filed. */
type Surface = { readonly name: (article: Listed, dated: string) => string; readonly file: string };

/** That nothing stored matches, with what is near; that what matches is left out by the window or filter, or that it holds no news. A line each, untrusted. */
export function nothingLines(nothing: NothingFound, { name, file }: Surface): string[] {
  const { topic, nearest, newest, filtered, unread = [], unprintable } = nothing;
  const named = (article: Listed) => name(article, article.publishedAt === null ? "undated" : day(article.publishedAt));
  if (filtered !== undefined)
    return [
      `Articles on “${filtered.topic}” are stored, but the window or filter leaves none of them.`,
      ...(filtered.newest === null ? [] : [`The newest of them: ${named(filtered.newest)}`]),
    ];
  if (unread.length > 0) return [`What is stored on “${topic}” is in other languages than English.`];
  if (unprintable !== undefined)
    return [`${count(unprintable, "article")} stored on “${topic}”, but no sentence there can be printed as news.`];
  return [
    `Nothing stored on “${topic}”.`,
    ...(nearest.length > 0 ? [`Nearest topics: ${nearest.join(", ")}.`] : []),
    newest === null ? file : `Newest article: ${named(newest)}`,
  ];
}

/** How a terminal and Markdown say it. */
export const PLAIN: Surface = {
  name: ({ title, articleId }, dated) => `${title ?? "untitled"} · ${dated} · ${articleId}`,
  file: "The archive holds no article yet: add some with ingest.",
};
