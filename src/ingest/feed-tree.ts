import { Parser } from "htmlparser2";
import { canonicalName, type Prefixes, withDeclared } from "./feed-names.ts";

/** An element of a feed. Names are in lower case, those of known vocabularies under their usual prefix ("dc:creator", "title"). */
export type FeedNode = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly parts: (string | FeedNode)[];
};
/** What stands around the items, and the items, in the feed's order. `cut` says that the feed holds more than was taken. */
export type FeedTree = { readonly head: FeedNode; readonly items: readonly FeedNode[]; readonly cut: boolean };

/** Bounds on one feed: items, UTF-16 units kept of one item, and how deep elements nest before they are taken as text. */
export type TreeLimits = { readonly items: number; readonly itemLength: number; readonly depth: number };

type Frame = { readonly node: FeedNode | null; readonly prefixes: Prefixes };
const CHUNK = 65_536;
/** Elements inside each other at which reading stops: the parser's time grows with the square of it, and no feed comes near. */
const DEEPEST = 2000;
const ITEM = /^(?:item|entry)$/;

/**
 * Reads a feed's XML item by item, however broken: an item ends where it is closed or where the next one opens, and what is cut
 * off counts as far as it goes. Nothing is expanded, and nothing behind the limits is read.
 */
export function readTree(xml: string, limits: TreeLimits): FeedTree {
  const growing = growTree(limits);
  const parser = new Parser(growing.handler, { xmlMode: true, decodeEntities: true });
  for (let at = 0; at < xml.length && !growing.full(); at += CHUNK) parser.write(xml.slice(at, at + CHUNK));
  if (!growing.full()) parser.end();
  return growing.tree();
}

function growTree(limits: TreeLimits) {
  const head: FeedNode = { name: "", attributes: {}, parts: [] };
  const stack: Frame[] = [{ node: head, prefixes: new Map() }];
  const items: FeedNode[] = [];
  let item: FeedNode | null = null;
  let length = 0;
  let cut = false;

  const full = () => cut;
  const begin = (node: FeedNode): void => {
    if (items.length >= limits.items) cut = true;
    else items.push(node);
    item = node;
    length = 0;
  };
  const attach = (node: FeedNode): FeedNode | null => {
    if (ITEM.test(node.name)) begin(node);
    else {
      const parent = stack.at(-1)?.node;
      if (!parent || stack.length > limits.depth) return parent ?? null;
      parent.parts.push(node);
    }
    return node;
  };
  const handler = {
    onopentag(name: string, attributes: Record<string, string>): void {
      cut ||= stack.length > DEEPEST;
      if (cut) return;
      const prefixes = withDeclared(stack.at(-1)?.prefixes ?? new Map(), attributes);
      const node = { name: canonicalName(name, prefixes), attributes: lowered(attributes), parts: [] };
      stack.push({ node: attach(node), prefixes });
    },
    ontext(text: string): void {
      // What follows an item that was never closed still belongs to it.
      length += text.length;
      if (!cut && length <= limits.itemLength) stack.at(-1)?.node?.parts.push(text);
    },
    onclosetag(): void {
      if (stack.length > 1 && stack.pop()?.node === item) item = null;
      if (item === null) length = 0;
    },
  };
  return { handler, full, tree: (): FeedTree => ({ head, items, cut }) };
}

function lowered(attributes: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name.toLowerCase(), value]));
}
