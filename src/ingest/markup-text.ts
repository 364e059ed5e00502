import { type DomElement, type DomNode, parseDom } from "./dom.ts";
import { BLOCKS } from "./markup-blocks.ts";
import { shallow } from "./shallow.ts";

const UNREAD = new Set(
  "script style noscript template iframe svg button input select textarea head object audio video canvas".split(" "),
);

/** An element's text, its blocks as lines, with the spacing that a browser would show. Scripts, styles and controls are left out. */
export function elementText(element: DomElement): string {
  const parts: string[] = [];
  gather(element, parts);
  return parts
    .join("")
    .replace(/[^\S\n]+/g, " ")
    .replace(/ *\n[ \n]*/g, "\n")
    .trim();
}

function gather(root: DomNode, parts: string[]): void {
  // A stack of our own: pages nest deeper than the engine's.
  const stack: (DomNode | "\n")[] = [root];
  while (stack.length > 0) {
    const node = stack.pop();
    if (node === undefined) return;
    if (node === "\n") parts.push("\n");
    else if (node.nodeType === 3) parts.push((node.textContent ?? "").replace(/\s+/g, " "));
    else push(node, stack);
  }
}

function push(node: DomNode, stack: (DomNode | "\n")[]): void {
  const name = node.nodeName.toLowerCase();
  if (node.nodeType === 8 || UNREAD.has(name)) return;
  const block = BLOCKS.has(name);
  if (block) stack.push("\n");
  for (const child of [...node.childNodes].reverse()) stack.push(child);
  if (block) stack.push("\n");
}

/** A piece of HTML as text. Plain text with no tags comes back with its entities read and its lines kept. */
export function markupText(html: string): string {
  const markup = /<[a-z!/]/i.test(html) ? html : html.replaceAll("<", "&lt;").replace(/\r?\n/g, "<br>");
  // What nests beyond all reading is still a text once its tags are gone.
  const flat = shallow(markup) ?? markup.replace(/<[^<>]*>/g, " ");
  return elementText(parseDom(`<!doctype html><html><body><div>${flat}</div></body></html>`).body);
}

/** A one-line string with its tags and entities read: a title, a name. */
export function markupLine(html: string): string {
  return markupText(html).replace(/\s+/g, " ").trim();
}
