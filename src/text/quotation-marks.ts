/** Words between quotation marks: the span lies inside the marks, `open` and `close` hold them. */
export type MarkedSpan = {
  readonly open: number;
  readonly start: number;
  readonly end: number;
  readonly close: number;
  /** The paragraph before ended without a closing mark: the same speaker goes on. */
  readonly continued: boolean;
  readonly single: boolean;
};

type Style = { readonly close: RegExp; readonly reopen: RegExp; readonly single: boolean };

/** Typists close with what is at hand: “a real loser’’. */
const CURLY: Style = { close: /”|’’|''|“(?=\s*$)|"(?=[\s,.;:!?)]|$)/, reopen: /^\s*[“"]/, single: false };
const STYLES: Readonly<Record<string, Style>> = {
  "“": CURLY,
  "”": CURLY,
  "„": { close: /[“”]/, reopen: /^\s*„/, single: false },
  "«": { close: /»/, reopen: /^\s*[«»]/, single: false },
  // A curly mark closes a straight one behind the stop of a sentence or part, or where no straight one follows: else it belongs to
  // what is quoted inside.
  '"': { close: /"|(?:”(?=[^"]*$)|(?<=[,.?!…—-])”(?=\s))(?<!“[^“”]*”)/, reopen: /^\s*["“]/, single: false },
  "''": { close: /''/, reopen: /^\s*''/, single: false },
  "``": { close: /''/, reopen: /^\s*``/, single: false },
  "‘": { close: /’(?![\p{L}\p{N}])/u, reopen: /^\s*‘/, single: true },
  "'": { close: /'(?![\p{L}\p{N}])/u, reopen: /^\s*'/, single: true },
};
// A mark behind "=" belongs to markup that was left in the text: href="…".
const OPENING = /[“„«]|(?<![\p{L}\p{N}.,!?=])(?:``|''|"|[‘'])(?=[\p{L}\p{N}$£€([.…—–-])|(?<=^|[\s(—–-])”(?=\p{L})/gu;

function nextOpening(line: string, from: number): { at: number; mark: string } | undefined {
  OPENING.lastIndex = from;
  const match = OPENING.exec(line);
  return match ? { at: match.index, mark: match[0] } : undefined;
}

// Characters within which a quotation of one paragraph closes: a stray mark is not searched to the end of a book.
const LONGEST = 5000;

function nextClosing(line: string, from: number, style: Style): { at: number; length: number } | undefined {
  const match = style.close.exec(line.slice(from, from + LONGEST));
  if (match === null) return undefined;
  const at = from + match.index;
  return isNested(line, from, at, style) ? nextClosing(line, at + 1, style) : { at, length: match[0].length };
}

// “They call it “the hole” here.”: curly marks that open and close inside, told by a second closing mark before anything opens.
function isNested(line: string, from: number, at: number, style: Style): boolean {
  if (style !== CURLY || line[at] !== "”" || !/(?<=\s)“(?=\p{L})[^“”]*$/u.test(line.slice(from, at))) return false;
  return /^[^“”]*”/.test(line.slice(at + 1, at + LONGEST));
}

type Line = { readonly text: string; readonly start: number };

function linesOf(text: string): Line[] {
  return [...text.matchAll(/[^\n]+/g)]
    .map((match) => ({ text: match[0], start: match.index }))
    .filter((line) => line.text.trim().length > 0);
}

// A lone inch mark or lost quotation mark opens nothing.
function unclosed(line: Line, next: Line | undefined, style: Style): boolean {
  return next !== undefined && style.reopen.test(next.text) && !style.single && line.text.length > 0;
}

function inLine(line: Line, next: Line | undefined, goesOn: boolean): { spans: MarkedSpan[]; open: boolean } {
  const spans: MarkedSpan[] = [];
  let from = 0;
  for (let mark = nextOpening(line.text, 0); mark !== undefined; mark = nextOpening(line.text, from)) {
    const style = STYLES[mark.mark] ?? CURLY;
    const start = mark.at + mark.mark.length;
    const closing = nextClosing(line.text, start, style);
    const continued = goesOn && spans.length === 0;
    const { single } = style;
    const open = line.start + mark.at;
    if (closing !== undefined) {
      from = closing.at + closing.length;
      spans.push({ ...trimmed(line, start, closing.at), open, close: line.start + from, continued, single });
      continue;
    }
    from = start;
    const close = line.text.trimEnd().length;
    const further = unclosed(line, next, style);
    if (!further && !continued) continue;
    spans.push({ ...trimmed(line, start, close), open, close: line.start + close, continued, single });
    return { spans, open: further };
  }
  return { spans, open: false };
}

function trimmed(line: Line, start: number, end: number): { start: number; end: number } {
  const text = line.text.slice(start, end);
  const lead = text.length - text.trimStart().length;
  return { start: line.start + start + lead, end: line.start + start + Math.max(lead, text.trimEnd().length) };
}

/** Everything between quotation marks, in order; what is quoted inside a quotation stays part of it. */
export function markedSpans(text: string): MarkedSpan[] {
  const lines = linesOf(text);
  const spans: MarkedSpan[] = [];
  let open = false;
  for (const [at, line] of lines.entries()) {
    if (!open && !/["“”„«‘']|``/.test(line.text)) continue;
    const found = inLine(line, lines[at + 1], open);
    spans.push(...found.spans.filter((span) => span.end > span.start));
    open = found.open;
  }
  return spans;
}
