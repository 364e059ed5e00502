import type { Read } from "#domain/ports.ts";
import { readArticle } from "#text/text.ts";

/** A text as a stored article that was read: what benchmarks give the rooms that work on reads. */
export function readOfText(id: string, text: string, outlet: string | null = null): Read {
  const article = {
    ...{ id, url: null, title: null, outlet, byline: null, publishedAt: null, retrievedAt: "2026-01-01T00:00:00.000Z" },
    ...{ language: "en", text, hash: "", revises: null, revisedBy: null, sample: false, labels: [] },
  };
  return { article, ledger: readArticle({ text, language: "en", outlet }) };
}
