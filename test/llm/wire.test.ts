import { fileURLToPath } from "node:url";
import { LLMock } from "@copilotkit/aimock";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openArchive } from "#archive/archive.ts";
import { ask, brief, type Writer } from "#briefing/briefing.ts";
import { TERMINAL } from "#domain/article.ts";
import type { Briefing } from "#domain/briefing.ts";
import { createBudget, createOpenAiModel, loadPrompts, withCache } from "#llm/llm.ts";
import { assignmentFor, fileAll, noon } from "../fixtures/desk.ts";
import { DAM_DISPATCH, DAM_LEDGER } from "../fixtures/norvania.ts";

/* The whole way over the wire: archive, composer, adapter and gate before @copilotkit/aimock as the service, with its chaos. */

const prompts = await loadPrompts(fileURLToPath(new URL("../../prompts/", import.meta.url)));
const PRICES = { inputPerMillion: 1, outputPerMillion: 4 };

async function openDesk(url: string, { monthlyUsd = null as number | null } = {}) {
  const archive = await openArchive({ folder: "", memory: true, clock: noon });
  await fileAll(archive, [DAM_LEDGER, DAM_DISPATCH]);
  const limits = { timeoutMs: 3000, maxRetries: 1, concurrency: 2 };
  const model = await createOpenAiModel({
    apiKey: "key",
    baseUrl: url,
    model: "m",
    ...limits,
    prices: PRICES,
    clock: () => new Date(),
  });
  const cached = withCache(model, archive.cache, { ttlMs: 60_000 });
  const budget = createBudget({ monthlyUsd, ledger: archive.model.spend, prices: PRICES, clock: noon });
  const writer: Writer = {
    name: "m",
    model: (account) => budget.charged(cached, account),
    prompts,
    evidenceTokens: 3000,
    mayRead: (workspace) => archive.model.consents.given(workspace),
  };
  return { archive, clock: noon, writer };
}

type Desk = Awaited<ReturnType<typeof openDesk>>;

async function briefed(desk: Desk): Promise<Briefing> {
  const made = await brief({ ...assignmentFor("velmar dam"), composer: "auto" }, desk);
  if (made.kind !== "briefing") throw new Error("nothing was found");
  return made.briefing;
}

/** What a faithful model answers: the sentences of the first rows, as they stand. */
function faithful(content: unknown): { content: string } {
  const rows = [...String(content).matchAll(/^(r\d+) \| .*? \| .*? \| .*? \| .*? \| (.*)$/gm)].slice(0, 3);
  const claims = rows.map(([, id, text]) => ({
    text,
    rows: [id],
    event: "happened",
    source: "asserted",
    attribution: null,
  }));
  return { content: JSON.stringify({ headline: claims[0], bottomLine: [], developments: claims.slice(1) }) };
}

let server: LLMock;
let url: string;

beforeEach(async () => {
  server = new LLMock({ port: 0, logLevel: "silent" });
  url = `${await server.start()}/v1`;
});
afterEach(() => server.stop());

const userOf = (request: { messages: { role: string; content?: unknown }[] }) =>
  request.messages.find(({ role }) => role === "user")?.content;

test("a second identical briefing makes no call on the wire, and is charged once", async () => {
  server.onMessage(/.*/s, (request) => faithful(userOf(request)));
  const desk = await openDesk(url);
  const first = await briefed(desk);
  const calls = server.getRequests().length;
  const second = await briefed(desk);
  expect(first.composer).toMatchObject({ name: "openai", model: "m", fallback: null });
  expect(second.headline.text).toBe(first.headline.text);
  expect(server.getRequests()).toHaveLength(calls);
  expect((await desk.archive.model.spend.spent("month 2026-06 -")).calls).toBe(calls);
  await desk.archive.close();
});

test("two equal briefings at once share their calls", async () => {
  server.onMessage(/.*/s, (request) => faithful(userOf(request)));
  const desk = await openDesk(url);
  await Promise.all([briefed(desk), briefed(desk)]);
  expect(new Set(server.getRequests().map(({ body }) => JSON.stringify(body))).size).toBe(server.getRequests().length);
  await desk.archive.close();
});

