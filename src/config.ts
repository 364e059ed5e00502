import { SETTINGS, type Setting } from "./settings.ts";

export { SETTINGS };

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
  readonly openai: Readonly<Record<"apiKey" | "baseUrl" | "model", string | null>> & {
    readonly prices: { readonly inputPerMillion: number; readonly outputPerMillion: number } | null;
    readonly monthlyUsd: number | null;
    /** `perMillion` is US dollars for a million tokens. */
    readonly embeddings: { readonly model: string | null; readonly perMillion: number | null };
  };
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
    openai: {
      apiKey: get("OPENAI_API_KEY"),
      baseUrl: get("OPENAI_BASE_URL"),
      model: get("OPENAI_MODEL"),
      prices: pricesIn(get("OPENAI_PRICES")),
      monthlyUsd: numberOf(get("OPENAI_MONTHLY_USD")),
      embeddings: {
        model: get("OPENAI_EMBEDDINGS_MODEL"),
        perMillion: numberOf(get("OPENAI_EMBEDDINGS_PRICE")),
      },
    },
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

function pricesIn(text: string | null): Config["openai"]["prices"] {
  const [inputPerMillion = 0, outputPerMillion = 0] = text?.split(",").map(Number) ?? [];
  return text === null ? null : { inputPerMillion, outputPerMillion };
}

function levelOf(text: string | null): Config["logLevel"] {
  return (["debug", "info", "warn", "error", "silent"] as const).find((one) => one === text) ?? "info";
}
