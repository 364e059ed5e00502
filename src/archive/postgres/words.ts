import { DatabaseSync } from "node:sqlite";

/** A word of a text as it is indexed: its stem, whether it stands in the title, and its place there, from 0. */
export type Token = { readonly stem: string; readonly inTitle: boolean; readonly at: number };
/** A text ready for PostgreSQL: its words with their places as a tsvector, and how many they are. */
export type Vector = { readonly words: string; readonly length: number };

// What tsvector can hold: https://www.postgresql.org/docs/15/textsearch-limitations.html
const LAST_PLACE = 16_383;
const MOST_PLACES = 255;
const LONGEST_STEM = 2046;
const MOST_BYTES = 1_000_000;

const TABLES = `
CREATE VIRTUAL TABLE doc USING fts5(title, text, content='', tokenize='porter unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE word USING fts5vocab(doc, instance);`;

/*
 * Both engines must find the same words, so both use one tokenizer: FTS5's own, asked through a table in memory that holds one
 * text at a time. Measured: some 2 ms for an article of 600 words.
 */
function createTokenizer(): (title: string, text: string) => Token[] {
  const db = new DatabaseSync(":memory:");
  db.exec(TABLES);
  const insert = db.prepare("INSERT INTO doc (rowid, title, text) VALUES (1, ?, ?)");
  const read = db.prepare("SELECT term, col, offset FROM word");
  const clear = db.prepare("INSERT INTO doc (doc) VALUES ('delete-all')");
  read.setReturnArrays(true);
  return (title, text) => {
    insert.run(title, text);
    const rows = read.all() as unknown as [string, string, number][];
    clear.run();
    return rows.map(([stem, column, at]) => ({ stem, inTitle: column === "title", at }));
  };
}

let tokenize: ((title: string, text: string) => Token[]) | null = null;

/** The words of a title and a text, as SQLite's index has them. */
function tokensOf(title: string, text: string): Token[] {
  tokenize ??= createTokenizer();
  return tokenize(title, text);
}

/** The stems of a phrase in their order. */
export function stemsOf(phrase: string): string[] {
  return tokensOf("", phrase)
    .sort((a, b) => a.at - b.at)
    .map((token) => token.stem);
}

/** A stem in quotes, for a tsvector or a tsquery. */
export function quotedStem(stem: string): string {
  return `'${stem.replace(/['\\]/g, "$&$&")}'`;
}

// The text's places begin two after the title's last, so that no phrase reaches from one into the other.
function placesOf(tokens: readonly Token[]): Map<string, string[]> {
  const titleEnd = tokens.filter((token) => token.inTitle).length;
  const places = new Map<string, string[]>();
  for (const { stem, inTitle, at } of tokens) {
    const place = Math.min(inTitle ? at + 1 : titleEnd + at + 3, LAST_PLACE);
    const known = places.get(stem) ?? [];
    if (known.length < MOST_PLACES) known.push(inTitle ? `${place}A` : `${place}`);
    places.set(stem, known);
  }
  return places;
}

/** The words of an article as a tsvector: weight A in the title. Of a text beyond the vector's limits the rest is not indexed. */
export function vectorOf(title: string, text: string): Vector {
  const tokens = tokensOf(title, text);
  const parts: string[] = [];
  let bytes = 0;
  for (const [stem, places] of placesOf(tokens)) {
    bytes += Buffer.byteLength(stem) + places.length * 2 + 8;
    if (Buffer.byteLength(stem) > LONGEST_STEM || bytes > MOST_BYTES) continue;
    parts.push(`${quotedStem(stem)}:${places.join(",")}`);
  }
  return { words: parts.join(" "), length: tokens.length };
}
