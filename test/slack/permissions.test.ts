import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { StoredWatch } from "#domain/watch.ts";
import { ACTIONS, type Action, isAllowed, KINDS, type Kind } from "../../src/schedule/permissions.ts";
import { editorsAre } from "../fixtures/editors.ts";
import { type Bot, bot, soon } from "./desk.ts";
import { type Caller, formValues, press, submit, typed, watchIn } from "./endpoint.ts";

type User = Bot["slack"]["users"]["admin"];
/** Somebody of a kind at the endpoint of a bot. */
type Visit = { readonly desk: Bot; readonly user: User; readonly caller: Caller };
/** Tries something and tells whether it was done. It leaves the books as it found them. */
type Try = (visit: Visit) => Promise<boolean>;

const FEED = "https://example.org/harbor-ledger.xml";

const says =
  (text: string, done: RegExp): Try =>
  async ({ desk: { slack }, user }) => {
    const said = await typed(slack, { user, channel: slack.channels.general }, text);
    expect(done.test(said) || /You may not do this here|Nothing is watched in this channel/.test(said), said).toBe(
      true,
    );
    return done.test(said);
  };

const watches = ({ archive, slack }: Bot) => archive.watching.watches.list(slack.team.id);
const viewer = ({ slack }: Bot) => ({ workspace: slack.team.id, channel: null });

async function pauses(visit: Visit): Promise<boolean> {
  const done = await says("digest pause", /Paused: Quayside/)(visit);
  const [stored] = (await watches(visit.desk)) as [StoredWatch];
  expect(stored.paused).toBe(done);
  await visit.desk.archive.watching.watches.save({ ...stored, paused: false });
  return done;
}

async function resumes(visit: Visit): Promise<boolean> {
  const { archive } = visit.desk;
  const [stored] = (await watches(visit.desk)) as [StoredWatch];
  await archive.watching.watches.save({ ...stored, paused: true });
  const done = await says("digest resume", /Digests on Quayside go on/)(visit);
  expect((await watches(visit.desk))[0]?.paused).toBe(!done);
  await archive.watching.watches.save(stored);
  return done;
}

/** The second step of the form, sent without ever having seen the first. */
async function savesWatch({ desk, caller }: Visit): Promise<boolean> {
  const { slack, archive } = desk;
  const channel = slack.channels.general.id;
  const meant = { id: null, channel };
  const watch = watchIn(channel, "Quarry");
  const { id } = await submit(slack, caller, "watch_confirm", { metadata: { meant, watch } });
  const shown = await soon(slack, () =>
    slack.calls.findLast(({ method, args }) => method === "views.update" && args.view_id === id),
  );
  const kept = (await watches(desk)).find((one) => one.watch.name === "Quarry");
  expect(/Saved/.test(JSON.stringify(shown.args))).toBe(kept !== undefined);
  if (kept) await archive.watching.watches.remove(kept.id);
  return kept !== undefined;
}

/** A button of the list of watches; `is` tells from the watch (undefined: there is none any more) whether it was done. */
const pressesWatch =
  (action: string, meant: object, is: (stored: StoredWatch | undefined) => boolean): Try =>
  async ({ desk, caller }) => {
    const { watching } = desk.archive;
    const [before] = (await watches(desk)) as [StoredWatch];
    await watching.watches.save({ ...before, paused: "paused" in meant && meant.paused === false });
    const value = JSON.stringify({ id: before.id, channel: before.watch.channel, ...meant });
    const logged = desk.logged.length;
    await press(desk.slack, caller, action, { value });
    const seen = () => desk.logged.slice(logged).some((line) => line.includes("slack.watch-stop"));
    await expect.poll(async () => seen() || is((await watches(desk))[0]), { timeout: 60_000, interval: 10 }).toBe(true);
    const done = is((await watches(desk))[0]);
    await watching.watches.save(before);
    return done;
  };

/** The first step of the form, whose answer is shown in the modal afterwards. */
async function triesWatch({ desk: { slack }, caller }: Visit): Promise<boolean> {
  const metadata = { id: null, channel: slack.channels.general.id };
  const { id } = await submit(slack, caller, "watch_form", { metadata, values: formValues("Quayside Two", "velmar") });
  const shown = await soon(slack, () =>
    slack.calls.findLast(({ method, args }) => method === "views.update" && args.view_id === id),
  );
  const text = JSON.stringify(shown.args);
  expect(/It would have matched|You may not do this here/.test(text)).toBe(true);
  return text.includes("It would have matched");
}

