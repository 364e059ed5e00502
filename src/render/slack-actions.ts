/** The ids of what can be pressed in our messages and views: the Slack room listens for exactly these. */
export const SLACK_ACTIONS = {
  evidence: "briefing_evidence",
  ask: "briefing_ask",
  withheld: "briefing_withheld",
  rating: "briefing_rating",
  suggestion: "briefing_suggestion",
  post: "briefing_post",
  fault: "claim_fault",
  watch: "watch_edit",
  watchPause: "watch_pause",
  watchRemove: "watch_remove",
  consent: "model_consent",
  unfollow: "feed_remove",
} as const;

/** What can be wrong with a statement, in the words that feedback keeps. */
export const CLAIM_FAULTS = ["wrong", "overstated", "unattributed", "duplicate", "old"] as const;

/** What each fault means, as its reader chooses it. */
export const FAULT_WORDS: Readonly<Record<(typeof CLAIM_FAULTS)[number], string>> = {
  wrong: "Wrong: the source does not say this",
  overstated: "Overstated: it says more than the source",
  unattributed: "Unattributed: it hides who says so",
  duplicate: "Duplicate: it is said twice",
  old: "Old: this is no longer so",
};
