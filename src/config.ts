import { z } from "zod";

/** One setting of the environment: what it is called, what it is when unset, what it does, and what to do when it is wrong. */
export type Setting = {
  readonly name: string;
  readonly byDefault: string | null;
  readonly purpose: string;
  readonly advice: string;
  readonly secret: boolean;
  readonly accepts: z.ZodType<string>;
};

const filled = z.string().min(1).max(10_000);
const webAddress = z.url({ protocol: /^https?$/ });
const postgresAddress = z.url({ protocol: /^postgres(ql)?$/ });
const port = filled.refine((value) => /^\d{1,5}$/.test(value) && Number(value) <= 65_535);
const days = filled.refine((value) => /^[1-9]\d{0,4}$/.test(value));
const level = filled.refine((value) => ["debug", "info", "warn", "error", "silent"].includes(value));
const hosts = filled.refine((value) => value.split(",").every((host) => /^[\p{L}\p{N}._:[\]-]+$/u.test(host.trim())));
const startingWith = (...heads: string[]) => filled.refine((value) => heads.some((head) => value.startsWith(head)));

// 32 hex digits hold 128 bits, which nobody can try out.
const LEAST_KEY = 32;

const plain = { byDefault: null, secret: false, accepts: filled } as const;
const hidden = { byDefault: null, secret: true, accepts: filled } as const;

/** Every setting there is, in the order of .env.example. */
export const SETTINGS: readonly Setting[] = [
  {
    ...hidden,
    name: "SLACK_BOT_TOKEN",
    purpose: "Speaks as the bot in one workspace.",
    advice: "Copy the Bot User OAuth Token, which begins with xoxb-, from OAuth & Permissions in the app's settings.",
    accepts: startingWith("xoxb-", "xoxe.xoxb-"),
  },
  {
    ...hidden,
    name: "SLACK_SIGNING_SECRET",
    purpose: "Proves that a request comes from Slack.",
    advice: "Copy the Signing Secret from Basic Information in the app's settings.",
  },
  {
    ...hidden,
    name: "SLACK_APP_TOKEN",
    purpose: "Set: the bot connects by Socket Mode and needs no public address.",
    advice: "Make an App-Level Token with connections:write, which begins with xapp-, in Basic Information.",
    accepts: startingWith("xapp-"),
  },
  {
    ...plain,
    name: "SLACK_CLIENT_ID",
    purpose: "Lets several workspaces install the app.",
    advice: "Copy the Client ID from Basic Information in the app's settings.",
  },
  {
    ...hidden,
    name: "SLACK_CLIENT_SECRET",
    purpose: "Goes with SLACK_CLIENT_ID.",
    advice: "Copy the Client Secret from Basic Information in the app's settings.",
  },
  {
    ...plain,
    name: "SLACK_API_URL",
    purpose: "Another Web API root than Slack's own, as the local stand-in needs.",
    advice: "Write a whole address such as http://localhost:3100/api/, or leave it unset.",
    accepts: webAddress,
  },
  {
    ...plain,
    name: "PORT",
    byDefault: "3000",
    purpose: "The port that the bot listens on.",
    advice: "Write a number from 0 to 65535.",
    accepts: port,
  },
  {
    ...plain,
    name: "HOST",
    byDefault: "0.0.0.0",
    purpose: "The address that the bot listens on.",
    advice: "Write an address of this machine, such as 127.0.0.1.",
  },
  {
    ...hidden,
    name: "OPENAI_API_KEY",
    purpose: "Lets a language model write drafts; without it briefings are extractive.",
    advice: "Make a key in the account of the model's provider, or leave it unset.",
  },
  {
    ...plain,
    name: "OPENAI_BASE_URL",
    purpose: "Another service that speaks the same protocol.",
    advice: "Write a whole address such as http://localhost:11434/v1, or leave it unset.",
    accepts: webAddress,
  },
  {
    ...plain,
    name: "OPENAI_MODEL",
    byDefault: "gpt-4.1-mini",
    purpose: "The model that writes drafts.",
    advice: "Write the model's name as its provider spells it, or leave it unset.",
  },
  {
    ...hidden,
    name: "DATABASE_URL",
    purpose: "Keeps everything in PostgreSQL instead of the data folder.",
    advice: "Write postgres://user:password@host:5432/name, or leave it unset to use the data folder.",
    accepts: postgresAddress,
  },
  {
    ...plain,
    name: "BRIEFDESK_DATA",
    byDefault: "./data",
    purpose: "The folder that holds the archive.",
    advice: "Write the path of a folder that may be written.",
  },
  {
    ...plain,
    name: "BRIEFDESK_ALLOW_HOSTS",
    purpose: "Hosts on a private network that may be fetched from, separated by commas.",
    advice: "Write host names without http://, separated by commas, such as wiki.internal,10.0.0.5.",
    accepts: hosts,
  },
  {
    ...hidden,
    name: "BRIEFDESK_SECRET_KEY",
    purpose: "Encrypts the tokens of installed workspaces at rest.",
    advice:
      "Write at least 32 characters that nobody can guess, for example from: openssl rand -hex 32. To change it, put the new one in front of the old one with a comma between them.",
    accepts: filled.refine((value) => value.split(",").every((key) => key.trim().length >= LEAST_KEY)),
  },
  {
    ...plain,
    name: "BRIEFDESK_KEEP_ARTICLES",
    purpose: "For how many days articles are kept after they were published and retrieved. Unset: for good.",
    advice: "Write a whole number of days, such as 365, or leave it unset.",
    accepts: days,
  },
  {
    ...plain,
    name: "BRIEFDESK_KEEP_BRIEFINGS",
    purpose: "For how many days briefings are kept, and with them the texts they cite. Unset: for good.",
    advice: "Write a whole number of days, such as 730, or leave it unset.",
    accepts: days,
  },
  {
    ...plain,
    name: "LOG_LEVEL",
    byDefault: "info",
    purpose: "How much is logged to standard error: debug, info, warn, error or silent.",
    advice: "Write debug, info, warn, error or silent.",
    accepts: level,
  },
];

