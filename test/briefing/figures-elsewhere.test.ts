import { expect, test } from "vitest";
import { rowsOf } from "../fixtures/figures.ts";

/* Figures of other events than the topic's. Invented: Norvania, its towns and outlets do not exist. */

const rows = (text: string) => rowsOf("velmar", { text });

test("a line that links to another story gives no figure", async () => {
  const link = "Man drives into market: 6 dead in Sundra rampage including child, driver arrested. What we know";
  expect(
    await rows(`A fire in Velmar hurt 14 people on Monday.\n\n${link}\n\nThe mayor of Velmar thanked the crews.`),
  ).toEqual(["14 people [hurt]"]);
});

test("a line of its own that ends as a sentence still gives its figure", async () => {
  expect(
    await rows(
      "A fire burned in Velmar on Monday.\n\nThe toll in Velmar: 6 people dead and 14 people hurt, the city said.",
    ),
  ).toContain("6 people dead · the city");
});

test("the dead of earlier accidents are none of this one's", async () => {
  const told = await rows(
    "A ferry sank off Velmar on Sunday and killed 12 people. The accident in Velmar is the latest after 2025 saw many wrecks, including a November 2025 ferry fire in Sundra that killed 15 people and the January 2025 collision off Quay that killed 67 people. The sinking off Velmar comes after a tug hit a pier and killed nine people.",
  );
  expect(told).toEqual(["12 people [dead]"]);
});

test("what is called the deadliest since another is told with its own dead", async () => {
  expect(await rows("A ferry accident off Velmar, the deadliest since 2019, killed 12 people on Sunday.")).toEqual([
    "12 people [dead]",
  ]);
  expect(await rows("The May 2026 collision off Velmar that killed 31 people was an accident, the port said.")).toEqual(
    ["31 people [dead] · the port"],
  );
});

test("what was told more than a year before the newest article is no figure of it", async () => {
  const fire = "Investigators in Velmar found that the blaze caused at least $25,000 in damage.";
  const now = "A fire in Velmar hurt 14 people on Monday.";
  expect(await rowsOf("velmar", { text: fire, day: "2021-11-15" }, { text: now })).toEqual(["14 people [hurt]"]);
  expect(await rowsOf("velmar", { text: fire, day: "2026-01-15" }, { text: now })).toHaveLength(2);
  expect(await rowsOf("velmar", { text: fire, day: "2021-11-15" })).toHaveLength(1);
});

test("the number of an error counts none", async () => {
  expect(await rows("The keeper of Velmar has no page any more, noting a 404 error when searched.")).toEqual([]);
  expect(await rows("The club of Velmar lost 404 members when its hall burned.")).toEqual(["404 members [lost]"]);
});
