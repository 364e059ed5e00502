/**
 * What the app asks of a workspace: the scope of every Web API method it calls, and of every event it listens to. The manifest is
 * made from these tables; a test holds them equal to the calls and listeners in the code. An optional scope may be refused.
 */
type Needs = { readonly scopes: readonly string[]; readonly optional?: readonly string[] };

const HISTORY: Needs = { scopes: ["channels:history", "im:history"], optional: ["groups:history"] };

/** Each method with what it needs, after docs.slack.dev/reference/methods. */
export const METHODS: Readonly<Record<string, Needs>> = {
  "agents.sessions.setStatus": { scopes: ["chat:write"] },
  "assistant.threads.setStatus": { scopes: ["assistant:write"] },
  "assistant.threads.setSuggestedPrompts": { scopes: ["assistant:write"] },
  "auth.test": { scopes: [] },
  "chat.postEphemeral": { scopes: ["chat:write"] },
  "chat.postMessage": { scopes: ["chat:write"] },
  "chat.update": { scopes: ["chat:write"] },
  "conversations.history": HISTORY,
  "conversations.info": { scopes: ["channels:read"], optional: ["groups:read"] },
  "conversations.open": { scopes: ["im:write"] },
  "conversations.replies": HISTORY,
  "usergroups.list": { scopes: [], optional: ["usergroups:read"] },
  "usergroups.users.list": { scopes: [], optional: ["usergroups:read"] },
  "users.conversations": { scopes: ["channels:read"], optional: ["groups:read"] },
  "users.info": { scopes: ["users:read"] },
  "views.open": { scopes: [] },
  "views.publish": { scopes: [] },
  "views.update": { scopes: [] },
};

/** Each event in the words of the manifest, with what it needs, after docs.slack.dev/reference/events. */
export const EVENTS: Readonly<Record<string, Needs>> = {
  agent_session_stopped: { scopes: [] },
  app_home_opened: { scopes: [] },
  app_mention: { scopes: ["app_mentions:read"] },
  app_uninstalled: { scopes: [] },
  "message.channels": { scopes: ["channels:history"] },
  "message.groups": { scopes: [], optional: ["groups:history"] },
  "message.im": { scopes: ["im:history"] },
  tokens_revoked: { scopes: [] },
};

/** The scope that slash commands and shortcuts need. */
const COMMANDS_SCOPE = "commands";

const sorted = (scopes: readonly string[]) => [...new Set(scopes)].sort();
const all: readonly Needs[] = [...Object.values(METHODS), ...Object.values(EVENTS)];

/** The scopes that the app cannot do without, and those that only private channels and user groups need. */
export const SCOPES = {
  bot: sorted([COMMANDS_SCOPE, ...all.flatMap(({ scopes }) => scopes)]),
  optional: sorted(all.flatMap(({ optional }) => optional ?? [])),
};
