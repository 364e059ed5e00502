import type { Cited, Source } from "#domain/briefing.ts";
import { marksOf, type Section, section } from "./layout.ts";

/** What is stored in other languages, with the sources that it cites. */
type Unread = { readonly unread?: readonly Cited[] | undefined; readonly sources?: readonly Source[] | undefined };

/** The openings of articles in languages that are not read, each with the name of its language; null when there are none. */
export function unreadSection({ unread = [], sources = [] }: Unread): Section | null {
  const rows = unread.map(({ text, citations }) => ({
    lead: [languageOf(sources.find(({ articleId }) => articleId === citations[0]?.articleId))],
    body: /[.!?…][”"»“]?$/u.test(text) ? text : `${text} …`,
    tail: "",
    marks: marksOf(citations, sources),
  }));
  return section("In other languages", rows, "how these articles begin, as printed: only English is read here");
}

// Made when there is something to name: it takes longer than the rest of a surface is loaded in.
function languageOf(source: Source | undefined): string {
  const names = new Intl.DisplayNames(["en"], { type: "language", fallback: "none" });
  try {
    return names.of(source?.language ?? "") ?? "another language";
  } catch {
    // What a feed states as its language need not be the name of one.
    return "another language";
  }
}
