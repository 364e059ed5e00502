import type { DomDocument } from "./dom.ts";
import { elementText, markupLine } from "./markup-text.ts";
import type { Meta } from "./page-meta.ts";

/** The title of a page's article as its readers see it: the heading when the page's own title agrees, else what the page states. */
export function readTitle(
  document: DomDocument,
  meta: Meta,
  stated: string | null,
  site: string | null,
): string | null {
  const whole = line(document.querySelector("head > title")?.textContent ?? document.title);
  const given = [stated, meta("og:title"), meta("twitter:title"), meta("title", "dc.title", "sailthru.title")];
  const candidates = given.flatMap((title) => (title ? [bare(line(markupLine(title)), site)] : []));
  const headings = [...document.querySelectorAll("h1")]
    .map((heading) => line(elementText(heading)))
    .filter((text) => text.length > 2);
  const agreed = headings.find((heading) => [...candidates, whole].some((title) => same(title, heading)));
  const [only, ...others] = headings.filter((heading) => heading.split(" ").length >= 4);
  // Search engines and readers are often told two titles of one article: the heading is the readers'.
  const alike =
    only && others.length === 0 && [...candidates, whole].some((title) => isAlike(title, only)) ? only : null;
  return (
    agreed ??
    alike ??
    candidates.find((title) => title !== "") ??
    (headings.length === 1 ? (headings[0] ?? null) : bare(whole, site) || null)
  );
}

function line(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}

// A heading counts when the page's title begins with it; one of a single short word ("News") may be a section.
function same(title: string, heading: string): boolean {
  const [a, b] = [letters(title), letters(heading)];
  return b.length >= 8 && (a === b || (a.startsWith(b) && b.length > a.length / 2));
}

/** The share of a heading's words that a title must hold to be of the same article. */
const ALIKE = 0.3;

function isAlike(title: string, heading: string): boolean {
  const wordsOf = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []);
  const words = wordsOf(heading);
  return words.size > 0 && words.intersection(wordsOf(title)).size / words.size >= ALIKE;
}

// "Headline - Outlet" and "Headline | Section | Outlet": the tail is the site's when it names it, or when a bar sets it off.
function bare(title: string, site: string | null): string {
  const parts = title.split(/\s+(?:[|•»·]|[-–—])\s+|\s+::\s+/);
  const head = parts[0] ?? title;
  if (parts.length < 2 || head.split(" ").length < 3) return title;
  const tail = parts.at(-1) ?? "";
  const named =
    site !== null &&
    letters(site).length > 2 &&
    (letters(tail).includes(letters(site)) || letters(site).includes(letters(tail)));
  const barred = /\s+[|•»]\s+/.test(title);
  if (!named && !barred) return title;
  const cut = barred ? title.search(/\s+[|•»]\s+/) : title.lastIndexOf(tail);
  return title.slice(0, cut).replace(/[\s\-–—|•»·:]+$/, "");
}
