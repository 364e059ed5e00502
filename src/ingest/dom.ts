import { createRequire } from "node:module";

type Linkedom = typeof import("linkedom");

const require = createRequire(import.meta.url);

/** A node of a parsed page: the few members that are used here, so that the browser's globals stay out of the program. */
export type DomNode = {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<DomNode>;
};
export type DomElement = DomNode & {
  readonly parentElement: DomElement | null;
  readonly nextElementSibling: DomElement | null;
  readonly className: string;
  readonly innerHTML: string;
  getAttribute(name: string): string | null;
  querySelector(selector: string): DomElement | null;
  querySelectorAll(selector: string): Iterable<DomElement>;
  closest(selector: string): DomElement | null;
  matches(selector: string): boolean;
  remove(): void;
};
export type DomDocument = DomElement & {
  readonly documentElement: DomElement | null;
  readonly body: DomElement;
  readonly title: string;
};

/** A page's HTML as a tree. Nothing is run or loaded. */
export function parseDom(html: string, url?: string): DomDocument {
  // Loaded with the first page: it takes longer to load than the rest of this room.
  const { parseHTML } = require("linkedom") as Linkedom;
  const document = parseHTML(html).document as unknown as DomDocument & {
    styleSheets?: unknown[];
    URL?: string;
    defaultView?: { getComputedStyle?: () => { display: string } } | null;
  };
  // The extractors ask for styles, which linkedom does not compute.
  if (!document.styleSheets) document.styleSheets = [];
  if (document.defaultView && !document.defaultView.getComputedStyle)
    document.defaultView.getComputedStyle = () => ({ display: "" });
  if (url) document.URL = url;
  return document;
}
