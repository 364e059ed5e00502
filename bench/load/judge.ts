import type { OpenArchive } from "#archive/archive.ts";
import { digestOf } from "#domain/ids.ts";
import type { Message, Workspace } from "#playground/playground.ts";
import { slack as renderSlack } from "#render/render.ts";
import type { Kind, Sent } from "./commands.ts";

/*
 * What came of a run, judged by what stands in Slack. An acknowledged command has one root with its whole thread; or it asked for the
 * same as another at the same moment, and that one's root is its answer; or only its asker was told. A command that was not
 * acknowledged may be lost and must not be doubled. What the books of receipts say is what stands there, and the other way round.
 */

/** The event that every message of the bot carries as its metadata, and where the numbers of what only an asker sees begin. */
const POSTED_EVENT = "briefdesk_part";
const FIRST_WHISPER = 1000;
const FIRST_FOLLOWING = 500;

export type Seen = { readonly message: Message; readonly job: string; readonly part: number };
type Row = Record<string, unknown>;
export type Books = {
  readonly jobs: readonly Row[];
  readonly receipts: readonly Row[];
  readonly threads: readonly Row[];
  readonly runs: readonly Row[];
};
export type Watched = { readonly id: string; readonly name: string; readonly channel: string };

export type Verdict = { readonly counts: Record<string, number>; readonly faults: string[] };

/** The bot's messages that everybody sees, oldest first, and how many others it has said to single people. */
export function readWall(workspaces: readonly Workspace[]): { seen: Seen[]; unmarked: number; alone: Message[] } {
  const channels = workspaces.flatMap((home) =>
    [home.channels.general, home.channels.news, home.channels.editors].map((channel) => ({ home, channel })),
  );
  const messages = channels.flatMap(({ home, channel }) =>
    home.messages(channel).flatMap((root) => [root, ...home.thread(root)]),
  );
  const bots = messages.filter(({ bot }) => bot);
  const open = bots.filter(({ visibleTo }) => visibleTo === null);
  const seen = open.flatMap((message) => {
    const payload = message.metadata?.event_type === POSTED_EVENT ? message.metadata.event_payload : null;
    const { job, part } = (payload ?? {}) as { job?: unknown; part?: unknown };
    return typeof job === "string" ? [{ message, job, part: Number(part) }] : [];
  });
  return { seen, unmarked: open.length - seen.length, alone: bots.filter(({ visibleTo }) => visibleTo !== null) };
}

const BOOKS = {
  jobs: "SELECT key, state, attempts FROM job",
  receipts: "SELECT job, part, ts FROM receipt",
  threads: "SELECT workspace, channel, ts, briefing FROM thread",
  runs: "SELECT watch, local_date, channel, cause, state, digest, ts, attempts FROM digest_run",
} as const;

export async function readBooks(query: (text: string) => Promise<Row[]>): Promise<Books> {
  const [jobs, receipts, threads, runs] = await Promise.all(Object.values(BOOKS).map((text) => query(text)));
  return { jobs: jobs ?? [], receipts: receipts ?? [], threads: threads ?? [], runs: runs ?? [] };
}

const jobKey = ({ id, place }: Sent): string => `${place.workspace} trigger ${id}`;
const micros = (ts: string): number => Number(ts) * 1000;

type Told = {
  readonly sent: readonly Sent[];
  readonly seen: readonly Seen[];
  readonly books: Books;
  readonly whispers: ReadonlyMap<string, readonly string[]>;
  readonly alone: readonly Message[];
  readonly archive: OpenArchive;
};

/** Judges the commands. */
export async function judgeCommands(told: Told): Promise<Verdict> {
  const { sent, books } = told;
  const parts = Map.groupBy(told.seen, ({ job }) => job);
  const jobs = new Map(books.jobs.map((row) => [String(row.key), row]));
  const counts = {
    ...{ sent: sent.length, acknowledged: 0, "not acknowledged": 0, "done all the same": 0 },
    ...{ "own answer in the channel": 0, "told alone": 0, "joined another": 0, "joined, and the asker told": 0 },
    ...{ "whispers repeated after a crash": 0, lost: 0, doubled: 0, "threads incomplete": 0 },
  };
  const faults: string[] = [];
  const wrong = (what: "lost" | "doubled" | "threads incomplete", command: Sent, why: string) => {
    counts[what] += 1;
    faults.push(`${what}: ${command.kind} ${command.text} in ${command.place.channel} (${command.id}): ${why}`);
  };
  for (const command of sent) {
    const said = parts.get(digestOf(jobKey(command))) ?? [];
    const isTwice = new Set(said.map(({ part }) => part)).size < said.length;
    if (isTwice) wrong("doubled", command, `parts ${said.map(({ part }) => part).join(" ")}`);
    counts[command.acked ? "acknowledged" : "not acknowledged"] += 1;
    const job = jobs.get(jobKey(command));
    if (!command.acked) {
      if (job !== undefined) counts["done all the same"] += 1;
      continue;
    }
    if (job === undefined) wrong("lost", command, "no job");
    const root = said.find(({ part }) => part === 0);
    const heard = told.whispers.get(command.id) ?? [];
    if (new Set(heard).size < heard.length) counts["whispers repeated after a crash"] += 1;
    if (root !== undefined) {
      counts["own answer in the channel"] += 1;
      const missing = await missingOf(command, root.message, said, told);
      if (missing !== null) wrong("threads incomplete", command, missing);
    } else if (isToldAlone(command, told)) counts["told alone"] += 1;
    else if (isJoined(command, parts, told)) {
      counts["joined another"] += 1;
      if (heard.length > 0) counts["joined, and the asker told"] += 1;
    } else wrong("lost", command, `nothing stands there; its job is ${String(job?.state)}`);
  }
  return { counts, faults };
}

