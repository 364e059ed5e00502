import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { createOpenAiModel, Expanded, type FilledPrompt, type OpenAiSettings } from "#llm/llm.ts";
import {
  type Answer,
  type Asked,
  completion,
  type OpenAiServer,
  openAiServer,
  refusal,
} from "../fakes/openai-server.ts";

const PROMPT: FilledPrompt = { name: "query", digest: "abc", system: "Give terms.", user: "drones" };
const GOOD = JSON.stringify({ terms: ["uav"] });
const NOW = new Date("2026-03-02T10:00:00Z");

const servers: OpenAiServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function modelOn(
  answer: (asked: Asked, n: number) => Answer | Promise<Answer>,
  over: Partial<OpenAiSettings> = {},
) {
  const server = await openAiServer(answer);
  servers.push(server);
  const model = await createOpenAiModel({
    apiKey: "key",
    baseUrl: server.url,
    model: "scripted",
    timeoutMs: 3000,
    maxRetries: 2,
    concurrency: 4,
    prices: { inputPerMillion: 1, outputPerMillion: 10 },
    clock: () => NOW,
    ...over,
  });
  const ask = (signal?: AbortSignal) =>
    model.ask({
      prompt: PROMPT,
      schema: Expanded,
      schemaName: "Expanded",
      maxTokens: 300,
      ...(signal === undefined ? {} : { signal }),
    });
  return { server, model, ask };
}

const inOrder =
  (...answers: Answer[]) =>
  (_: Asked, n: number) =>
    answers[n] ?? completion(GOOD);

describe("a model behind Chat Completions", () => {
  it("tells the value, the tokens and their price", async () => {
    const { ask, server } = await modelOn(() => completion(GOOD));
    expect(await ask()).toEqual({
      kind: "told",
      value: { terms: ["uav"] },
      usage: { input: 1000, output: 200, costUsd: 0.003 },
    });
    expect(server.asked[0]?.authorization).toBe("Bearer key");
  });

  it("reads no answer that does not end", async () => {
    const whole = completion(GOOD);
    const body = whole.kind === "json" ? JSON.stringify(whole.body) : "";
    const text = `${body}${" ".repeat(9 * 1024 * 1024)}`;
    const { ask } = await modelOn(() => ({ kind: "raw", status: 200, text, type: "application/json" }));
    expect(await ask()).toMatchObject({ kind: "failed", reason: "malformed" });
  });

  it("counts for a server that counts backwards", async () => {
    const whole = completion(GOOD);
    const body = whole.kind === "json" ? { ...(whole.body as object) } : {};
    const usage = { prompt_tokens: -1e12, completion_tokens: 5 };
    const { ask } = await modelOn(() => ({ kind: "json", status: 200, body: { ...body, usage } }));
    expect(await ask()).toMatchObject({ kind: "told", usage: { input: 5, output: 5 } });
  });

  it("asks for structured outputs with a closed schema in which every field is required", async () => {
    const { ask, server } = await modelOn(() => completion(GOOD));
    await ask();
    expect(server.asked[0]?.body).toEqual({
      model: "scripted",
      temperature: 0,
      max_tokens: 300,
      messages: [
        { role: "system", content: "Give terms." },
        { role: "user", content: "drones" },
      ],
      response_format: {
        type: "json_schema",
        json_schema: {
          name: "Expanded",
          strict: true,
          schema: {
            type: "object",
            properties: { terms: { type: "array", items: { type: "string" } } },
            required: ["terms"],
            additionalProperties: false,
          },
        },
      },
    });
  });

  it("counts tokens itself when the server does not, and has no price without prices", async () => {
    const { ask } = await modelOn(() => completion(GOOD, { usage: undefined }), { prices: null });
    expect(await ask()).toMatchObject({ kind: "told", usage: { input: 5, output: 5, costUsd: null } });
  });
});

