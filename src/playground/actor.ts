import type { Settled } from "./cast.ts";
import type { Entered } from "./controls.ts";
import type { Reply } from "./delivery.ts";
import { uninstall } from "./installs.ts";
import { closeView, findControl, type Submitted, submitView, topView, useControl, type Which } from "./interactions.ts";
import { enter } from "./methods/conversations.ts";
import { directWith } from "./places.ts";
import { openApp, type Stage, say, slash, stopAgent, useShortcut } from "./stage.ts";
import type { Channel, Message, User, View } from "./state.ts";

/** Who does it, and where; by default the member, in the general channel. */
export type By = { readonly user?: User; readonly channel?: Channel };
export type InThread = By & { readonly thread?: string };
export type Spoken = { readonly message: Message; readonly replies: readonly Reply[] };

/** People of a workspace, for a test to play. Each promise resolves when the bot has acknowledged what was done. */
export type Actor = {
  /** "/brief venezuela", or another command. */
  slash(typed: string, by?: By): Promise<Reply>;
  /** Says something that begins with the bot's name. */
  mention(text: string, by?: InThread): Promise<Spoken>;
  /** Says something as it stands; "@briefdesk" becomes a mention. */
  message(text: string, by?: InThread): Promise<Spoken>;
  dm(text: string, by?: InThread): Promise<Spoken>;
  /** Presses a button or chooses from a menu, in a message or in a view. */
  click(where: Message | View, which: string | Which, by?: By & { entered?: Entered }): Promise<Reply>;
  /** Sends the open modal off, with what was entered by action id. */
  submit(entered?: Readonly<Record<string, Entered>>, by?: By): Promise<Submitted>;
  close(by?: By): Promise<void>;
  shortcut(callback: string, message: Message, by?: By): Promise<Reply>;
  openHome(by?: By): Promise<Reply>;
  openMessages(by?: By): Promise<Reply>;
  /** Presses stop in a thread where the agent is at work. */
  stop(thread: Message, by?: By): Promise<Reply>;
  invite(channel: Channel): void;
  uninstall(): Promise<Reply>;
  /** Sends the last thing that was done to the bot again, with the same ids of events or with new ones. */
  deliverAgain(times: number, options?: { newIds?: boolean }): Promise<Reply[]>;
};

export function createActor(stage: Stage, { team, users, channels }: Settled): Actor {
  const { state, postman } = stage;
  const person = (by?: By) => by?.user ?? users.member;
  const place = (by?: By) => by?.channel ?? channels.general;
  const direct = (by?: By) => directWith(state, team, person(by).id);
  const spoken = (text: string, channel: Channel, by?: InThread) => {
    postman.mark();
    return say(stage, person(by), channel, text, by?.thread ?? null);
  };
  return {
    slash: (typed, by) => {
      postman.mark();
      const [, command = typed, text = ""] = /^(\/\S+)\s*([\s\S]*)$/.exec(typed) ?? [];
      return slash(stage, person(by), place(by), command, text);
    },
    mention: (text, by) => spoken(`@briefdesk ${text}`, place(by), by),
    message: (text, by) => spoken(text, place(by), by),
    dm: (text, by) => spoken(text, direct(by), by),
    click: (where, which, by) => {
      postman.mark();
      const at = "ts" in where ? { message: where } : { view: where };
      const control = findControl(at, typeof which === "string" ? { action: which } : which);
      return useControl(stage, person(by), at, control, by?.entered ?? null);
    },
    submit: (entered = {}, by) => {
      postman.mark();
      const view = topView(stage, person(by));
      if (!view) throw new Error(`${person(by).name} has no modal open`);
      return submitView(stage, person(by), view, entered);
    },
    close: (by) => closeView(stage, person(by)),
    shortcut: (callback, message, by) => {
      postman.mark();
      return useShortcut(stage, person(by), message, callback);
    },
    openHome: (by) => openApp(stage, person(by), direct(by), "home"),
    openMessages: (by) => openApp(stage, person(by), direct(by), "messages"),
    stop: (thread, by) => {
      const channel = team.channels.get(thread.channel) ?? channels.general;
      return stopAgent(stage, person(by), channel, thread.thread_ts ?? thread.ts);
    },
    invite: (channel) =>
      enter({ state, team, tell: (to, event) => void postman.event(to, event) }, channel, team.bot.userId),
    uninstall: async () => {
      postman.mark();
      const told = { type: "app_uninstalled" };
      const reply = postman.event(team, told);
      uninstall(state, team);
      return reply;
    },
    deliverAgain: (times, options) => postman.again(times, options?.newIds === true),
  };
}