const ALONE = new Set<Kind>(["private", "unknown"]);

function isToldAlone(command: Sent, { whispers, alone }: Told): boolean {
  if (!ALONE.has(command.kind)) return false;
  const { user, at, place } = command;
  return (
    whispers.has(command.id) ||
    alone.some((one) => one.visibleTo === user && one.channel === place.channel && micros(one.ts) >= at)
  );
}

/** Whether another command asked for the same in the same place while this one waited, and was answered. */
function isJoined(command: Sent, parts: ReadonlyMap<string, readonly Seen[]>, { sent }: Told): boolean {
  return sent.some((other) => {
    if (other.id === command.id || other.text !== command.text || other.place !== command.place) return false;
    const said = parts.get(digestOf(jobKey(other))) ?? [];
    const last = Math.max(0, ...said.map(({ message }) => micros(message.ts)));
    // A second for what is done between the last message and the end of the job.
    return said.some(({ part }) => part === 0) && last + 1_000 >= command.at;
  });
}

/** What is missing of a thread, or null when it is whole and in order. */
async function missingOf(command: Sent, root: Message, said: readonly Seen[], told: Told): Promise<string | null> {
  const place = { workspace: command.place.workspace, channel: command.place.channel };
  const own = said.filter(({ part }) => part < FIRST_FOLLOWING);
  if (!JSON.stringify(root.blocks).includes(command.town)) return "the root is about something else";
  const numbers = own.map(({ part }) => part);
  if (numbers.some((part, at) => part !== at)) return `parts in the order ${numbers.join(" ")}`;
  if (own.some(({ message }) => message !== root && message.thread_ts !== root.ts)) return "a reply outside the thread";
  if (command.kind === "question") return null;
  const linked = told.books.threads.find((row) => row.channel === place.channel && row.ts === root.ts);
  const kept = linked === undefined ? null : await told.archive.briefings.get(place, String(linked.briefing));
  if (kept === null) return "its thread is linked to no briefing";
  const right = command.kind === "short" ? 1 : renderSlack(kept.briefing).length;
  return own.length === right ? null : `${own.length} messages of ${right}`;
}

/** Lays the receipts beside the wall. Whatever the bot posted has one receipt with its time, and every receipt its message. */
export function judgeReceipts(seen: readonly Seen[], { receipts }: Books): Verdict {
  const faults: string[] = [];
  const posted = new Map<string, string | null>(
    receipts
      .filter(({ ts }) => ts !== "ephemeral")
      .map((row) => [`${digestOf(String(row.job))} ${row.part}`, row.ts === null ? null : String(row.ts)] as const),
  );
  const open = receipts.filter(({ ts, part }) => ts === null && Number(part) < FIRST_WHISPER).length;
  const stands = new Set<string>();
  for (const { job, part, message } of seen) {
    const key = `${job} ${part}`;
    stands.add(key);
    const known = posted.get(key);
    if (known === undefined) faults.push(`a message without a receipt: ${message.channel} ${message.ts}`);
    else if (known !== message.ts) faults.push(`the receipt of ${message.channel} ${message.ts} says ${known}`);
  }
  const gone = [...posted].filter(([key, ts]) => ts !== null && !stands.has(key));
  for (const [key] of gone) faults.push(`a receipt without a message: ${key}`);
  const counts = {
    "messages on the wall": seen.length,
    "receipts of them": [...posted.values()].filter((ts) => ts !== null).length,
    "receipts left open": open,
    "receipts wrong": faults.length,
  };
  return { counts, faults };
}

/** Judges the digests: each watch was due once, and stands once in its channel. */
export function judgeDigests(watches: readonly Watched[], seen: readonly Seen[], books: Books): Verdict {
  const faults: string[] = [];
  const counts = { due: watches.length, posted: 0, lost: 0, doubled: 0, "with news": 0 };
  const byJob = Map.groupBy(seen, ({ job }) => job);
  for (const { id, name, channel } of watches) {
    const runs = books.runs.filter(({ watch, cause }) => watch === id && cause === "schedule");
    const roots = seen.filter(
      ({ message, part }) =>
        part === 0 && message.thread_ts === null && message.channel === channel && holds(message, name),
    );
    const [run] = runs;
    const said = run === undefined ? [] : (byJob.get(digestOf(`digest ${run.digest}`)) ?? []);
    const numbers = said.map(({ part }) => part);
    if (roots.length === 1) counts.posted += 1;
    if (said.length > 1) counts["with news"] += 1;
    if (roots.length === 0) {
      counts.lost += 1;
      faults.push(`lost: digest of ${name} in ${channel}: ${JSON.stringify(run ?? "never due")}`);
    }
    if (roots.length > 1 || runs.length > 1 || new Set(numbers).size < numbers.length) {
      counts.doubled += 1;
      faults.push(`doubled: digest of ${name} in ${channel}: ${roots.length} roots, parts ${numbers.join(" ")}`);
    }
    if (run !== undefined && run.state !== "posted") faults.push(`open: digest of ${name}: ${JSON.stringify(run)}`);
  }
  return { counts, faults };
}

function holds({ text, blocks }: Message, name: string): boolean {
  return text.includes(name) || JSON.stringify(blocks).includes(name);
}
