import { describe, expect, test } from "vitest";
import { BriefdeskError } from "#domain/fault.ts";
import { parseQuery, parseSince } from "../../src/briefing/query.ts";

const now = new Date("2026-06-10T12:00:00Z");

describe("a topic", () => {
  test("is split into words, phrases, exclusions, a window and an outlet", () => {
    const query = parseQuery('norvania “dam breach” -football since 7d from "Harbor Ledger"', { now });

    expect(query).toMatchObject({
      words: ["norvania"],
      phrases: ["dam breach"],
      excluded: ["football"],
      outlet: "Harbor Ledger",
    });
    expect(query.from).toBe("2026-06-03T12:00:00.000Z");
  });

  test("keeps from and since as words when nothing can follow them", () => {
    expect(parseQuery("escape from", { now }).words).toEqual(["escape", "from"]);
  });

  test.each(["", "   ", "-oil", "???"])("with nothing to look for (%j) is refused with advice", (text) => {
    expect(() => parseQuery(text, { now })).toThrow(BriefdeskError);
  });
});

describe("the start of a window", () => {
  test.each([
    ["12h", "2026-06-10T00:00:00.000Z"],
    ["2w", "2026-05-27T12:00:00.000Z"],
    ["yesterday", "2026-06-09T00:00:00.000Z"],
    ["Today", "2026-06-10T00:00:00.000Z"],
    ["2026-06-01", "2026-06-01T00:00:00.000Z"],
  ])("%s is read", (text, iso) => {
    expect(parseSince(text, now)).toBe(iso);
  });

  test.each(["soon", "7 parsecs", "99"])("%s is refused", (text) => {
    expect(() => parseSince(text, now)).toThrow(BriefdeskError);
  });
});

test("a window that ends before it begins is refused, and both ends are named", () => {
  const asked = () => parseQuery("velmar since 2026-06-09", { until: "2026-06-01", now });
  expect(asked).toThrow(
    expect.objectContaining({ fault: "usage", advice: expect.stringMatching(/since 2026-06-09 .*until 2026-06-01/) }),
  );
  expect(parseQuery("velmar", { since: "2026-06-01", until: "2026-06-01", now }).until).toMatch(/^2026-06-01T23/);
});

test("from names an outlet in quotation marks or at the end of a short topic, and in a sentence it is a word", () => {
  const outletOf = (text: string) => parseQuery(text, { now }).outlet;
  expect(outletOf('ferries from "Harbor Ledger" since 7d')).toBe("Harbor Ledger");
  expect(outletOf("grain price from Ledger since 7d")).toBe("Ledger");
  expect(outletOf("withdrawal of the sultanate from the proposed federation")).toBe(null);
  expect(outletOf("Which agency could run out of cash without help from Congress?")).toBe(null);
});

test("a topic may say since yesterday", () => {
  const query = parseQuery("velmar dam since yesterday", { now: new Date("2026-06-10T12:00:00Z") });
  expect([query.words, query.from]).toEqual([["velmar", "dam"], "2026-06-09T00:00:00.000Z"]);
});
