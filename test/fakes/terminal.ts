import { join } from "node:path";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { type CliConfig, runCli, type World } from "#cli/cli.ts";
import { databaseFor } from "./postgres-server.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

export type Ran = { code: number; out: string; err: string };
export type Typed = { readonly stdin?: string; readonly isTty?: boolean; readonly now?: string };

/** A terminal on one data folder, whose clock stands at noon of 6 June 2026 unless told otherwise. */
export function terminalOn(data: string): (argv: readonly string[], typed?: Typed) => Promise<Ran> {
  return async (argv, { stdin = "", isTty = false, now = "2026-06-06T12:00:00Z" } = {}) => {
    const said = { out: "", err: "" };
    const openai = { apiKey: null, baseUrl: null, model: null };
    const config: CliConfig = { dataFolder: data, databaseUrl: await databaseFor(data), allowHosts: [], openai };
    const world: World = {
      stdout: { write: (text) => (said.out += text) },
      stderr: { write: (text) => (said.err += text) },
      stdin: Readable.from([Buffer.from(stdin)]),
      ...{ isTty, progress: false, columns: 100, colour: false, links: false },
      settings: { kind: "ok", config },
      clock: () => new Date(now),
      ...{ cwd: root, samples: join(root, "samples"), prompts: join(root, "prompts") },
      ...{ version: "0.0.0", debug: () => undefined },
    };
    return { code: await runCli([...argv], world), ...said };
  };
}
