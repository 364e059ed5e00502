import { createRequire } from "node:module";
import { decodeText } from "./charset.ts";
import { badSource } from "./faults.ts";
import { refuseDeclared } from "./xml.ts";

const require = createRequire(import.meta.url);

// Loaded with the first list: most threads of this room never see one.
const feedsmith = () => require("feedsmith") as typeof import("feedsmith");

/** A feed that an OPML list names. */
export type ListedFeed = { readonly title: string | null; readonly url: string };
type Outline = {
  readonly text?: string;
  readonly title?: string;
  readonly xmlUrl?: string;
  readonly outlines?: readonly Outline[];
};

/** The feeds of an OPML list, groups unfolded, each address once. Throws BriefdeskError when it is no OPML. */
export function parseOpml(bytes: Uint8Array): ListedFeed[] {
  const text = decodeText(bytes);
  refuseDeclared(text);
  const feeds = unfolded(outlines(text));
  return [...new Map(feeds.map((feed) => [feed.url, feed])).values()];
}

function outlines(text: string): readonly Outline[] {
  try {
    return (feedsmith().parseOpml(text).body?.outlines ?? []) as readonly Outline[];
  } catch (error) {
    if (holdsNothing(text)) return [];
    throw badSource("This is not an OPML list that can be read.", "Export it again from your feed reader.", error);
  }
}

// The parser takes a list with an empty head and an empty body for no list.
function holdsNothing(text: string): boolean {
  return /<opml\b/i.test(text) && /<\/opml\s*>\s*$/i.test(text) && !/<outline\b/i.test(text);
}

function unfolded(list: readonly Outline[]): ListedFeed[] {
  const feeds: ListedFeed[] = [];
  const waiting = [...list].reverse();
  for (let outline = waiting.pop(); outline; outline = waiting.pop()) {
    if (outline.xmlUrl?.trim())
      feeds.push({ title: outline.title ?? outline.text ?? null, url: outline.xmlUrl.trim() });
    waiting.push(...[...(outline.outlines ?? [])].reverse());
  }
  return feeds;
}

// The generator refuses a list without an outline.
const EMPTY = '<?xml version="1.0" encoding="utf-8"?>\n<opml version="2.0"><head/><body/></opml>\n';

/** Feeds as an OPML 2.0 list, which every feed reader takes. */
export function writeOpml(
  title: string,
  feeds: readonly { outlet: string; url: string; site: string | null }[],
): string {
  const outlines = feeds.map(({ outlet, url, site }) => ({
    ...{ type: "rss", text: outlet, title: outlet, xmlUrl: url },
    ...(site === null ? {} : { htmlUrl: site }),
  }));
  if (outlines.length === 0) return EMPTY;
  return `${feedsmith().generateOpml({ head: { title }, body: { outlines } }).trimEnd()}\n`;
}
