/** Words of thanks and of agreement, and greetings, that stand alone; "nice" is a town as well. */
const THANKS =
  /^(?:many |ok(?:ay)?,? )?(?:thanks?(?: you| a lot| so much| again)*|thx|ty|cheers|great|perfect|cool|awesome|well done|good (?:job|bot)|ok(?:ay)?|got it|understood)(?: briefdesk)?$/i;
const GREETING =
  /^(?:hi|hello|hey|hiya|good (?:morning|afternoon|evening|day)|bye|good ?bye|see you)(?: there| briefdesk| all)?$/i;

/** Words of whoever means the file that was sent along. */
export const MEANS_FILE = /\b(?:this|that|it|files?|attached|attachment|document|pdf)\b/i;

/** What is read, for whoever sends a file. */
export const FILES_UNREAD =
  "Files sent in Slack are not read. Send a link to the article and it is filed; whoever runs Briefdesk can file documents at the terminal (briefdesk ingest).";

/** The answer to what is neither a topic nor a question, such as "thanks!"; null for everything else. */
export function smallTalk(text: string): string | null {
  const words = text
    .replace(/:[\w+-]+:/g, " ")
    .replace(/[^\p{L}\p{N}\s,]/gu, " ")
    .replace(/\s+/g, " ")
    .replace(/[ ,]+$/, "")
    .trim();
  if (words === "" || THANKS.test(words))
    return "You are welcome. Write a topic or a question whenever you need one; help lists everything.";
  return GREETING.test(words) ? "Hello! Write a topic for a briefing, or a question; help lists everything." : null;
}
