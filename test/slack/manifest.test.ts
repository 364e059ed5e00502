import { globSync, readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { SLACK_ACTIONS } from "#render/render.ts";
import { COMMANDS } from "../../src/slack/commands.ts";
import { listen } from "../../src/slack/listeners.ts";
import { manifest } from "../../src/slack/manifest.ts";
import { EVENTS, METHODS, SCOPES } from "../../src/slack/surface.ts";
import { usageHint } from "../../src/slack/usage.ts";
import { manifestFile } from "../../src/slack/write-manifests.ts";

const root = new URL("../../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), "utf8");
const schema = JSON.parse(read("test/fixtures/slack/manifest.schema.json")) as object;
const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema);

/** What is bound on an app, by kind. */
function bound(): Record<"command" | "event" | "action" | "view" | "shortcut", string[]> {
  const found = { command: [], event: [], action: [], view: [], shortcut: [] } as ReturnType<typeof bound>;
  const kinds = Object.keys(found) as (keyof typeof found)[];
  const app = Object.fromEntries(kinds.map((kind) => [kind, (id: unknown) => found[kind].push(String(id))]));
  listen(app as unknown as Parameters<typeof listen>[0], { services: {} } as unknown as Parameters<typeof listen>[1]);
  return found;
}

test.each(["http", "socket"] as const)(
  "the %s manifest is valid by Slack's schema, and the file is what the code says",
  (mode) => {
    const { name, text } = manifestFile(mode);

    expect(validate(manifest(mode)), JSON.stringify(validate.errors)).toBe(true);
    expect(read(name)).toBe(text);
    expect(parse(text)).toEqual(manifest(mode));
  },
);

test("the schema can refuse: a command without its slash is not valid", () => {
  const wrong = structuredClone(manifest("socket"));
  Object.assign(wrong.features.slash_commands[0] ?? {}, { command: "brief" });

  expect(validate(wrong)).toBe(false);
});

test("the manifest names exactly the commands, events and shortcuts that are listened to", () => {
  const { features, settings } = manifest("http");
  const { command, event, shortcut } = bound();

  expect(features.slash_commands.map((one) => one.command)).toEqual(command);
  expect(features.shortcuts.map((one) => one.callback_id)).toEqual(shortcut);
  const subscribed = settings.event_subscriptions.bot_events.map((name) => name.replace(/^message\..*/, "message"));
  expect([...new Set(subscribed)].sort()).toEqual([...event].sort());
});

test("every id of a button or menu is listened to, and no other", () => {
  const { action } = bound();

  expect(action.map((id) => id.replace(/^\/\^|_\\d\$\/$/g, "")).sort()).toEqual(Object.values(SLACK_ACTIONS).sort());
});

test("the scopes are those of the methods that the code calls and of the events it hears, and no other", () => {
  const code = globSync("src/slack/*.ts", { cwd: root.pathname }).map(read).join("\n");
  const families = "agents|assistant|auth|chat|conversations|users|views|usergroups|reactions|team|bookmarks|files";
  const calls = [...code.matchAll(new RegExp(`\\.((?:${families})(?:\\.\\w+){1,2})\\(`, "g"))].map(
    ([, name = ""]) => name,
  );

  expect([...new Set(calls)].sort()).toEqual(Object.keys(METHODS).sort());
  const needed = [...Object.values(METHODS), ...Object.values(EVENTS)];
  expect(SCOPES.bot).toEqual([...new Set(["commands", ...needed.flatMap(({ scopes }) => scopes)])].sort());
  expect(manifest("http").oauth_config.scopes.bot).toEqual(expect.arrayContaining(SCOPES.optional));
});

test("the usage hint and the README's list are the command table's", () => {
  const { features } = manifest("http");
  const listed = [...read("README.md").matchAll(/^\| `\/brief ([^`]+)` \| (.+) \|$/gm)].map(
    ([, usage = "", summary = ""]) => ({
      usage: usage.replaceAll("\\|", "|"),
      summary,
    }),
  );

  expect(features.slash_commands[0]?.usage_hint).toBe(usageHint(COMMANDS));
  expect(listed).toEqual(COMMANDS.map(({ usage, summary }) => ({ usage, summary })));
});
