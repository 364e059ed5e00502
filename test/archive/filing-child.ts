import { openArchive } from "#archive/archive.ts";
import { filed, prose } from "../contracts/archive-items.ts";

/* Files batches of five without end and prints the ids of each once it is acknowledged, until somebody kills it. */

const place = process.argv[2] ?? "";
const databaseUrl = place.startsWith("postgres:") ? place : null;
const archive = await openArchive({ folder: place, databaseUrl, clock: () => new Date("2026-06-10T12:00:00Z") });
for (let n = 0; ; n += 5) {
  const batch = [0, 1, 2, 3, 4].map((at) => filed({ text: prose(n + at, 8), title: `Item ${n + at}` }));
  const filings = await archive.articles.file(batch);
  const ids = filings.map((filing) => (filing.kind === "filed" ? filing.article.id : filing.kind));
  process.stdout.write(`${ids.join(" ")}\n`);
}
