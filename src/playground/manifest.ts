import { parse } from "yaml";
import { z } from "zod";
import type { PageCommand, PageShortcut } from "./wire.ts";

const schema = z.object({
  features: z.object({
    slash_commands: z.array(
      z.object({ command: z.string(), description: z.string(), usage_hint: z.string().default("") }),
    ),
    shortcuts: z.array(z.object({ name: z.string(), callback_id: z.string(), type: z.string() })).default([]),
  }),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
  settings: z.object({ event_subscriptions: z.object({ bot_events: z.array(z.string()) }) }),
});

/** What an app's manifest registers, as far as a workspace can tell. */
export type Registered = {
  readonly commands: readonly PageCommand[];
  readonly shortcuts: readonly PageShortcut[];
  readonly scopes: readonly string[];
  readonly events: readonly string[];
};

/** Reads an app manifest (YAML or JSON): the stand-in then grants and delivers what it registers, and nothing else. */
export function readManifest(text: string): Registered {
  const { features, oauth_config, settings } = schema.parse(parse(text));
  return {
    commands: features.slash_commands.flatMap(commandsOf),
    shortcuts: features.shortcuts
      .filter(({ type }) => type === "message")
      .map(({ name, callback_id: callback }) => ({ name, callback })),
    scopes: oauth_config.scopes.bot,
    events: settings.event_subscriptions.bot_events,
  };
}

type Slash = z.infer<typeof schema>["features"]["slash_commands"][number];

/** "TOPIC [short|full] | help | why N": what stands between two spaced bars is one way to use the command. */
function commandsOf({ command, description, usage_hint }: Slash): PageCommand[] {
  return usage_hint.split(" | ").map((way) => {
    const [, word = ""] = /^([a-z]+)\b/.exec(way.trim()) ?? [];
    const usage = way.trim().slice(word.length).trim();
    return { command: `${command} ${word}`.trim(), usage, means: word === "" ? description : "" };
  });
}
