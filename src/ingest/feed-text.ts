import type { FeedNode } from "./feed-tree.ts";

const HTML_TYPE = /^(?:html|text\/html|application\/xhtml\+xml|xhtml)$/i;

/** The first child of a node by any of these names, in the order of the names; empty ones do not count. */
export function child(node: FeedNode, ...names: readonly string[]): FeedNode | undefined {
  for (const name of names) {
    const found = children(node, name).find((one) => one.parts.length > 0 || Object.keys(one.attributes).length > 0);
    if (found) return found;
  }
  return undefined;
}

export function children(node: FeedNode, name: string): FeedNode[] {
  return node.parts.filter((part): part is FeedNode => typeof part !== "string" && part.name === name);
}

/** A node's own words without markup, trimmed; undefined when there are none. */
export function plainOf(node: FeedNode | undefined): string | undefined {
  return node ? ownText(node).trim() || undefined : undefined;
}

/**
 * A node's content as HTML. RSS writes HTML as text; Atom says of a text what it is (RFC 4287 §3.1.1): without a type it is plain,
 * and a < in it is a sign and not a tag. Elements inside are markup in either.
 */
export function htmlOf(node: FeedNode | undefined, atom: boolean): string | undefined {
  if (!node) return undefined;
  const { type = "", mode = "" } = node.attributes;
  const inner = node.parts.some((part) => typeof part !== "string");
  if (inner) return markupOf(node).trim() || undefined;
  const text = ownText(node).trim();
  const packed = mode === "base64" || /^(?!text\/|.*[/+]xml$)[\w.-]+\/[\w.+-]+$/i.test(type);
  if (packed) return unpacked(text) ?? text;
  if (atom && !HTML_TYPE.test(type)) return text.replace(/&(?![a-z]+;)/gi, "&amp;").replaceAll("<", "&lt;");
  return text || undefined;
}

function unpacked(text: string): string | undefined {
  const bare = text.replace(/\s+/g, "");
  if (!/^[a-z0-9+/]+={0,2}$/i.test(bare)) return undefined;
  return Buffer.from(bare, "base64").toString("utf8");
}

function ownText(node: FeedNode): string {
  return node.parts.filter((part) => typeof part === "string").join("");
}

// The depth of a tree is bounded where it is read.
function markupOf(node: FeedNode): string {
  return node.parts
    .map((part) => {
      if (typeof part === "string") return part.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
      const tag = part.name.replace(/^.*:/, "");
      return `<${tag}>${markupOf(part)}</${tag}>`;
    })
    .join("");
}
