import { flushCompileCache } from "node:module";
import { openArchive } from "#archive/archive.ts";
import type { Receipts } from "#domain/desk-ports.ts";
import type { Deliver } from "#domain/watch-ports.ts";
import { createSchedule, editingWith } from "#schedule/schedule.ts";

/* One of several processes of a simulated month: it is told the time, goes one round and says that it is done. It may be killed. */

const [folder = "", databaseUrl = "", wall = "", owner = ""] = process.argv.slice(2);
let now = new Date(0);
let rounds = 0;
const archive = await openArchive({
  folder,
  databaseUrl: databaseUrl === "" ? null : databaseUrl,
  clock: () => now,
  thread: false,
});

type Message = { readonly key: string; readonly thread: string | null; readonly text: string };

/** Posts one part as the Slack room does: the receipt first, and a look before anything is posted a second time. */
async function post(receipts: Receipts, channel: string, part: number, message: Message): Promise<string> {
  const known = await receipts.begin(message.key, part);
  if (known.kind === "posted") return known.ts;
  const key = `${message.key} part ${part}`;
  const find = async (): Promise<string | null> =>
    (await (await fetch(`${wall}/${channel}?key=${encodeURIComponent(key)}`)).json()) as string | null;
  let ts = known.kind === "unsure" ? await find() : null;
  if (ts === null) {
    const body = JSON.stringify({ ...message, key, at: now.toISOString() });
    ts = await fetch(`${wall}/${channel}`, { method: "POST", body })
      .then(async (answer) => (await answer.json()) as string)
      .catch(find);
  }
  if (ts === null) throw new Error("the wall does not answer");
  await receipts.posted(message.key, part, ts);
  return ts;
}

const deliver: Deliver = async (key, place, sent) => {
  const { receipts } = archive.desk;
  if (sent.kind === "correction") {
    const text = JSON.stringify({ correction: sent.correction.briefing, changes: sent.correction.changes.length });
    return { kind: "posted", ts: await post(receipts, place.channel, 0, { key, thread: sent.thread.ts, text }) };
  }
  const { date, topics, cause } = sent.digest;
  const said = topics.map(({ kind, watch }) => ({ kind, watch }));
  const root = await post(receipts, place.channel, 0, {
    key,
    thread: null,
    text: JSON.stringify({ date, cause, topics: said }),
  });
  await post(receipts, place.channel, 1, { key, thread: root, text: "reply" });
  return { kind: "posted", ts: root };
};

const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const schedule = createSchedule({
  ...{ archive, books: archive.watching, clock: () => now, deliver, owner, log: quiet, surface: "slack" },
  feeds: async () => ({ feeds: 0, down: [] }),
  editing: editingWith({ archive, books: archive.watching, clock: () => now, writer: null }),
});

process.on("message", async (at: string) => {
  now = new Date(at);
  const said = await schedule.round().then(
    () => "done",
    (fault: unknown) => `failed: ${String(fault)}`,
  );
  if (process.connected) process.send?.(said);
  // One that is killed keeps nothing: what was compiled is kept for the next as soon as it is loaded.
  if (rounds++ === 2) flushCompileCache();
});
process.on("disconnect", () => process.exit());
process.send?.("ready");
