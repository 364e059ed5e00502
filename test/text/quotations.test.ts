import { readFileSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import { findNames } from "#text/names.ts";
import { findQuotations } from "#text/quotations.ts";
import { readArticle, splitSentences as sentencesOf } from "#text/text.ts";

function quotations(text: string) {
  const sentences = sentencesOf(text);
  return findQuotations(text, sentences, findNames(sentences)).flat();
}

function saidBy(text: string): [string, string | null][] {
  return quotations(text).map(({ text: words, speaker }) => [words, speaker]);
}

test("what somebody is told to have promised is nobody else's words, and nor is what stands before it", () => {
  const text =
    "Six sailors have been killed, the navy said Monday. Mayor Ilse Varn promised that the repairs are going to plan.";
  expect(quotations(text)).toEqual([]);
});

describe("quotations", () => {
  it("stand inside their marks and name the speaker behind or before them", () => {
    expect(saidBy("“We will not close the harbor,” Ilse Varn said.")).toEqual([
      ["We will not close the harbor,", "Ilse Varn"],
    ]);
    expect(quotations("Varn said “we will not close the harbor’’ and left Velmar.")).toMatchObject([
      { text: "we will not close the harbor" },
    ]);
    expect(saidBy('"We will not close it," said Ilse Varn.')).toEqual([["We will not close it,", "Ilse Varn"]]);
    expect(saidBy("Interior minister Ilse Varn said: “We will not close it.”")).toEqual([
      ["We will not close it.", "Ilse Varn"],
    ]);
    expect(saidBy("''We agree on that,'' said a senior official.")).toEqual([
      ["We agree on that,", "a senior official"],
    ]);
  });

  it("of a letter, a message or a sign are its writer's, and unclear where nobody is named", () => {
    expect(
      saidBy("Arvid Toll shared a message sent to him from Ilse Varn that said, “I do not understand the plan.”"),
    ).toEqual([["I do not understand the plan.", "Ilse Varn"]]);
    expect(saidBy("Arvid Toll read out Ilse Varn's letter, which said: “I do not understand the plan.”")).toEqual([
      ["I do not understand the plan.", "Ilse Varn"],
    ]);
    expect(saidBy("The police found notes on a phone saying: “The harbor stays open.”")).toEqual([
      ["The harbor stays open.", null],
    ]);
    expect(
      saidBy("Arvid Toll read a letter by Ilse Varn, which spoke of the dam and said, “If you read this, I am gone.”"),
    ).toEqual([["If you read this, I am gone.", "Ilse Varn"]]);
    expect(saidBy("Ilse Varn issued a statement that said “The harbor stays open.”")).toEqual([
      ["The harbor stays open.", "Ilse Varn"],
    ]);
    expect(saidBy("Arvid Toll held up a sign that said “The harbor stays open.”")).toEqual([
      ["The harbor stays open.", null],
    ]);
  });

  it("are nobody's who only responded with something, nor an event's", () => {
    const suit =
      "Groups of sailors filed a lawsuit saying that federal agents responded to the march “with a pattern of force”.";
    expect(saidBy(suit).map(([, speaker]) => speaker)).not.toContain("federal agents");
    const ours = "While a number of folks joked, our response was always, “This is what we do here.”";
    expect(saidBy(ours).map(([, speaker]) => speaker)).toEqual([null]);
    expect(saidBy("The star of Super Bowl LX said “I am ready.”")).toEqual([["I am ready.", null]]);
  });

  it("name a body by its whole name, whatever it is of", () => {
    for (const body of ["Norvania Department of Public Health", "Centers for Disease Control and Prevention"])
      expect(saidBy(`“The outbreak is over,” the ${body} said.`)).toEqual([["The outbreak is over,", body]]);
  });

  it("name whoever bears an office, and not the head of its title", () => {
    expect(saidBy("Secretary of State Ilse Varn said the plan was “not ready at all.”")).toEqual([
      ["not ready at all.", "Ilse Varn"],
    ]);
    expect(saidBy("“We will wait for the report,” a spokesman of President Arvid Toll said.")).toEqual([
      ["We will wait for the report,", "a spokesman"],
    ]);
  });

  it("do not cut a name in two at its hyphen", () => {
    expect(saidBy("Oakes-Varn's brother said: “We will wait for the report.”")).toEqual([
      ["We will wait for the report.", "Oakes-Varn's brother"],
    ]);
  });

  it("name the subject before what stands between commas", () => {
    expect(saidBy("Ilse Varn, the interior minister, said “the harbor stays open for all.”")).toEqual([
      ["the harbor stays open for all.", "Ilse Varn"],
    ]);
  });

  it("resolve a pronoun to the only person it can be", () => {
    expect(saidBy("Ilse Varn met the crews. “We will not close it,” she said.")).toEqual([
      ["We will not close it,", "Ilse Varn"],
    ]);
    expect(saidBy("Nobody came. “We will not close it,” she said.")).toEqual([["We will not close it,", null]]);
  });

  it("give a pronoun to whoever acts, not to whom a thing belongs or who cannot be meant", () => {
    expect(saidBy("Ilse Varn praised Tomas Oakes's plan. “We will not close it,” she said.")).toEqual([
      ["We will not close it,", "Ilse Varn"],
    ]);
    expect(saidBy("Ilse Varn met Tomas Oakes. “We will not close it,” he said.")).toEqual([
      ["We will not close it,", "Tomas Oakes"],
    ]);
    expect(saidBy("Ms. Varn and Mr. Oakes met. “We will not close it,” she told the crews.")).toEqual([
      ["We will not close it,", "Varn"],
    ]);
  });

  it("name the subject before dashes, behind what goes on, and before a verb that judges", () => {
    expect(saidBy("Ilse Varn -- the head of the harbor board -- told crews, “We will not close it.”")).toEqual([
      ["We will not close it.", "Ilse Varn"],
    ]);
    expect(saidBy("“I have admiration for the makers” of the plan, Ilse Varn said.")).toEqual([
      ["I have admiration for the makers", "Ilse Varn"],
    ]);
    expect(saidBy("Ilse Varn lauded the crews for their “quick and selfless work.”")).toEqual([
      ["quick and selfless work.", "Ilse Varn"],
    ]);
    expect(saidBy("He said the United States will act “to show that there are consequences.”")).toEqual([
      ["to show that there are consequences.", null],
    ]);
  });

  it("keep what is quoted inside, and go on after short words of the same speaker", () => {
    expect(saidBy('Ilse Varn said: "They called it “the long harbor night” and left."')).toEqual([
      ["They called it “the long harbor night” and left.", "Ilse Varn"],
    ]);
    expect(saidBy("“Are we done?” Ilse Varn asked. “Not yet.”")).toEqual([
      ["Are we done?", "Ilse Varn"],
      ["Not yet.", "Ilse Varn"],
    ]);
  });

  it("go on in the same voice within the paragraph", () => {
    expect(saidBy("“We will not close it,” Ilse Varn said. “The ships need it.”").at(-1)).toEqual([
      "The ships need it.",
      "Ilse Varn",
    ]);
  });

  it("run over paragraphs that close only at the end", () => {
    const text = "Ilse Varn said: “We will not close it.\n“The ships need it, and so do we.”";
    expect(saidBy(text)).toEqual([
      ["We will not close it.", "Ilse Varn"],
      ["The ships need it, and so do we.", "Ilse Varn"],
    ]);
  });

  it("are no scare quotes and no titles of works", () => {
    expect(quotations("The “quiet zone” grew. The film “The Long Harbor Night” opened.")).toEqual([]);
    expect(quotations("On the show “The Long Harbor Night,” Ilse Varn said nothing.")).toEqual([]);
    expect(quotations("Ilse Varn said nothing. “(APPLAUSE.)”")).toEqual([]);
  });

  it("are not read into reported speech or a stray apostrophe", () => {
    expect(quotations("The harbor will close on Monday, Ilse Varn said.")).toEqual([]);
    expect(quotations("The crews' ships and the ports' walls were old.")).toEqual([]);
  });

  it("are found without marks where the words show the speaker's voice", () => {
    const found = quotations("Ilse Varn stated, Well see what happens. Its not acceptable. The harbor closed in May.");
    expect(found.map(({ text, speaker, marked }) => [text, speaker, marked])).toEqual([
      ["Well see what happens. Its not acceptable.", "Ilse Varn", false],
    ]);
  });

  it("are found without marks around the words that name the speaker", () => {
    const found = quotations("Dont ask the council. Its not coming back, Ilse Varn said. The crews know that.");
    expect(found.map(({ text, speaker }) => [text, speaker])).toEqual([
      ["Dont ask the council. Its not coming back", "Ilse Varn"],
      ["The crews know that.", "Ilse Varn"],
    ]);
    const addressed = quotations("If you close the harbor, you close the town, Ilse Varn said.");
    expect(addressed.map(({ text }) => text)).toEqual(["If you close the harbor, you close the town"]);
  });

  it("stop at the end of the paragraph without marks", () => {
    const found = quotations("Ilse Varn stated, Well see what happens.\nWe print this every week.");
    expect(found.map(({ text }) => text)).toEqual(["Well see what happens."]);
  });

  it("are both found in the sample article, verbatim", () => {
    const article = readFileSync(new URL("../../samples/000_e00d25a0db20374a.txt", import.meta.url), "utf8");
    const [first, second, ...rest] = quotations(article);
    expect(first).toMatchObject({ speaker: "Donald Trump", marked: false });
    expect(first?.text).toMatch(/^Well see what happens\..*Its not acceptable\.$/);
    expect(second).toMatchObject({ speaker: "Karoline Leavitt", marked: false });
    expect(second?.text).toMatch(/^We view the Maduro regime .* United States of America$/);
    expect(rest).toEqual([]);
  });
});

test("whoever was asked answers", () => {
  const text =
    'When Judge Oakes first asked Tomas Varn to speak, he stated his name and said: "I am the president of Norvania."';
  const [quotation] = readArticle({ text, language: "en" }).sentences.flatMap((row) => row.quotations);
  expect(quotation?.speaker).toBe("Tomas Varn");
});

test("an office is no part of the speaker's name", () => {
  const text = '"The clock is running," Orlova Space Administrator Tomas Oakes said on Friday in Velmar.';
  const [quotation] = readArticle({ text, language: "en" }).sentences.flatMap((row) => row.quotations);
  expect(quotation?.speaker).toBe("Tomas Oakes");
});

test.each([
  // What is advised, owned, joined to another object, or only says which campaign, is not who acts.
  [
    "At the end of a long week of rain and of work on the dam, Ilse Varn led the council and advised President Anna Tarn. “We agree,” she said.",
    "Ilse Varn",
  ],
  [
    "At the end of a long week of rain and of work on the dam, Ilse Varn set up a board, overseen by former harbor secretary general Anna Tarn. “We agree,” she said.",
    "Ilse Varn",
  ],
  [
    "At the end of a long week of rain and of work on the dam, Piet Varn warned of calls to Jonas Tarn and Pavel Moritz. “We agree,” he said.",
    "Piet Varn",
  ],
  [
    "Anna Tarn lost. Ilse Varn told the council so. On the same day the Tarn campaign closed its offices. “We agree,” she said.",
    "Ilse Varn",
  ],
  [
    "At the end of a long week of rain and of work on the dam, Ilse Varn wrote tweets accusing Anna Tarn of theft. She wrote: “We agree on that.”",
    "Ilse Varn",
  ],
])("%s: the pronoun is %s", (text, speaker) => {
  expect(saidBy(text).at(-1)?.[1]).toBe(speaker);
});

test("when somebody spoke does not hide who did", () => {
  expect(
    saidBy("Pavel Moritz met Piet Varn, who in 2010 said his aim was a “two-term council of peace.”").at(-1)?.[1],
  ).toBe("Piet Varn");
});

test("“went on about” introduces words as “said” does", () => {
  expect(
    saidBy("“We lost,” Ilse Varn said, but as Piet Tarn went on about “how the vote is rigged,” crews left."),
  ).toEqual([
    ["We lost,", "Ilse Varn"],
    ["how the vote is rigged,", "Piet Tarn"],
  ]);
});

test("a clause of time behind the words has a speaker of its own", () => {
  const text = "Piet Varn said in the debate, “That makes me smart,” when Ilse Tarn called him a cheat.";
  expect(saidBy(text)[0]).toEqual(["That makes me smart,", "Piet Varn"]);
});

test("curly marks inside curly marks do not end the quotation", () => {
  expect(saidBy("“I would rather live in what he calls “the hole” than here,” Ilse Varn said.")).toEqual([
    ["I would rather live in what he calls “the hole” than here,", "Ilse Varn"],
  ]);
});

test("straight and curly marks may open and close each other, more than once in a line", () => {
  expect(saidBy('"We agree on that,” Ilse Varn said. "It is done for good.”').map(([words]) => words)).toEqual([
    "We agree on that,",
    "It is done for good.",
  ]);
  expect(saidBy('“We agree on that," Ilse Varn said. “It is done for good."').map(([words]) => words)).toEqual([
    "We agree on that,",
    "It is done for good.",
  ]);
});

test.each([
  'Ilse Varn said so <a title="that the harbor has worse prospects than the town">here</a>.',
  "In her 2002 book, “Make the harbor rich again,” Ilse Varn told of crews.",
  "The council struck a call for “providing lethal harbor weapons” from its plan.",
])("%s: values in markup, titles of works and what is done are no speech", (text) => {
  expect(saidBy(text)).toEqual([]);
});

test("who holds an office is the speaker where the name stands behind it", () => {
  const text = 'River First will sue. Its director, Mona Eskell, described the decision as "an act of vandalism".';
  expect(saidBy(text)).toEqual([["an act of vandalism", "Mona Eskell"]]);
});

test.each([
  ["“Decision is near,” a person familiar with the discussions said.", "a person"],
  ["Orla Wilson, of Springfield, Va., said he had fought “for the nation's rights.”", "Orla Wilson"],
  ["Governor Tove Lane of West Virginia praised the bridge for its “new and innovative ideas.”", "Tove Lane"],
  ["“Everything is bigger here,” Springfield said.", null],
  ["Beijing said: “We will not close it.”", "Beijing"],
])("%s: who knows of talks or lives in a town speaks, and neither the talks nor the town", (text, who) => {
  expect(saidBy(text)[0]?.[1]).toBe(who);
});

test.each([
  ['Odo Reld called for it "in a begging-like manner" after the attacks, a state anchor said.', "a state anchor"],
  ['The group, known as Tide, "reached an agreement to settle her case" with Quay Lines, said Ilse Varn.', "Ilse Varn"],
  [
    'The carmaker has grown since 2011, when Odo Reld dismissed it, saying "I do not think they have a product."',
    "Odo Reld",
  ],
  [
    'The prosecutor called for an inquiry, saying residents continued to wait and "billions had been spent on the grid."',
    "The prosecutor",
  ],
  ['Odo Reld thanked people such as his partner, Arvid Toll. "I am big on the next generation," he said.', "Odo Reld"],
])("whose words they are, whoever stands nearer: %s", (text, speaker) => {
  const { sentences } = readArticle({ text, language: "en", publishedAt: "2026-06-10" });
  expect(sentences.flatMap(({ quotations }) => quotations.map((one) => one.speaker))).toEqual([speaker]);
});

test("what signs might read nobody said", () => {
  const text = 'Folks might want to amend their signs to read something like, "No Kings, Though If We Had To Choose."';
  expect(readArticle({ text, language: "en" }).sentences.flatMap(({ quotations }) => quotations)).toEqual([]);
});

test("a remark of somebody else behind the words makes them nobody else's", () => {
  const text =
    "Its chair, Ilse Varn, said revenue could fall. Its leader, Odo Reld, accused the minister of “taxing nurses to pay for roads”, a charge she rejected, noting that roads are cheap.";
  const { sentences } = readArticle({ text, language: "en", publishedAt: "2026-06-10" });
  expect(sentences.flatMap(({ quotations }) => quotations.map(({ speaker }) => speaker))).toEqual(["Odo Reld"]);
});

test.each([
  "Ilse Varn hosts the podcast “Real Coffee with Ilse Varn,” she said on Monday.",
  "Odo Maskell, who runs the channel “Real Harbor with Odo Maskell” said the port was open.",
  "Odo Maskell said he would start “Real Coffee with Odo Maskell.” He leaves in May.",
  "Odo Maskell said “Real Coffee with Odo Maskell” was over.",
  "The paper ran the headline “Nobody Told Us from the Start,” Ilse Varn said.",
])("a show, a channel or a headline is called by its title, and nobody says it: %s", (text) => {
  expect(quotations(text)).toEqual([]);
});

test.each([
  ["Odo Maskell said on his channel, “We will be back on Monday.”", "We will be back on Monday."],
  ["Odo Maskell told his podcast, “I will not run again.”", "I will not run again."],
  ["Odo Maskell said: “No Crew Left Behind.”", "No Crew Left Behind."],
])("what is said on a show, and a slogan, are somebody's words: %s", (text, words) => {
  expect(saidBy(text)).toEqual([[words, "Odo Maskell"]]);
});
