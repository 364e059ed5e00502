import fc from "fast-check";
import { expect, test } from "vitest";
import type { Postable } from "#domain/desk-ports.ts";
import { COMMANDS, readCommand } from "../../src/slack/commands.ts";
import { linksIn } from "../../src/slack/links.ts";

const now = new Date("2026-06-04T12:00:00Z");
const read = (text: string) => readCommand({ text, raw: text, now });

test.each([
  ["velmar", { topic: "velmar", length: "full", private: false }],
  [
    "velmar since 3d from Courier short private",
    { topic: "velmar since 3d from Courier", length: "short", private: true },
  ],
  ["  brief me on   velmar  ", { topic: "velmar", length: "full", private: false }],
  ["velmar private since 3650d", { topic: "velmar since 3650d", length: "full", private: true }],
  ["velmar private since yesterday", { topic: "velmar since yesterday", length: "full", private: true }],
  ["velmar short since today", { topic: "velmar since today", length: "short", private: false }],
  [
    "velmar short since 3d private from Courier",
    { topic: "velmar since 3d from Courier", length: "short", private: true },
  ],
  [
    'velmar full private from "Harbor Ledger" since 3d',
    { topic: 'velmar from "Harbor Ledger" since 3d', length: "full", private: true },
  ],
  ['"private equity"', { topic: '"private equity"', length: "full", private: false }],
  ['"private equity" velmar private', { topic: '"private equity" velmar', length: "full", private: true }],
  ["velmar -private", { topic: "velmar -private", length: "full", private: false }],
  ["public-private partnership", { topic: "public-private partnership", length: "full", private: false }],
  ["full moon short days", { topic: "full moon short days", length: "full", private: false }],
  ["save the valley", { topic: "save the valley", length: "full", private: false }],
  ["save all whales", { topic: "save all whales", length: "full", private: false }],
  ["audit committee", { topic: "audit committee", length: "full", private: false }],
  ["feeds for livestock", { topic: "feeds for livestock", length: "full", private: false }],
  ["help wanted", { topic: "help wanted", length: "full", private: false }],
  ['"watch tower"', { topic: '"watch tower"', length: "full", private: false }],
  ["status of forces", { topic: "status of forces", length: "full", private: false }],
])("“%s” is a topic", (text, args) => {
  expect(read(text)).toMatchObject({ kind: "order", work: "brief", args });
});

test.each([
  ["topics", "topics", {}],
  ["STATUS", "status", {}],
  ["why 2", "why", { n: 2 }],
  ["replay brf_0123456789ab", "replay", { briefing: "brf_0123456789ab" }],
  ["save https://harbor-ledger.example/dam", "save", { urls: ["https://harbor-ledger.example/dam"] }],
  ["why did the dam fail", "ask", { question: "why did the dam fail", briefing: null }],
  ["How many were killed?", "ask", { question: "How many were killed?", briefing: null }],
])("“%s” is the work %s", (text, work, args) => {
  expect(read(text)).toMatchObject({ kind: "order", work, args });
});

test.each(["", "help", "?"])("“%s” is answered with the help, which names every command", (text) => {
  const reading = read(text);

  expect(reading.kind).toBe("answer");
  const message = (reading as { message: Postable }).message;
  for (const { usage } of COMMANDS) expect(JSON.stringify(message.blocks)).toContain(usage);
});

test.each([
  ["why", "Write a number"],
  ["replay that", "brf_"],
  ["save", "address"],
  ["digest", "/brief digest now|pause|resume"],
  ["digest stop", '/brief "digest stop"'],
  ["watch add velmar", "/brief watch shows what this channel watches"],
  ["unwatch", "/brief watch"],
  ["help watch", "/brief watch shows"],
  ["feeds delete 3", "/brief feeds [add URL|remove N|poll]"],
  ["feeds pause 2", "feeds"],
  ["sources unrate Harbor Ledger", "/brief sources"],
  ["audit all", "/brief audit [N]"],
  ["private velmar", "velmar private"],
  ["private", "private at the end"],
  ["who runs the dam private", "direct message"],
  ["private equity", '"private equity"'],
  ["velmar private since the war", "private at the end"],
  ["-oil", "what the briefing is about"],
  ["velmar since 99x", "neither an age nor a date"],
])("“%s” is refused with what to write instead", (text, advice) => {
  expect(read(text)).toMatchObject({ kind: "misread", advice: expect.stringContaining(advice) });
});

test("whatever is typed is read as something, and never throws", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (text) => {
      expect(["order", "answer", "misread"]).toContain(read(text).kind);
    }),
  );
});

test("every command stands on one line of the table, and its example is read by itself", () => {
  for (const command of COMMANDS) {
    const reading = command.read({ text: command.example, raw: command.example, now, commands: COMMANDS });
    expect(reading, command.usage).not.toBeNull();
    expect(reading?.kind).not.toBe("misread");
    if (reading?.kind === "order")
      expect(COMMANDS.flatMap(({ works }) => works).map(({ name }) => name)).toContain(reading.work);
  }
});

test("the links of a message are its marked and bare addresses, each once and five at most", () => {
  expect(
    linksIn("<https://a.example/x?y=1&amp;z=2|a> and https://b.example. <@U1> <https://a.example/x?y=1&amp;z=2>"),
  ).toEqual(["https://a.example/x?y=1&z=2", "https://b.example."]);
  expect(linksIn("ftp://a.example javascript:alert(1) <mailto:a@b.example>")).toEqual([]);
  expect(linksIn(Array.from({ length: 9 }, (_, n) => `https://a.example/${n}`).join(" "))).toHaveLength(5);
});
