import type { Json, Prompts, Status } from "./state.ts";

/** What the page is sent: types alone, so that the page and its server mean the same. */

/** A person, as the page lists them. */
export type PageUser = {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
  readonly role: string;
  readonly bot: boolean;
};
/** A channel or a direct message that the viewer is in. `withBot`: whether the bot is. */
export type PageChannel = {
  readonly id: string;
  readonly name: string;
  readonly topic: string;
  readonly kind: "channel" | "group" | "im";
  readonly withBot: boolean;
};
export type PageMessage = {
  readonly ts: string;
  readonly channel: string;
  readonly user: string;
  readonly bot: boolean;
  readonly mine: boolean;
  /** Only the viewer sees it. */
  readonly alone: boolean;
  readonly thread: string | null;
  readonly text: string;
  readonly blocks: readonly Json[];
  readonly edited: boolean;
  readonly streaming: boolean;
  readonly reactions: readonly { readonly name: string; readonly count: number }[];
  readonly deleted: boolean;
};
export type PageView = {
  readonly id: string;
  readonly hash: string;
  readonly type: "modal" | "home";
  readonly content: Json;
};
/** A slash command with what may follow it. */
export type PageCommand = { readonly command: string; readonly usage: string; readonly means: string };
export type PageShortcut = { readonly callback: string; readonly name: string };

/** Everything one person sees, as it stands when a stream of changes begins. */
export type Snapshot = {
  readonly team: string;
  readonly me: string;
  readonly bot: string;
  readonly about: string;
  /** The bot is being started: what is sent to it waits. */
  readonly starting: boolean;
  readonly people: readonly PageUser[];
  readonly channels: readonly PageChannel[];
  readonly messages: readonly PageMessage[];
  readonly modal: PageView | null;
  readonly home: PageView | null;
  readonly statuses: readonly Status[];
  readonly prompts: readonly Prompts[];
  readonly commands: readonly PageCommand[];
  readonly shortcuts: readonly PageShortcut[];
  readonly tries: readonly string[];
};

/** What changed. */
export type PageChange =
  | { readonly kind: "message"; readonly message: PageMessage }
  | { readonly kind: "modal"; readonly view: PageView | null }
  | { readonly kind: "home"; readonly view: PageView }
  | { readonly kind: "status"; readonly status: Status }
  | { readonly kind: "prompts"; readonly prompts: Prompts }
  | { readonly kind: "channel"; readonly channel: PageChannel }
  | { readonly kind: "started" };

/** What came of what the viewer did: nothing to say, errors beside fields, or one sentence. */
export type Outcome =
  | { readonly kind: "ok" }
  | { readonly kind: "errors"; readonly errors: Readonly<Record<string, string>> }
  | { readonly kind: "refused"; readonly advice: string };