describe("a server without structured outputs", () => {
  const noSchema = refusal(400, {
    message: "Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model.",
    param: "response_format",
  });

  it("is asked in JSON mode with the schema told, and so from the first time on", async () => {
    const { ask, server } = await modelOn(inOrder(noSchema, completion(GOOD), completion(GOOD)));
    expect(await ask()).toMatchObject({ kind: "told" });
    expect(await ask()).toMatchObject({ kind: "told" });
    const forms = server.asked.map(({ body }) => (body.response_format as { type: string } | undefined)?.type);
    expect(forms).toEqual(["json_schema", "json_object", "json_object"]);
    expect(JSON.stringify(server.asked[1]?.body.messages)).toContain("JSON Schema");
  });

  it("is asked in plain text when it has no JSON mode either, and its fences and thoughts are taken off", async () => {
    const noObject = refusal(400, { message: "'response_format.type' must be 'json_schema' or 'text'" });
    const fenced = `<think>terms?</think>\n\`\`\`json\n${GOOD}\n\`\`\``;
    const { ask, server } = await modelOn(inOrder(noSchema, noObject, completion(fenced)));
    expect(await ask()).toMatchObject({ kind: "told", value: { terms: ["uav"] } });
    expect(server.asked[2]?.body).not.toHaveProperty("response_format");
  });

  it("has its answer checked against the schema all the same", async () => {
    const { ask } = await modelOn(inOrder(noSchema, completion(JSON.stringify({ words: [] }))));
    expect(await ask()).toMatchObject({ kind: "failed", reason: "malformed" });
  });

  it("may want max_completion_tokens and no temperature", async () => {
    const wantsOther = refusal(400, {
      message:
        "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
    });
    const noHeat = refusal(400, { message: "Unsupported value: 'temperature' does not support 0 with this model." });
    const { ask, server } = await modelOn(inOrder(wantsOther, noHeat, completion(GOOD)));
    expect(await ask()).toMatchObject({ kind: "told" });
    expect(server.asked[2]?.body).toMatchObject({ max_completion_tokens: 300 });
    expect(server.asked[2]?.body).not.toHaveProperty("temperature");
  });

  it("is given up on when it complains without end", async () => {
    const endless = refusal(400, { message: "Unsupported parameter: max_tokens and max_completion_tokens" });
    const { ask, server } = await modelOn(() => endless);
    expect(await ask()).toMatchObject({ kind: "failed", reason: "fault" });
    expect(server.asked).toHaveLength(5);
  });
});

describe("a service that limits or fails", () => {
  const busy = (headers: Record<string, string>) => refusal(429, { message: "Rate limit reached" }, headers);

  it("is asked again after the wait it asks for", async () => {
    const { ask, server } = await modelOn(inOrder(busy({ "retry-after": "0" }), completion(GOOD)));
    expect(await ask()).toMatchObject({ kind: "told" });
    expect(server.asked).toHaveLength(2);
  });

  it("may ask for the wait in milliseconds or as a date", async () => {
    const dated = busy({ "retry-after": NOW.toUTCString() });
    const { ask, server } = await modelOn(inOrder(busy({ "retry-after-ms": "1" }), dated, completion(GOOD)));
    expect(await ask()).toMatchObject({ kind: "told" });
    expect(server.asked).toHaveLength(3);
  });

  it("is not waited for when the wait outlasts the limit", async () => {
    const { ask, server } = await modelOn(() => busy({ "retry-after": "30" }));
    expect(await ask()).toMatchObject({ kind: "failed", reason: "rate-limited" });
    expect(server.asked).toHaveLength(1);
  });

  it("is asked no more often than allowed", async () => {
    const { ask, server } = await modelOn(() => busy({ "retry-after": "0" }));
    expect(await ask()).toMatchObject({ kind: "failed", reason: "rate-limited" });
    expect(server.asked).toHaveLength(3);
  });

  it("is not asked again when the account has no credit", async () => {
    const { ask, server } = await modelOn(() => refusal(429, { message: "quota", code: "insufficient_quota" }));
    expect(await ask()).toMatchObject({
      kind: "failed",
      reason: "rate-limited",
      advice: expect.stringMatching(/credit/),
    });
    expect(server.asked).toHaveLength(1);
  });

  it("is unreachable when it answers 500 to every try", async () => {
    const { ask, server } = await modelOn(() => refusal(500, { message: "oops" }, { "retry-after-ms": "1" }));
    expect(await ask()).toMatchObject({ kind: "failed", reason: "unreachable" });
    expect(server.asked).toHaveLength(3);
  });

  it("is unreachable when nothing listens or the connection is dropped", async () => {
    const gone = await modelOn(() => completion(GOOD));
    await gone.server.close();
    expect(await gone.ask()).toMatchObject({ kind: "failed", reason: "unreachable" });
    const dropped = await modelOn(() => ({ kind: "drop" }));
    expect(await dropped.ask()).toMatchObject({ kind: "failed", reason: "unreachable" });
  });
});

