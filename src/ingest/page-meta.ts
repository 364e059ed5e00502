import type { DomDocument } from "./dom.ts";

/** Looks up a page's meta tags by name, property or itemprop, first name first; empty ones do not count. */
export type Meta = (...names: readonly string[]) => string | null;

/** Reads the meta tags of a page once; names are compared in lower case. */
export function readMeta(document: DomDocument): Meta {
  const tags = new Map<string, string>();
  // Some pages write value where HTML wants content.
  for (const tag of document.querySelectorAll("meta[content], meta[value]")) {
    const name = (tag.getAttribute("property") ?? tag.getAttribute("name") ?? tag.getAttribute("itemprop") ?? "")
      .toLowerCase()
      .trim();
    const content = (tag.getAttribute("content") ?? tag.getAttribute("value"))?.trim();
    if (name && content && !tags.has(name)) tags.set(name, content);
  }
  return (...names) => names.map((name) => tags.get(name)).find((content) => content !== undefined) ?? null;
}
