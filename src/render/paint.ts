import { usableUrl } from "./clean.ts";

/** How text is dressed for a terminal. Every method leaves the text as it is when colour, or links, are off. */
export type Paint = {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly status: (text: string) => string;
  readonly link: (text: string) => string;
};

const wrapped = (code: number, text: string): string =>
  `\u001b[${code}m${text}\u001b[${code === 1 || code === 2 ? 22 : 39}m`;
const HUES: Readonly<Record<string, number>> = {
  DONE: 32,
  ONGOING: 36,
  PLANNED: 33,
  CONSIDERED: 33,
  CONDITIONAL: 33,
  ALLEGED: 33,
  REPORTED: 33,
  SAID: 36,
  DENIED: 31,
  "NOT DONE": 31,
  NEW: 32,
  UPDATED: 33,
  CONTRADICTED: 31,
  DROPPED: 31,
};

// Only an address that may be printed at all becomes a link, and its text is the address itself, so none can be disguised.
function linked(text: string): string {
  return text.replace(/https?:\/\/[^\s·]+/giu, (url) =>
    usableUrl(url) === null ? url : `\u001b]8;;${url}\u001b\\${url}\u001b]8;;\u001b\\`,
  );
}

/** A paint for a terminal: colour and OSC 8 hyperlinks, each only when asked for. */
export function createPaint(options: { colour: boolean; links: boolean }): Paint {
  const plain = (text: string): string => text;
  if (!options.colour) return { bold: plain, dim: plain, status: plain, link: options.links ? linked : plain };
  return {
    bold: (text) => wrapped(1, text),
    dim: (text) => wrapped(2, text),
    status: (text) => {
      const hue = HUES[text.trim()];
      return hue === undefined ? text : wrapped(hue, text);
    },
    link: options.links ? linked : plain,
  };
}
