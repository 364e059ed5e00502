/** How much is logged, from most to least. */
export type Level = "debug" | "info" | "warn" | "error" | "silent";
const LEVELS: readonly Level[] = ["debug", "info", "warn", "error", "silent"];

/** Details of one event: plain values only, so that a line stays a line. */
export type Details = Readonly<Record<string, string | number | boolean | null>>;

/** Writes one line an event. Secrets are blotted out wherever they stand. */
export type Log = {
  debug(event: string, details?: Details): void;
  info(event: string, details?: Details): void;
  warn(event: string, details?: Details): void;
  error(event: string, details?: Details): void;
};

export type LogOptions = {
  readonly level: Level;
  readonly format: "json" | "text";
  readonly secrets: readonly string[];
  readonly clock: () => Date;
  readonly write: (line: string) => void;
};

/** A log at a level and above; each line ends with a line break and holds no other. */
export function createLog(options: LogOptions): Log {
  const least = LEVELS.indexOf(options.level);
  const at = (level: Exclude<Level, "silent">) => (event: string, details?: Details) => {
    if (LEVELS.indexOf(level) < least) return;
    const line = options.format === "json" ? jsonLine : textLine;
    options.write(`${redact(line(options.clock().toISOString(), level, event, details ?? {}), options.secrets)}\n`);
  };
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}

function jsonLine(time: string, level: Level, event: string, details: Details): string {
  return JSON.stringify({ time, level, event, ...details });
}

function textLine(time: string, level: Level, event: string, details: Details): string {
  const pairs = Object.entries(details).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  return [time, level.padEnd(5), oneLine(event), ...pairs].join(" ");
}

function oneLine(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

// Tokens of Slack and keys of OpenAI are known by their form, so that one that is not in the settings is blotted out as well.
const KNOWN_FORMS = /\b(?:xox[a-z]-|xapp-|xoxe\.|sk-)[\w.-]{8,}/g;
// The password in an address such as postgres://user:password@host.
const PASSWORD = /(?<=:\/\/[^\s/:@"]*:)[^\s/@"]+(?=@)/g;

function redact(line: string, secrets: readonly string[]): string {
  const hidden = secrets
    .filter((secret) => secret.length >= 6)
    .reduce((text, secret) => text.replaceAll(oneLine(secret), "***"), line);
  return hidden.replace(KNOWN_FORMS, "***").replace(PASSWORD, "***");
}
