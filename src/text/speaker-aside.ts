import type { Token } from "./tokens.ts";

/** In what somebody says something: "in an interview for the zoo's website". */
const IN_WHAT = /^(?:e-?mail|interview|letter|message|post|release|statement|tweet|video)$/i;
/** As many words such an aside is long. */
const REACH = 12;

/** The word before the aside that ends at a token: of "Varn in an interview with the Ledger" Varn. The token itself where there is none. */
export function beforeAside(tokens: readonly Token[], at: number): number {
  const from = Math.max(0, at - REACH);
  const reach = tokens.slice(from, at + 1);
  const back = from + reach.findLastIndex((_token, n) => isIn(reach, n));
  const isBroken = tokens.slice(back, at + 1).some(({ pos, text }) => pos === "VERB" || /^[,;:.“”"]$/.test(text));
  const isAside = tokens.slice(back + 2, Math.min(back + 6, at + 1)).some(({ text }) => IN_WHAT.test(text));
  return back > from && isAside && !isBroken && /^(?:NOUN|PROPN)$/.test(tokens[back - 1]?.pos ?? "") ? back - 1 : at;
}

function isIn(tokens: readonly Token[], at: number): boolean {
  return /^in$/i.test(tokens[at]?.text ?? "") && /^(?:an?|the|his|her|its|their)$/i.test(tokens[at + 1]?.text ?? "");
}
