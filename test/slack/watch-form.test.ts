import { expect, test } from "vitest";
import { StoredWatch, type Watch } from "#domain/watch.ts";
import { type Bot, bot, soon, textOf } from "./desk.ts";
import { formValues, submit, watchIn } from "./endpoint.ts";

const shown = (content: unknown) => JSON.stringify(content ?? "");

/** A bot whose general channel watches one thing. */
async function watchingBot(over: Partial<Watch>): Promise<Bot> {
  const desk = await bot();
  const { watches } = desk.archive.watching;
  for (const { id } of await watches.list(desk.slack.team.id)) await watches.remove(id);
  const common = { workspace: desk.slack.team.id, paused: false, since: "2026-06-01" };
  const watch = { ...watchIn(desk.slack.channels.general.id, "Quayside"), ...over };
  await watches.save(StoredWatch.parse({ ...common, id: "wat_form", createdBy: "U1", watch }));
  return desk;
}

/** Opens the form of the watch by its button, and gives it as it is shown. */
async function opened({ slack }: Bot) {
  const { admin } = slack.users;
  await slack.actor.slash("/brief watch", { user: admin });
  const list = await soon(slack, () =>
    slack.messages(slack.channels.general).findLast((one) => /Quayside/.test(textOf(one))),
  );
  await slack.actor.click(list, "watch_edit", { user: admin });
  return soon(slack, () => (slack.modal(admin)?.content.callback_id === "watch_form" ? slack.modal(admin) : null));
}

test("a watch that is changed keeps all that the form does not ask for or offer", async () => {
  const rare = {
    ...{ length: "full", alert: { origins: 4, spike: 3, everyHours: 24 }, minimumOrigins: 4, cooldownHours: 48 },
    aliases: ["Orvik, the dam", "sluice"],
  } as const satisfies Partial<Watch>;
  const desk = await watchingBot(rare as Partial<Watch>);
  const { slack, archive } = desk;
  const by = { user: slack.users.admin };
  await opened(desk);
  await slack.actor.submit({ query: "velmar dam" }, by);
  await soon(slack, () => slack.modal(by.user)?.content.callback_id === "watch_confirm");
  await slack.actor.submit({}, by);
  await soon(slack, () => shown(slack.modal(by.user)?.content).includes("is watched"));
  const [stored] = await archive.watching.watches.list(slack.team.id);
  expect(stored?.watch).toMatchObject({ ...rare, query: "velmar dam" });
  expect(slack.complaints).toEqual([]);
});

test("no input takes more than is kept, nor less than what stands in it already", async () => {
  const aliases = Array.from({ length: 20 }, (_, n) => `${n} ${"alias ".repeat(13)}`.trim());
  const desk = await watchingBot({ aliases, languages: ["en", "de"] });
  const form = await opened(desk);
  const inputs = (form.content.blocks as { block_id: string; element: Record<string, unknown> }[]).map(
    ({ block_id, element }) => [block_id, element] as const,
  );
  const most = Object.fromEntries(inputs.flatMap(([id, { max_length: at }]) => (at === undefined ? [] : [[id, at]])));
  expect(most).toMatchObject({ name: 60, query: 300, aliases: 1_700, languages: 60, zone: 60, quiet: 20 });
  for (const [id, { initial_value, max_length }] of inputs)
    if (typeof initial_value === "string") expect([id, initial_value.length <= Number(max_length)]).toEqual([id, true]);
  expect(inputs.find(([id]) => id === "aliases")?.[1].initial_value).toBe(aliases.join(", "));
});

test.each([
  ["name", "x".repeat(70), "at most 60 characters"],
  ["query", "x".repeat(301), "at most 300 characters"],
  ["query", "", "say what to look for"],
  ["aliases", "y".repeat(90), "at most 80 characters each"],
  ["quiet", "22:00", "write both ends as 22:00-07:00"],
  ["quiet", "22-7", "write both ends as 22:00-07:00"],
])("what is wrong with %s is said in words of ours", async (input, value, words) => {
  const { slack } = await watchingBot({});
  const { general } = slack.channels;
  const by = { team: slack.team, user: slack.users.admin, channel: general };
  const values = { ...formValues("Quarry", "velmar"), [input]: { [input]: { value } } };
  const { answer } = await submit(slack, by, "watch_form", { metadata: { id: null, channel: general.id }, values });
  expect(answer.body).toEqual({ response_action: "errors", errors: { [input]: words } });
});

test("lists that together are more than a modal remembers are refused under the first of them", async () => {
  const { slack } = await watchingBot({});
  const { general } = slack.channels;
  const by = { team: slack.team, user: slack.users.admin, channel: general };
  const long = { value: Array.from({ length: 20 }, () => "y".repeat(80)).join(", ") };
  const values = { ...formValues("Quarry", "velmar"), aliases: { aliases: long }, exclude: { exclude: long } };
  const { answer } = await submit(slack, by, "watch_form", { metadata: { id: null, channel: general.id }, values });
  expect(shown(answer.body)).toContain("too long together");
});

test("a watch is saved once however slow Slack is, and however often it is sent off", async () => {
  const { slack, archive } = await watchingBot({});
  const { watches } = archive.watching;
  const { general } = slack.channels;
  const by = { team: slack.team, user: slack.users.admin, channel: general };
  const updated = async (view: string, words: RegExp) => {
    const said = ({ method, args }: (typeof slack.calls)[number]) =>
      method === "views.update" && args.view_id === view && words.test(shown(args.view));
    return (await soon(slack, () => slack.calls.findLast(said))).args.view as { private_metadata: string };
  };
  const values = formValues("Quarry", "velmar");
  const { id } = await submit(slack, by, "watch_form", { metadata: { id: null, channel: general.id }, values });
  const metadata = JSON.parse((await updated(id, /It would have matched/)).private_metadata) as unknown;
  slack.faults.set("conversations.info", { kind: "slow", ms: 1_500 });
  const from = Date.now();
  const first = await submit(slack, by, "watch_confirm", { metadata });
  expect(Date.now() - from).toBeLessThan(1_000);
  expect(shown(first.answer.body)).toContain("One moment");
  const again = await submit(slack, by, "watch_confirm", { metadata });
  await updated(first.id, /is watched/);
  await updated(again.id, /is watched/);
  expect((await watches.list(slack.team.id)).map(({ watch }) => watch.name)).toEqual(["Quarry", "Quayside"]);
});

test("a watch that is sent off for another channel than the form was opened for is not kept", async () => {
  const { slack, archive } = await watchingBot({});
  const { general, news } = slack.channels;
  const by = { team: slack.team, user: slack.users.admin, channel: general };
  const metadata = { meant: { id: null, channel: general.id }, watch: watchIn(news.id, "Forged"), as: "wat_forged" };
  const { answer } = await submit(slack, by, "watch_confirm", { metadata });
  expect(answer.status).not.toBe(200);
  expect((await archive.watching.watches.list(slack.team.id)).map(({ watch }) => watch.name)).toEqual(["Quayside"]);
});
