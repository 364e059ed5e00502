import fc from "fast-check";
import { expect, test } from "vitest";
import type { Answer, Briefing, Change } from "#domain/briefing.ts";
import type { Correction, Digest } from "#domain/digest.ts";
import {
  renderSlackAnswer,
  renderSlackChanged,
  renderSlackCorrected,
  renderSlackCorrection,
  renderSlackDigest,
  renderSlackEvidence,
  renderSlackNote,
  renderSlackNothing,
  renderSlackPreview,
  renderSlackQuestioned,
  renderSlackSaved,
  renderSlackSuggestions,
  renderSlackViewAsMessage,
  renderSlackWithheld,
  slack,
} from "#render/render.ts";
import { checkMessage, checkView } from "../../src/playground/blocks/check.ts";
import { BRIEFING, claimOf } from "../fixtures/briefing.ts";

/* Whatever an article says, what is set for Slack is valid by the stand-in's own table of limits, pings nobody and links nowhere else. */

const NASTY = [
  "<!channel>",
  "<!here|here>",
  "<!subteam^S1>",
  "<@U1>",
  "<#C1|x>",
  "<https://evil.example|click>",
  "https://evil.example/x",
  "@here @channel @everyone",
  "*b* _i_ ~s~ `c` ```d```",
  "&lt;!channel&gt;",
  "a&b<c>d\"e'f",
  "שלום \u202e עולם",
  "😀👩‍👩‍👧‍👦🏳️‍🌈",
  "\u0000\u001b[31m",
  "ÅÍÎÏ˝ÓÔ\uf8ff",
  "‮test‮",
  "​\ufeff",
  "{{topic}} $& $1",
  "\ud800",
  "<b onmouseover=alert(1)>",
  "[x](https://evil.example)",
  ":tada: :rotating_light:",
];
/** In UTF-16 units: a word, a paragraph, more than one element of Slack's holds, and more than a whole message. */
const LENGTHS = [40, 400, 3_500, 10_000];
const text = fc
  .tuple(fc.array(fc.constantFrom(...NASTY), { minLength: 1, maxLength: 6 }), fc.constantFrom(...LENGTHS))
  .map(([parts, length]) => `${parts.join(" ")} `.repeat(length).slice(0, length));

const many = <T>(items: readonly T[], n: number, change: (item: T) => T): T[] =>
  Array.from({ length: n }, () => change(items[0] as T));

function hostile(words: string, rows: number): Briefing {
  const claim = claimOf(words, {
    citations: Array.from({ length: 9 }, (_, n) => ({ articleId: "art_1", start: n, end: n + 1, quote: words })),
  });
  return {
    ...BRIEFING,
    topic: words,
    headline: claim,
    bottomLine: [claim, claim],
    developments: BRIEFING.developments.map((one) => ({ ...one, text: words, origins: [words, `${words}2`] })),
    figures: many(BRIEFING.figures, rows, (one) => ({
      ...one,
      text: words,
      object: words,
      saidBy: words,
      previous: words,
    })),
    actors: many(BRIEFING.actors, rows, (one) => ({
      ...one,
      name: words,
      role: { text: words, citations: [] },
      statements: [claim],
    })),
    quotations: many(BRIEFING.quotations, rows, (one) => ({ ...one, text: words, speaker: words })),
    timeline: Array.from(
      { length: rows },
      (_, n) => ({ date: `2026-06-${String((n % 28) + 1).padStart(2, "0")}`, precision: "day", claim }) as const,
    ),
    gaps: many(BRIEFING.gaps, rows, (one) => ({ ...one, text: words })),
    sources: BRIEFING.sources.map((one) => ({
      ...one,
      title: words,
      outlet: words,
      byline: words,
      origins: [words],
      labels: [words],
    })),
    withheld: many(BRIEFING.withheld, rows, (one) => ({ ...one, text: words })),
  };
}

const LINKS = BRIEFING.sources.flatMap(({ url }) => (url?.startsWith("https://") ? [url] : []));

type Node = Record<string, unknown>;
function walk(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) for (const one of value) walk(one, visit);
  else if (typeof value === "object" && value !== null) {
    visit(value as Node);
    for (const one of Object.values(value)) walk(one, visit);
  }
}

const PINGING = new Set<unknown>(["user", "usergroup", "channel", "broadcast", "team"]);

/** No element pings, every link is a stored one, and nothing that Slack parses could become either. */
function expectHarmless(blocks: unknown, fallback: string, links: readonly string[]): void {
  const parsed = [fallback];
  const harmful: unknown[] = [];
  walk(blocks, (node) => {
    if (PINGING.has(node.type)) harmful.push(node);
    if (node.type === "link" && !links.includes(String(node.url))) harmful.push(node);
    if (node.type === "mrkdwn") parsed.push(String(node.text));
    if (typeof node.text === "string" && /@(?:here|channel|everyone)\b/.test(node.text)) harmful.push(node);
  });
  for (const words of parsed)
    for (const [, target = ""] of words.matchAll(/<([^>|]*)/g))
      if (!links.includes(target.replaceAll("&amp;", "&"))) harmful.push(target);
  expect(harmful).toEqual([]);
}

/** What screen readers and notifications get: within bounds, no mark or address that Slack reads, and no entity that is cut. */
function expectReadable(text: string): void {
  expect(text.length).toBeLessThanOrEqual(3_000);
  expect(text).not.toMatch(/[<>]|:\/\/|@(?:here|channel|everyone)\b/);
  expect(text.replace(/&(?:amp|lt|gt);/g, "")).not.toMatch(/&/);
  expect(text.isWellFormed()).toBe(true);
}

