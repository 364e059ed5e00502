import { Readability } from "@mozilla/readability";
import { withoutFurniture } from "./boilerplate.ts";
import { decodeText } from "./charset.ts";
import { type DomDocument, parseDom } from "./dom.ts";
import { badSource } from "./faults.ts";
import { markupText } from "./markup-text.ts";
import { type PageMeta, pageMeta } from "./page-meta.ts";

/** The article of a page. `text` has one paragraph a line. */
export type Page = PageMeta & { readonly text: string };

/** Fewer characters than this are no article: a notice, a login wall, a list of links. */
const FEWEST_CHARACTERS = 140;

/**
 * Takes the article out of a page. Throws BriefdeskError when it holds none. The extractor is Mozilla's Readability: on
 * the 90 news pages of bench/extraction.ts its body F1 is .951, Defuddle's .931.
 */
export function extractPage(
  bytes: Uint8Array,
  { url, contentType }: { url?: string | undefined; contentType?: string | undefined } = {},
): Page {
  const html = decodeText(bytes, { contentType });
  const meta = pageMeta(parseDom(html, url), url);
  const text = bodyOf(html, url);
  if (text.length < FEWEST_CHARACTERS)
    throw badSource("This page holds no article that could be found.", "Save its text as a .txt file and ingest that.");
  return { ...meta, text: withoutTitle(text, meta.title) };
}

function bodyOf(html: string, url: string | undefined): string {
  const parsed = readable(parseDom(html, url));
  const text = withoutFurniture(markupText(parsed ?? ""));
  return text.length >= FEWEST_CHARACTERS ? text : withoutFurniture(paragraphsOf(parseDom(html, url)));
}

function readable(document: DomDocument): string | null {
  try {
    return new Readability(document as never, { charThreshold: 200 }).parse()?.content ?? null;
  } catch {
    return null;
  }
}

/** What is left when the extractor finds nothing: the paragraphs of the page. */
function paragraphsOf(document: DomDocument): string {
  const paragraphs = [...document.querySelectorAll("article p, main p, body p")].map((one) =>
    (one.textContent ?? "").replace(/\s+/g, " ").trim(),
  );
  return [...new Set(paragraphs)].filter((one) => one.length > 40).join("\n");
}

function withoutTitle(text: string, title: string | null): string {
  const [first = "", ...rest] = text.split("\n");
  return title !== null && rest.length > 0 && first.trim() === title.trim() ? rest.join("\n") : text;
}
