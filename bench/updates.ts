import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { openArchive } from "#archive/archive.ts";
import { brief, briefUpdate, gatherAny } from "#briefing/briefing.ts";
import { TERMINAL } from "#domain/article.ts";
import type { Query } from "#domain/assignment.ts";
import type { Briefing } from "#domain/briefing.ts";
import { readArticle } from "#text/text.ts";
import { evalData } from "./data.ts";
import { printTable, type Row } from "./table.ts";

/* Ten long events of the background-summaries set, fed update by update: how much of each update briefing is new. */

const EVERYTHING: Query = {
  text: "everything",
  words: [],
  phrases: [],
  excluded: [],
  outlet: null,
  language: null,
  from: null,
  until: null,
};
const COOLDOWN = 30;

type Dated = { readonly date: string; readonly text: string };

/** The dated updates of one event, as the first writer noted them. */
function updatesOf(file: string): Dated[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .slice(1)
    .flatMap((line) => {
      const [date = "", text = ""] = line.split("\t");
      const plain = text.replace(/^"|"$/g, "").replaceAll('""', '"').replaceAll("\\n", "\n").trim();
      return plain === "" ? [] : [{ date: date.replace(/[[\]]/g, ""), text: plain }];
    });
}

const said = ({ headline, bottomLine, developments }: Briefing): string[] => [
  ...new Set([headline, ...bottomLine, ...developments].map((claim) => claim.text.replace(/\.$/, ""))),
];

/** Words of four letters and more, and numbers: a measure of its own, not the one by which the briefing was made. */
function tokens(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/\p{L}{4,}|\d[\d.,]*/gu));
}

function isRepeat(text: string, before: readonly string[]): boolean {
  const own = tokens(text);
  return before.some((other) => {
    const theirs = tokens(other);
    const shared = own.intersection(theirs).size;
    return shared / Math.max(1, own.union(theirs).size) >= 0.5;
  });
}

type Measured = { claims: number; fresh: number; briefings: number; repeats: number; silent: number };
const none = (): Measured => ({ claims: 0, fresh: 0, briefings: 0, repeats: 0, silent: 0 });

function count(measured: Measured, now: readonly string[], before: readonly string[]): void {
  if (before.length === 0) return;
  measured.briefings++;
  measured.claims += now.length;
  measured.fresh += now.filter((text) => !isRepeat(text, before)).length;
}

async function measure(event: Dated[], updates: Measured, plain: Measured): Promise<void> {
  let now = new Date("2000-01-01T00:00:00Z");
  const archive = await openArchive({ folder: "", memory: true, clock: () => now });
  const desk = { archive, clock: () => now };
  const assignment = { query: EVERYTHING, viewer: TERMINAL, length: "full", composer: "extractive" } as const;
  const [seen, told] = [new Set<string>(), [] as Briefing[]];
  const last: { update: string[]; plain: string[] } = { update: [], plain: [] };
  const update = async () => {
    const gathered = await gatherAny([EVERYTHING], () => true, { viewer: TERMINAL, archive });
    const memory = { seen, told: told.slice(0, COOLDOWN), minimumOrigins: 1 };
    const updated = await briefUpdate({ ...assignment, channelKey: "update" }, { gathered, memory }, desk);
    for (const id of updated.looked) seen.add(id);
    return updated;
  };
  for (const { date, text } of event) {
    now = new Date(`${date}T23:00:00Z`);
    const record = { text, outlet: "Chronicle", publishedAt: date, language: "en" };
    const ledger = readArticle(record);
    await archive.articles.file([{ record, ledger, visibility: { kind: "shared" }, sample: false }]);
    const first = await update();
    if (first.kind === "briefing") {
      count(updates, said(first.briefing), last.update);
      told.unshift(first.briefing);
      last.update = said(first.briefing);
    } else updates.silent++;
    if ((await update()).kind === "briefing") updates.repeats++;
    const whole = await brief({ ...assignment, channelKey: "plain" }, desk);
    if (whole.kind !== "briefing") continue;
    count(plain, said(whole.briefing), last.plain);
    last.plain = said(whole.briefing);
  }
  await archive.close();
}

const share = ({ fresh, claims }: Measured): string => `${((100 * fresh) / Math.max(1, claims)).toFixed(1)} %`;

/** Prints, for each event and for all, the share of claims that the briefing before did not hold. */
export async function benchUpdates(): Promise<void> {
  const folder = evalData("updates-background");
  if (folder === null) {
    console.log("\nUpdates: skipped: no data");
    return;
  }
  const [all, allPlain] = [none(), none()];
  const rows: Row[] = [];
  for (const name of readdirSync(folder).filter((one) => one !== "LICENSE")) {
    const [updates, plain] = [none(), none()];
    const event = updatesOf(join(folder, name, "annotator1.tsv"));
    await measure(event, updates, plain);
    for (const key of ["claims", "fresh", "briefings", "repeats", "silent"] as const) {
      all[key] += updates[key];
      allPlain[key] += plain[key];
    }
    rows.push({ what: name, ours: share(updates), baseline: share(plain), data: `${event.length} days` });
  }
  rows.push({ what: "all: claims new", ours: share(all), baseline: share(allPlain), data: `${all.briefings} updates` });
  const again = { what: "second run with nothing new that told something", ours: `${all.repeats}`, baseline: "–" };
  rows.push({ ...again, data: `${all.briefings + all.silent} runs` });
  rows.push({ what: "days on which nothing could be told", ours: `${all.silent}`, baseline: "–", data: "" });
  printTable("Updates: claims that the previous briefing did not hold (baseline: a whole briefing each day)", rows);
}

if (process.argv[1] === import.meta.filename) await benchUpdates();
