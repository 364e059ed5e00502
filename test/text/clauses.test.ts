import { expect, test } from "vitest";
import { leadClause, readArticle } from "#text/text.ts";

function clauses(text: string) {
  return readArticle({ text, language: "en" }).sentences.flatMap((sentence) => sentence.clauses);
}

test.each([
  ["The army struck the depot on Friday.", "happened", false],
  ["The council will vote next week.", "planned", false],
  ["The ministry plans to close the port.", "planned", false],
  ["The cabinet is weighing strikes on the depot.", "considered", false],
  ["The government is considering a ban.", "considered", false],
  ["The dam could fail within days.", "conditional", false],
  ["Talks are underway between the two sides.", "ongoing", false],
  ["Crews are searching the valley.", "ongoing", false],
  ["The minister denied that the dam was unsafe.", "denied", false],
  ["The ministry refuted the claim that vaccines had run out.", "denied", false],
  ["The mayor disputed a report that the ferry sank.", "denied", false],
  ["The minister has yet to approve the plan.", "happened", true],
  ["The council failed to agree on a budget.", "happened", true],
  ["The mayor did not sign the order.", "happened", true],
  ["The mayor declined to rule out an evacuation.", "considered", false],
  ["The mayor said she would not rule out an evacuation.", "considered", false],
  ["The mayor ruled out an evacuation.", "denied", true],
  ["Goalkeeper Ilse Varn was ruled out of the match.", "happened", false],
  ["The ministry ruled out a ban.", "denied", true],
  ["The council should close the port.", "conditional", false],
  ["The report canvasses the views of 700 sailors.", "happened", false],
  ["Ministers plan the sale of the port.", "planned", false],
  ["The guards are continuing to work without pay.", "ongoing", false],
  ["The crews entered the mine without a permit.", "happened", true],
  ["The jury found the captain not guilty on Monday.", "happened", false],
  ['Deposed leader Arvid Toll pleaded "not guilty" on Monday.', "happened", false],
  ["The sparklers are to blame for the fire.", "ongoing", false],
  ["There are several marches set to take place on Friday.", "planned", false],
])("%s is %s", (text, event, negated) => {
  expect(clauses(text)).toContainEqual(expect.objectContaining({ event, negated }));
});

test.each([
  ["The dam is reportedly leaking.", "reported"],
  ["The company allegedly hid the report.", "alleged"],
  ["The mayor was accused of hiding the report.", "alleged"],
  ["The supposed leak closed the dam.", "alleged"],
  ["Monday's match was supposed to be the last.", "asserted"],
  ["The dam is leaking, the mayor said.", "attributed"],
  ["Six sailors were killed, the navy said Monday.", "attributed"],
  ["The dam is leaking, Mayor Ilse Varn said Tuesday morning.", "attributed"],
  ["According to the Harbor Ledger, the dam is leaking.", "attributed"],
  ["The dam is leaking.", "asserted"],
])("%s is on the word of: %s", (text, source) => {
  expect(clauses(text)[0]).toMatchObject({ source });
});

test("a plan that is reported keeps both axes", () => {
  const [clause] = clauses("The Pentagon has reportedly been formulating plans to strike the depot.");
  expect(clause).toMatchObject({ event: "planned", source: "reported" });
});

test("the halves of a sentence have clauses of their own", () => {
  const found = clauses("While the mayor has yet to give the green light, talks are underway in Velmar.");
  expect(found).toMatchObject([
    { verb: "give", negated: true },
    { event: "ongoing", negated: false },
  ]);
});

test("a sentence whose head is “cannot” is read like any other", () => {
  expect(() => clauses("The ministry said it could not pay. Nor, it said, can others who cannot.")).not.toThrow();
  expect(() => clauses("We cannot.")).not.toThrow();
});

test.each([
  ["The company said it would bury the cable.", "planned"],
  ["It would bury the cable, the company said on Friday.", "planned"],
  ["Ilse Varn said the talks would be held in Velmar.", "planned"],
  ["Ilse Varn said the government would open shelters.", "planned"],
  ["Prices in May were higher.", "happened"],
  ["The fire in May killed three people.", "happened"],
  ["Prices may rise.", "conditional"],
  ["The ministry announced that 300 soldiers would leave Velmar.", "planned"],
  ["A deal would hold, officials said.", "conditional"],
  ["Ilse Varn said it would be a mistake to leave.", "conditional"],
  ["The minister said leaving would hurt farmers.", "conditional"],
  ["The minister said the bill would ban boats.", "conditional"],
  ["Officials said they would meet on Monday if the rain stopped.", "conditional"],
  ["Ilse Varn did not say when the port would reopen.", "conditional"],
  ["Ilse Varn said she believed the port would reopen.", "conditional"],
  ["The company said it would have buried the cable.", "conditional"],
  ["The new bill would ban boats.", "conditional"],
])("what is told in the past of what is to come: %s is %s", (text, event) => {
  expect(clauses(text)[0]).toMatchObject({ event });
});

