import { afterEach, expect, test } from "vitest";
import { openArchive } from "#archive/archive.ts";
import { createBudget, createOpenAiEmbedder, memoryLedger, type OpenAiSettings, withKeptVectors } from "#llm/llm.ts";
import { type Answer, type Asked, type OpenAiServer, openAiServer, refusal } from "../fakes/openai-server.ts";
import { noon } from "../fixtures/desk.ts";

const PRICES = { inputPerMillion: 1000, outputPerMillion: 0 };
const servers: OpenAiServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

type Row = { index: number; embedding: unknown };
const json = (body: unknown): Answer => ({ kind: "json", status: 200, body });
const raw = (text: string): Answer => ({ kind: "raw", status: 200, text, type: "application/json" });
const textsOf = ({ body }: Asked) => body.input as string[];
/** A text's vector tells its length, so that a test sees whose it is. */
const rowsFor = (asked: Asked): Row[] =>
  textsOf(asked).map((text, index) => ({ index, embedding: [text.length, 0, 0] }));
const good = (asked: Asked): Answer => json({ data: rowsFor(asked), usage: { prompt_tokens: 10 } });

async function embedderOn(answer: (asked: Asked, n: number) => Answer, over: Partial<OpenAiSettings> = {}) {
  const server = await openAiServer(answer);
  servers.push(server);
  const embedder = await createOpenAiEmbedder({
    ...{ apiKey: "key", baseUrl: server.url, model: "vectors", timeoutMs: 3000, maxRetries: 1, concurrency: 2 },
    ...{ prices: PRICES, clock: () => new Date(), ...over },
  });
  return { server, embedder };
}

async function keptOn(answer: (asked: Asked, n: number) => Answer) {
  const archive = await openArchive({ folder: "", memory: true, clock: noon });
  const { server, embedder } = await embedderOn(answer);
  return { archive, server, kept: withKeptVectors(embedder, archive.cache, { ttlMs: 60_000 }) };
}

test("vectors come in the order of their texts, of length one, with what they cost", async () => {
  const rows = [
    { index: 1, embedding: [0, 5] },
    { index: 0, embedding: [3, 4] },
  ];
  const { embedder, server } = await embedderOn(() => json({ data: rows, usage: { prompt_tokens: 10 } }));
  expect(await embedder.embed(["dam", "flood"])).toEqual({
    kind: "told",
    value: [
      [0.6, 0.8],
      [0, 1],
    ],
    usage: { input: 10, output: 0, costUsd: 0.01 },
  });
  expect(server.asked[0]?.body).toEqual({ model: "vectors", input: ["dam", "flood"], encoding_format: "float" });
});

test("a server that does not count is counted for", async () => {
  const { embedder } = await embedderOn((asked) => json({ data: rowsFor(asked) }));
  expect(await embedder.embed(["twelve words"])).toMatchObject({ usage: { input: 3 } });
});

test("a server that counts backwards is counted for", async () => {
  const { embedder } = await embedderOn((asked) => json({ data: rowsFor(asked), usage: { prompt_tokens: -1e12 } }));
  expect(await embedder.embed(["twelve words"])).toMatchObject({ usage: { input: 3 } });
});

const FORMS: readonly [string, Answer][] = [
  ["nothing", json({ data: [], usage: { prompt_tokens: 1 } })],
  ["one vector for two texts", json({ data: [{ index: 0, embedding: [1] }] })],
  ["one text twice", json({ data: [1, 1].map((index) => ({ index, embedding: [1] })) })],
  ["vectors of different lengths", json({ data: [[1], [1, 0]].map((embedding, index) => ({ index, embedding })) })],
  ["an empty vector", json({ data: [[], []].map((embedding, index) => ({ index, embedding })) })],
  ["nothing but zeros", json({ data: [[0], [0]].map((embedding, index) => ({ index, embedding })) })],
  ["null for a number", json({ data: [[1], [null]].map((embedding, index) => ({ index, embedding })) })],
  ["NaN", raw('{"data":[{"index":0,"embedding":[1]},{"index":1,"embedding":[NaN]}]}')],
  ["a number without an end", raw('{"data":[{"index":0,"embedding":[1]},{"index":1,"embedding":[1e999]}]}')],
  ["half of its JSON", raw('{"data":[{"index":0,"embedd')],
  ["another form", json({ vectors: [[1], [1]] })],
];

test.each(FORMS)("a server that answers %s gave no usable vectors", async (_form, answer) => {
  const { embedder, server } = await embedderOn(() => answer);
  expect(await embedder.embed(["dam", "flood"])).toMatchObject({ kind: "failed", reason: "malformed" });
  expect(server.asked).toHaveLength(1);
});