describe("an answer that is not one", () => {
  const half = GOOD.slice(0, 9);
  const choice = (over: Record<string, unknown>, message: Record<string, unknown> = {}) =>
    completion(null, {
      choices: [{ index: 0, finish_reason: "stop", message: { content: GOOD, refusal: null, ...message }, ...over }],
    });
  const cases: [string, Answer, string][] = [
    ["a body that breaks off is cut", { kind: "cut", text: '{"id":"chatcmpl-1","choi' }, "cut"],
    ["an answer at its length limit is cut", choice({ finish_reason: "length" }, { content: half }), "cut"],
    ["half a JSON value is malformed", completion(half), "malformed"],
    ["half a body is malformed", { kind: "raw", status: 200, text: '{"id":', type: "application/json" }, "malformed"],
    ["a page is malformed", { kind: "raw", status: 200, text: "<h1>Login</h1>", type: "text/html" }, "malformed"],
    ["an empty body is malformed", { kind: "raw", status: 200, text: "", type: "application/json" }, "malformed"],
    ["the wrong schema is malformed", completion('{"terms":"uav"}'), "malformed"],
    ["no choices are malformed", completion(null, { choices: [] }), "malformed"],
    ["an empty answer is malformed", completion(null), "malformed"],
    ["a refusal is refused", choice({}, { content: null, refusal: "I cannot." }), "refused"],
    ["a filtered answer is refused", choice({ finish_reason: "content_filter" }), "refused"],
    ["a filtered request is refused", refusal(400, { message: "blocked", code: "content_filter" }), "refused"],
    [
      "evidence over the context is too long",
      refusal(400, {
        message: "This model's maximum context length is 8192 tokens, max_tokens unsupported.",
        code: "context_length_exceeded",
      }),
      "too-long",
    ],
    ["a bad key is unauthorised", refusal(401, { message: "Incorrect API key" }), "unauthorised"],
    ["an unknown model is a fault", refusal(404, { message: "The model `x` does not exist" }), "fault"],
    ["an error in a good envelope is malformed", { kind: "json", status: 200, body: { error: "no" } }, "malformed"],
  ];

  it.each(cases)("%s", async (_, answer, reason) => {
    const { ask, server } = await modelOn(() => answer);
    const told = await ask();
    expect(told).toMatchObject({ kind: "failed", reason });
    expect(told).toHaveProperty("advice", expect.stringMatching(/^The .+\.$/));
    expect(server.asked).toHaveLength(1);
  });

  it("counts what a malformed answer cost", async () => {
    const { ask } = await modelOn(() => completion("{}"));
    expect(await ask()).toMatchObject({ usage: { input: 1000, output: 200, costUsd: 0.003 } });
  });

  it("is a fault when the schema cannot be put to a model", async () => {
    const { model, server } = await modelOn(() => completion(GOOD));
    const told = await model.ask({ prompt: PROMPT, schema: z.date(), schemaName: "Day", maxTokens: 10 });
    expect(told).toMatchObject({ kind: "failed", reason: "fault" });
    expect(server.asked).toHaveLength(0);
  });
});

describe("the limits", () => {
  it("end a request that is never answered, once: a lost request may have been charged", async () => {
    const { ask, server } = await modelOn(() => ({ kind: "hang" }), { timeoutMs: 60 });
    expect(await ask()).toMatchObject({ kind: "failed", reason: "timeout" });
    expect(server.asked.length).toBeLessThanOrEqual(1);
  });

  it("end a request that waits for its turn", async () => {
    const { ask } = await modelOn(() => ({ kind: "hang" }), { timeoutMs: 60, concurrency: 1 });
    const told = await Promise.all([ask(), ask(), ask()]);
    expect(told.map((one) => (one.kind === "failed" ? one.reason : one.kind))).toEqual([
      "timeout",
      "timeout",
      "timeout",
    ]);
  });

  it("keep requests at once to the number allowed, and lose none", async () => {
    const { ask, server } = await modelOn(() => completion(GOOD), { concurrency: 2 });
    const told = await Promise.all(Array.from({ length: 9 }, () => ask()));
    expect(told.every((one) => one.kind === "told")).toBe(true);
    expect(server.most()).toBeLessThanOrEqual(2);
    expect(server.asked).toHaveLength(9);
  });

  it("let a caller stop before and during a request, and give the turn back", async () => {
    const stop = new AbortController();
    const { ask } = await modelOn(
      (_, n) => {
        if (n === 0) stop.abort();
        return n === 0 ? { kind: "hang" } : completion(GOOD);
      },
      { concurrency: 1 },
    );
    expect(await ask(stop.signal)).toMatchObject({ kind: "failed", advice: expect.stringMatching(/stopped/) });
    expect(await ask(AbortSignal.abort())).toMatchObject({ kind: "failed", advice: expect.stringMatching(/stopped/) });
    expect(await ask()).toMatchObject({ kind: "told" });
  });
});
