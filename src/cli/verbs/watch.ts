import type { OpenArchive } from "#archive/archive.ts";
import { openWriter } from "#briefing/briefing.ts";
import type { StoredWatch, Watch } from "#domain/watch.ts";
import type { Deliver, Post } from "#domain/watch-ports.ts";
import type { Log } from "#log.ts";
import { json, printable, renderCorrection, renderDigest, table } from "#render/render.ts";
import {
  type Actor,
  actionWords,
  createEditors,
  createSchedule,
  createSteward,
  type DryRun,
  dryRun,
  editingWith,
  feedHealthOf,
  nextRuns,
  type Run,
  wallIn,
} from "#schedule/schedule.ts";
import { withArchive } from "../desk.ts";
import { refused, usage } from "../faults.ts";
import { operatorOf } from "../operator.ts";
import { topicOf } from "../topic.ts";
import { watchFrom } from "../watch-options.ts";
import { type Call, EXIT, isSet, setFor, type World } from "../world.ts";

type Desk = { readonly call: Call; readonly archive: OpenArchive; readonly actor: Actor; readonly name: string };
type Action = (desk: Desk) => Promise<void>;

/** Watch topics at the terminal: what to do stands in the first word, which watch in the others. */
export async function run(call: Call): Promise<number> {
  const [word = "", ...rest] = call.words;
  const action = Object.hasOwn(ACTIONS, word) ? ACTIONS[word] : undefined;
  if (action === undefined)
    throw usage(`watch does one of ${Object.keys(ACTIONS).join(", ")}; "${word}" is none of them.`);
  const name = topicOf(rest).trim();
  if (name === "" && !["list", "run", "audit"].includes(word))
    throw usage(`Say which watch: briefdesk watch ${word} NAME.`);
  await withArchive(call, (archive) => action({ call, archive, actor: operatorOf(call), name }));
  return EXIT.done;
}

const ACTIONS: Readonly<Record<string, Action>> = {
  list,
  add: (desk) => keep(desk, null),
  edit: async (desk) => keep(desk, await found(desk)),
  remove: async (desk) => {
    const stored = await steward(desk).remove(desk.actor, (await found(desk)).id);
    tell(desk, stored, `"${printable(stored.watch.name)}" is removed. What was posted stays.`);
  },
  "dry-run": async (desk) => {
    const stored = await found(desk).catch(() => null);
    const watch = watchFrom(desk.call, desk.name, stored?.watch ?? null, zoneHere());
    const tried = await dryRun(desk.actor, watch, tools(desk));
    if (isSet(desk.call, "json")) desk.call.world.stdout.write(json(tried));
    else sayTried(desk, tried, watch);
  },
  pause: (desk) => setPaused(desk, true),
  resume: (desk) => setPaused(desk, false),
  now: async (desk) => {
    const [stored] = await steward(desk).demand(desk.actor, [(await found(desk)).id]);
    if (stored?.workspace === "") await round(desk);
    else sayAsked(desk);
  },
  run: round,
  audit,
};

function say({ call }: Desk, text: string): void {
  call.world.stdout.write(`${text}\n`);
}

/** Says what was done or, with --json, prints what it was done to. */
function tell(desk: Desk, record: unknown, text: string): void {
  if (isSet(desk.call, "json")) desk.call.world.stdout.write(json(record));
  else say(desk, text);
}

