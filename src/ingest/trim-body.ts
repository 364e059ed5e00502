import type { DomElement } from "./dom.ts";
import { elementText } from "./markup-text.ts";

// Parts that pages put between paragraphs: teasers, sharing, letters, what stands under pictures, notes on the writer.
const ASIDE =
  'aside, nav, footer, form, [role="complementary"], [role="navigation"], figcaption, [class*="caption" i], [class*="image-credit" i], ' +
  '[class*="newsletter" i], [class*="related" i], [class*="recirc" i], [class*="share" i], [class*="social" i], [class*="promo" i], ' +
  '[class*="author-bio" i], [class*="read-more" i], [class*="readmore" i], [class*="breadcrumb" i], [class*="advert" i], [id*="comments" i]';
const BLOCK = "p, li, h2, h3, h4, h5, h6, ul, ol, div, section";
/** The share of a block's text that lies in links from which it is a pointer elsewhere, not a part of the article. */
const LINKED = 0.9;
/** A text longer than this is no teaser, whatever it is linked to; one part of a page that holds so much of it is the article. */
const TEASER = 200;
const MOST = 0.4;

/** Takes out of an article's tree what is not its text. It changes the tree. */
export function trimBody(body: DomElement): void {
  const whole = lengthOf(body);
  for (const part of [...body.querySelectorAll(ASIDE)]) if (lengthOf(part) < whole * MOST) part.remove();
  for (const figure of [...body.querySelectorAll("figure")])
    if (!figure.querySelector("blockquote, table, pre") && lengthOf(figure) < whole * MOST) figure.remove();
  for (const block of [...body.querySelectorAll(BLOCK)]) if (isPointer(block, whole)) block.remove();
}

function isPointer(block: DomElement, whole: number): boolean {
  const length = lengthOf(block);
  if (length === 0 || length >= whole * MOST) return false;
  const linked = [...block.querySelectorAll("a")].reduce((sum, link) => sum + lengthOf(link), 0);
  const links = [...block.querySelectorAll("a")].length;
  return linked >= length * LINKED && length / links <= TEASER;
}

function lengthOf(element: DomElement): number {
  return elementText(element).length;
}
