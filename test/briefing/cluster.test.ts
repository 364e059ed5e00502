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

/* Two officers of one invented bank, accused of the same within a month. */
const accused = (name: string, sum: string) => [
  `${name} was arrested in Velmar on suspicion of fraud at the Tarn Bank. ${name}, a director of the bank, denied the charge before a court in Velmar. The Tarn Bank said it would work with the prosecutors, who speak of ${sum} crowns.`,
  `Prosecutors in Velmar arrested ${name}, a director of the Tarn Bank, on suspicion of fraud. The bank said it would work with them. A court in Velmar heard that ${sum} crowns are missing, and the director denied the charge.`,
  `Tarn Bank director ${name} arrested on suspicion of fraud. The director denied the charge before a court in Velmar, where prosecutors spoke of ${sum} crowns, and the bank said it would work with the prosecutors.`,
];

test("what is told in the same words of other people is another event", () => {
  const both = [...accused("Hanno Vesk", "nine million"), ...accused("Odla Brenk", "ten million")];
  const stories = cluster(both.map((text, i) => readOf(`art_${i}`, { text })));
  expect(stories.map(({ reads }) => reads.map(({ article }) => article.id).sort())).toEqual([
    ["art_0", "art_1", "art_2"],
    ["art_3", "art_4", "art_5"],
  ]);
});

test("one event told of two people by one reporter each stays one", () => {
  const [first = "", second = ""] = VELMAR;
  const led = (name: string, text: string) => `${name} came to the shelters. ${text}`;
  const reads = [led("Ena Lund", first), led("Ivo Tarn", second)].map((text, i) => readOf(`art_${i}`, { text }));
  expect(cluster(reads)).toHaveLength(1);
});
