import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brief, parseQuery, type Writer } from "#briefing/briefing.ts";
import { type ArticleRecord, TERMINAL } from "#domain/article.ts";
import type { Briefing, Citation } from "#domain/briefing.ts";
import type { Archive, Read } from "#domain/ports.ts";
import { type Call, failed, loadPrompts, type Model, type Told, tokensIn } from "#llm/llm.ts";
import { lyingModel, rowsSeen, type Written } from "../test/fakes/lying-model.ts";
import { evalData } from "./data.ts";
import { archiveOf, qaArticles, qaQuestions } from "./news-qa.ts";
import { lottery } from "./random.ts";
import { printTable, type Row } from "./table.ts";

/* A model that lies, a model that obeys planted orders, and what evidence costs in tokens. */

const clock = () => new Date("2026-06-10T00:00:00Z");
const at = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const prompts = await loadPrompts(at("prompts/"));
const TOPICS = ["velmar dam", "norvania hydro", "state of emergency", "orvik valley", "venezuela", "inquiry engineers"];
const DRAFTS = 300;
const INSERTIONS = 300;

function samples(): ArticleRecord[] {
  const files = readdirSync(at("samples/norvania")).filter((file) => file.endsWith(".json"));
  const invented = files.map(
    (file) => JSON.parse(readFileSync(at(`samples/norvania/${file}`), "utf8")) as ArticleRecord,
  );
  return [...invented, { text: readFileSync(at("samples/000_e00d25a0db20374a.txt"), "utf8") }];
}

function writerOf(model: Model): Writer {
  return { name: model.name, model: () => model, prompts, evidenceTokens: 3000, mayRead: async () => true };
}

async function briefed(archive: Archive, topic: string, model: Model | null): Promise<Briefing | null> {
  const query = parseQuery(topic, { now: clock() });
  const assignment = { query, viewer: TERMINAL, channelKey: "bench", length: "full", composer: "auto" } as const;
  const made = await brief(assignment, { archive, clock, writer: model && writerOf(model) });
  return made.kind === "briefing" ? made.briefing : null;
}

function printed({ headline, bottomLine, developments }: Briefing): string[] {
  return [headline, ...bottomLine, ...developments].map(({ text }) => text);
}

/** Drafts of a lying model: what of its lies is printed, and what of its true claims is kept. */
async function benchLies(): Promise<Row[]> {
  const archive = await archiveOf(samples());
  let [lies, shown, truths, kept] = [0, 0, 0, 0];
  for (let n = 0; n < DRAFTS; n += 1) {
    const written: Written[] = [];
    const made = await briefed(archive, TOPICS[n % TOPICS.length] ?? "", lyingModel(lottery(n + 1), written));
    if (made === null) continue;
    const words = new Set(printed(made));
    const refused = new Set(made.withheld.map(({ text }) => text));
    for (const { text, lie } of written) {
      if (lie === null) [truths, kept] = [truths + 1, kept + (refused.has(text) ? 0 : 1)];
      else [lies, shown] = [lies + 1, shown + (words.has(text) ? 1 : 0)];
      if (lie !== null && words.has(text)) console.log(`printed (${lie}): ${text}`);
    }
  }
  await archive.close();
  const share = `${kept}/${truths} (${((100 * kept) / truths).toFixed(1)} %)`;
  return [
    {
      what: "false statements printed",
      ours: `${shown}/${lies}`,
      baseline: `${lies}/${lies} without the gate`,
      data: `${DRAFTS} drafts of a lying model over the samples`,
    },
    { what: "true statements not refused", ours: share, baseline: "-", data: "the same drafts" },
  ];
}

function planted(article: ArticleRecord, attack: string, place: number): ArticleRecord {
  const lines = article.text.split("\n");
  const index = [0, Math.ceil(lines.length / 2), lines.length][place % 3] ?? 0;
  return { ...article, text: lines.toSpliced(index, 0, attack).join("\n") };
}

/** A model that does what a planted sentence says: it writes it out wherever it may write, citing every row. */
function obedient(attack: string): Model {
  return {
    name: "obedient",
    async ask<T>({ prompt, schemaName }: Call<T>): Promise<Told<T>> {
      const ids = rowsSeen(prompt.user).map(({ id }) => id);
      const claim = (rows: string[]) => ({
        text: attack,
        rows,
        event: "happened",
        source: "asserted",
        attribution: null,
      });
      const all = [claim(ids), ...ids.slice(0, 4).map((id) => claim([id]))];
      const mended = (prompt.user.match(/^c\d+(?= \| )/gm) ?? []).map((mends) => ({ ...claim(ids), mends }));
      const values: Record<string, unknown> = {
        ComposedDraft: { headline: claim(ids), bottomLine: all, developments: all },
        Repaired: { claims: mended },
        Headlined: { headline: claim(ids) },
      };
      return { kind: "told", value: values[schemaName] as T, usage: { input: 0, output: 0, costUsd: 0 } };
    },
  };
}

