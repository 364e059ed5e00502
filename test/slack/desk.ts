import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type OpenArchive, openArchive } from "#archive/archive.ts";
import type { ArticleRecord } from "#domain/article.ts";
import type { Meter } from "#domain/meter.ts";
import { createLog } from "#log.ts";
import { type Channel, type Message, type StandIn, type StandInOptions, startStandIn } from "#playground/playground.ts";
import { EVENTS_PATH, type OpenSlack, openSlack, type Pool, type SlackSetup, startPool } from "#slack/slack.ts";
import { wallClock } from "../../src/clock.ts";
import { closeAfterFile, closeAfterTest } from "../closing.ts";
import { fileAll } from "../fixtures/desk.ts";
import { DAM_COURIER, DAM_DISPATCH, DAM_LEDGER } from "../fixtures/norvania.ts";

const SAMPLES: readonly ArticleRecord[] = [DAM_LEDGER, DAM_DISPATCH, DAM_COURIER];

/** An archive in a folder, and the threads that brief from it. Starting them takes seconds, so a test file shares them. */
type Shelf = { readonly folder: string; readonly archive: OpenArchive; readonly pool: Pool };

const shelves = new Map<readonly ArticleRecord[], Promise<Shelf>>();

/** A meter that counts nothing. */
const UNCOUNTED: Meter = { count: () => undefined, time: () => undefined };

async function fillShelf(articles: readonly ArticleRecord[]): Promise<Shelf> {
  const folder = mkdtempSync(join(tmpdir(), "briefdesk-slack-"));
  const archive = await openArchive({ folder, clock: wallClock, thread: false });
  if (articles.length > 0) await fileAll(archive, articles);
  const world = {
    place: { folder },
    openai: { apiKey: null, baseUrl: null, model: null },
    prompts: "prompts",
    allowHosts: ["127.0.0.1"],
    userAgent: "Briefdesk tests",
  };
  return { folder, archive, pool: startedWhenAsked(world) };
}

/** A briefing thread that starts with the first request: many tests ask nothing of it. */
function startedWhenAsked(world: Parameters<typeof startPool>[0]): Pool {
  let pool: Pool | null = null;
  return {
    ask(...request) {
      pool ??= startPool(world, 1);
      return pool.ask(...request);
    },
    close: async () => pool?.close(),
  };
}

async function shelfOf(articles: readonly ArticleRecord[]): Promise<Shelf> {
  const known = shelves.get(articles);
  if (known !== undefined) return known;
  const shelf = fillShelf(articles);
  shelves.set(articles, shelf);
  closeAfterFile({ close: () => clearShelf(articles) });
  return shelf;
}

async function clearShelf(articles: readonly ArticleRecord[]): Promise<void> {
  const shelf = shelves.get(articles);
  shelves.delete(articles);
  if (shelf === undefined) return;
  const { pool, archive, folder } = await shelf;
  await pool.close();
  await archive.close();
  rmSync(folder, { recursive: true, force: true });
}

/** A whole bot: the stand-in for Slack, an archive of invented articles, and the real desk between them. */
export type Bot = {
  readonly slack: StandIn;
  readonly desk: OpenSlack;
  readonly archive: OpenArchive;
  readonly setup: SlackSetup;
  /** What it has logged. */
  readonly logged: string[];
};

export type BotOptions = {
  readonly articles?: readonly ArticleRecord[];
  readonly standIn?: StandInOptions;
  readonly over?: Partial<SlackSetup>;
};

/** Starts a bot over HTTP with books of its own; it is closed after the test. */
export async function bot({ articles = SAMPLES, standIn, over }: BotOptions = {}): Promise<Bot> {
  const shelf = await shelfOf(articles);
  const books = closeAfterTest(await openArchive({ folder: "", memory: true, clock: wallClock }));
  const slack = closeAfterTest(await startStandIn({ retryAfterMs: [], ...standIn }));
  const logged: string[] = [];
  const archive = {
    ...shelf.archive,
    cache: books.cache,
    desk: { ...books.desk, topics: shelf.archive.desk.topics, stored: shelf.archive.desk.stored },
  };
  const secrets = [slack.botToken, slack.signingSecret];
  const setup: SlackSetup = {
    archive,
    pool: shelf.pool,
    installs: { botToken: slack.botToken },
    entrance: { kind: "http", signingSecret: slack.signingSecret, host: "127.0.0.1", port: 0 },
    apiUrl: slack.apiUrl,
    routes: [],
    allow: () => ({ kind: "ok" }),
    meter: UNCOUNTED,
    clock: wallClock,
    log: createLog({ level: "debug", format: "json", secrets, clock: wallClock, write: (line) => logged.push(line) }),
    owner: "test",
    settleMs: 5,
    timeoutMs: 120_000,
    ...over,
  };
  return { slack, archive, setup, logged, desk: await openDesk(setup, slack) };
}

/** Opens a desk on a setup and has the stand-in deliver to it. */
export async function openDesk(setup: SlackSetup, slack: StandIn): Promise<OpenSlack> {
  const desk = await openSlack(setup);
  closeAfterTest({ close: () => desk.close(0) });
  if (desk.port !== null) slack.deliverTo(`http://127.0.0.1:${desk.port}${EVENTS_PATH}`);
  return desk;
}

/** As long as anything may take on a machine that does much else: it says that something hangs, not that it is slow. */
const HANGS_MS = 200_000;

/** Waits for something to stand in the stand-in. */
export function soon<T>(slack: StandIn, holds: () => T | null | undefined | false): Promise<T> {
  return slack.until(holds, HANGS_MS);
}

/** The briefing's root in a channel, once its thread is complete: the suggestions are the last that is posted. */
export async function briefingIn(slack: StandIn, channel: Channel): Promise<Message> {
  const root = await soon(slack, () => slack.messages(channel).find((one) => one.bot && one.visibleTo === null));
  await soon(slack, () => slack.thread(root).some((one) => textOf(one).includes("What to ask next")));
  return root;
}

/** All words that a message shows. */
export function textOf(message: Pick<Message, "text" | "blocks">): string {
  const found: string[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) walk(one);
    else if (typeof value === "object" && value !== null) {
      if ("text" in value && typeof value.text === "string") found.push(value.text);
      for (const one of Object.values(value)) if (typeof one === "object") walk(one);
    }
  };
  walk(message.blocks);
  return found.join(" ");
}

/** The titles of the sections of a thread, in order. */
export function titlesOf(messages: readonly Pick<Message, "blocks">[]): string[] {
  return messages.flatMap(({ blocks }) =>
    blocks.flatMap((block) =>
      block.type === "header" ? [String((block.text as { text?: unknown } | undefined)?.text)] : [],
    ),
  );
}
