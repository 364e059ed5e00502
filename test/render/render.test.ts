import fc from "fast-check";
import { expect, test } from "vitest";
import { type Answer, type Briefing, type NothingFound, Source } from "#domain/briefing.ts";
import {
  json,
  markdown,
  renderAnswer,
  renderMarkdownNothing,
  renderNothing,
  renderSlackAnswer,
  renderSlackNothing,
  terminal,
} from "#render/render.ts";
import { BRIEFING, claimOf } from "../fixtures/briefing.ts";

const plain = { width: 100, colour: false, links: false };

/** The fixture with one hostile text in every place that an article fills. */
function hostile(text: string): Briefing {
  const claim = { ...claimOf(text), id: "clm_hostile" };
  return {
    ...BRIEFING,
    topic: text,
    headline: claim,
    bottomLine: [claim],
    developments: BRIEFING.developments.map((one) => ({ ...one, text, origins: [text] })),
    figures: BRIEFING.figures.map((one) => ({ ...one, text, object: text, saidBy: text, previous: text })),
    actors: BRIEFING.actors.map((one) => ({ ...one, name: text, aliases: [text], statements: [claim] })),
    quotations: BRIEFING.quotations.map((one) => ({ ...one, text, speaker: text })),
    gaps: [{ question: "who", text }],
    sources: BRIEFING.sources.map((one) => ({ ...one, title: text, outlet: text, byline: text, labels: [text] })),
  };
}

const naughty = fc.oneof(
  fc.string({ unit: "binary", minLength: 1 }),
  fc.constantFrom(
    "\u001b]8;;https://evil.example\u001b\\click",
    "\u001b[2J",
    "a\u202eb",
    "<!channel>",
    "[x](https://evil.example)",
    "`|*_#",
    "\r\n\n",
  ),
);

test("the terminal shows status before the words, the source at the line's end, and no section without content", () => {
  const text = terminal(BRIEFING, plain);
  expect(text).toMatch(/^The Norvanian navy is reportedly/);
  expect(text).toMatch(/\n1\s+PLANNED\s+Plans to close/);
  expect(text).toMatch(/\[1\]$/m);
  expect(terminal({ ...BRIEFING, figures: [], disputes: [] }, plain)).not.toMatch(/Key figures|Sources differ/);
});

test("no line of the terminal is wider than asked, but for a single long word", () => {
  fc.assert(
    fc.property(fc.integer({ min: 40, max: 160 }), fc.lorem({ maxCount: 60 }), (width, words) => {
      for (const line of terminal(hostile(words), { ...plain, width }).split("\n"))
        expect(line.length).toBeLessThanOrEqual(Math.max(width, 60));
    }),
    { numRuns: 40 },
  );
});

test("an article cannot send an escape sequence or turn text around on the terminal", () => {
  fc.assert(
    fc.property(naughty, (text) => {
      const printed = terminal(hostile(text), plain).replaceAll("\n", "");
      expect(printed).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
    }),
    { numRuns: 200 },
  );
});

test("Markdown has no link but those stored, and no raw HTML, whatever an article says", () => {
  const stored = new Set(BRIEFING.sources.map((source) => source.url));
  fc.assert(
    fc.property(naughty, (text) => {
      const page = markdown(hostile(text));
      for (const match of page.matchAll(/(?<!\\)\]\(<([^>]*)>\)/g)) expect(stored).toContain(match[1]);
      expect(page).not.toMatch(/(?<!\\)<(?!https?:\/\/)/);
    }),
    { numRuns: 200 },
  );
});

test("JSON parses back to the same record", () => {
  fc.assert(
    fc.property(naughty, (text) => {
      const record = hostile(text);
      expect(JSON.parse(json(record))).toEqual(JSON.parse(JSON.stringify(record)));
    }),
    { numRuns: 100 },
  );
});

test("words without marks in the source have none here, marked ones have", () => {
  const [first] = BRIEFING.quotations;
  if (!first) throw new Error("the fixture holds a quotation");
  const unmarked = terminal({ ...BRIEFING, quotations: [{ ...first, marked: false }] }, plain);
  expect(unmarked).not.toContain(`“${first.text.slice(0, 10)}`);
  expect(terminal({ ...BRIEFING, quotations: [{ ...first, marked: true }] }, plain)).toContain(
    `“${first.text.slice(0, 10)}`,
  );
});