test.each([
  ["Profits fell more than expected.", "happened"],
  ["The council passed the proposal on Friday.", "happened"],
  ["Demand for steel fell.", "happened"],
  ["Ilse Varn stayed silent about her plans for Velmar.", "happened"],
  ["Ilse Varn described her upcoming speech.", "happened"],
  ["The company announced plans for a dam.", "planned"],
  ["The council made a proposal to close the port.", "planned"],
  ["Marches were planned in two towns.", "planned"],
  ["The launch is now targeted for no earlier than May.", "planned"],
  ["The vote is planned for Friday.", "planned"],
])("a noun that looks like a verb of planning makes no plan: %s", (text, event) => {
  expect(clauses(text)[0]).toMatchObject({ event });
});

test.each([
  ["Norvania's ruling party lost its majority on Sunday, results showed.", "happened", false],
  ["It's raining in Velmar.", "ongoing", false],
  ["The first recording is due in November.", "planned", false],
  ['Ilse Varn called the accusation "absurd".', "denied", false],
  ["The campaign should have begun in May.", "conditional", false],
  ["The port authority now expects the bill to reach 27 million crowns.", "planned", false],
  ["Nearly 2,000 homes were without power on Friday.", "happened", false],
])("%s is %s", (text, event, negated) => {
  expect(clauses(text)[0]).toMatchObject({ event, negated });
});

test.each([
  ["Ilse Varn took bribes, prosecutors told a court on Tuesday, as her trial opened.", "alleged"],
  ["Ilse Varn took bribes, the indictment says.", "alleged"],
  ["The trial opened on Monday, prosecutors said.", "attributed"],
  ["The dam failed, Ilse Varn told reporters on Monday.", "attributed"],
])("what the accuser of a case states in court is a charge: %s", (text, source) => {
  expect(clauses(text)[0]).toMatchObject({ source });
});

test("a figure told to a court is on the word of who told it", () => {
  const text = "Ilse Varn took 340,000 crowns in bribes, prosecutors told a court on Tuesday, as her trial opened.";
  const { sentences } = readArticle({ text, language: "en" });
  expect(sentences[0]?.figures).toMatchObject([{ low: 340_000, saidBy: "prosecutors" }]);
});

test.each([
  ["While the council plans a new bridge, the old one collapsed on Monday.", "happened", false],
  ["When demand rises, the plant produced more.", "happened", false],
  ["While not quite new, the ferry was repaired.", "happened", false],
])("%s: what an opening says of plans is not said of what follows", (text, event, negated) => {
  expect(clauses(text).at(-1)).toMatchObject({ event, negated });
});

test.each([
  ["A week after Mara Quill was last seen, authorities are still searching.", "ongoing", false],
  ["After the mayor resigned, the council will vote on Friday.", "planned", false],
  ["After the mayor resigned and left town, the council will vote on Friday.", "planned", false],
  ["Although the deal was signed in May, the ministers have not approved it.", "happened", true],
  ["If the bill passes, the port will close.", "conditional", false],
  ["As of Monday, the ministry plans to close the port, leaving 300 workers jobless.", "planned", false],
  ["As of Monday the ministry plans to close the port, a move that angered dockers.", "planned", false],
  ["After the storm, the port will close, leaving 300 workers jobless.", "planned", false],
  ["Before the vote, the council could sell the ferries, ending a long fight.", "conditional", false],
  ["Since May, the mayor has refused to sign the deal, angering dockers.", "happened", true],
  ["Before the vote could be held, the hall burned down.", "conditional", false],
  ["As part of the deal he agreed to testify, sit down with the board and pay a fine.", "planned", false],
  [
    "Velmar, which hosts one of the largest fairs, will hold a parade on Saturday, scheduled to start at ten.",
    "planned",
    false,
  ],
  ["The mission, which will send four sailors to Velmar, has been delayed by storms.", "happened", false],
  ["While the council will vote in May, the mayor signed the deal.", "happened", false],
  ["After decades of waiting, the town will finally open a bridge in May, their turn to win.", "planned", false],
  ["Officials closed the port after the dam failed.", "happened", false],
  ["Ilse Varn, a doctor who has said she won't stand again, thanked the crews.", "happened", false],
  ["The harbour, which was closed in May, will open again on Friday.", "planned", false],
  ["Varn, 54, who has run the city since 2018, denied the accusations and said he would stay.", "denied", false],
  ["The alarm was raised not by the council but by a teacher.", "happened", false],
  ["A teacher, not the council, raised the alarm.", "happened", false],
  ["The president warned other ports on Monday not to sell the cranes.", "happened", false],
  ["Some were also without power on Monday as ten lines failed.", "happened", false],
  ["As if losing four cups was not enough, the team also lost its coach.", "happened", false],
  ["The alarm was not raised by the council.", "happened", true],
  ["Fishermen, of whom there are thought to be fewer than 900, landed 288 tonnes.", "happened", false],
  ["Under the deal, reached after 19 hours of talks, staff will receive more.", "planned", false],
])("%s: the clause that tells what a sentence states is %s", (text, event, negated) => {
  const [sentence] = readArticle({ text, language: "en" }).sentences;
  expect(sentence && leadClause(sentence)).toMatchObject({ event, negated });
});

