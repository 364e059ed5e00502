import type { Config } from "#config.ts";
import type { Clock } from "#domain/ports.ts";
import type { Log } from "#log.ts";

/** Somewhere to write text. */
export type Out = { write(text: string): unknown };

/** The settings that the terminal verbs need. */
export type CliConfig = {
  readonly dataFolder: string;
  readonly databaseUrl: string | null;
  readonly allowHosts: readonly string[];
  /** For how many days articles and briefings are kept; null is for good. */
  readonly keep?: { readonly articles: number | null; readonly briefings: number | null };
  readonly openai: {
    readonly apiKey: string | null;
    readonly baseUrl: string | null;
    readonly model: string | null;
    readonly prices?: { readonly inputPerMillion: number; readonly outputPerMillion: number } | null;
    readonly monthlyUsd?: number | null;
    readonly embeddings?: { readonly model: string | null; readonly perMillion: number | null };
  };
};

/** The settings, or what is wrong with them; help is given in either case. */
export type CliSettings =
  | { readonly kind: "ok"; readonly config: CliConfig }
  | { readonly kind: "bad"; readonly problems: readonly { readonly name: string; readonly advice: string }[] };

/** Everything that a verb may touch outside itself. `columns` is the width of the terminal; `samples` and `prompts` are folders. */
export type World = {
  readonly stdout: Out;
  readonly stderr: Out;
  readonly stdin: NodeJS.ReadableStream;
  readonly isTty: boolean;
  readonly progress: boolean;
  readonly columns: number;
  readonly colour: boolean;
  readonly links: boolean;
  readonly settings: CliSettings;
  readonly clock: Clock;
  readonly cwd: string;
  readonly samples: string;
  readonly prompts: string;
  readonly version: string;
  readonly debug: (event: string, detail: string) => void;
  /** What verbs that run until they are told to end need beside; only the program itself gives it. */
  readonly serving?: Serving;
};

/** The whole settings, a log, and how a program that serves others hears that it is to end and what nobody waited for. */
export type Serving = {
  readonly config: Config;
  readonly log: Log;
  readonly onStop: (stop: () => void) => void;
  readonly onStray: (hear: (fault: unknown) => void) => void;
};

/** What was typed after the verb, the settings in force, and the world. Options are read with `textOption` and `isSet`. */
export type Call = {
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
  readonly config: CliConfig;
  readonly world: World;
};

/** Runs a verb and gives the exit code; faults are thrown. */
export type Run = (call: Call) => Promise<number>;

/** The exit codes of the terminal contract; the last four are those of sysexits.h. */
export const EXIT = { done: 0, refused: 1, usage: 2, unreachable: 69, fault: 70, config: 78 } as const;

/** An option's value, when it was given. */
export function textOption(call: Call, name: string): string | undefined {
  const value = call.options[name];
  return typeof value === "string" ? value : undefined;
}

/** Whether an option without a value was given. */
export function isSet(call: Call, name: string): boolean {
  return call.options[name] === true;
}

/** How text is set for this terminal. */
export function setFor(world: World): { width: number; colour: boolean; links: boolean } {
  return { width: world.columns, colour: world.colour, links: world.links };
}
