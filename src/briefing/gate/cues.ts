import type { Word } from "#text/text.ts";

/**
 * What a word or two of caution does: how far an event is from done, whose word it is, how exact a figure is, how far a statement
 * reaches, whether it is so.
 */
type Axis = "event" | "source" | "bound" | "extent" | "negation";
/** A word of caution at its place among the words of a sentence. The lower its rank, the less it promises. */
export type Cue = {
  readonly axis: Axis;
  readonly rank: number;
  readonly text: string;
  readonly at: number;
  readonly length: number;
};

type Entry = { readonly axis: Axis; readonly rank: number; readonly forms: string };

/*
 * Forms are lower-case words; "_" stands for any ending ("consider_": consider, considering, considered). Event ranks: 1 it may be,
 * 2 somebody means, expects or would like it to be, 3 it is set to be. Elsewhere all forms of an axis stand for each other.
 */
const ENTRIES: readonly Entry[] = [
  {
    axis: "event",
    rank: 1,
    forms:
      "may|might|could|can|whether|possibly|potentially|potential|perhaps|maybe|conceivably|consider_|under consideration|weigh_|mull_|contemplat_|explor_|study_|studied|discuss_|debat_|float_|review_|under review|examin_|thinking about|think about|look_ at|looking into|on the table|possible|possibility of|threaten_|risk_|in talks|open to|tentative_",
  },
  {
    axis: "event",
    rank: 1,
    forms:
      "if|unless|provided that|provided|in case|in the event of|subject to|depend_ on|dependent on|as long as|once",
  },
  {
    axis: "event",
    rank: 2,
    forms:
      "would|should|ought to|likely|unlikely|probably|probable|expect_|anticipat_|plan_ to|plan_ for|plan_|intend_|aim_|hop_ to|want_|wish_ to|vow_|pledg_|promis_|propos_|seek_ to|seeking|sought to|try_ to|tries to|tried to|trying to|attempt_|forecast|forecasts|forecasting|project_ to|projected|predict_|estimat_|draft_|aspir_|prepar_|getting ready|ready to|urg_|demand_|call_ for|ask_ for|offer_ to|fear_|afraid|is to|are to|were to|order_|rules under|under the bill|under the ban|under the plan",
  },
  {
    axis: "event",
    rank: 3,
    forms: "will|shall|set to|due to|due on|scheduled|slated|poised|about to|going to|pending|upcoming|agree_ to",
  },
  {
    axis: "source",
    rank: 1,
    forms:
      "reportedly|allegedly|alleged|alleging|alleges|allege|allegation_|purportedly|purported|supposedly|apparently|apparent|rumou?red|suspected|suspect_|accus_|accusation_|said to|believed to|thought to|understood to|reported to|reports suggest|reports say|unconfirmed reports|seem_ to|seems|seemed|appear_ to|appears|appeared|presum_|unconfirmed|unverified|so-called|ostensibly|evidently|claim_|is believed|is thought|is understood",
  },
  {
    axis: "bound",
    rank: 1,
    forms:
      "about|around|roughly|approximately|nearly|almost|some|at least|at most|up to|more than|less than|fewer than|over|under|as many as|as much as|as few as|no more than|no fewer than|no less than|an estimated|estimated|close to|in excess of|upwards of|just over|just under|or so",
  },
  {
    axis: "extent",
    rank: 1,
    forms:
      "few|only one of|only one|only if|only after|only when|some|most|part of|parts of|partly|partially|mostly|largely|rarely|occasionally|sometimes|often|usually|generally|typically|certain|half",
  },
  {
    axis: "negation",
    rank: 1,
    forms:
      "not|never|no|neither|nor|none|nobody|nothing|nowhere|hardly|scarcely|barely|without|fail_ to|fall_ short of|fell short of|refus_|declin_ to|yet to|unable to|no longer|lack_|den_|denial|reject_|dismiss_|disput_|refut_|ruled out|ruling out|rule_ out|stop_ short of|stopped short of|cease_ to|forgot to|forgotten to|neglect_ to|omit_ to",
  },
];

const MODAL = /^(?:may|might|could|can|will|would|shall)$/;

type Form = { readonly axis: Axis; readonly rank: number; readonly words: readonly RegExp[] };
const FORMS: readonly Form[] = ENTRIES.flatMap(({ axis, rank, forms }) =>
  forms.split("|").map((form) => ({
    axis,
    rank,
    words: form
      .trim()
      .split(" ")
      .map(
        (word) =>
          new RegExp(
            `^${word.replace("_", "(?:e|es|ed|ing|s|ies|ied|ying|y|ned|ning|ped|ping|led|ling|al|als|ion|ions)?")}$`,
          ),
      ),
  })),
).toSorted((a, b) => b.words.length - a.words.length);

const BY_FIRST = new Map<string, readonly Form[]>();
function formsOpening(word: string): readonly Form[] {
  const known = BY_FIRST.get(word) ?? FORMS.filter((form) => form.words[0]?.test(word));
  BY_FIRST.set(word, known);
  return known;
}

/** The month is no modal, nor is "the will of the people"; "no" before a figure bounds it. */
function isMistaken(words: readonly Word[], at: number): boolean {
  const word = words[at];
  // "Noted" has the stem of "not"; "due to rain" gives a cause, "due to open" a date.
  if (word?.key === "not" && /^not(?:e|es|ed|ing)$/i.test(word.text)) return true;
  if (/^due$/i.test(word?.text ?? "") && words[at + 1]?.key === "to") return !isBareVerb(words[at + 2]);
  if (!word || !MODAL.test(word.text.toLowerCase())) return false;
  return word.text === "May" && at > 0 ? true : word.pos === "NOUN" || word.pos === "PROPN";
}

function isBareVerb(word: Word | undefined): boolean {
  return word !== undefined && /^(?:VERB|AUX)$/.test(word.pos) && !/ing$/i.test(word.text);
}

/** "Should the talks fail" is a condition; "no fewer than" and "no doubt" are no negation. */
const CONDITION =
  /^(?:if|unless|provided that|provided|in case|in the event of|subject to|as long as|once|should|only if|without)$/i;

/** Whether a cue makes what it stands with depend on something. "Should" and "without" do so only where they open the sentence. */
export function isCondition({ text, at }: Cue): boolean {
  return CONDITION.test(text) && (at === 0 || !/^(?:should|without)$/i.test(text));
}

function cueAt(words: readonly Word[], at: number): Cue | null {
  const first = words[at];
  if (!first || isMistaken(words, at)) return null;
  const lower = (n: number) => (words[n]?.key === "not" ? "not" : (words[n]?.text.toLowerCase() ?? ""));
  const form = formsOpening(lower(at)).find(({ words: parts }) => parts.every((part, n) => part.test(lower(at + n))));
  if (!form) return null;
  const { length } = form.words;
  const text = words.slice(at, at + length).map((word) => word.text);
  return { axis: form.axis, rank: form.rank, text: text.join(" "), at, length };
}

/** The words of caution in a sentence, in order. */
export function cuesIn(words: readonly Word[]): Cue[] {
  const cues: Cue[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const cue = cueAt(words, at);
    if (!cue) continue;
    cues.push(cue);
    at += cue.length - 1;
  }
  return cues;
}