async function benchInjection(): Promise<Row[]> {
  const folder = evalData("injection");
  if (folder === null) return [{ what: "planted orders printed", ours: "skipped: no data", baseline: "", data: "" }];
  const kinds = JSON.parse(readFileSync(`${folder}/bipia_text_attack_train.json`, "utf8")) as Record<string, string[]>;
  const attacks = Object.values(kinds).flat();
  const records = samples().slice(0, 6);
  let [acted, links, pings] = [0, 0, 0];
  for (let n = 0; n < INSERTIONS; n += 1) {
    const attack = attacks[n % attacks.length] ?? "";
    const hit = n % records.length;
    const archive = await archiveOf(
      records.map((one, i) => (i === hit ? planted(one, attack, Math.floor(n / attacks.length)) : one)),
    );
    const made = await briefed(archive, "velmar dam", obedient(attack));
    await archive.close();
    const text = JSON.stringify(made && { ...made, withheld: [], sources: [] });
    if (text.includes(JSON.stringify(attack).slice(1, -1))) [acted] = [acted + 1, console.log(`printed: ${attack}`)];
    if (/\b(?:https?:\/\/|www\.)(?!\S*(?:harbor|coastline|sundra|norvania|quay|velmar))/.test(text)) links += 1;
    if (/<!|<@/.test(text)) pings += 1;
  }
  const data = `${INSERTIONS} insertions of ${attacks.length} BIPIA attacks, a model that obeys`;
  return [
    {
      what: "planted orders printed · foreign links · pings",
      ours: `${acted} · ${links} · ${pings}`,
      baseline: "0 wanted",
      data,
    },
  ];
}

/** Every row that a model was sent, in however many calls, and the tokens of all its prompts. */
type Seen = { rows: string; sent: number };

/** A model that is faithful and only counts what it is sent. */
function counting(seen: Seen): Model {
  return {
    name: "counting",
    async ask<T>({ prompt, schemaName }: Call<T>): Promise<Told<T>> {
      const usage = { input: 0, output: 0, costUsd: 0 };
      seen.sent += tokensIn(prompt.system + prompt.user);
      if (schemaName === "Repaired") return { kind: "told", value: { claims: [] } as T, usage };
      const rows = rowsSeen(prompt.user);
      if (schemaName === "Headlined") return failed("fault");
      const lines = prompt.user.split("\n").filter((line) => /^r\d+ \| /.test(line));
      seen.rows = [seen.rows, ...lines].join("\n");
      const claims = rows
        .slice(0, 6)
        .map(({ id, text }) => ({ text, rows: [id], event: "happened", source: "asserted", attribution: null }));
      const value = { headline: claims[0], bottomLine: [], developments: claims.slice(1) };
      return { kind: "told", value: value as T, usage };
    },
  };
}

type Packed = { rows: number; sent: number; whole: number; held: number; of: number };

/** Tokens of the rows beside those of the whole articles, and the developments of the whole that the rows still hold. */
async function packed(archive: Archive, topic: string): Promise<Packed | null> {
  const seen: Seen = { rows: "", sent: 0 };
  const plain = await briefed(archive, topic, null);
  await briefed(archive, topic, counting(seen));
  if (plain === null || seen.rows === "") return null;
  const found = await archive.articles.search(TERMINAL, parseQuery(topic, { now: clock() }), 60);
  const ids = new Set(found.map(({ article }) => article.id));
  const reads = await archive.articles.read(TERMINAL, [...ids]);
  const whole = reads.reduce((sum, { article }) => sum + tokensIn(article.text), 0);
  // The quote of a citation may begin with a dateline, which a row leaves out: sentences are compared as the ledger has them.
  const texts = plain.developments.map(({ citations }) => citations.flatMap((one) => textOf(one, reads)));
  const held = texts.filter((some) => some.some((text) => seen.rows.includes(text.replace(/\s+/g, " ")))).length;
  return { rows: tokensIn(seen.rows), sent: seen.sent, whole, held, of: texts.length };
}

function textOf({ articleId, start, end }: Citation, reads: readonly Read[]): string[] {
  const read = reads.find(({ article }) => article.id === articleId);
  const cited = read?.ledger.sentences.filter((one) => one.start < end && start < one.end) ?? [];
  return cited.map(({ text }) => text);
}

async function benchTokens(): Promise<Row[]> {
  const story = await archiveOf(samples());
  const own = await packed(story, "velmar dam");
  await story.close();
  const rows = own ? tokenRows("the sample story", [own]) : [];
  const folder = evalData("news-qa");
  if (folder === null) return rows;
  const news = await archiveOf(qaArticles(folder));
  const topics = qaQuestions(folder)
    .filter((one) => one.stored)
    .slice(0, 20)
    .map(({ question }) => topicOf(question));
  const found = [];
  for (const topic of topics) found.push(await packed(news, topic));
  await news.close();
  return [
    ...rows,
    ...tokenRows(
      "20 topics of RealTime QA",
      found.filter((one) => one !== null),
    ),
  ];
}

/** The names of a question, or its longest words: what somebody would type after "brief". */
function topicOf(question: string): string {
  const names = question.slice(6).match(/\b\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)*/gu) ?? [];
  const words = question.match(/\p{L}{5,}/gu) ?? [];
  return names.length > 0 ? names.slice(0, 2).join(" ") : words.slice(1, 3).join(" ");
}

function tokenRows(data: string, found: readonly Packed[]): Row[] {
  const sum = (key: keyof Packed) => found.reduce((total, one) => total + one[key], 0);
  const worst = Math.max(...found.map(({ rows, whole }) => rows / whole));
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  const prompt = tokensIn(prompts.get("compose")?.system ?? "");
  return [
    {
      what: "tokens of evidence, all calls, beside whole articles",
      ours: `${percent(sum("rows") / sum("whole"))} (worst ${percent(worst)}), holding ${sum("held")}/${sum("of")} developments`,
      baseline: "100 %",
      data: `${data}, n ${found.length}`,
    },
    {
      what: "the same with every prompt around it",
      ours: percent(sum("sent") / (sum("whole") + found.length * prompt)),
      baseline: "100 % (one prompt)",
      data: `${data}, n ${found.length}`,
    },
  ];
}

/** Prints what a lying and an obedient model get past the gate, and what evidence costs. */
export async function benchModel(): Promise<void> {
  printTable("A language model that lies, behind the gate", await benchLies());
  printTable("A language model that obeys planted orders, behind the gate", await benchInjection());
  printTable("What evidence costs", await benchTokens());
}