async function removesFeed({ desk, caller }: Visit): Promise<boolean> {
  const { slack, archive } = desk;
  const before = await archive.watching.stewardship.audit(slack.team.id, 1_000);
  const [feed] = await archive.feeds.feeds.list(viewer(desk));
  await press(slack, caller, "feed_remove", { value: JSON.stringify({ feed: feed?.id }) });
  await expect
    .poll(async () => (await archive.watching.stewardship.audit(slack.team.id, 1_000)).length, {
      timeout: 60_000,
      interval: 10,
    })
    .toBeGreaterThan(before.length);
  const [entry] = await archive.watching.stewardship.audit(slack.team.id, 1);
  if (!entry?.allowed) {
    expect(await archive.feeds.feeds.list(viewer(desk))).toHaveLength(1);
    return false;
  }
  await expect.poll(() => archive.feeds.feeds.list(viewer(desk)), { timeout: 60_000, interval: 10 }).toEqual([]);
  await followed(desk);
  return true;
}

async function rates(visit: Visit): Promise<boolean> {
  const grade = `Gazette of ${visit.user.id}`;
  const done = await says(`sources rate ${grade} B`, /It was not rated before/)(visit);
  const ratings = await visit.desk.archive.feeds.ratings.list(viewer(visit.desk));
  expect(ratings.some(({ outlet }) => outlet === grade)).toBe(done);
  return done;
}

async function names(visit: Visit): Promise<boolean> {
  const { slack, archive } = visit.desk;
  const { stewardship } = archive.watching;
  const before = await stewardship.grants(slack.team.id);
  const done = await says("editors add @iris", /May edit from now on/)(visit);
  expect(await stewardship.grants(slack.team.id)).toHaveLength(before.length + Number(done));
  await editorsAre(stewardship, slack.team.id, before);
  return done;
}

async function allowsModel({ desk, user, caller }: Visit): Promise<boolean> {
  const { slack, archive } = desk;
  const from = slack.calls.length;
  await press(slack, caller, "model_consent", { value: JSON.stringify({ allow: true }) });
  await soon(slack, () =>
    slack.calls
      .slice(from)
      .some(({ method, args }) => method === "views.open" || (method === "views.publish" && args.user_id === user.id)),
  );
  const given = await archive.model.consents.given(slack.team.id);
  await archive.model.consents.set(slack.team.id, false);
  return given;
}

async function seesHome({ desk: { slack }, user }: Visit): Promise<boolean> {
  await slack.actor.openHome({ user });
  const home = await soon(slack, () => slack.home(user));
  const shown = JSON.stringify(home.content);
  expect(shown.includes("Quayside")).toBe(/1 feed followed/.test(shown));
  return shown.includes("Quayside");
}

/** Every way in Slack to everything that the permission table knows. A new action has no line here and fails to compile. */
const WAYS: Readonly<Record<Action, Readonly<Record<string, Try>> | "terminal only">> = {
  ask: {
    "/brief status": says("status", /briefings/),
    "/brief TOPIC private": says("velmar since 3650d private", /Only you can see this/),
  },
  file: { "/brief save": says("save http://localhost:1/", /not filed|Not filed|http:\/\/localhost:1/) },
  see: {
    "/brief watch": says("watch", /What this channel watches/),
    "/brief feeds": says("feeds", /1 feed followed/),
    "/brief sources": says("sources", /How far outlets|No outlet is rated/),
    "/brief editors": says("editors", /Who may edit/),
    "App Home": seesHome,
  },
  "dry-run": { "the form": triesWatch },
  "edit-watch": {
    "the second step of the form": savesWatch,
    "the button that removes": pressesWatch("watch_remove", {}, (stored) => stored === undefined),
  },
  pause: {
    "/brief digest pause": pauses,
    "the button that pauses": pressesWatch("watch_pause", { paused: true }, (stored) => stored?.paused === true),
  },
  resume: {
    "/brief digest resume": resumes,
    "the button that resumes": pressesWatch("watch_pause", { paused: false }, (stored) => stored?.paused === false),
  },
  "digest-now": { "/brief digest now": says("digest now", /is being made/) },
  "edit-feeds": {
    "/brief feeds add": says("feeds add http://localhost:1/", /Not followed/),
    "/brief feeds remove": says(`feeds remove ${FEED}`, /Stop following/),
    "/brief feeds poll": says("feeds poll", /Left alone: 1 paused/),
    "the button that removes": removesFeed,
  },
  "edit-sources": { "/brief sources rate": rates },
  "read-audit": { "/brief audit": says("audit", /newest first/) },
  "name-editors": {
    "/brief editors add": names,
    "/brief editors remove": says("editors remove 99", /nobody who was named/),
  },
  "move-settings": "terminal only",
  "allow-model": { "the switch in App Home": allowsModel },
};

