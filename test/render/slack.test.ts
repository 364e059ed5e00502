import fc from "fast-check";
import { expect, test } from "vitest";
import type { Briefing } from "#domain/briefing.ts";
import { renderSlackAnswer, renderSlackEvidence, renderSlackSuggestions, slack } from "#render/render.ts";
import { BRIEFING, claimOf } from "../fixtures/briefing.ts";

type Block = { type: string; [key: string]: unknown };

function strings(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (value === null || typeof value !== "object") return [];
  return Object.values(value).flatMap(strings);
}

function mrkdwn(value: unknown): string[] {
  if (value === null || typeof value !== "object") return [];
  const own = "type" in value && value.type === "mrkdwn" && "text" in value ? [String(value.text)] : [];
  return [...own, ...Object.values(value).flatMap(mrkdwn)];
}

function links(value: unknown): string[] {
  if (value === null || typeof value !== "object") return [];
  const own = "type" in value && value.type === "link" && "url" in value ? [String(value.url)] : [];
  return [...own, ...Object.values(value).flatMap(links)];
}

function hostile(text: string, rows: number): Briefing {
  const claim = claimOf(text);
  const many = <T>(items: readonly T[], change: (item: T) => T) =>
    Array.from({ length: rows }, () => change(items[0] as T));
  return {
    ...BRIEFING,
    headline: claim,
    bottomLine: [claim, claim],
    developments: BRIEFING.developments.map((one) => ({ ...one, text, origins: [text] })),
    figures: many(BRIEFING.figures, (one) => ({ ...one, text, object: text, saidBy: text })),
    actors: many(BRIEFING.actors, (one) => ({ ...one, name: text, statements: [claim] })),
    quotations: many(BRIEFING.quotations, (one) => ({ ...one, text, speaker: text })),
    timeline: many(BRIEFING.timeline, (one) => ({ ...one, claim })),
    sources: BRIEFING.sources.map((one) => ({ ...one, title: text, outlet: text })),
  };
}

test("a headline longer than a header may be stands whole, in bold", () => {
  const text = `${"The harbour board of Velmar is reportedly weighing a plan ".repeat(3)}for the port`;
  const [root] = slack({ ...BRIEFING, headline: { ...BRIEFING.headline, text } });
  expect(root?.blocks[0]).toMatchObject({
    type: "rich_text",
    elements: [{ elements: [{ text, style: { bold: true } }] }],
  });
});

const PAYLOADS = [
  "<!channel>",
  "<@U1> <#C1>",
  "<https://evil.example|click>",
  "@here *b* _i_ `c` ~s~",
  "https://evil.example/x",
  "שלום 😀\u202e",
  "a&b<c>d",
];
const hostileText = fc
  .tuple(fc.constantFrom(...PAYLOADS), fc.constantFrom(40, 400, 3_500, 10_000))
  .map(([text, length]) => `${text} `.repeat(length).slice(0, length));

test("the root comes first, is short, and never unfurls", () => {
  const messages = slack(BRIEFING);
  expect(messages[0]?.blocks[0]).toMatchObject({ type: "header", text: { text: BRIEFING.headline.text } });
  expect(messages.length).toBeGreaterThan(5);
  for (const one of messages)
    expect(one).toMatchObject({ unfurl_links: false, unfurl_media: false, text: expect.stringMatching(/\S/) });
});

test("the text that screen readers and notifications get says what the blocks say", () => {
  const [root, ...replies] = slack(BRIEFING);
  const spoken = replies.map((one) => one.text).join("\n");

  expect(root?.text.startsWith(`PLANNED: ${BRIEFING.headline.text}`)).toBe(true);
  for (const { text } of BRIEFING.developments) expect(root?.text).toContain(text.replace(/\.$/, ""));
  for (const { text } of BRIEFING.figures) expect(spoken).toContain(text);
  for (const { text, speaker } of BRIEFING.quotations)
    for (const words of [text, speaker ?? "speaker unclear"]) expect(spoken).toContain(words);
  for (const { title } of BRIEFING.sources) expect(spoken).toContain(title ?? "untitled");
  expect(replies.every(({ text }) => text.includes("\n"))).toBe(true);
});

test("the text of an answer says its claims with their sources, and that of suggestions the questions", () => {
  const { developments, sources, composer, headline } = BRIEFING;
  const answer = {
    kind: "answer",
    question: "?",
    claims: developments,
    related: [],
    sources,
    composer,
    premise: null,
    nearest: [],
  };
  const { text } = renderSlackAnswer({ ...answer, createdAt: BRIEFING.createdAt } as never);
  for (const claim of developments.slice(0, 6)) expect(text).toContain(claim.text.replace(/\.$/, ""));
  expect(text).toContain("[1]");

  expect(renderSlackSuggestions(["When did it fail?", "Who says so?"], headline.id).text).toBe(
    "What to ask next: When did it fail? Who says so?",
  );
});

test("each development has a button that carries the ids of its briefing and claim", () => {
  const sections = slack(BRIEFING)[0]?.blocks.filter((block) => block.type === "section") as unknown as Block[];
  expect(sections).toHaveLength(BRIEFING.developments.length);
  expect(sections[0]).toMatchObject({
    accessory: { action_id: "briefing_evidence", value: expect.stringContaining(BRIEFING.id) },
  });
});

test("no article can ping, link or break a limit, however long or hostile its text", () => {
  const stored = BRIEFING.sources.map((source) => source.url);
  fc.assert(
    fc.property(hostileText, fc.integer({ min: 1, max: 200 }), (text, rows) => {
      for (const message of slack(hostile(text, rows))) {
        const blocks = message.blocks as unknown as Block[];
        expect(blocks.length).toBeLessThanOrEqual(50);
        expect(JSON.stringify(blocks).length).toBeLessThan(40_000);
        const parsed = mrkdwn(blocks);
        expect(parsed.filter((words) => words.length > 3000)).toEqual([]);
        const targets = parsed.flatMap((words) => [...words.matchAll(/<([^>|]*)/g)].map(([, target]) => target));
        const linked = [...links(blocks), ...targets.map((target) => target?.replaceAll("&amp;", "&") ?? "")];
        expect(linked.filter((url) => !stored.includes(url))).toEqual([]);
        const bad = (words: string) => words === "" || /@(?:here|channel|everyone)\b/.test(words);
        expect(strings(blocks).filter(bad)).toEqual([]);
      }
    }),
    { numRuns: 40 },
  );
});

test("evidence names an article once, under all the sentences that it gives", () => {
  const claim = claimOf("Two freighters turned back.", {
    citations: [
      { articleId: "art_1", start: 0, end: 9, quote: "Two ships" },
      { articleId: "art_2", start: 0, end: 5, quote: "Three" },
      { articleId: "art_1", start: 20, end: 31, quote: "turned back" },
    ],
  });
  const { blocks } = renderSlackEvidence({ briefing: BRIEFING, claim, checked: [] });
  const all = strings(blocks);
  expect(all.filter((text) => /^\[1\] /.test(text))).toHaveLength(1);
  const at = ["Two ships", "turned back", "Three"].map((quote) => all.indexOf(quote));
  expect(at).toEqual(at.toSorted((a, b) => a - b));
});
