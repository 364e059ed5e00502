import type { Sentence } from "#domain/ledger.ts";

/** How a newsroom greets its readers and shows them around; the days and outlets named in it make it look like news. */
const GREETING =
  /^(?:(?:good )?(?:morning|afternoon|evening)\b[^.]{0,30}!|(?:hello|hi|hey|welcome(?: back)? to|thanks|thank you)\b|happy \w+day\b|let['’]s\b|here(?:['’]s|['’]re| is| are) (?:what|how|why|where|when|who|everything|our|your)\b)/i;
/** Where it sends them. Only verbs with what such lines go on with: "Read said" and "Watch makers" are subjects. */
const SENDS_ON =
  /^(?:for (?:the )?(?:latest|more|full|live)\b[^.]*, |(?:also|and|then|please) )?(?:check out|read (?:on|more|our|about)|sign up|subscribe|support (?:local|our|independent)|stay (?:tuned|up to date)|keep (?:reading|scrolling)|scroll|tune in|catch up|find out|learn (?:more|how)|get (?:the (?:latest|app)|our)|know (?:the|your|what|how)|see (?:our|how|more|what|below|also)|watch (?:our|live|more|how)|listen (?:to|here)|join us|follow (?:us|our|along)|contact us|reach (?:us|him|her|them)) ?\b/i;
/** Its own voice: "We have the news to know", "I'm Orla Venn". */
const OWN_VOICE = /^(?:we|I)(?:['’]\p{L}+)?\s/iu;

/** Whether a sentence is the newsroom talking to its readers or of itself, and no news. What it gives as somebody's words is. */
export function isAddress({ text, quotations }: Pick<Sentence, "text" | "quotations">): boolean {
  return quotations.length === 0 && [GREETING, SENDS_ON, OWN_VOICE].some((form) => form.test(text));
}