/** The settings in force. What is unset and has no default is null. */
export type Config = {
  readonly slack: {
    readonly botToken: string | null;
    readonly signingSecret: string | null;
    readonly appToken: string | null;
    readonly clientId: string | null;
    readonly clientSecret: string | null;
    readonly apiUrl: string | null;
  };
  readonly port: number;
  readonly host: string;
  readonly openai: { readonly apiKey: string | null; readonly baseUrl: string | null; readonly model: string | null };
  readonly databaseUrl: string | null;
  readonly dataFolder: string;
  readonly allowHosts: readonly string[];
  readonly secretKeys: readonly string[];
  /** For how many days articles and briefings are kept; null is for good. */
  readonly keep: { readonly articles: number | null; readonly briefings: number | null };
  readonly logLevel: "debug" | "info" | "warn" | "error" | "silent";
};

/** What is wrong with one setting, and what to do. The value is not repeated: it may be a secret. */
export type Problem = { readonly name: string; readonly advice: string };
export type ConfigReading =
  | { readonly kind: "ok"; readonly config: Config }
  | { readonly kind: "bad"; readonly problems: readonly Problem[] };

/** Reads every setting from an environment; an empty value counts as unset. Pure: it never touches the process. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): ConfigReading {
  const problems = SETTINGS.flatMap((setting) => problemOf(setting, env[setting.name]));
  if (problems.length > 0) return { kind: "bad", problems };
  const values = new Map(SETTINGS.map((setting) => [setting.name, valueFor(setting, env[setting.name])]));
  return { kind: "ok", config: configOf((name) => values.get(name) ?? null) };
}

/** The values that must never be logged, as they stand in an environment, and each of several in one setting. */
export function secretsIn(env: Readonly<Record<string, string | undefined>>): string[] {
  const values = SETTINGS.flatMap((setting) => (setting.secret ? (valueFor(setting, env[setting.name]) ?? []) : []));
  return values.flatMap((value) => [value, ...listIn(value)]);
}

function valueFor(setting: Setting, raw: string | undefined): string | null {
  const value = raw?.trim() ?? "";
  return value === "" ? setting.byDefault : value;
}

function problemOf(setting: Setting, raw: string | undefined): Problem[] {
  const value = valueFor(setting, raw);
  if (value === null || setting.accepts.safeParse(value).success) return [];
  return [{ name: setting.name, advice: setting.advice }];
}

function configOf(get: (name: string) => string | null): Config {
  return {
    slack: {
      botToken: get("SLACK_BOT_TOKEN"),
      signingSecret: get("SLACK_SIGNING_SECRET"),
      appToken: get("SLACK_APP_TOKEN"),
      clientId: get("SLACK_CLIENT_ID"),
      clientSecret: get("SLACK_CLIENT_SECRET"),
      apiUrl: get("SLACK_API_URL"),
    },
    port: Number(get("PORT")),
    host: get("HOST") ?? "0.0.0.0",
    openai: { apiKey: get("OPENAI_API_KEY"), baseUrl: get("OPENAI_BASE_URL"), model: get("OPENAI_MODEL") },
    databaseUrl: get("DATABASE_URL"),
    dataFolder: get("BRIEFDESK_DATA") ?? "./data",
    allowHosts: listIn(get("BRIEFDESK_ALLOW_HOSTS")),
    secretKeys: listIn(get("BRIEFDESK_SECRET_KEY")),
    keep: {
      articles: numberOf(get("BRIEFDESK_KEEP_ARTICLES")),
      briefings: numberOf(get("BRIEFDESK_KEEP_BRIEFINGS")),
    },
    logLevel: levelOf(get("LOG_LEVEL")),
  };
}

function listIn(value: string | null): string[] {
  return (value ?? "").split(",").flatMap((item) => item.trim() || []);
}

function numberOf(text: string | null): number | null {
  return text === null ? null : Number(text);
}

function levelOf(text: string | null): Config["logLevel"] {
  return (["debug", "info", "warn", "error", "silent"] as const).find((one) => one === text) ?? "info";
}
