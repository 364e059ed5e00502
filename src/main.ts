import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseEnv } from "node:util";
import manifest from "../package.json" with { type: "json" };
import { runCli, type Serving, type World } from "./cli/cli.ts";
import { wallClock } from "./clock.ts";
import { type Config, type ConfigReading, readConfig, secretsIn } from "./config.ts";
import { createLog, type Log } from "./log.ts";

const DEFAULT_COLUMNS = 100;

type Env = Readonly<Record<string, string | undefined>>;

/** The settings of .env in the working folder, if it is there. The environment wins over them. */
function environment(): Env {
  try {
    return { ...parseEnv(readFileSync(".env", "utf8")), ...process.env };
  } catch {
    return process.env;
  }
}

/** https://no-color.org and https://force-color.org: the latter wins, since it is set for one run. */
function wantsColour(env: Env): boolean {
  if (env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== "") return env.FORCE_COLOR !== "0";
  return (env.NO_COLOR ?? "") === "" && env.TERM !== "dumb" && process.stdout.isTTY === true;
}

function columnsIn(env: Env): number {
  const typed = Number(env.COLUMNS);
  return process.stdout.columns ?? (Number.isInteger(typed) && typed > 0 ? typed : DEFAULT_COLUMNS);
}

function logFor(settings: ConfigReading, env: Env): Log {
  return createLog({
    level: settings.kind === "ok" ? settings.config.logLevel : "info",
    format: process.stderr.isTTY ? "text" : "json",
    secrets: secretsIn(env),
    clock: wallClock,
    write: (line) => process.stderr.write(line),
  });
}

function servingOn(config: Config, log: Log): Serving {
  return {
    config,
    log,
    onStop: (stop) => {
      for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stop);
    },
    onStray: (hear) => process.on("unhandledRejection", hear),
  };
}

function createWorld(env: Env): World {
  const settings = readConfig(env);
  const log = logFor(settings, env);
  const isTty = process.stdout.isTTY === true;
  return {
    stdout: process.stdout,
    stderr: process.stderr,
    stdin: process.stdin,
    isTty,
    progress: process.stderr.isTTY === true,
    columns: columnsIn(env),
    colour: wantsColour(env),
    links: isTty && env.TERM !== "dumb",
    settings,
    clock: wallClock,
    cwd: process.cwd(),
    samples: fileURLToPath(new URL("../samples/", import.meta.url)),
    prompts: fileURLToPath(new URL("../prompts/", import.meta.url)),
    version: manifest.version,
    debug: (event, detail) => log.debug(event, { detail }),
    ...(settings.kind === "ok" ? { serving: servingOn(settings.config, log) } : {}),
  };
}

/** A reader such as `head` may close the pipe early. That is no fault: there is nobody left to write to. */
function endQuietlyWhenPipeCloses(stream: NodeJS.WriteStream): void {
  stream.on("error", (fault: NodeJS.ErrnoException) => {
    if (fault.code === "EPIPE") process.exit(0);
    if (stream === process.stdout)
      process.stderr.write(
        `briefdesk: the output could not be written (${fault.code}). Free some space, or write elsewhere.\n`,
      );
    process.exit(70);
  });
}

endQuietlyWhenPipeCloses(process.stdout);
endQuietlyWhenPipeCloses(process.stderr);
process.exitCode = await runCli(process.argv.slice(2), createWorld(environment()));
