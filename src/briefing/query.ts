import type { Query } from "#domain/assignment.ts";
import { BriefdeskError } from "#domain/fault.ts";

const DAY_MS = 86_400_000;
const UNIT_DAYS: Readonly<Record<string, number>> = { h: 1 / 24, d: 1, w: 7, m: 30, y: 365 };

export type QueryOptions = {
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  readonly outlet?: string | undefined;
  readonly now: Date;
};

/** Days by their names, as how many lie between them and today; a day begins at midnight UTC, as a bare date does. */
const NAMED_DAYS: Readonly<Record<string, number>> = { today: 0, yesterday: 1 };

/** Reads "7d", "2 weeks", "yesterday" or a date as the start of a window. Throws a usage fault that says what is accepted. */
export function parseSince(text: string, now: Date): string {
  const ago = /^(?<count>\d{1,4})\s*(?<unit>[hdwmy])[a-z]*$/i.exec(text.trim());
  const days = UNIT_DAYS[ago?.groups?.unit?.toLowerCase() ?? ""];
  if (ago?.groups && days !== undefined) {
    return new Date(now.getTime() - Number(ago.groups.count) * days * DAY_MS).toISOString();
  }
  const back = NAMED_DAYS[text.trim().toLowerCase()];
  const day = back === undefined ? text : new Date(now.getTime() - back * DAY_MS).toISOString().slice(0, 10);
  return parseDay(day, "start");
}

/** Reads a date; as the end of a window a bare date includes its whole day. */
function parseDay(text: string, edge: "start" | "end"): string {
  const bare = /^\d{4}-\d{2}-\d{2}$/.test(text.trim());
  const at = Date.parse(bare ? `${text.trim()}T00:00:00Z` : text);
  if (Number.isNaN(at) || !/^\d{4}-/.test(text.trim())) {
    throw new BriefdeskError("usage", `not a date or an age: ${text}`, {
      advice:
        edge === "end"
          ? `"${text}" is not a date. Write a date such as 2026-06-01.`
          : `"${text}" is neither an age nor a date. Write an age such as 12h, 7d or 2w, yesterday, or a date such as 2026-06-01.`,
    });
  }
  return new Date(edge === "end" && bare ? at + DAY_MS - 1 : at).toISOString();
}

type Parts = { words: string[]; phrases: string[]; excluded: string[]; since: string | null; outlet: string | null };

const TOKEN = /-"([^"]+)"|"([^"]+)"|(\S+)/g;

/** Splits a topic into words, phrases, exclusions, `since AGE` and `from OUTLET` (the outlet may stand in quotation marks). */
function splitTopic(text: string): Parts {
  const parts: Parts = { words: [], phrases: [], excluded: [], since: null, outlet: null };
  const folded = text.replace(/[“”„«»]/g, '"');
  const tokens = [...folded.matchAll(TOKEN)].map(([whole, excluded, phrase, word]) => ({
    whole,
    excluded,
    phrase,
    word,
  }));
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    const next = tokens[i + 1];
    if (token?.word?.toLowerCase() === "since" && next?.word && /^(?:\d|(?:to|yester)day$)/i.test(next.word)) {
      parts.since = next.word;
      i++;
    } else if (token?.word?.toLowerCase() === "from" && next && namesOutlet(next, tokens.slice(i + 2), parts)) {
      parts.outlet = next.phrase ?? next.word ?? null;
      i++;
    } else if (token) placeToken(token, parts);
  }
  return parts;
}

/** As many words as a topic has before it is a sentence, in which "from" is a word like any other. */
const LONGEST_TOPIC = 4;

// An outlet in quotation marks is one anywhere after a word; without them only at the end of a short topic ("ferries from Ledger").
function namesOutlet(next: Token, rest: readonly Token[], parts: Parts): boolean {
  const before = parts.words.length + parts.phrases.length;
  if (next.phrase !== undefined) return before > 0;
  const atEnd = rest.length === 0 || rest[0]?.word?.toLowerCase() === "since";
  return (
    before > 0 && before <= LONGEST_TOPIC && atEnd && !/^(?:the|an?|his|her|its|their|other)$/i.test(next.word ?? "")
  );
}

type Token = { excluded: string | undefined; phrase: string | undefined; word: string | undefined };

function placeToken(token: Token, parts: Parts): void {
  if (token.excluded) parts.excluded.push(token.excluded);
  else if (token.phrase) parts.phrases.push(token.phrase);
  else if (token.word?.startsWith("-") && token.word.length > 1) parts.excluded.push(token.word.slice(1));
  else if (token.word && /[\p{L}\p{N}]/u.test(token.word)) parts.words.push(token.word);
}

/**
 * Parses a topic such as `venezuela "drone strikes" -oil since 7d from "Harbor Ledger"`. Options given apart win.
 * Throws a usage fault when nothing is left to look for.
 */
export function parseQuery(text: string, options: QueryOptions): Query {
  const parts = splitTopic(text.slice(0, 500));
  if (parts.words.length + parts.phrases.length === 0) {
    throw new BriefdeskError("usage", "empty topic", {
      advice: 'Say what the briefing is about, for example: brief venezuela, or brief "drone strikes" since 7d.',
    });
  }
  const since = options.since ?? parts.since;
  return {
    text: text.trim().slice(0, 500),
    words: parts.words,
    phrases: parts.phrases,
    excluded: parts.excluded,
    outlet: options.outlet ?? parts.outlet,
    language: null,
    ...windowOf(since, options),
  };
}

/** The window from `since` to `until`. Throws a usage fault when it ends before it begins. */
function windowOf(since: string | null, { until, now }: QueryOptions): Pick<Query, "from" | "until"> {
  const window = { from: since ? parseSince(since, now) : null, until: until ? parseDay(until, "end") : null };
  if (window.from === null || window.until === null || window.from <= window.until) return window;
  throw new BriefdeskError("usage", "the window ends before it begins", {
    advice: `Nothing lies between since ${since} and until ${until}: the window ends before it begins. Write an earlier start or a later end.`,
  });
}
