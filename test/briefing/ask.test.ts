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