// The terminal's own zone: what a person at this machine means by nine o'clock.
function zoneHere(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

function tools({ call, archive }: Desk) {
  return { archive, books: archive.watching, clock: call.world.clock };
}

function steward(desk: Desk) {
  return createSteward(tools(desk));
}

async function found(desk: Desk): Promise<StoredWatch> {
  const all = await steward(desk).list(desk.actor);
  const stored = all.find(({ watch }) => watch.name.toLowerCase() === desk.name.toLowerCase());
  if (stored) return stored;
  const known = all.map(({ watch }) => `"${watch.name}"`).join(", ");
  throw refused(
    `There is no watch called "${printable(desk.name)}". ${known ? `There are: ${known}.` : "Add one with watch add."}`,
  );
}

async function list(desk: Desk): Promise<void> {
  const all = await steward(desk).list(desk.actor);
  const { world } = desk.call;
  if (isSet(desk.call, "json")) world.stdout.write(json(all));
  else if (all.length > 0)
    world.stdout.write(
      table(
        all.map((one) => rowOf(one, world.clock())),
        setFor(world),
      ),
    );
  else say(desk, 'Nothing is watched. Add a topic: briefdesk watch add Velmar --topic "velmar dam" --at 09:00');
}

function rowOf({ watch, paused, workspace }: StoredWatch, now: Date): string[] {
  const [next] = nextRuns(watch.schedule, now, 1);
  const where = workspace === "" ? watch.channel : `${workspace} ${watch.channel}`;
  const when = paused || next === undefined ? "paused" : `next ${shownRun(next, watch)}`;
  return [watch.name, where, [watch.query, ...watch.aliases].join(" · "), when];
}

function shownRun({ at }: Run, { schedule }: Watch): string {
  const { date, time, day } = wallIn(schedule.zone, at);
  return `${day} ${date} ${time} ${schedule.zone}`;
}

/** The dry run and the next times are shown before anything is kept. */
async function keep(desk: Desk, before: StoredWatch | null): Promise<void> {
  const watch = watchFrom(desk.call, desk.name, before?.watch ?? null, zoneHere());
  const tried = await dryRun(desk.actor, watch, tools(desk));
  if (!isSet(desk.call, "json")) sayTried(desk, tried, watch);
  const order = { id: before?.id ?? null, watch };
  const kept = await steward(desk).save(desk.actor, order);
  tell(desk, { ...tried, kept }, `"${printable(watch.name)}" is ${before ? "changed" : "watched"}.`);
}

function sayTried({ call: { world } }: Desk, tried: DryRun | null, watch: Watch): void {
  if (tried !== null) world.stdout.write(`${dryLine(tried)}\n${table(dryRows(tried, watch), setFor(world))}`);
}

function dryLine({ articles, developments, below }: DryRun): string {
  const left = below > 0 ? `, ${below} left out for having too few origins` : "";
  return `It would have matched ${articles} article${articles === 1 ? "" : "s"} in 7 days, ${developments.length} development${developments.length === 1 ? "" : "s"} shown${left}.`;
}

function dryRows({ developments, next }: DryRun, watch: Watch): string[][] {
  return [...developments.map((text) => ["shown", text]), ...next.map((one) => ["next", shownRun(one, watch)])];
}

async function setPaused(desk: Desk, paused: boolean): Promise<void> {
  const [stored] = await steward(desk).setPaused(desk.actor, [(await found(desk)).id], paused);
  const given = stored && { ...stored, paused };
  tell(desk, given, `"${printable(stored?.watch.name ?? "")}" ${paused ? "is paused" : "goes on"}.`);
}

/** Goes one round: what is due at the terminal is printed. The bot does the same for Slack, every few seconds. */
async function round(desk: Desk): Promise<void> {
  const { call, archive } = desk;
  const { world } = call;
  const told: Told[] = [];
  const deliver: Deliver = async (key, _, post) => {
    told.push(toldOf(post, world));
    return { kind: "posted", ts: key };
  };
  const feeds = feedHealthOf(archive.feeds.feeds);
  const own = { owner: "terminal", surface: "terminal", feeds, log: quietLog(world), deliver } as const;
  const writer = await openWriter(call.config.openai, { archive, ...world });
  const editing = editingWith({ ...tools(desk), writer });
  await createSchedule({ ...tools(desk), ...own, editing }).round();
  if (isSet(call, "json")) world.stdout.write(json(told.map(({ record }) => record)));
  else world.stdout.write(told.map(({ text }) => text).join("\n"));
  if (told.length === 0) world.stderr.write("Nothing is due at the terminal now.\n");
}

/** A workspace's digest is told by its bot: here nothing was, and the list of what was told is empty. */
function sayAsked(desk: Desk): void {
  const text = "The bot posts it within seconds, when it runs.";
  tell(desk, [], text);
  if (isSet(desk.call, "json")) desk.call.world.stderr.write(`${text}\n`);
}

/** What a round told, as a record and for the terminal. */
type Told = { readonly record: unknown; readonly text: string };

function toldOf(post: Post, world: World): Told {
  if (post.kind === "digest") return { record: post.digest, text: renderDigest(post.digest, setFor(world)) };
  const { correction, root } = post;
  const zone = root !== null && "zone" in root ? root.zone : zoneHere();
  return { record: correction, text: renderCorrection(correction, { ...setFor(world), zone }) };
}

function quietLog({ debug }: World): Log {
  const tell = (event: string, details = {}) => debug(event, JSON.stringify(details));
  return { debug: () => undefined, info: () => undefined, warn: tell, error: tell };
}

async function audit(desk: Desk): Promise<void> {
  const entries = await createEditors(tools(desk)).audit(desk.actor, 100);
  const { world } = desk.call;
  if (isSet(desk.call, "json")) world.stdout.write(json(entries));
  else
    world.stdout.write(
      table(
        entries.map(({ at, user, action, allowed, subject }) => [
          at,
          user,
          allowed ? actionWords(action) : `refused: ${actionWords(action)}`,
          subject,
        ]),
        setFor(world),
      ),
    );
}