test("a refusal of the work is tried again as often as allowed, and then told", async () => {
  const limited = refusal(429, { message: "slow down" }, { "retry-after": "0" });
  const once = await embedderOn((asked, n) => (n === 0 ? limited : good(asked)));
  expect(await once.embedder.embed(["dam"])).toMatchObject({ kind: "told" });
  const always = await embedderOn(() => limited);
  expect(await always.embedder.embed(["dam"])).toMatchObject({ kind: "failed", reason: "rate-limited" });
  expect(always.server.asked).toHaveLength(2);
  const broken = await embedderOn(() => refusal(500, { message: "broken" }, { "retry-after": "0" }));
  expect(await broken.embedder.embed(["dam"])).toMatchObject({ kind: "failed", reason: "unreachable" });
});

test("a server that never answers is left after the limit, and by whoever is stopped at once", async () => {
  const { embedder } = await embedderOn(() => ({ kind: "hang" }), { timeoutMs: 50 });
  expect(await embedder.embed(["dam"])).toMatchObject({ kind: "failed", reason: "timeout" });
  const stopped = await embedder.embed(["dam"], AbortSignal.abort());
  expect(stopped).toMatchObject({ kind: "failed", advice: expect.stringContaining("stopped") });
});

test("a text is sent once: known ones are left out of the next request, and twice the same is one", async () => {
  const { archive, server, kept } = await keptOn(good);
  await kept.embed(["dam", "flood", "dam"]);
  const again = await kept.embed(["flood", "cabinet", "dam"]);
  expect(server.asked.map(textsOf)).toEqual([["dam", "flood"], ["cabinet"]]);
  expect(again).toMatchObject({
    kind: "told",
    value: [
      [1, 0, 0],
      [1, 0, 0],
      [1, 0, 0],
    ],
    usage: { input: 10 },
  });
  expect(await kept.embed(["dam"])).toMatchObject({ usage: { input: 0, costUsd: 0 } });
  await archive.close();
});

test("many texts go in several requests of thirty-two, each vector with its own text", async () => {
  const rows = (asked: Asked) => textsOf(asked).map((text, index) => ({ index, embedding: [1, Number(text)] }));
  const { archive, server, kept } = await keptOn((asked) => json({ data: rows(asked) }));
  const texts = Array.from({ length: 70 }, (_, n) => String(n));
  const told = await kept.embed(texts);
  expect(server.asked.map((asked) => textsOf(asked).length).sort()).toEqual([32, 32, 6]);
  const second =
    told.kind === "told" ? told.value.map((vector) => Math.round((vector[1] ?? 0) / (vector[0] ?? 1))) : [];
  expect(second).toEqual(texts.map(Number));
  await archive.close();
});

test("equal requests at once share one call, which is charged once", async () => {
  const { archive, server, kept } = await keptOn(good);
  const both = await Promise.all([kept.embed(["dam"]), kept.embed(["dam"])]);
  expect(server.asked).toHaveLength(1);
  expect(both.map((told) => told.usage?.input).sort()).toEqual([0, 10]);
  await archive.close();
});

test("a failure is not kept", async () => {
  const { archive, kept } = await keptOn((asked, n) => (n === 0 ? json({ data: [] }) : good(asked)));
  expect(await kept.embed(["dam"])).toMatchObject({ kind: "failed" });
  expect(await kept.embed(["dam"])).toMatchObject({ kind: "told" });
  await archive.close();
});

test("embeddings are charged to the workspace at their own price, and a spent month ends them without a call", async () => {
  const { embedder, server } = await embedderOn(good);
  const settings = { ledger: memoryLedger(), prices: null, clock: noon };
  const account = { workspace: "T1", briefing: null };
  const budget = createBudget({ ...settings, monthlyUsd: 0.015 });
  const charged = budget.chargedEmbedder(embedder, account, PRICES);
  expect(await charged.embed(["dam"])).toMatchObject({ kind: "told" });
  expect(await budget.ofWorkspace("T1")).toMatchObject({ calls: 1, input: 10, costUsd: 0.01 });
  expect(await charged.embed(["a text that is too long for what is left"])).toMatchObject({ reason: "capped" });
  const unpriced = budget.chargedEmbedder(embedder, account, null);
  expect(await unpriced.embed(["dam"])).toMatchObject({ reason: "capped", advice: expect.stringContaining("prices") });
  expect(server.asked).toHaveLength(1);
});
