import type { DomDocument } from "./dom.ts";

type Node = { readonly [name: string]: unknown };

/** What a page's JSON-LD says of its article. Every field may be missing. */
export type LinkedData = {
  readonly headline: string | null;
  readonly authors: readonly string[];
  readonly published: string | null;
  readonly publisher: string | null;
  readonly body: string | null;
  readonly url: string | null;
};

const ARTICLE = /(?:Article|BlogPosting|Report|LiveBlogPosting)$/;

/** Reads the article node of a page's JSON-LD, in whatever list or graph it lies; broken blocks are passed over. */
export function readLinkedData(document: DomDocument): LinkedData {
  const nodes = [...document.querySelectorAll('script[type="application/ld+json"]')].flatMap((script) =>
    nodesIn(script.textContent ?? ""),
  );
  const article = nodes.find((node) => typesOf(node).some((type) => ARTICLE.test(type))) ?? {};
  const byId = (value: unknown): unknown => {
    const id = isNode(value) && Object.keys(value).length === 1 ? value["@id"] : undefined;
    return id ? nodes.find((node) => node["@id"] === id) : value;
  };
  return {
    headline: text(article.headline),
    authors: asList(article.author ?? article.creator)
      .map(byId)
      .flatMap(namesIn),
    published: text(article.datePublished) ?? text(article.dateCreated),
    publisher: namesIn(byId(asList(article.publisher)[0]))[0] ?? null,
    body: text(article.articleBody),
    url: text(article.url),
  };
}

function nodesIn(json: string): Node[] {
  try {
    // Line breaks inside strings are the commonest fault of hand-made JSON-LD.
    const bare = json
      .replace(/^\s*(?:<!--|\/\*.*?\*\/|<!\[CDATA\[)|(?:-->|\]\]>)\s*;?\s*$/g, "")
      .replace(/[\r\n\t]+/g, " ");
    return unfolded(JSON.parse(bare.replace(/,\s*(?=[}\]])/g, "")));
  } catch {
    return [];
  }
}

function unfolded(value: unknown): Node[] {
  return asList(value).flatMap((node) =>
    isNode(node) ? [node, ...unfolded(node["@graph"]), ...unfolded(node.mainEntity)] : [],
  );
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function asList(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value.flat() : [value];
}

function typesOf(node: Node): string[] {
  return asList(node["@type"]).filter((type) => typeof type === "string");
}

function namesIn(value: unknown): string[] {
  const name = isNode(value) ? value.name : value;
  return asList(name).flatMap((one) => text(one) ?? []);
}

function text(value: unknown): string | null {
  return typeof value === "string" ? value.trim() || null : null;
}
