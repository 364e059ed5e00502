import type { DomDocument, DomElement } from "./dom.ts";
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
  "og:article:author",
];
const MARKED = [
  '[itemprop~="author"] [itemprop~="name"]',
  '[itemprop~="author"]',
  '[rel~="author"]',
  ".byline__name, .byline-name, .author-name, .authorName, .author__name",
  ".writer, .writer-name",
  ".byline a",
  ".byline",
  '[class*="byline" i]',
  ".author a",
  ".author",
  '[class*="author" i]',
  '[id*="byline" i]',
];

/** How many of MARKED are statements of the page's markup; the others go by names of classes. */
const STRONG = 3;

/** What counts as a name: that of the site itself and of an office ("Editor") only where the page names nobody else. */
type Rule = { readonly site: string | null; readonly offices: boolean };

/** Who wrote a page's article, names joined by commas: as its data states, else as marked up or printed ("By X"); null if nobody. */
export function readByline(
  document: DomDocument,
  meta: Meta,
  stated: readonly string[],
  site: string | null,
): string | null {
  const page = { document, meta, stated };
  return bylineBy({ site, offices: false }, page) ?? bylineBy({ site: null, offices: true }, page);
}

type Page = { readonly document: DomDocument; readonly meta: Meta; readonly stated: readonly string[] };

function bylineBy(rule: Rule, { document, meta, stated }: Page): string | null {
  const told = joined(
    stated.map((one) => nameIn(one, rule)),
    rule,
  );
  if (told) return told;
  // What a page marks up as its author is a person; its meta tag may be the publisher's.
  const strong = marked(document, rule, MARKED.slice(0, STRONG));
  if (strong) return strong;
  for (const name of META) {
    const found = joined([nameIn(meta(name) ?? "", rule)], rule);
    if (found) return found;
  }
  return linked(document, rule) ?? marked(document, rule, MARKED.slice(STRONG)) ?? printed(document, rule);
}

/** Where names stand that are not the article's author: teasers, comments, the page's foot. */
const ELSEWHERE = "aside, footer, nav, [class*='comment' i], [class*='related' i]";

// HTML's <address> is who is responsible for the article, also where a page sets it in a column of its own.
function isElsewhere(element: DomElement): boolean {
  return Boolean(element.closest(ELSEWHERE)) && !element.closest("address");
}

const AUTHORS_PAGE = 'a[href*="/author/"], a[href*="/authors/"]';

/** "By" before links to authors' own pages: what a class calls a byline may be that of a teaser. */
function linked(document: DomDocument, rule: Rule): string | null {
  const links = [...document.querySelectorAll(AUTHORS_PAGE)].filter((link) => !isElsewhere(link));
  const first = links.find((link) => link.parentElement !== null && /^by:?\s/i.test(elementText(link.parentElement)));
  return first
    ? joined(
        besides(first, links).map((one) => nameOf(one, rule)),
        rule,
      )
    : null;
}

