import { Parser } from "htmlparser2";
import { BLOCKS } from "./markup-blocks.ts";

/**
 * Levels of elements inside each other. Readability's and Defuddle's time grows with the square of them: a page of 16 kB took a minute.
 * Of 159 real pages the deepest has 51. What lies deeper than `kept` loses its tags and keeps its text. At `read` the reading stops,
 * because the parser's own time grows so, too.
 */
const LEVELS = { kept: 200, read: 2000 } as const;
/** Elements whose text is for no reader: without its tags a script would be read as prose. */
const RAW = /^(?:script|style|textarea|title)$/;

type Cut = { readonly from: number; readonly to: number; readonly with: string };

/** HTML in which no element lies deeper than the extractors bear, as it was when none does; null when it nests beyond all reading. */
export function shallow(html: string): string | null {
  if (!mayBeDeep(html)) return html;
  const cuts = cutsIn(html);
  if (cuts === null || cuts.length === 0) return cuts && html;
  const parts = cuts.map(({ from, with: put }, i) => html.slice(cuts[i - 1]?.to ?? 0, from) + put);
  return parts.join("") + html.slice(cuts.at(-1)?.to);
}

function mayBeDeep(html: string): boolean {
  let at = -1;
  for (let tags = 0; tags <= LEVELS.kept; tags += 1) {
    at = html.indexOf("<", at + 1);
    if (at < 0) return false;
  }
  return true;
}

function cutsIn(html: string): Cut[] | null {
  const cuts: Cut[] = [];
  let depth = 0;
  const cut = (name: string): void => {
    if (depth <= LEVELS.kept || name === "br" || RAW.test(name)) return;
    cuts.push({ from: parser.startIndex, to: parser.endIndex + 1, with: BLOCKS.has(name) ? "<br>" : "" });
  };
  const parser = new Parser({
    onopentag(name) {
      depth += 1;
      cut(name);
      if (depth > LEVELS.read) parser.pause();
    },
    onclosetag(name, implied) {
      if (!implied) cut(name);
      depth -= 1;
    },
  });
  parser.end(html);
  return depth > LEVELS.read ? null : cuts;
}
