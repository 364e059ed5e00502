import { expect, test } from "vitest";
import { cluster } from "../../src/briefing/cluster.ts";
import { readOf } from "../fixtures/desk.ts";

/* Two floods in two invented towns, told in the words that floods share. */
const VELMAR = [
  "Floods in Velmar killed 12 people on Monday after the Orvik dam failed, Mayor Ines Tarrow said. Rescue teams searched the valley for survivors as water rose.",
  "The Orvik dam above Velmar failed and floods killed 12 people, Ines Tarrow, the mayor, said on Monday. Rescue crews searched for survivors in the valley.",
];
const HALDERN = [
  "Floods in Haldern killed 40 people on Monday after the Merrow river burst its banks, Governor Oskar Venn said. Rescue teams searched the town for survivors as water rose.",
  "The Merrow river burst its banks in Haldern and floods killed 40 people, Oskar Venn, the governor, said on Monday. Rescue crews searched for survivors in the town.",
];

test("two events that look alike stay two stories, and two tellings of one become one", () => {
  const reads = [...VELMAR, ...HALDERN].map((text, i) => readOf(`art_${i}`, { text }));
  const stories = cluster(reads).map((story) => story.reads.map((read) => read.article.id).sort());
  expect(stories).toHaveLength(2);
  expect(stories).toContainEqual(["art_0", "art_1"]);
  expect(stories).toContainEqual(["art_2", "art_3"]);
});
