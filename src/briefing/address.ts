import type { Sentence } from "#domain/ledger.ts";

/** How a newsroom greets its readers and shows them around; the days and outlets named in it make it look like news. */
const GREETING =
  /^(?:(?:good )?(?:morning|afternoon|evening)\b[^.]{0,30}!|(?:hello|hi|hey)(?:[,!.]| (?:again|all|and|everyone|from|readers|there)\b)|welcome(?: back)? to\b|thank you\b|happy \w+day[,!.]|let['’]s\b|here(?:['’]s|['’]re| is| are) (?:what|how|why|where|when|who|everything|our|your)\b)/i;
/** Its thanks; "Thanks to heavy rain, the wells are full" gives a reason. */
const THANKS = /^thanks\b(?!(?: \p{L}+){0,3} to\b(?![^.]* for (?:his|her|their)\b)[^.]*,)/iu;
/** Where it sends them. Only verbs with what such lines go on with: "Read said" and "Watch makers" are subjects. */
const SENDS_ON =
  /^(?:(?:also|and|then|please) )?(?:check out|read (?:on|more|our|about)|sign up|subscribe|support (?:local|our|independent)|stay (?:tuned|up to date)|keep (?:reading|scrolling)|scroll (?:down|on|through|to)|tune in|catch up|find out|learn (?:more|how)|get (?:the (?:latest|app)|our)|know (?:the|your|what|how)|see (?:our|how|more|what|below|also)|watch (?:our|live|more|how)|listen (?:to|here)|join us|follow (?:us|our|along)|contact us|reach (?:us|him|her|them)) ?\b/i;
/** Its own voice: "We have the news to know", "I'm Orla Venn". */
const OWN_VOICE = /^(?:[Ww]e|I)(?:['’]\p{L}+\s| (?=[\p{Ll}\d]))/u;

/** Whether a sentence is the newsroom talking to its readers or of itself, and no news. What it gives as somebody's words is. */
export function isAddress({ text, quotations }: Pick<Sentence, "text" | "quotations">): boolean {
  return quotations.length === 0 && [GREETING, THANKS, SENDS_ON, OWN_VOICE].some((form) => form.test(text));
}