const PRINTED = /^By:?\s+(?:\p{Lu}[\p{L}.’'-]+(?:\s+|$)){2,4}$/u;
const LONGEST_LINE = 60;

/** "By Ilse Varn" as a line of its own, where nothing is marked up. */
function printed(document: DomDocument, rule: Rule): string | null {
  const line = [...document.querySelectorAll("p, div, span")].find((element) => {
    const { length } = element.textContent ?? "";
    return length > 5 && length < LONGEST_LINE && PRINTED.test(elementText(element)) && !isElsewhere(element);
  });
  return line ? joined([nameOf(line, rule)], rule) : null;
}

function marked(document: DomDocument, rule: Rule, selectors: readonly string[]): string | null {
  for (const selector of selectors) {
    const elements = [...document.querySelectorAll(selector)].filter((element) => !isElsewhere(element));
    const first = elements.slice(0, 6).find((element) => joined([nameOf(element, rule)], rule) !== null);
    if (first)
      return joined(
        besides(first, elements).map((one) => nameOf(one, rule)),
        rule,
      );
  }
  return null;
}

// Several authors stand beside each other; a name further down is another article's.
function besides(first: DomElement, elements: readonly DomElement[]): DomElement[] {
  const parent = first.parentElement;
  return elements.filter((one) => one === first || (parent !== null && one.parentElement === parent)).slice(0, 6);
}

function nameOf(element: DomElement, rule: Rule): string | null {
  return nameIn(element.getAttribute("content") ?? elementText(element), rule);
}

function joined(names: readonly (string | null)[], { site }: Rule): string | null {
  const kept = names.filter((name) => name !== null && name.toLowerCase() !== site?.toLowerCase());
  return [...new Set(kept)].join(", ") || null;
}

// A byline stands in one short line: what follows a date, a bar or a line break is something else.
function nameIn(text: string, { offices }: Rule): string | null {
  const [line = ""] = markupLine(
    text
      .trim()
      .split("\n")
      .find((part) => !/^(?:by:?|written by:?)$/i.test(part.trim())) ?? "",
  ).split(
    /\s+[|•·]\s+|\s+[-–—]\s+(?=\d|updated|published)|\s*(?:,|-)?\s*(?:published|updated|posted)\b|,?\s+\d{1,2}[:/ ]|,?\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d/i,
  );
  const name = personIn(text, line)
    .replace(/^(?:(?:written|posted|reported|story|words)\s+)?(?:by\s*)+:?\s+/i, "")
    .replace(
      /(?:,|\s|(?<=\p{Ll}))\s*(?:senior |chief |national |political )?(?:staff (?:writer|reporter)|contributor|correspondent)s?$/iu,
      "",
    )
    .replace(/[\s,;|]+$/, "")
    .trim();
  return isName(name) || (offices && OFFICE.test(name)) ? name : null;
}

/** A desk and then its people ("Politics · Marit Osk, Ivo Tarn"). */
const DESK_AND_PEOPLE =
  /^\p{Lu}\p{L}+\s+[|•·]\s+((?:\p{Lu}[\p{L}.’'-]*\s+){1,3}\p{Lu}[\p{L}.’'-]+(?:,\s+(?:\p{Lu}[\p{L}.’'-]*\s+){1,3}\p{Lu}[\p{L}.’'-]+)+)$/u;

function personIn(text: string, line: string): string {
  return DESK_AND_PEOPLE.exec(markupLine(text))?.[1] ?? line;
}

/** Who answers for a page that names nobody; "admin" is what software writes. */
const OFFICE = /^(?:the )?(?:editors?|staff|newsroom|editorial (?:board|team|staff))$/i;

function isName(name: string): boolean {
  return (
    /^\p{L}/u.test(name) &&
    name.length >= 3 &&
    name.length <= 100 &&
    name.split(" ").length <= 14 &&
    !/\b(?:19|20)\d{2}\b|\bfull bio\b|\ba note from\b|https?:|@|www\.|^(?:author|by|admin|staff|editor|by|null|undefined|none)$/i.test(
      name,
    )
  );
}

/** How far down a byline stands, in lines, and how much may stand behind it in its line ("By Ilse Varn, Staff Writer | 5 June"). */
const TOP = 5;
const BEHIND = 60;

/** A text without the line near its top that only says whose it is: the byline that was read from the page. */
export function withoutBylineLine(text: string, byline: string | null): string {
  const [author, ...others] = byline?.split(", ") ?? [];
  if (!author) return text;
  const lines = text.split("\n");
  const at = lines.slice(0, TOP).findIndex((line) => saysOnly(line, author, others));
  return at < 0 ? text : lines.toSpliced(at, 1).join("\n");
}

function saysOnly(line: string, author: string, others: readonly string[]): boolean {
  const [, by = "", named = ""] = /^((?:(?:words|reported|written|story) )?by:? )?(.*)$/i.exec(line.trim()) ?? [];
  if (!named.toLowerCase().startsWith(author.toLowerCase())) return false;
  const rest = others.reduce((left, other) => left.replace(other, ""), named.slice(author.length));
  const behind = rest.replace(/^[\s,&]*(?:and\b)?[\s,&]*/, "");
  return behind === "" || (by !== "" && behind.length <= BEHIND && !/[.!?]$/.test(behind));
}
