import { expect, test } from "vitest";
import { StoredWatch, type Watch } from "#domain/watch.ts";
import { type Bot, bot, soon, textOf } from "./desk.ts";
import { typed, watchIn } from "./endpoint.ts";

const shown = (content: unknown) => JSON.stringify(content ?? "");

/** A bot whose general channel watches so many things. */
async function watchingBot(count: number, over: Partial<Watch> = {}): Promise<Bot> {
  const desk = await bot();
  const { slack, archive } = desk;
  const { watches } = archive.watching;
  for (const { id } of await watches.list(slack.team.id)) await watches.remove(id);
  const common = { workspace: slack.team.id, paused: false, since: "2026-06-01", createdBy: "U1" };
  for (let n = 10; n < 10 + count; n++) {
    const watch = { ...watchIn(slack.channels.general.id, `Topic ${n}`), ...over };
    const name = `${watch.name}${over.name === undefined ? "" : ` ${n}`}`;
    await watches.save(StoredWatch.parse({ ...common, id: `wat_list_${n}`, watch: { ...watch, name } }));
  }
  return desk;
}

const asked = ({ slack }: Bot, text: string, user = slack.users.admin) =>
  typed(slack, { user, channel: slack.channels.general }, text);

async function homeOf({ slack }: Bot) {
  await slack.actor.openHome({ user: slack.users.admin });
  return soon(slack, () => slack.home(slack.users.admin));
}

test("a long list of watches comes by the page and says how many more there are, also in App Home", async () => {
  const desk = await watchingBot(23);
  const first = await asked(desk, "watch");
  expect(first).toContain("Topic 19");
  expect(first).not.toContain("Topic 20");
  expect(first).toContain("and 13 more: /brief watch 2");
  // What a screen reader reads, and a phone's notification shows.
  const sent = desk.slack.calls.findLast(({ args }) => JSON.stringify(args).includes("Topic 19"))?.args;
  expect(sent).toMatchObject({ text: expect.stringMatching(/Topic 10.*Topic 19.*13 more/s) });
  expect(await asked(desk, "watch 2")).toContain("and 3 more: /brief watch 3");
  const last = await asked(desk, "watch 9");
  expect(last).toContain("Topic 32");
  expect(last).not.toContain(" more: ");
  expect(shown((await homeOf(desk)).content)).toContain("and 3 more: /brief watch");
  expect(desk.slack.complaints).toEqual([]);
});

test("watches as long as they may be are shown, cut, with their buttons", async () => {
  const aliases = Array.from({ length: 20 }, (_, n) => `${n} ${"alias ".repeat(13)}`.trim().slice(0, 80));
  const desk = await watchingBot(15, { name: "N".repeat(57), query: "q".repeat(300), aliases });
  expect(await asked(desk, "watch")).toContain("…");
  expect(shown((await homeOf(desk)).content)).toContain("NNN 10");
  expect(desk.slack.complaints).toEqual([]);
});

test("one watch is paused, resumed and removed by its buttons, each of which asks once more before it stops anything", async () => {
  const desk = await watchingBot(2);
  const { slack, archive } = desk;
  const by = { user: slack.users.admin };
  const of = async () => (await archive.watching.watches.list(slack.team.id)).map(({ id, paused }) => [id, paused]);
  const pressed = async (action: string, says: RegExp) => {
    const home = await homeOf(desk);
    const [value = ""] = /\{[^{}]*wat_list_11[^{}]*\}/.exec(valuesOf(home.content, action)) ?? [];
    await slack.actor.click(home, { action, value }, by);
    await soon(slack, () => says.test(shown(slack.modal(by.user)?.content)));
    await slack.actor.close(by);
  };
  const home = shown((await homeOf(desk)).content);
  expect(home).toContain("Pause this watch?");
  expect(home).toContain("Remove this watch?");
  await pressed("watch_pause", /Topic 11.* is paused/);
  expect(await of()).toEqual([
    ["wat_list_10", false],
    ["wat_list_11", true],
  ]);
  await soon(slack, () => shown(slack.home(by.user)?.content).includes("Resume"));
  await pressed("watch_pause", /Topic 11.* goes on/);
  expect((await of())[1]).toEqual(["wat_list_11", false]);
  await pressed("watch_remove", /Topic 11.* no longer watched/);
  expect(await of()).toEqual([["wat_list_10", false]]);
  await soon(slack, () => !shown(slack.home(by.user)?.content).includes("Topic 11"));
  expect(slack.complaints).toEqual([]);
});

/** What the buttons of one kind carry, one after the other. */
function valuesOf(content: unknown, action: string): string {
  const { blocks } = content as { blocks: { elements?: { action_id?: string; value?: string }[] }[] };
  const buttons = blocks.flatMap(({ elements = [] }) => elements.filter(({ action_id }) => action_id === action));
  return buttons.map(({ value = "" }) => value).join("\n");
}

test("the button of a watch that was removed says so, and opens no empty form", async () => {
  const desk = await watchingBot(1);
  const { slack, archive } = desk;
  const { admin } = slack.users;
  await slack.actor.slash("/brief watch", { user: admin });
  const list = await soon(slack, () =>
    slack.messages(slack.channels.general).find((one) => /Topic 10/.test(textOf(one))),
  );
  await archive.watching.watches.remove("wat_list_10");
  await slack.actor.click(list, "watch_edit", { user: admin });
  await soon(slack, () => shown(slack.modal(admin)?.content).includes("was removed"));
});

test("App Home says in words how the last digest stands", async () => {
  const desk = await watchingBot(1);
  const { slack, archive } = desk;
  const { runs } = archive.watching;
  const place = { workspace: slack.team.id, channel: slack.channels.general.id };
  const dueAt = "2026-06-02T09:17:20.640Z";
  await runs.plan({ watch: "wat_list_10", date: `asked ${dueAt}`, ...place, cause: "asked", dueAt, missed: 0 });
  const lent = await runs.claim("list", 60_000, "slack");
  expect(shown((await homeOf(desk)).content)).toContain("digest that was asked for 2 Jun 2026, 09:17 is being made");
  await runs.finish(lent?.id ?? "", "list", { kind: "refused", note: "No such channel." });
  await slack.actor.openHome({ user: slack.users.admin });
  const told = "digest that was asked for 2 Jun 2026, 09:17 was not posted: No such channel.";
  await soon(slack, () => shown(slack.home(slack.users.admin)?.content).includes(told));
});