function expectMessage(message: { text: string; blocks: unknown }, links = LINKS): void {
  const complaint = checkMessage(message.blocks as unknown[]);
  expect(complaint, complaint === null ? "" : JSON.stringify(message.blocks).slice(0, 400)).toBeNull();
  expect(message).toMatchObject({ unfurl_links: false, unfurl_media: false, text: expect.stringMatching(/\S/) });
  expectReadable(message.text);
  expectHarmless(message.blocks, message.text, links);
}

function answerOf(briefing: Briefing): Answer {
  const { developments, sources, composer, headline } = briefing;
  const nearest = [{ articleId: "art_1", title: headline.text }];
  const kind = "false-premise" as const;
  return {
    question: headline.text,
    composer,
    kind,
    claims: [],
    premise: headline.text,
    related: developments,
    nearest,
    sources,
  } as unknown as Answer;
}

function digestOf(briefing: Briefing, topics: number): Digest {
  const topic = {
    kind: "news",
    watch: briefing.topic.slice(0, 80) || "x",
    since: "2026-06-01T00:00:00.000Z",
    briefing,
    below: 2,
  } as const;
  return {
    id: "dig_1",
    cause: "schedule",
    createdAt: "2026-06-05T08:00:00.000Z",
    date: "2026-06-05",
    zone: "Europe/Lisbon",
    missed: 1,
    topics: Array.from({ length: topics }, () => topic),
    feedsDown: [briefing.topic],
    lastArticle: null,
  };
}

test("every message and modal is valid and harmless, however hostile and however long an article is", () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 200 }), (words, rows) => {
      const briefing = hostile(words, rows);
      const posted = slack(briefing);
      for (const message of posted) expectMessage(message);
      const [root, ...replies] = posted;
      for (const message of renderSlackPreview(root ?? { text: "", blocks: [] }, replies, briefing.id))
        expectMessage(message);
      const answer = renderSlackAnswer(answerOf(briefing));
      expectMessage(answer);
      expectMessage(renderSlackQuestioned(words, answer));
      expectMessage(renderSlackSuggestions([words, words, words], briefing.id));
      const newest = { articleId: "art_1", title: words, publishedAt: null };
      const nothing = { kind: "nothing-found", topic: words, nearest: [words, words], newest } as const;
      expectMessage(renderSlackNothing({ ...nothing, nearest: [words, words] }));
      expectMessage(renderSlackNothing({ ...nothing, nearest: [], filtered: { topic: words, newest } }));
      const openings = briefing.sources.map(({ articleId }) => ({
        text: words,
        citations: [{ articleId, start: 0, end: words.length, quote: words }],
      }));
      expectMessage(
        renderSlackNothing({
          ...nothing,
          nearest: [],
          unread: openings.slice(0, 5),
          sources: briefing.sources.slice(0, 5),
        }),
      );
      expectMessage(
        renderSlackChanged(
          briefing.changes.map((one) => ({ ...one, text: words, was: { text: words, citations: [] } })),
          briefing.withheld,
          briefing.sources,
        ),
      );
      expectMessage(
        renderSlackNote([
          [words, { bold: words }, { code: words }, { quiet: words }, { link: "javascript:alert(1)", text: words }],
        ]),
      );
      const saved = {
        url: "https://a.example/x",
        kind: "filed",
        articles: [{ title: words, outlet: words, publishedAt: words }],
        reason: null,
      } as const;
      expectMessage(
        renderSlackSaved([saved, { ...saved, kind: "rejected", articles: [], reason: words }], "workspace"),
        [saved.url],
      );
      const checked = Array.from({ length: 13 }, () => ({ rule: "figures match", passed: false, note: words }));
      const evidence = renderSlackEvidence({ briefing, claim: briefing.headline, checked });
      expectMessage(renderSlackViewAsMessage(evidence, "Evidence"));
      for (const { title, blocks } of [evidence, renderSlackWithheld(briefing)]) {
        const view = { type: "modal", title: { type: "plain_text", text: title }, blocks } as unknown as Record<
          string,
          unknown
        >;
        expect(checkView(view, "modal")).toBeNull();
        expectHarmless(blocks, "", LINKS);
      }
    }),
    { numRuns: 8 },
  );
});

test("digests and corrections are valid and harmless too, of one topic or of twelve", () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 12 }), (words, topics) => {
      const briefing = hostile(words, 30);
      const digest = digestOf(briefing, topics);
      for (const message of renderSlackDigest(digest)) expectMessage(message);
      const change: Change = {
        kind: "updated",
        claimId: "clm_1",
        text: words,
        was: { text: words, citations: [] },
        citations: [],
      };
      const correction: Correction = {
        id: "cor_1",
        briefing: briefing.id,
        topic: words,
        createdAt: digest.createdAt,
        changes: Array.from({ length: 20 }, () => change),
        sources: briefing.sources,
      };
      expectMessage(renderSlackCorrection(correction));
      expectMessage(renderSlackCorrected(digest, digest.createdAt));
      expectMessage(renderSlackCorrected(briefing, digest.createdAt));
    }),
    { numRuns: 4 },
  );
});

test("a quiet digest is one line, and a timeline is charted only where there is something to see", () => {
  const quiet: Digest = {
    ...digestOf(BRIEFING, 0),
    topics: [{ kind: "quiet", watch: "Velmar", since: null, articles: 3, below: 0 }],
  };
  const days = ["2026-06-01", "2026-06-02", "2026-06-02", "2026-06-04"];
  const entries = days.map((date) => ({ date, precision: "day", claim: BRIEFING.headline }) as const);
  const charts = (briefing: Briefing) => JSON.stringify(slack(briefing)).split("data_visualization").length - 1;

  expect(renderSlackDigest(quiet)).toHaveLength(1);
  expect(charts(BRIEFING)).toBe(0);
  expect(charts({ ...BRIEFING, timeline: entries })).toBe(1);
});