test("who a subject is, told with “that”, has no part in what becomes of it", () => {
  const text = "Velmar, a port with old walls that is popular with painters, is scheduled to hold the regatta in May.";
  const [sentence] = readArticle({ text, language: "en" }).sentences;
  expect(sentence && leadClause(sentence)).toMatchObject({ event: "planned" });
});

test("a piece of a sentence has the status of its own clause", () => {
  const text = "After the mayor resigned, the council will vote on Friday.";
  const [sentence] = readArticle({ text, language: "en" }).sentences;
  expect(sentence && leadClause(sentence, 0, 24)).toMatchObject({ event: "happened" });
  expect(sentence && leadClause(sentence, 26)).toMatchObject({ event: "planned" });
});

test.each([
  ["The sailor's appeal to the harbour court was denied on Friday.", "happened", false],
  ["The judge denied the defence motion.", "happened", false],
  ["The board rejected his request for a permit.", "happened", false],
  ["Insurers are denying coverage.", "ongoing", false],
  ["Norvania denied receiving the request.", "denied", false],
  ["The minister rejected the claim.", "denied", false],
  ["Heavy snow is headed for the coast.", "planned", false],
  ["The cup is nothing more than a big dish.", "ongoing", false],
  [
    "Officials warned that growing staff absences from the long strike at the harbours could close ports.",
    "conditional",
    false,
  ],
  ["The struggling harbour board will sell its ferries.", "planned", false],
])("%s is %s: a decision is no word against a claim, and an attribute no verb", (text, event, negated) => {
  expect(clauses(text)[0]).toMatchObject({ event, negated });
});

test.each([
  ["A special election to fill the seat has been scheduled for June.", "planned", false],
  ["Negotiations to extend the ferry contracts were not successful.", "happened", true],
  ["In settling the lawsuit, Norvania Hydro did not admit liability.", "happened", true],
  ["The process of matching crews with ships could not be handled by hand.", "conditional", true],
  ["The plan to close the port will be put to a vote.", "planned", false],
  ["The council failed to agree.", "happened", true],
])("%s is %s by the verb of the sentence, and not by one that belongs to a noun", (text, event, negated) => {
  expect(clauses(text)[0]).toMatchObject({ event, negated });
});

test.each([
  [
    "Professor Ivo Lantz of Caldmoor University, who was not involved in the study, said protection appeared weaker in people over 60.",
    "appear",
    "happened",
    false,
  ],
  ["The minister, who will resign in May, opened the bridge on Monday.", "open", "happened", false],
  ["The guard, without a licence, drove the truck home.", "drive", "happened", false],
  ["Varn will go free on condition that he surrender his passport.", "surrender", "conditional", false],
  ["A cut is possible in May, provided the growth of wages slows.", "provide", "conditional", false],
  ["The council provided the funds.", "provide", "happened", false],
])("what is told of a subject on the way is not told of what it does: %s", (text, verb, event, negated) => {
  expect(clauses(text)).toContainEqual(expect.objectContaining({ verb, event, negated }));
});

test("the second half of a sentence is on the word of whoever says it there", () => {
  const text = "Some 430 homes were without power, and the operator, Quay Power, said villages might have to wait.";
  expect(clauses(text)).toMatchObject([{ source: "asserted" }, { verb: "wait", source: "attributed" }]);
  const halves = "Two were hurt, according to the rescuers, but Open Square said more than 80 people had sought help.";
  expect(clauses(halves).map(({ source }) => source)).toEqual(["attributed", "attributed"]);
});

test("which of them were counted is not what a count hangs on", () => {
  const text = "Of the raids that could be traced, 54 percent were ascribed to the army.";
  const [sentence] = readArticle({ text, language: "en" }).sentences;
  expect(sentence && leadClause(sentence)?.event).toBe("happened");
});
