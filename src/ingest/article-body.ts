import { Readability } from "@mozilla/readability";
import { Defuddle } from "./defuddle-class.ts";
import { type DomDocument, parseDom } from "./dom.ts";
import { elementText } from "./markup-text.ts";
import { trimBody } from "./trim-body.ts";

/** The text of the article as Mozilla's Readability finds it, or "". It changes the tree it is given. */
export function byReadability(document: DomDocument): string {
  try {
    return textOf(new Readability(document as never, { charThreshold: 200 }).parse()?.content ?? "");
  } catch {
    return "";
  }
}

/** The text of the article as Defuddle finds it, or "". It changes the tree it is given; nothing is fetched. */
export function byDefuddle(document: DomDocument, url?: string): string {
  try {
    const options = { url: url ?? "about:blank", useAsync: false, includeReplies: false } as const;
    return textOf(new Defuddle(document as never, options).parse().content);
  } catch {
    // An extractor that fails on a page has found nothing on it; the other one is asked.
    return "";
  }
}

function textOf(content: string): string {
  if (content === "") return "";
  const { body } = parseDom(`<html><body>${content}</body></html>`);
  trimBody(body);
  return elementText(body);
}