/** Whoever Slack can show us, by kind; the operator sits at the terminal. */
const OVER: Readonly<Record<Exclude<Kind, "operator">, Partial<User> & { is_stranger?: boolean }>> = {
  owner: { is_owner: true, is_admin: true },
  admin: { is_admin: true },
  editor: {},
  member: {},
  guest: { is_restricted: true },
  stranger: { is_owner: true, is_admin: true, is_stranger: true, team_id: "T0ELSEWHERE" },
  bot: { is_bot: true, is_admin: true },
  gone: { deleted: true, is_owner: true },
};
const IN_SLACK = KINDS.filter((kind) => kind !== "operator");

async function followed({ archive, slack }: Bot): Promise<void> {
  const visibility = { kind: "workspace", workspace: slack.team.id } as const;
  const { feed } = await archive.feeds.feeds.add({
    url: FEED,
    outlet: "Harbor Ledger",
    site: null,
    fullText: false,
    visibility,
  });
  await archive.feeds.feeds.change({ workspace: slack.team.id, channel: null }, feed.id, { paused: "for the test" });
}

/** A bot whose general channel watches something, whose workspace follows a feed, and where there is one of each kind. */
async function crowd(): Promise<{ desk: Bot; people: Map<Kind, User> }> {
  const desk = await bot({ over: { model: { name: "quill", host: "models.example" } } });
  const { slack, archive } = desk;
  const { general } = slack.channels;
  const plain = slack.users.member;
  const people = new Map<Kind, User>();
  for (const kind of IN_SLACK) {
    const user = { ...plain, id: `U0KIND${kind.toUpperCase()}`, name: `a-${kind}`, ...OVER[kind] };
    slack.team.users.set(user.id, user);
    general.members.add(user.id);
    people.set(kind, user);
  }
  const editors = [people.get("editor"), people.get("guest"), people.get("stranger")].map((user) => user?.id ?? "");
  await editorsAre(
    archive.watching.stewardship,
    slack.team.id,
    editors.map((id) => ({ kind: "user", id })),
  );
  const stored = {
    id: "wat_table",
    workspace: slack.team.id,
    paused: false,
    since: "2026-06-01",
    createdBy: "U1",
  };
  await archive.watching.watches.save({ ...stored, watch: watchIn(general.id, "Quayside") });
  await followed(desk);
  return { desk, people };
}

test("every way in Slack to every action is open to exactly the kinds of users that the permission table names", async () => {
  expect(Object.keys(WAYS).sort()).toEqual([...ACTIONS].sort());
  const { desk, people } = await crowd();
  const found: Record<string, string> = {};
  const expected: Record<string, string> = {};
  for (const action of ACTIONS) {
    const ways = WAYS[action];
    if (ways === "terminal only") continue;
    for (const [way, attempt] of Object.entries(ways)) {
      const may: Kind[] = [];
      for (const [kind, user] of people) {
        const caller = { team: desk.slack.team, user, channel: desk.slack.channels.general };
        if (await attempt({ desk, user, caller })) may.push(kind);
      }
      found[`${action}: ${way}`] = may.join(" ");
      expected[`${action}: ${way}`] = IN_SLACK.filter((kind) => isAllowed(kind, action)).join(" ");
    }
  }
  expect(found).toEqual(expected);
});

test("what only the terminal does is nowhere in the Slack room", () => {
  const room = globSync("src/slack/*.ts", { cwd: new URL("../../", import.meta.url).pathname });
  const code = room.map((path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8")).join("\n");
  expect(Object.keys(WAYS).filter((action) => WAYS[action as Action] === "terminal only")).toEqual(["move-settings"]);
  expect(code).not.toMatch(/exportSettings|importSettings/);
});
