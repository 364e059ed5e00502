import { describe, expect, it, test } from "vitest";
import type { Figure } from "#domain/ledger.ts";
import { readClaim, sameFigure } from "#text/text.ts";

function figures(text: string): Figure[] {
  return readClaim(text).flatMap((row) => row.figures);
}

function only(text: string): Figure {
  const [first, ...rest] = figures(text);
  if (first === undefined || rest.length > 0) throw new Error(`${rest.length + (first ? 1 : 0)} figures in ${text}`);
  return first;
}

describe("money is read in every form the news prints", () => {
  test.each([
    ["$1.5bn", 1_500_000_000, "$"],
    ["£20m", 20_000_000, "GBP"],
    ["€2.3 billion", 2_300_000_000, "EUR"],
    ["US$12.5m", 12_500_000, "USD"],
    ["Rs 500 crore", 5_000_000_000, "INR"],
    ["$137M", 137_000_000, "$"],
    ["50 cents", 0.5, "$"],
    ["80 pence", 0.8, "GBP"],
    ["15€", 15, "EUR"],
    ["40 000 euros", 40_000, "EUR"],
    ["three lakh crore rupees", 3e12, "INR"],
    ["half a million pounds", 500_000, "GBP"],
    ["three dollars and fifty cents", 3.5, "$"],
    ["900 million won", 900_000_000, "KRW"],
  ])("%s", (text, value, currency) => {
    expect(only(`The ministry of Norvania paid ${text}.`)).toMatchObject({ low: value, high: value, currency });
  });

  it("and a range of it takes the scale of its end", () => {
    expect(only("The dam will cost $3-4 billion.")).toMatchObject({
      low: 3e9,
      high: 4e9,
      currency: "$",
      bound: "range",
    });
  });

  it("but a pronoun in front of the sign is no currency", () => {
    expect(only("The bridge cost us $5.")).toMatchObject({ text: "$5", currency: "$" });
  });
});

test.each([
  "F-35 jets",
  "COVID-19",
  "a Boeing 737",
  "an A320",
  "the G7",
  "9/11",
  "iOS 17",
  "No. 10",
  "Velmar won 3-2",
  "555-123-4567",
  "2020",
  "several million dollars",
  "hundreds of thousands",
  "recent talks",
  "a four-star general",
  "arrests in one Velmar raid",
])("%s counts nothing of itself", (text) => {
  expect(figures(`Officials spoke of ${text} on Monday.`)).toEqual([]);
});

test("a vote is no score: it counts people", () => {
  expect(figures("The senate of Norvania voted 52-48 on Monday.").map(({ low }) => low)).toEqual([52, 48]);
});

test("one of many counts nothing, one person counts", () => {
  expect(figures("Crews saw one of the strikes.")).toEqual([]);
  expect(only("The flood killed one person.")).toMatchObject({ low: 1, object: "person" });
});

test("counts keep to the thing they count", () => {
  expect(figures("Velmar sent eight ships with 4,000 personnel.").map(({ low, object }) => [low, object])).toEqual([
    [8, "ships"],
    [4000, "personnel"],
  ]);
});

