import { expect, it } from "vitest";
import { mayHold, sketchOf } from "#archive/sketch.ts";
import { SAME_COPY, shingles } from "#text/text.ts";
import { prose } from "../contracts/archive-items.ts";

function shared(a: string, b: string): number {
  const hashes = new Set(sketchOf(shingles(a)));
  return sketchOf(shingles(b)).filter((hash) => hashes.has(hash)).length;
}

function mayBeCopies(a: string, b: string): boolean {
  const runs = shingles(b);
  return mayHold(shared(a, b), a.length, { runs, sketch: sketchOf(runs) }, SAME_COPY);
}

it("looks closer at a text that holds another, and passes over one that has a few sentences in common with it", () => {
  const [long, other] = [prose(1, 60), prose(2, 60)];
  const sentences = long.split(". ");
  const excerpt = sentences.slice(10, 20).join(". ");
  const quoting = `${other} ${sentences.slice(30, 34).join(". ")}.`;
  expect(shared(long, quoting)).toBeGreaterThan(0);
  expect([mayBeCopies(long, excerpt), mayBeCopies(excerpt, long)]).toEqual([true, true]);
  expect([mayBeCopies(long, quoting), mayBeCopies(quoting, long)]).toEqual([false, false]);
});
