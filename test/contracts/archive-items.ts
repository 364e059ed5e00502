import type { Visibility } from "#domain/article.ts";
import type { Query } from "#domain/assignment.ts";
import type { Ledger, Name } from "#domain/ledger.ts";
import type { Filed } from "#domain/ports.ts";

const SHARED: Visibility = { kind: "shared" };

/** A tiny ledger that no reader will read again. */
export function ledgerWith(...names: string[]): Ledger {
  const found = names.map((text): Name => ({ text, start: 0, end: text.length, kind: "place", canonical: text }));
  const sentence = { n: 0, start: 0, end: 0, text: "", names: found, figures: [], quotations: [], clauses: [] };
  const sentences = [{ ...sentence, attribution: null, cues: [], origins: [], dates: [], flags: [] }];
  return { readerVersion: 9999, language: "en", dateline: null, sentences, actors: [] };
}

/** Something to file: shared, no sample, read at a fixed time. */
export function filed(record: Partial<Filed["record"]> & { text: string }, over: Partial<Filed> = {}): Filed {
  const whole = { retrievedAt: "2026-06-10T12:00:00Z", ...record };
  return { record: whole, ledger: ledgerWith(), visibility: SHARED, sample: false, ...over };
}

/** A query for words, everything else open. */
export function asking(words: string, over: Partial<Query> = {}): Query {
  const open = { phrases: [], excluded: [], outlet: null, language: null, from: null, until: null };
  return { text: words, words: words.split(" ").filter(Boolean), ...open, ...over };
}

/** A long invented text, different for every seed. */
export function prose(seed: number, sentences = 30): string {
  const words =
    "harbor tariff minister ferry grain treaty border cement reactor orchard vessel quarry ledger signal".split(" ");
  let state = seed * 2_654_435_761 + 1;
  const next = (): string => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return `${words[(state >>> 8) % words.length]}${(state >>> 16) % 40}`;
  };
  return Array.from({ length: sentences }, () => `The ${Array.from({ length: 12 }, next).join(" ")}.`).join(" ");
}