describe("bounds and ranges", () => {
  test.each([
    ["at least three boats", 3, null, "at-least"],
    ["no fewer than 30 boats", 30, null, "at-least"],
    ["more than 30 boats", 30, null, "at-least"],
    ["30 or more boats", 30, null, "at-least"],
    ["up to 700 boats", null, 700, "at-most"],
    ["fewer than 40 boats", null, 40, "at-most"],
    ["nearly 500 boats", 500, 500, "about"],
    ["just under 50 boats", 50, 50, "about"],
    ["between 20 and 30 boats", 20, 30, "range"],
    ["at least 20 and no more than 30 boats", 20, 30, "range"],
    ["8- to 10-foot boats", 8, 10, "range"],
    ["20 boats", 20, 20, "exact"],
    ["20 boats and lower the flag", 20, 20, "exact"],
  ])("%s", (text, low, high, bound) => {
    expect(only(`Velmar lost ${text}.`)).toMatchObject({ low, high, bound });
  });

  test.each([
    ["The toll rose by 6 to 21.", [6, 21]],
    ["The toll climbed another six to 21.", [6, 21]],
    ["A share rose $3 to $42.", [3, 42]],
    ["Turnout rose by 10 to 40 percent.", [10]],
    ["Output rose by 2 to 3 million tonnes.", [2_000_000]],
    ["From 6 to 21 people left.", [6]],
    ["The cost rose by more than 50%, from 31 to 47 million crowns.", [50, 31, 47_000_000]],
    ["The council will raise the top rate of income tax from 42% to 45%.", [42, 45]],
  ])("are told from a step and what it comes to: %s", (text, lows) => {
    expect(figures(text).map(({ low }) => low)).toEqual(lows);
  });

  it("are no change from one value to another", () => {
    expect(figures("Output fell from 30 to 20 tonnes.").map(({ bound }) => bound)).toEqual(["exact", "exact"]);
  });
});

describe("parts of a whole", () => {
  test.each([
    ["two-thirds of voters", 2 / 3, null],
    ["a third of voters", 1 / 3, null],
    ["three quarters of voters", 0.75, null],
    ["nine in 10 voters", 0.9, null],
    ["half a percentage point", 0.5, "percentage points"],
    ["25 basis points", 25, "basis points"],
    ["five point six percent", 5.6, "percent"],
    ["2 1/2 points", 2.5, null],
  ])("%s", (text, value, unit) => {
    expect(only(`The count moved by ${text}.`).low).toBeCloseTo(value, 6);
    expect(only(`The count moved by ${text}.`).unit).toBe(unit);
  });

  it("are told from ordinals", () => {
    expect(figures("He took a third term, and a fifth man left.")).toEqual([]);
  });
});

describe("figures are the same across wordings", () => {
  test.each([
    ["$50 million", "50 million dollars", true],
    ["$1.5bn", "$1,500 million", true],
    ["half of the voters", "50 percent of the voters", true],
    ["two hundred crews", "200 crews", true],
    ["50 cents", "$0.50", true],
    ["half a percentage point", "0.5 percent", false],
    ["at least three boats", "three boats", false],
    ["£50 million", "$50 million", false],
    ["eight ships", "eight boats", false],
    ["3 to 4 million", "4 million", false],
  ])("%s and %s: %s", (one, other, same) => {
    expect(sameFigure(only(`They spent ${one}.`), only(`They spent ${other}.`))).toBe(same);
  });
});

test("an age is printed as one, and who counts children counts no mothers", () => {
  const [age, children] = figures("Ilse Varn, a 37-year-old mother of three, left Velmar.");
  expect(age).toMatchObject({ text: "37-year-old", low: 37, unit: "years", object: "mother" });
  expect(children).toMatchObject({ low: 3, object: null });
});

test("a number that people ring for help counts nothing", () => {
  expect(figures("The office received a 911 call, and neighbours dialed 112.")).toEqual([]);
  expect(figures("At least 911 people called.")).toHaveLength(1);
  expect(figures("The company called 112 guards back.")).toHaveLength(1);
});

test("a page of commas is read, and a figure is the word of its own side", () => {
  const sides = `the army said 40 fell, but the rebels said three did, ${"and so on, ".repeat(2_000)}said the army`;
  const read = figures(sides);
  expect(read.slice(0, 2).map(({ saidBy }) => saidBy)).toEqual(["the army", "the rebels"]);
});

test("a piece of a name is nothing that is counted", () => {
  expect(figures("The 322-foot Space Launch Tower rocket flew.").map(({ object }) => object)).not.toContain("Space");
});

