/** Namespace prefixes in force at an element, each with the usual prefix of its vocabulary ("" for those of feeds themselves). */
export type Prefixes = ReadonlyMap<string, string>;

// The vocabularies of feeds (RSS 0.9, 1.0, 2.0 as Userland named it, Atom 0.3 and 1.0) and those whose words say something of an article.
const VOCABULARIES: Readonly<Record<string, string>> = {
  "http://www.w3.org/2005/atom": "",
  "http://purl.org/atom/ns#": "",
  "http://purl.org/rss/1.0/": "",
  "http://my.netscape.com/rdf/simple/0.9/": "",
  "http://channel.netscape.com/rdf/simple/0.9/": "",
  "http://my.netscape.com/publish/formats/rss-0.91.dtd": "",
  "http://backend.userland.com/rss": "",
  "http://backend.userland.com/rss2": "",
  "http://backend.userland.com/rss091": "",
  "http://blogs.law.harvard.edu/tech/rss": "",
  "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
  "http://www.w3.org/1999/xhtml": "xhtml",
  "http://purl.org/dc/elements/1.1/": "dc",
  "http://purl.org/dc/elements/1.0/": "dc",
  "http://purl.org/dc/terms/": "dcterms",
  "http://purl.org/rss/1.0/modules/content/": "content",
  "http://search.yahoo.com/mrss/": "media",
  "http://search.yahoo.com/mrss": "media",
  "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
  "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
  "http://purl.org/atompub/tombstones/1.0": "at",
};

// Prefixes that feeds use without declaring them.
const UNDECLARED: Readonly<Record<string, string>> = { atom: "", rss: "" };

/** The prefixes in force inside an element with these attributes. */
export function withDeclared(outer: Prefixes, attributes: Readonly<Record<string, string>>): Prefixes {
  const declared = Object.entries(attributes).flatMap(([name, value]) => {
    const prefix = /^xmlns(?::(.+))?$/i.exec(name);
    return prefix ? [[prefix[1] ?? "", vocabulary(value, prefix[1] ?? "")] as const] : [];
  });
  return declared.length === 0 ? outer : new Map([...outer, ...declared]);
}

// An unknown default namespace on the root is a feed's all the same; other unknown vocabularies keep the prefix they came with.
function vocabulary(uri: string, prefix: string): string {
  return VOCABULARIES[uri.trim().toLowerCase()] ?? prefix;
}

/** An element's name with the usual prefix of its vocabulary, in lower case. */
export function canonicalName(name: string, prefixes: Prefixes): string {
  const [, prefix = "", local = ""] = /^(?:([^:]*):)?(.*)$/s.exec(name.toLowerCase()) ?? [];
  const usual = prefixes.get(prefix) ?? UNDECLARED[prefix] ?? prefix;
  return usual === "" ? local : `${usual}:${local}`;
}