test("a topic that finds nothing names what is near and the newest article", () => {
  const text = renderNothing(
    {
      kind: "nothing-found",
      topic: "velmur",
      nearest: ["velmar"],
      newest: { articleId: "art_1", title: "Dam fails", publishedAt: "2026-06-01" },
    },
    plain,
  );
  expect(text).toContain("Nothing stored on “velmur”.");
  expect(text).toContain("velmar");
  expect(text).toContain("Dam fails · 1 Jun 2026");
});

test("articles that a window or filter leaves out are told to be stored, on every surface", () => {
  const newest = { articleId: "art_1", title: "Dam *fails*", publishedAt: "2026-06-01" };
  const nothing: NothingFound = {
    ...{ kind: "nothing-found", topic: "velmar -dam", nearest: ["velmar"], newest },
    filtered: { topic: "velmar", newest },
  };
  const slack = JSON.stringify(renderSlackNothing(nothing));
  const set = [renderNothing(nothing, plain), renderMarkdownNothing(nothing), slack];
  for (const text of set) {
    expect(text).toContain("Articles on “velmar” are stored, but the window or filter leaves none of them.");
    expect(text).toMatch(/The newest of them: .*1 Jun 2026/);
    expect(text).not.toMatch(/Nothing stored|Nearest topics/);
  }
  expect(set[1]).toContain("Dam \\*fails\\*");
});

test("articles without a sentence that can be printed are told to be stored, on every surface", () => {
  const nothing: NothingFound = {
    ...{ kind: "nothing-found", topic: "velmar", nearest: ["velmar"], newest: null },
    unprintable: 1,
  };
  const slack = JSON.stringify(renderSlackNothing(nothing));
  for (const text of [renderNothing(nothing, plain), renderMarkdownNothing(nothing), slack]) {
    expect(text).toContain("1 article stored on “velmar”, but no sentence there can be printed as news.");
    expect(text).not.toMatch(/Nothing stored|Nearest topics/);
  }
});

test("what is in other languages is shown with its language and its link, on every surface", () => {
  const source = {
    ...BRIEFING.sources[0],
    n: 1,
    articleId: "art_de",
    language: "de",
    url: "https://tarnbote.example/damm",
  };
  const citation = { articleId: "art_de", start: 0, end: 18, quote: "Der Damm *brach* und" };
  const nothing: NothingFound = {
    ...{ kind: "nothing-found", topic: "velmar", nearest: ["velmar"], newest: null },
    unread: [{ text: citation.quote, citations: [citation] }],
    sources: [Source.parse(source)],
  };
  const slack = JSON.stringify(renderSlackNothing(nothing));
  const set = [renderNothing(nothing, plain), renderMarkdownNothing(nothing), slack];
  for (const text of set) {
    expect(text).toContain("What is stored on “velmar” is in other languages than English.");
    expect(text.indexOf("German")).toBeGreaterThan(0);
    expect(text.indexOf("Der Damm")).toBeGreaterThan(text.indexOf("German"));
    expect(text).toContain("https://tarnbote.example/damm");
    expect(text).not.toMatch(/Nothing stored|Nearest topics/);
  }
  expect(set[1]).toContain("Der Damm \\*brach\\* und …");
});

test("an answer says which engine wrote it, and why that was the second choice", () => {
  const fallback = "the model did not answer in time";
  const answer: Answer = {
    ...{ question: "Did the dam fail?", kind: "answer", premise: null, related: [], nearest: [] },
    composer: { ...BRIEFING.composer, fallback },
    claims: [claimOf("The dam failed on Monday.")],
    sources: BRIEFING.sources,
  };
  expect(renderAnswer(answer, plain)).toContain(`${BRIEFING.composer.name}, no model (${fallback})`);
  expect(JSON.stringify(renderSlackAnswer(answer).blocks)).toContain(fallback);
  const own = { ...answer, composer: { ...BRIEFING.composer, name: "openai", model: "m" } } as Answer;
  expect(renderAnswer(own, plain)).toContain("openai, m");
});
