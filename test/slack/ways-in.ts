import { soon, textOf } from "./desk.ts";
import { type Caller, formValues, happen, press, shortcut, submit, watchIn } from "./endpoint.ts";
import { type Ids, NOTHING, type World } from "./two-workspaces.ts";

/** Does one thing from B with ids, and gives what B reads beside its messages. `covers`: the listeners and commands it goes through. */
export type Way = {
  readonly covers: readonly string[];
  readonly run: (world: World, ids: Ids) => Promise<unknown>;
};

const by = ({ b }: World, channel: { id: string } = b.channels.general): Caller => ({
  ...{ team: b.team, user: b.users.admin, channel },
});

const command = (text: (ids: Ids) => string): Way => ({
  covers: ["command /brief", `/brief ${text(NOTHING)}`],
  run: async ({ slack, b }, ids) => {
    await b.actor.slash(`/brief ${text(ids)}`, { user: b.users.admin, channel: b.channels.general });
    await soon(slack, () => b.messages(b.channels.general).findLast((one) => one.visibleTo === b.users.admin.id));
  },
});

/** Has a message of the bot stand in B's channel whose button carries what only A's buttons carry, and presses it. */
async function pressed({ slack, b }: World, action: string, value: object): Promise<void> {
  const button = { type: "button", action_id: action, text: { type: "plain_text", text: "Press" } };
  const blocks = [{ type: "actions", elements: [{ ...button, value: JSON.stringify(value) }] }];
  const sent = await fetch(`${slack.apiUrl}chat.postMessage`, {
    method: "POST",
    headers: { authorization: `Bearer ${b.botToken}`, "content-type": "application/json" },
    body: JSON.stringify({ channel: b.channels.general.id, text: "planted", blocks }),
  });
  const { ts } = (await sent.json()) as { ts: string };
  const message = b.messages(b.channels.general).find((one) => one.ts === ts);
  if (message === undefined) throw new Error("nothing was planted");
  await b.actor.click(message, action, { user: b.users.admin });
}

const order = (action: string, value: (ids: Ids) => object): Way => ({
  covers: [`action ${action}`],
  run: (at, ids) => pressed(at, action, value(ids)),
});

/** A button that opens a modal: gives all that stands in it, once it is filled. */
const modal = (action: string, value: (ids: Ids) => object, filled: RegExp): Way => ({
  covers: [`action ${action}`],
  run: async (at, ids) => {
    const { slack, b } = at;
    await pressed(at, action, value(ids));
    const shown = await soon(slack, () => {
      const content = JSON.stringify(b.modal(b.users.admin)?.content ?? "");
      return filled.test(content) ? content : null;
    });
    await b.actor.close({ user: b.users.admin });
    return shown;
  },
});

/** What a modal that was sent off shows at last. */
async function shownIn({ slack }: World, id: string): Promise<unknown> {
  const call = await soon(slack, () =>
    slack.calls.findLast(({ method, args }) => method === "views.update" && args.view_id === id),
  );
  return call.args.view;
}

const confirm = (
  of: (world: World, ids: Ids) => { meant: string; watch: string; id: string | null; as?: string },
): Way => ({
  covers: ["view watch_confirm"],
  run: async (at, ids) => {
    const { meant: channel, watch, id } = of(at, ids);
    const metadata = { meant: { id, channel }, watch: watchIn(watch, "Mine") };
    const { id: view } = await submit(at.slack, by(at), "watch_confirm", { metadata });
    return shownIn(at, view);
  },
});

const said = (event: (world: World, ids: Ids) => object, kind: "app_mention" | "message"): Way => ({
  covers: [`event ${kind}`],
  run: async (at, ids) => {
    const common = {
      type: kind,
      user: at.b.users.admin.id,
      ts: `17000${Date.now() % 1e5}.${String(Math.random()).slice(2, 8)}`,
    };
    await happen(at.slack, at.b, { ...common, ...event(at, ids) });
  },
});
const mentioned = ({ b }: World) => `<@${b.team.bot.userId}>`;

