import type { DomDocument } from "./dom.ts";
import { elementText, markupLine } from "./markup-text.ts";
import type { Meta } from "./page-meta.ts";

const META = [
  "author",
  "parsely-author",
  "sailthru.author",
  "dc.creator",
  "dcterms.creator",
  "byl",
  "article:author_name",
  "authors",
  "article.author",
  "article:author",
];
const MARKED = [
  '[itemprop~="author"] [itemprop~="name"]',
  '[itemprop~="author"]',
  '[rel~="author"]',
  ".byline__name, .byline-name, .author-name, .authorName, .author__name",
  ".byline a",
  ".byline",
  '[class*="byline" i]',
  ".author a",
  ".author",
  '[class*="author" i]',
  '[id*="byline" i]',
];

/** Who wrote a page's article, names joined by commas: as its data states, else as marked up or printed ("By X"); null if nobody. */
export function readByline(
  document: DomDocument,
  meta: Meta,
  stated: readonly string[],
  site: string | null,
): string | null {
  const told = joined(stated.map(nameIn), site);
  if (told) return told;
  for (const name of META) {
    const found = joined([nameIn(meta(name) ?? "")], site);
    if (found) return found;
  }
  return marked(document, site);
}

function marked(document: DomDocument, site: string | null): string | null {
  for (const selector of MARKED) {
    const elements = [...document.querySelectorAll(selector)].filter(
      (element) => !element.closest("aside, footer, nav, [class*='comment' i], [class*='related' i]"),
    );
    const texts = elements.slice(0, 6).map((element) => element.getAttribute("content") ?? elementText(element));
    const found = texts.map((text) => joined([nameIn(text)], site)).find((name) => name !== null);
    if (found) return found;
  }
  return null;
}

function joined(names: readonly (string | null)[], site: string | null): string | null {
  const kept = names.filter((name) => name !== null && name.toLowerCase() !== site?.toLowerCase());
  return [...new Set(kept)].join(", ") || null;
}

// A byline stands in one short line: what follows a date, a bar or a line break is something else.
function nameIn(text: string): string | null {
  const [line = ""] = markupLine(
    text
      .trim()
      .split("\n")
      .find((part) => !/^(?:by:?|written by:?)$/i.test(part.trim())) ?? "",
  ).split(
    /\s+[|•·]\s+|\s+[-–—]\s+(?=\d|updated|published)|\s*(?:,|-)?\s*(?:published|updated|posted)\b|,?\s+\d{1,2}[:/ ]|,?\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d/i,
  );
  const name = line
    .replace(/^(?:(?:written|posted|reported|story|words) )?by:?\s+/i, "")
    .replace(/[\s,;|]+$/, "")
    .trim();
  return isName(name) ? name : null;
}

function isName(name: string): boolean {
  return (
    /^\p{L}/u.test(name) &&
    name.length >= 3 &&
    name.length <= 100 &&
    name.split(" ").length <= 14 &&
    !/https?:|@|www\.|^(?:author|admin|staff|editor|by|null|undefined|none)$/i.test(name)
  );
}
