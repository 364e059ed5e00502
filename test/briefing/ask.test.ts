import { expect, test } from "vitest";
import { ask } from "#briefing/briefing.ts";
import { TERMINAL } from "#domain/article.ts";
import { archiveWith, noon } from "../fixtures/desk.ts";
import { DAM_COURIER, DAM_DISPATCH, DAM_LEDGER } from "../fixtures/norvania.ts";

test("a follow-up is understood by the messages before it", async () => {
  const archive = await archiveWith(DAM_LEDGER, DAM_COURIER);
  const thread = ["Who is the president of Norvania?", "President Arvid Toll has yet to approve a state of emergency."];
  const { claims } = await ask(
    { text: "And how many people were killed in Velmar by then?", viewer: TERMINAL, thread },
    { archive, clock: noon },
  );
  expect(claims[0]?.text).toContain("killed in Velmar");
});

test("of a count that changed the newest answers first, in whatever words it stands", async () => {
  const told = (day: string, title: string, text: string) => ({
    ...{ title, text, outlet: "Harbor Ledger", publishedAt: `2026-06-0${day}T09:00:00Z` },
  });
  const archive = await archiveWith(
    told(
      "1",
      "Ferry sinks",
      "The ferry Arrel sank off Karst on Monday. At least nine people died, the coast guard said.",
    ),
    told("2", "Ferry toll", "The death toll from the sinking of the ferry Arrel rose to 17, the coast guard said."),
    told("3", "Toll corrected", "The coast guard lowered the number of confirmed dead of the ferry Arrel to 16."),
    told("4", "Fire", "A fire in Luth killed 3 people on Thursday, the fire brigade of Luth said."),
  );
  const { claims } = await ask(
    { text: "How many people died on the Arrel?", viewer: TERMINAL },
    { archive, clock: noon },
  );
  expect(claims.map(({ text }) => /16|17|nine|\b3\b/.exec(text)?.[0])).toEqual(["16", "17", "nine"]);
});

test("what is denied is not answered without its denial, and another's denial is none", async () => {
  const record = (text: string) => ({
    title: "Talks",
    text,
    outlet: "Harbor Ledger",
    publishedAt: "2026-06-03T09:00:00Z",
  });
  const told = [
    "The Green Accord and the Harbor League have agreed on a coalition, three people briefed on the talks said.",
    "A coalition of the Accord and the League would hold 61 seats.",
    "The coalition would leave the finance ministry to the League.",
    "Neither party confirmed it.",
  ];
  const asked = { text: "Did the Green Accord and the Harbor League agree on a coalition?", viewer: TERMINAL };
  const answer = async (last: string) => {
    const archive = await archiveWith(record([...told, last].join(" ")));
    return (await ask(asked, { archive, clock: noon })).claims.map(({ text }) => text);
  };
  const denial = "League chairman Otto Brandl denied that a deal had been reached.";
  expect(await answer(denial)).toContain(denial);
  expect(await answer("Mayor Lena Ost denied that the bridge was unsafe.")).toHaveLength(3);
  expect((await answer("Mayor Lena Ost denied that the bridge was unsafe.")).join(" ")).not.toContain("bridge");
});

test("the articles of a thread are looked at even when the search does not find them", async () => {
  const archive = await archiveWith(DAM_LEDGER, DAM_DISPATCH);
  const [about] = await archive.articles.search(
    TERMINAL,
    {
      text: "fire service",
      words: ["fire", "service"],
      phrases: [],
      excluded: [],
      outlet: null,
      language: null,
      from: null,
      until: null,
    },
    1,
  );
  const answer = await ask(
    { text: "What did the cabinet consider?", viewer: TERMINAL, first: [about!.article.id] },
    { archive, clock: noon },
  );
  expect(answer.sources.map((one) => one.outlet)).toContain("Coastline Dispatch");
});

const FALSE: readonly [string, RegExp][] = [
  ["How did the fire service count the 90 people killed in Velmar?", /“At least 15”/],
  ["When did President Ilse Varn open the shelters?", /Interior Minister/],
  ["Why did the Orvik dam fail on Sunday?", /Monday/],
  ["Why did Norvania Hydro admit that it had known of cracks?", /otherwise|denied|not done/],
  ["When did President Arvid Toll approve a state of emergency for the valley?", /not done|planned/],
  ["Why did the number of people killed in Velmar fall to 21?", /rose to 21/],
];