const FAULTS: readonly [string, (mock: LLMock) => unknown, RegExp][] = [
  ["is limited (429)", (mock) => mock.setChaos({ rateLimitRate: 1 }), /limiting requests/],
  ["fails (500)", (mock) => mock.setChaos({ dropRate: 1 }), /cannot be reached or is failing/],
  ["breaks off", (mock) => mock.setChaos({ disconnectRate: 1 }), /broke off|cannot be reached/],
  [
    "sends half of its JSON",
    (mock) => mock.setChaos({ malformedRate: 1 }),
    /not in the form asked for|broke off|cannot be reached/,
  ],
  ["takes too long", (mock) => mock.setChaos({ latencyMs: 6000 }), /did not answer in time/],
  ["answers in another form", (mock) => mock.onMessage(/.*/s, { content: '{"news":[]}' }), /not in the form asked for/],
  [
    "answers with half a JSON object",
    (mock) => mock.onMessage(/.*/s, { content: '{"headline":{"te' }),
    /not in the form/,
  ],
  ["answers nothing", (mock) => mock.onMessage(/.*/s, { content: "" }), /not in the form asked for/],
  ["is cut by its limit", (mock) => mock.onMessage(/.*/s, { content: "{", finishReason: "length" }), /broke off/],
  [
    "finds the evidence too long",
    (mock) =>
      mock.nextRequestError(400, {
        message: "This model's maximum context length is 8192 tokens.",
        code: "context_length_exceeded",
      }),
    /too long/,
  ],
  ["refuses", (mock) => mock.onMessage(/.*/s, { content: "", finishReason: "content_filter" }), /declined/],
];

test.each(FAULTS)(
  "when the model %s, the briefing is extractive, complete, and says why in one line",
  async (_fault, plant, line) => {
    plant(server);
    const desk = await openDesk(url);
    const made = await briefed(desk);
    expect(made.composer).toMatchObject({ name: "extractive", model: null, fallback: expect.stringMatching(line) });
    expect(made.developments.length).toBeGreaterThan(1);
    expect(made.figures.length).toBeGreaterThan(0);
    await desk.archive.close();
  },
);

test("a question falls back like a briefing does", async () => {
  server.setChaos({ dropRate: 1 });
  const desk = await openDesk(url);
  const answer = await ask({ text: "How many people were killed in Velmar?", viewer: TERMINAL }, desk);
  expect(answer).toMatchObject({
    kind: "answer",
    composer: { name: "extractive", fallback: expect.stringMatching(/failing/) },
  });
  await desk.archive.close();
});

test("a workspace over its monthly bound gets extractive briefings that say so, without a call", async () => {
  server.onMessage(/.*/s, (request) => faithful(userOf(request)));
  const desk = await openDesk(url, { monthlyUsd: 0.01 });
  await desk.archive.model.spend.add("month 2026-06 -", { input: 1, output: 1, costUsd: 0.01 });
  const made = await briefed(desk);
  expect(made.composer).toMatchObject({ name: "extractive", fallback: expect.stringMatching(/budget/) });
  expect(server.getRequests()).toHaveLength(0);
  await desk.archive.close();
});

test("private articles reach the wire only after the workspace's admin has allowed it", async () => {
  server.onMessage(/.*/s, (request) => faithful(userOf(request)));
  const desk = await openDesk(url);
  const { readArticle } = await import("#text/text.ts");
  const record = {
    url: "https://intranet.example/note",
    outlet: "Desk Note",
    text: "A visitor told the desk that the Velmar dam was inspected twice in May. The desk has not published the visitor's account.",
  };
  const visibility = { kind: "workspace", workspace: "T1" } as const;
  await desk.archive.articles.file([{ record, ledger: readArticle(record), visibility, sample: false }]);
  const assignment = {
    ...assignmentFor("velmar dam"),
    viewer: { workspace: "T1", channel: null },
    composer: "auto",
  } as const;
  const closed = await brief(assignment, desk);
  expect(closed).toMatchObject({
    briefing: { composer: { name: "extractive", fallback: expect.stringMatching(/private/) } },
  });
  expect(server.getRequests()).toHaveLength(0);
  await desk.archive.model.consents.set("T1", true);
  expect(await brief(assignment, desk)).toMatchObject({ briefing: { composer: { name: "openai" } } });
  await desk.archive.close();
});
