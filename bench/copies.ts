import { containment, SAME_COPY, shingles, splitSentences } from "#text/text.ts";
import { evalData } from "./data.ts";
import { qaArticles } from "./news-qa.ts";
import { lottery } from "./random.ts";
import { printTable, type Row } from "./table.ts";

const MOST = 200;
const SHORTEST_WORDS = 150;
const SOURCE = "news-qa articles of 150 words and more";

const sentencesOf = (text: string): string[] => splitSentences(text).map((sentence) => sentence.text);

/** A wire text as another desk prints it: a lead of its own, a share of the sentences cut, here and there another word. */
function rewritten(text: string, lead: string, { cut, changed }: { cut: number; changed: number }): string {
  const draw = lottery(text.length);
  const body = sentencesOf(text)
    .slice(2)
    .filter(() => draw() >= cut);
  const words = body.join(" ").split(/\s+/);
  return `${lead} ${words.map((word) => (draw() < changed ? "also" : word)).join(" ")}`;
}

/** How many rewritten wire texts are told for copies of the text they were made of, printed; and how many other articles are. */
export function benchCopies(): void {
  const folder = evalData("news-qa");
  if (folder === null) {
    console.log("\nCopies: skipped, no data");
    return;
  }
  const texts = qaArticles(folder)
    .map(({ text }) => text)
    .filter((text) => text.split(/\s+/).length >= SHORTEST_WORDS)
    .slice(0, MOST);
  const runs = texts.map(shingles);
  const leadOf = (i: number) => sentencesOf(texts[(i + 37) % texts.length] ?? "").slice(0, 3);
  const told = (change: { cut: number; changed: number }) =>
    texts.filter((text, i) => {
      const other = shingles(rewritten(text, leadOf(i).join(" "), change));
      return containment(runs[i] ?? new Set(), other) >= SAME_COPY;
    }).length;
  const apart = runs.flatMap((one, i) => runs.slice(i + 1).map((other) => containment(one, other)));
  const share = (part: number) => `${((100 * part) / texts.length).toFixed(1)} % (${part}/${texts.length})`;
  const rows: Row[] = [
    { what: "a new lead, 30 % cut", ours: share(told({ cut: 0.3, changed: 0 })), baseline: "", data: SOURCE },
    { what: "a new lead, half cut", ours: share(told({ cut: 0.5, changed: 0 })), baseline: "", data: SOURCE },
    {
      what: "a new lead, 30 % cut, one word in fifteen changed",
      ours: share(told({ cut: 0.3, changed: 1 / 15 })),
      baseline: "",
      data: SOURCE,
    },
    {
      what: "different articles held for copies",
      ours: `${apart.filter((one) => one >= SAME_COPY).length} of ${apart.length} pairs`,
      baseline: "",
      data: "the same; the set holds updates of one article",
    },
  ];
  printTable("Copies: wire texts as other desks print them", rows);
}

if (import.meta.main) benchCopies();
