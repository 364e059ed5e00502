import type { Reason } from "#domain/briefing.ts";
import { contents } from "./contents.ts";
import { directions } from "./directions.ts";
import { doers } from "./doers.ts";
import { exceptions } from "./exceptions.ts";
import { fates } from "./fates.ts";
import { figures } from "./figures.ts";
import { governed } from "./governed.ts";
import type { Ground } from "./ground.ts";
import { instead } from "./instead.ts";
import { instructions } from "./instructions.ts";
import { joined } from "./joined.ts";
import { bounds, caution } from "./kept.ts";
import { limits } from "./limits.ts";
import { modality, negation } from "./modality.ts";
import { moved } from "./moved.ts";
import { names } from "./names.ts";
import { objects } from "./objects.ts";
import { offices } from "./offices.ts";
import { opposed } from "./opposed.ts";
import { order } from "./order.ts";
import { overcredited } from "./overcredited.ts";
import { parts } from "./parts.ts";
import { periods } from "./periods.ts";
import { changedPlaces, oneMadeMany } from "./places.ts";
import { polarity } from "./polarity.ts";
import { privatives } from "./privatives.ts";
import { ranks } from "./ranks.ts";
import { recombined } from "./recombined.ts";
import { restrictions } from "./restricted.ts";
import { credits, evidence, opinion, origins, roles } from "./sources.ts";
import { spoken } from "./spoken.ts";
import { standing } from "./standing.ts";
import { strangers } from "./strangers.ts";
import { endings, verbs, vouching } from "./verbs.ts";
import { ways } from "./ways.ts";
import { whose } from "./whose.ts";
import { coverage, dates, opener, plurals, quotations } from "./words.ts";

/** Why a rule refuses a claim. `note` is for a reader who asks why; `conflict` when the evidence says otherwise, not merely nothing. */
export type Finding = { readonly reason: Reason; readonly note: string; readonly conflict?: boolean };
export type Rule = { readonly name: string; readonly check: (ground: Ground) => Finding | null };

/** Every rule of the gate, in the order they are tried. Adding one is a line here and a test that sees it fail. */
export const RULES: readonly Rule[] = [
  { name: "rests on stored sentences", check: evidence },
  { name: "figures match", check: figures },
  { name: "what became of those who are counted stays", check: fates },
  { name: "figures move the same way", check: directions },
  { name: "no bound is dropped", check: bounds },
  { name: "by, from, within and until stay what they are", check: limits },
  { name: "credited to whom the source credits", check: origins },
  { name: "names match", check: names },
  { name: "offices are whose they are", check: offices },
  { name: "nothing stands in another's place", check: instead },
  { name: "quotation marks are the source's", check: quotations },
  { name: "no hedge or status is strengthened", check: modality },
  { name: "whoever is credited for it is named", check: credits },
  { name: "nobody is credited with more than they say", check: overcredited },
  { name: "no word of caution is dropped", check: caution },
  { name: "no word that takes away is dropped", check: privatives },
  { name: "of none or all of a kind, which stays", check: restrictions },
  { name: "no saying becomes a finding", check: vouching },
  { name: "what is quoted is not told as a fact", check: spoken },
  { name: "what was prevented, planned or undone is not told as done", check: governed },
  { name: "what hangs on a report, a belief or a question is not told as so", check: contents },
  { name: "negation agrees", check: negation },
  { name: "nothing is turned into its opposite", check: polarity },
  { name: "nothing stands against the source, wherever it stands", check: opposed },
  { name: "what is excepted is not told of", check: exceptions },
  { name: "each verb is as so as in the source", check: standing },
  { name: "who did what to whom agrees", check: roles },
  { name: "each deed keeps what it was done to", check: objects },
  { name: "from stays from, and to stays to", check: ways },
  { name: "no rank is raised", check: ranks },
  { name: "whoever does it does it in the source", check: doers },
  { name: "what is somebody's is theirs in the source", check: whose },
  { name: "no two names change places", check: changedPlaces },
  { name: "words stand in the evidence", check: coverage },
  { name: "how it ended is told as the source tells it", check: endings },
  { name: "what happened is told in the source's verbs", check: verbs },
  { name: "words are not put together anew", check: recombined },
  { name: "no plural, cause or order of ours", check: plurals },
  { name: "two events are not told as one", check: joined },
  { name: "one is not made many", check: oneMadeMany },
  { name: "what is told of some is not told of all", check: parts },
  { name: "what came first came first", check: order },
  { name: "dates agree", check: dates },
  { name: "what happened when stays so", check: moved },
  { name: "parts of a year agree", check: periods },
  { name: "nothing is spoken of that the source does not speak of", check: strangers },
  { name: "opens with what can be understood", check: opener },
  { name: "a fact, not an opinion", check: opinion },
  { name: "news, not an order to the reader", check: instructions },
];
