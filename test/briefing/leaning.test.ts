import { expect, test } from "vitest";
import { brief } from "#briefing/briefing.ts";
import { archiveWith, assignmentFor, noon } from "../fixtures/desk.ts";

/* What a reader understands only below the sentence before it is printed below that or not at all. Everything is invented. */

const FIRST = "Ilse Varn opened the new harbour of Velmar to ships from Norvania.";

/** What stands above the fold of a briefing of an article: the first sentence, one that is of no news, and those given. */
async function newsOf(topic: string, text: string, title = "A harbour opens in Velmar"): Promise<string[]> {
  const archive = await archiveWith({ title, outlet: "Harbor Ledger", publishedAt: "2026-06-02", text });
  const made = await brief(assignmentFor(topic), { archive, clock: noon });
  if (made.kind !== "briefing") throw new Error("nothing was found");
  const { headline, bottomLine, developments } = made.briefing;
  return [headline, ...bottomLine, ...developments].map((one) => one.text);
}

const UNPRINTED = "“We waited for this so long,” she said. ";

test.each([
  "The new poll puts the harbour party of Velmar far ahead of all others.",
  "The report found forty cracks in the harbour wall of Velmar.",
  "The country's growing fleet calls at the harbour of Velmar every week.",
  "Construction will take three years in the harbour of Velmar.",
  "The harbour board of Velmar is expected to consider its approval in autumn.",
])("without the sentence before it this is not printed: %s", async (text) => {
  expect(await newsOf("velmar", `${FIRST}\n\n${UNPRINTED}${text}`)).not.toContain(text);
});

test.each([
  "The report by the harbour board found forty cracks in the wall of Velmar.",
  "The harbour board of Velmar is expected to consider the approval of the wall in autumn.",
  "The tariffs of the harbour of Velmar were doubled by the harbour board.",
])("this is understood alone: %s", async (text) => {
  expect(await newsOf("velmar", `${FIRST}\n\n${UNPRINTED}${text}`)).toContain(text);
});

test("behind the sentence before it what leans on it is printed", async () => {
  const text = "The report found forty cracks in the harbour wall of Velmar.";
  expect(await newsOf("velmar", `${FIRST} ${text}`)).toContain(text);
});

test("of the topic's own noun a reader knows which is meant", async () => {
  const text = "The report found forty cracks in the harbour wall of Velmar.";
  expect(await newsOf("velmar report", `${FIRST}\n\n${UNPRINTED}${text}`)).toContain(text);
});

const SAYS = "The harbour of Velmar lacks cranes, but Reld said more would come from Norvania.";
const MEET = "Harbour chief Odo Reld was met by the council of Velmar.";

test("nobody speaks by a surname before he is introduced, unless a title knows him by it", async () => {
  const news = await newsOf("velmar", `${FIRST}\n\n${UNPRINTED}${SAYS} ${MEET}`);
  const [said, met] = [news.indexOf(SAYS), news.findIndex((text) => text.includes("Odo Reld"))];
  expect(said === -1 || (met !== -1 && met < said)).toBe(true);
  expect(await newsOf("velmar", `${FIRST}\n\n${UNPRINTED}${SAYS} ${MEET}`, "Reld opens a harbour in Velmar")).toContain(
    SAYS,
  );
});
