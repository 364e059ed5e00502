import type { Watch } from "#domain/watch.ts";
import { signed } from "#playground/playground.ts";
import type { Bot } from "./desk.ts";
import { soon, textOf } from "./desk.ts";

type Slack = Bot["slack"];
type User = Slack["users"]["admin"];
type Channel = Slack["channels"]["general"];

/** Somebody at the bot's endpoint, in a workspace: what they send is signed as Slack signs it, and never went through any interface. */
export type Caller = {
  readonly team: Slack["team"];
  readonly user: Pick<User, "id">;
  readonly channel: Pick<Channel, "id">;
};

let count = 0;
/** An id that was used by nobody. */
function fresh(prefix: string): string {
  count += 1;
  return `${prefix}${Date.now()}${count}`;
}

/** Sends a body to the bot, signed, and gives what it answered. */
async function send(slack: Slack, body: URLSearchParams | object): Promise<{ status: number; body: unknown }> {
  const form = body instanceof URLSearchParams;
  const text = form ? body.toString() : JSON.stringify(body);
  const type = form ? "application/x-www-form-urlencoded" : "application/json";
  const headers = { ...signed(text, slack.signingSecret), "content-type": type };
  const got = await fetch(slack.requestUrl(), { method: "POST", body: text, headers });
  const answer = await got.text();
  return { status: got.status, body: answer === "" ? null : JSON.parse(answer) };
}

function common({ team, user, channel }: Caller) {
  return {
    ...{ user: { id: user.id, team_id: team.id }, team: { id: team.id }, api_app_id: "A0BRIEFDESK", token: "t" },
    ...{ is_enterprise_install: false, enterprise: null, trigger_id: fresh("t."), channel: { id: channel.id } },
  };
}

const interactive = (slack: Slack, payload: object) =>
  send(slack, new URLSearchParams({ payload: JSON.stringify(payload) }));

/** Presses a button that carries `value`. `message` is where it stands, `view` the modal with its metadata. */
export function press(
  slack: Slack,
  by: Caller,
  action: string,
  { value = "", view, chosen, ts = "1.000001" }: { value?: string; view?: string; chosen?: string; ts?: string },
) {
  const option =
    chosen === undefined ? {} : { selected_option: { value: chosen, text: { type: "plain_text", text: "" } } };
  const type = chosen === undefined ? "button" : "static_select";
  const { channel, ...rest } = common(by);
  const place =
    view === undefined
      ? { channel, container: { type: "message", channel_id: channel.id, message_ts: ts, is_ephemeral: false } }
      : {
          container: { type: "view", view_id: "V0" },
          view: { id: fresh("V"), type: "modal", private_metadata: view, title: { text: "" }, blocks: [] },
        };
  const actions = [{ type, action_id: action, block_id: "b", value, action_ts: "1.1", ...option }];
  const message = view === undefined ? { message: { ts, text: "", type: "message" } } : {};
  return interactive(slack, {
    type: "block_actions",
    ...rest,
    ...place,
    ...message,
    response_url: by.channel.id === "" ? undefined : `${slack.url}response/none`,
    actions,
  });
}

/** Sends a modal off; gives its id beside the answer. */
export async function submit(
  slack: Slack,
  by: Caller,
  callback: string,
  { metadata, values = {} }: { metadata: unknown; values?: object },
) {
  const { channel: _, ...rest } = common(by);
  const id = fresh("V");
  const view = {
    id,
    type: "modal",
    callback_id: callback,
    private_metadata: JSON.stringify(metadata),
    state: { values },
    title: { type: "plain_text", text: "" },
    blocks: [],
  };
  const answer = await interactive(slack, { type: "view_submission", ...rest, view, response_urls: [] });
  return { id, answer };
}

/** Sends an event of the Events API, with an id that was never sent before. */
export function happen(slack: Slack, { team }: Pick<Caller, "team">, event: object) {
  const authorizations = [
    { enterprise_id: null, team_id: team.id, user_id: team.bot.userId, is_bot: true, is_enterprise_install: false },
  ];
  const envelope = { type: "event_callback", token: "t", team_id: team.id, api_app_id: "A0BRIEFDESK" };
  return send(slack, { ...envelope, authorizations, event, event_id: fresh("Ev"), event_time: 1 });
}

/** Uses a message shortcut on a message that says `text`. */
export function shortcut(slack: Slack, by: Caller, callback: string, { ts, text }: { ts: string; text: string }) {
  const message = { type: "message", ts, text };
  const payload = { type: "message_action", ...common(by), callback_id: callback, message_ts: ts, message };
  return interactive(slack, { ...payload, response_url: `${slack.url}response/none` });
}

/** Everything that one person alone was shown in a channel since `from`, in one string, once the answer has come. */
export async function typed(
  slack: Slack,
  { user, channel }: { user: User; channel: Channel },
  text: string,
  actor = slack.actor,
): Promise<string> {
  const before = slack.messages(channel).length;
  await actor.slash(`/brief ${text}`, { user, channel });
  const said = await soon(slack, () =>
    slack
      .messages(channel)
      .slice(before)
      .find((one) => one.visibleTo === user.id && !/comes by itself/.test(textOf(one))),
  );
  return textOf(said);
}

/** What the form of a watch holds when it is sent off, as Slack sends it. */
export function formValues(name: string, query: string): object {
  const option = (value: string) => ({ selected_option: { value } });
  const entered = {
    ...{ name: { value: name }, query: { value: query }, zone: { value: "UTC" }, at: { selected_time: "09:00" } },
    ...{ days: { selected_options: [{ value: "mon" }] }, alert: option("none"), weekend: option("as-listed") },
    ...{ minimumOrigins: option("1"), cooldownHours: option("72") },
  };
  return Object.fromEntries(Object.entries(entered).map(([input, value]) => [input, { [input]: value }]));
}

/** A watch as the form would make it. */
export function watchIn(channel: string, name: string): Watch {
  return {
    ...{ name, query: "velmar", aliases: [], exclude: [], actors: [], outlets: [], languages: [] },
    ...{ minimumOrigins: 1, channel, length: "short", alert: null, cooldownHours: 72 },
    schedule: { days: ["mon"], at: "09:00", zone: "UTC", quiet: null, weekend: "as-listed" },
  };
}