test.each(FALSE)(
  "“%s” takes for granted what is stored otherwise, and is told what is stored",
  async (text, stored) => {
    const archive = await archiveWith(DAM_LEDGER, DAM_DISPATCH, DAM_COURIER);
    const answer = await ask({ text, viewer: TERMINAL }, { archive, clock: noon });
    expect(answer).toMatchObject({ kind: "false-premise", claims: [], premise: expect.stringMatching(stored) });
  },
);

test.each([
  "Who is the interior minister?",
  "How many people were killed in Velmar?",
  "When did the Orvik dam fail?",
  "How many residents have been moved?",
])("“%s” takes nothing false for granted", async (text) => {
  const archive = await archiveWith(DAM_LEDGER, DAM_DISPATCH, DAM_COURIER);
  expect((await ask({ text, viewer: TERMINAL }, { archive, clock: noon })).kind).toBe("answer");
});

test("what no article speaks of is not answered from one that shares a word", async () => {
  const archive = await archiveWith(DAM_LEDGER, DAM_DISPATCH, DAM_COURIER);
  const answer = await ask(
    { text: "How many bakeries deliver bread to the interior ministry?", viewer: TERMINAL },
    { archive, clock: noon },
  );
  expect(answer).toMatchObject({ kind: "not-stored", claims: [] });
});

test("what somebody said of the future is an answer to what they said, and a neighbour without a word of it is none", async () => {
  const archive = await archiveWith(DAM_LEDGER);
  const answer = await ask({ text: "What did Ilse Varn say?", viewer: TERMINAL }, { archive, clock: noon });
  expect(answer.kind).toBe("answer");
  expect(answer.claims[0]?.text).toMatch(/would open shelters/);
  expect(answer.claims.map(({ text }) => text).join(" ")).not.toMatch(/Rescue crews/);
});

test("of somebody whose words are not stored nothing is answered, however often others name them", async () => {
  const text =
    "Mayor Brigt Halden left Sundra on Monday. Critics of Halden gathered at the gate, and Halden was not seen again.";
  const archive = await archiveWith({ ...DAM_LEDGER, text });
  const answer = await ask({ text: "What did Brigt Halden say?", viewer: TERMINAL }, { archive, clock: noon });
  expect(answer).toMatchObject({ kind: "not-stored", claims: [] });
});

const PLANT = {
  outlet: "Harbor Ledger",
  publishedAt: "2026-06-02T09:00:00Z",
  text: "Orlova Hydro said it would cut 1,200 jobs. It plans to close its plant in Velmar in September.\n\nIt was not clear what caused the losses.",
};

test("what is said of “it” answers together with the sentence that names it", async () => {
  const archive = await archiveWith(PLANT);
  const { claims } = await ask(
    { text: "When will the Orlova plant in Velmar close?", viewer: TERMINAL },
    { archive, clock: noon },
  );
  expect(claims.map(({ text }) => text)).toContain(
    "Orlova Hydro said it would cut 1,200 jobs. It plans to close its plant in Velmar in September.",
  );
});

test("an “it” that points at what follows needs no sentence before it", async () => {
  const archive = await archiveWith(PLANT);
  const { claims } = await ask(
    { text: "What caused the losses of Orlova Hydro?", viewer: TERMINAL },
    { archive, clock: noon },
  );
  expect(claims.map(({ text }) => text)).toContain("It was not clear what caused the losses.");
});

test("an answer's sources carry what was said of their outlets, as a briefing's do", async () => {
  const archive = await archiveWith(DAM_LEDGER, DAM_DISPATCH, DAM_COURIER);
  const { outlet } =
    (await ask({ text: "How many people were killed in Velmar?", viewer: TERMINAL }, { archive, clock: noon }))
      .sources[0] ?? {};
  await archive.feeds.ratings.rate(
    { kind: "shared" },
    { outlet: outlet ?? "", reliability: "B", labels: ["wire-copy"] },
  );
  const answer = await ask(
    { text: "How many people were killed in Velmar?", viewer: TERMINAL },
    { archive, clock: noon },
  );
  expect(answer.sources[0]).toMatchObject({ outlet, reliability: "B", labels: expect.arrayContaining(["wire-copy"]) });
});
