import { expect, test } from "vitest";
import { readClaim } from "#text/text.ts";

const cues = (text: string) => readClaim(text).flatMap((row) => row.cues);

test.each([
  ["The mayor said that the bridge is safe.", "said", "says", "The mayor"],
  ["Ilse Varn alleged that the bridge is unsafe.", "alleged", "claims", "Ilse Varn"],
  ["The operator denied that the bridge is unsafe.", "denied", "denies", "The operator"],
  ["Harbor Ledger reported that the bridge is unsafe.", "reported", "reports", "Harbor Ledger"],
  ["A report found that the bridge is unsafe.", "found", "documents", "A report"],
  ["The mayor urged calm.", "urged", "urges", "The mayor"],
  ["Ilse Varn believes the bridge is safe.", "believes", "thinks", "Ilse Varn"],
  ["Ilse Varn pledged to mend the bridge.", "pledged", "intends", "Ilse Varn"],
])("%s has the cue “%s”, which %s", (text, cue, kind, source) => {
  expect(cues(text)).toMatchObject([{ cue, class: kind, source }]);
});

test.each([
  ["Varn: The Bridge Is Safe", ":"],
  ["Poll: Most Want a New Bridge", ":"],
  ["Ilse Varn went on to say that the bridge is safe.", "say"],
  ["Ilse Varn plans to mend the bridge.", "plans"],
  ["Ilse Varn, minister of works, was willing to mend the bridge.", "willing"],
  ["Her condemnation of the strike drew applause.", "condemnation"],
  ["The crews reportedly left the dam.", "reportedly"],
  ["They signaled that the dam would hold.", "signaled"],
  ["Members voted against the dam.", "voted"],
])("%s: “%s” is a cue", (text, cue) => {
  expect(cues(text).map((one) => one.cue)).toContain(cue);
});

test("an adverb says that somebody says so, not who: the subject of its sentence is nobody's source", () => {
  expect(cues("The ministry is reportedly drawing up plans.")).toMatchObject([{ cue: "reportedly", source: null }]);
});

test.each([
  ["Sales rose to 12, compared with 9 last year.", "compared"],
  ["The crews wouldn't answer many questions.", "answer"],
  ["The council committed two errors.", "committed"],
  ["The rain continued for two days.", "continued"],
  ["Assuming the dam holds, work starts soon.", "Assuming"],
  ["The council wants to say that the bridge is safe.", "say"],
])("%s: “%s” is none", (text, cue) => {
  expect(cues(text).map((one) => one.cue)).not.toContain(cue);
});

test("a chain of second-hand reporting keeps every link", () => {
  const found = cues("Crews left, Harbor Ledger reported, citing two officials, who said the dam was lost.");
  expect(found.map((one) => one.cue)).toEqual(["reported", "citing", "said"]);
});

test.each([
  "The mayor would say that the bridge is safe.",
  "The proposed plan failed.",
  "The council wanted nothing; “I said so and I think so,” read the wall.",
])("%s: what is not done, modifies a noun or stands in quotation marks is no cue of these verbs", (text) => {
  const words = cues(text).map((one) => one.cue);
  for (const word of ["say", "proposed", "said", "think"]) expect(words).not.toContain(word);
});

test("offsets are the text's", () => {
  const text = "Crews left. The mayor said that the bridge is safe.";
  for (const one of cues(text)) expect(text.slice(one.start, one.end)).toBe(one.cue);
});