/** Every way into the bot, with what is A's in it wherever something can stand. */
export const WAYS: Readonly<Record<string, Way>> = {
  "a topic": command(() => "merrow"),
  "a topic, full and private": command(() => "canal board private"),
  "a question": command(() => "Who leads the keepers of merrow?"),
  help: command(() => "help"),
  topics: command(() => "topics"),
  status: command(() => "status"),
  why: command(() => "why 1"),
  replay: command(({ briefing }) => `replay ${briefing}`),
  save: command(() => "save http://localhost:1/article"),
  watch: command(() => "watch"),
  "digest now": command(() => "digest now"),
  "digest pause": command(() => "digest pause"),
  feeds: command(() => "feeds"),
  "feeds remove, by id": command(({ feed }) => `feeds remove ${feed}`),
  "feeds remove, by address": command(({ feedUrl }) => `feeds remove ${feedUrl}`),
  "feeds remove, by number": command(() => "feeds remove 1"),
  "feeds poll": command(({ feedUrl }) => `feeds poll ${feedUrl}`),
  sources: command(() => "sources"),
  editors: command(() => "editors"),
  "editors remove": command(() => "editors remove 1"),
  audit: command(() => "audit 40"),
  evidence: modal("briefing_evidence", ({ briefing, claim }) => ({ briefing, claim }), /no longer kept/),
  withheld: modal("briefing_withheld", ({ briefing }) => ({ briefing }), /no longer kept/),
  "was it useful": {
    covers: ["action briefing_rating"],
    run: async (at, ids) => {
      const { b } = at;
      const thanked = () => b.messages(b.channels.general).filter((one) => /noted|Noted/.test(textOf(one))).length;
      const before = thanked();
      await pressed(at, "briefing_rating", { briefing: ids.briefing, rating: "useful" });
      await soon(at.slack, () => thanked() > before);
    },
  },
  "what is wrong": {
    covers: ["action claim_fault"],
    run: async (at, ids) => {
      const { briefing, claim, channel } = ids;
      const view = JSON.stringify({ briefing, claim, printed: "x", channel });
      return (await press(at.slack, by(at), "claim_fault", { view, chosen: "wrong" })).body;
    },
  },
  "ask a question": modal("briefing_ask", ({ briefing }) => ({ briefing }), /Your question/),
  "a suggested question": {
    covers: ["action /^briefing_suggestion_\\d$/"],
    run: (at, { briefing }) =>
      pressed(at, "briefing_suggestion_0", { briefing, question: "Who leads the keepers of merrow?" }),
  },
  "post here": order("briefing_post", ({ briefing }) => ({ briefing })),
  "change a watch": modal("watch_edit", ({ watch, channel }) => ({ id: watch, channel }), /cannot see this/),
  "change a hidden watch": modal("watch_edit", ({ hidden }) => ({ id: "wat_hidden", channel: hidden }), /cannot see/),
  "pause a watch": order("watch_pause", ({ watch, channel }) => ({ id: watch, channel, paused: true })),
  "remove a watch": order("watch_remove", ({ watch, channel }) => ({ id: watch, channel })),
  "stop following": order("feed_remove", ({ feed }) => ({ feed })),
  "the switch for a model": {
    covers: ["action model_consent"],
    run: async (at) => {
      const from = at.slack.calls.length;
      await pressed(at, "model_consent", { allow: true });
      await soon(at.slack, () => at.slack.calls.slice(from).some(({ method }) => method === "views.publish"));
    },
  },
  "the question's modal": {
    covers: ["view ask_question"],
    run: async (at, { team, briefing, channel, thread }) => {
      const where = { workspace: team, channel, thread, user: at.b.users.admin.id, via: "button", responseUrl: null };
      const values = { question: { text: { value: "Who leads the keepers of merrow?" } } };
      const metadata = { briefing, at: where };
      return (await submit(at.slack, by(at), "ask_question", { metadata, values })).answer.body;
    },
  },
  "the question's modal, as if it were B's": {
    covers: ["view ask_question"],
    run: async (at, { briefing, channel, thread }) => {
      const where = {
        workspace: at.b.team.id,
        channel,
        thread,
        user: at.b.users.admin.id,
        via: "button",
        responseUrl: null,
      };
      const values = { question: { text: { value: "Who leads the keepers of merrow?" } } };
      return (await submit(at.slack, by(at), "ask_question", { metadata: { briefing, at: where }, values })).answer
        .body;
    },
  },
  "a watch tried": {
    covers: ["view watch_form"],
    run: async (at, ids) => {
      const metadata = { id: ids.watch, channel: ids.channel };
      const { id } = await submit(at.slack, by(at), "watch_form", { metadata, values: formValues("Mine", "merrow") });
      return shownIn(at, id);
    },
  },
  "a watch changed": confirm((_, { watch, channel }) => ({ meant: channel, watch: channel, id: watch })),
  "a watch added": confirm((_, { channel }) => ({ meant: channel, watch: channel, id: null })),
  "a watch taken over": confirm(({ b }, { watch }) => {
    const { id: channel } = b.channels.general;
    return { meant: channel, watch: channel, id: watch };
  }),
  "a watch for another's channel": {
    covers: ["view watch_confirm"],
    run: async (at, { hidden }) => {
      const meant = { id: null, channel: at.b.channels.general.id };
      const metadata = { meant, watch: watchIn(hidden, "Mine") };
      const { answer } = await submit(at.slack, by(at), "watch_confirm", { metadata });
      return answer.status;
    },
  },
  "the shortcut": {
    covers: ["shortcut save_article"],
    run: (at, { channel, thread }) =>
      shortcut(at.slack, by(at, { id: channel }), "save_article", { ts: thread, text: "<http://localhost:1/x>" }),
  },
  "a mention": said(
    ({ b }) => ({ channel: b.channels.general.id, text: `<@${b.team.bot.userId}> merrow` }),
    "app_mention",
  ),
  "a mention in A's channel": said((at, { channel }) => ({ channel, text: `${mentioned(at)} merrow` }), "app_mention"),
  "a mention in A's thread": said(
    (at, { channel, thread }) => ({ channel, thread_ts: thread, text: `${mentioned(at)} why 1` }),
    "app_mention",
  ),
  "a question in A's thread": said(
    (_, { channel, thread }) => ({
      channel,
      thread_ts: thread,
      text: "Who leads the keepers?",
      channel_type: "channel",
    }),
    "message",
  ),
  "a question in a thread of B's with A's time": said(
    ({ b }, { thread }) => ({ channel: b.channels.general.id, thread_ts: thread, text: "Who leads the keepers?" }),
    "message",
  ),
  "a direct message": {
    covers: ["event message"],
    run: ({ b }, { briefing }) => b.actor.dm(`replay ${briefing}`, { user: b.users.admin }).then(() => undefined),
  },
  "App Home": {
    covers: ["event app_home_opened"],
    run: async ({ slack, b }) => {
      const from = slack.calls.length;
      await b.actor.openHome({ user: b.users.admin });
      await soon(slack, () => slack.calls.slice(from).some(({ method }) => method === "views.publish"));
      return b.home(b.users.admin)?.content;
    },
  },
  "what to begin with": {
    covers: ["event app_home_opened"],
    run: async ({ slack, b }) => {
      const from = slack.calls.length;
      await b.actor.openMessages({ user: b.users.admin });
      const prompts = "assistant.threads.setSuggestedPrompts";
      const call = await soon(slack, () => slack.calls.slice(from).find(({ method }) => method === prompts));
      return call.args.prompts;
    },
  },
  stop: {
    covers: ["event agent_session_stopped"],
    run: ({ slack, b }, { channel, thread }) => {
      const event = { type: "agent_session_stopped", streaming_message_ts: [], event_ts: "1.1" };
      return happen(slack, b, { ...event, user: b.users.admin.id, channel, thread_ts: thread });
    },
  },
};
