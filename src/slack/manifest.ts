import { COMMANDS } from "./commands.ts";
import { SAVE_SHORTCUT } from "./on-save.ts";
import { EVENTS_PATH } from "./receiver.ts";
import { EVENTS, SCOPES } from "./surface.ts";
import { SLASH, usageHint } from "./usage.ts";

/** Where a copy of the HTTP manifest is to be changed before it is used. */
const HOST = "https://briefdesk.example.com";

const ABOUT =
  "Briefdesk is an analyst's desk inside Slack. Type /brief and a topic, and it posts a short briefing with the detail in the thread: what happened, the key figures, the key actors, who said what, what changed since the last briefing here, where sources differ, and a link for every statement. Every printed sentence is checked against the articles that your workspace keeps; what cannot be checked is withheld and counted.";

const PROMPTS = [
  { title: "What can I ask?", message: "help" },
  { title: "What is stored?", message: "topics" },
  { title: "How is the desk doing?", message: "status" },
] as const;

/** The app's manifest: for Socket Mode, which needs no address, or for HTTP. Everything in it comes from the tables of the code. */
export function manifest(mode: "http" | "socket") {
  const url = mode === "http" ? { url: `${HOST}${EVENTS_PATH}` } : {};
  const requestUrl = mode === "http" ? { request_url: `${HOST}${EVENTS_PATH}` } : {};
  return {
    _metadata: { major_version: 2, minor_version: 1 },
    display_information: {
      name: "Briefdesk",
      description: "Briefings from the articles your team keeps, every sentence checked.",
      long_description: ABOUT,
      background_color: "#1f3a4d",
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: "briefdesk", always_online: true },
      agent_view: {
        agent_description:
          "Briefs you on a topic and answers questions from the articles your workspace keeps, with a source for every sentence.",
        suggested_prompts: [...PROMPTS],
      },
      shortcuts: [
        {
          name: "Save to Briefdesk",
          type: "message",
          callback_id: SAVE_SHORTCUT,
          description: "Files the articles that a message links to",
        },
      ],
      slash_commands: [
        {
          command: SLASH,
          ...url,
          description: "Posts a checked briefing on a topic",
          usage_hint: usageHint(COMMANDS),
          // People and user groups come as ids, which alone say who is meant.
          should_escape: true,
        },
      ],
    },
    oauth_config: {
      ...(mode === "http" ? { redirect_urls: [`${HOST}/slack/oauth_redirect`] } : {}),
      // Slack wants optional scopes in both lists.
      scopes: { bot: [...new Set([...SCOPES.bot, ...SCOPES.optional])].sort(), bot_optional: SCOPES.optional },
    },
    settings: {
      event_subscriptions: { ...requestUrl, bot_events: Object.keys(EVENTS).sort() },
      interactivity: { is_enabled: true, ...requestUrl },
      org_deploy_enabled: false,
      socket_mode_enabled: mode === "socket",
      token_rotation_enabled: false,
    },
  };
}
