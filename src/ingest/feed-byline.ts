import { child, children, plainOf } from "./feed-text.ts";
import type { FeedNode } from "./feed-tree.ts";

const AUTHORS = ["author", "dc:creator", "dc:author", "itunes:author"];

/** Who wrote an item or a feed, names joined by commas; mail addresses are no names. */
export function bylineOf(node: FeedNode): string | undefined {
  for (const kind of AUTHORS) {
    const names = children(node, kind)
      .map(nameOf)
      .filter((name) => name !== "");
    if (names.length > 0) return [...new Set(names)].join(", ");
  }
  return undefined;
}

function nameOf(author: FeedNode): string {
  return bareName(plainOf(child(author, "name")) ?? plainOf(author) ?? "");
}

/** "address (Name)" is how RSS 2.0 wants an author; others write "Name (address)" and "Name <address>". */
function bareName(author: string): string {
  const named = /^\S+@\S+\s*\(([^)]+)\)$/.exec(author)?.[1] ?? author.replace(/\s*[(<][^()<>\s]+@[^()<>\s]+[)>]$/, "");
  return /^\S+@\S+$/.test(named) ? "" : named.trim();
}