test.each([
  [
    "Net profit fell 18% to €212 million in the first quarter from €259 million a year earlier.",
    "€212 million",
    "Net profit",
  ],
  ["At least 26 of the province's 40 clinics have turned patients away.", "At least 26", "clinics"],
  ["The party won 71 of the 160 seats.", "71", "seats"],
  ["Shares fell as much as 9.4% in early trading.", "as much as 9.4%", "Shares"],
  [
    "The death toll from the sinking of the Velmar ferry rose to 17.",
    "17",
    "death toll from the sinking of the Velmar ferry",
  ],
  ["It cut its full-year revenue forecast to €7 billion.", "€7 billion", "full-year revenue forecast"],
  ["They paid €1.1 million last year.", "€1.1 million", null],
  ["Revenue missed the €2.0 billion analysts had expected.", "€2.0 billion", null],
  ["Doctors put the number at seven.", "seven", null],
  ["It came ashore 60 miles west of Velmar.", "60 miles", null],
  ["The yield rose by 0.12 percentage points to 4.31%.", "4.31%", null],
  ["Velmar are fifth in a group of six.", "six", null],
  ["The quake struck 23 km east of Velmar at a depth of 11 km.", "11 km", "depth"],
  ["Shares in Finch & Rule rose 24% in a day.", "24%", "Shares in Finch & Rule"],
  ["The mission recorded 412 violations last month.", "412", "violations"],
  [
    "The number of cases in Norvania's main port, Halimbe, has passed 4,000.",
    "4,000",
    "number of cases in Norvania's main port",
  ],
  ["The port lost 40 ships overnight.", "40", "ships"],
  ["Six of the dead have been identified.", "Six", "of the dead"],
])("what is counted is no time, no direction and no owner: %s", (sentence, text, object) => {
  expect(figures(sentence).find((one) => one.text === text)?.object).toBe(object);
});

test("what a verb is made with is no bound, nor is what was won alleged, or told by all", () => {
  expect(only("Officers have pulled over two vans carrying pupils.")).toMatchObject({
    low: 2,
    high: 2,
    bound: "exact",
  });
  expect(only("Officers have seen over two hundred vans.").bound).toBe("at-least");
  expect(only("A fire broke out at a bar called Le Ponton, killing 40 guests.").saidBy).toBeNull();
  expect(only("All told, five sailors have spent more days at sea.").saidBy).toBeNull();
  expect(only("It was bolstered by the accession of two new member states.").saidBy).toBeNull();
});

test.each([
  ["The guard is offering a reward up to $50,000 for information.", "reward"],
  ["A reward of $15 million for information was offered.", "reward"],
  ["The mayor paid $5 million for repairs.", "repairs"],
  ["Velmar felt the absence of more than 50% of its frontline VTA workforce.", "frontline VTA workforce"],
  ["The port let in eight ships Orlova sent.", "ships"],
  ["Orlova had 39.7% for the governing Homeland Party.", "governing Homeland Party"],
])("%s counts %s", (text, object) => {
  expect(only(text).object).toBe(object);
});

test.each([
  "The line at Checkpoint 1 stretching past the door grew.",
  "Guards stood at 30 Rock headquarters.",
  "The minister spoke to 60 Minutes on Sunday.",
])("%s holds no figure: the number is part of a name", (text) => {
  expect(figures(text)).toEqual([]);
});

test.each([
  ["The sailor returned to the quay and claimed a bronze medal over 50 miles.", null],
  ["Ilse Varn posted a four-minute video.", null],
  ["Ilse Varn posted on her page that 12 ships had left.", "Ilse Varn"],
  ["The navy claimed that 12 ships had left.", "navy"],
  ["The council approved a yard that Harbor Steel says would create 900 jobs.", "Harbor Steel"],
  ["The council approved a yard that he says would create 900 jobs.", null],
])("%s: what is won or shown is no claim", (text, who) => {
  expect(only(text).saidBy?.replace(/^The /, "") ?? null).toBe(who);
});
