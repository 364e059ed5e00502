import { openArchive } from "#archive/archive.ts";
import { createLog } from "#log.ts";
import { type Install, openSlack, startPool } from "#slack/slack.ts";
import { wallClock } from "../src/clock.ts";

/* The bot under load, in a process of its own as in production, but for the limit on how often somebody may ask. */

export type BotOrder = { folder: string; apiUrl: string; signingSecret: string; installs: Install[] };

async function run({ folder, apiUrl, signingSecret, installs }: BotOrder): Promise<void> {
  const archive = await openArchive({ folder, clock: wallClock });
  const place = { folder };
  const openai = { apiKey: null, baseUrl: null, model: null };
  const pool = startPool({ place, openai, prompts: "prompts", allowHosts: [], userAgent: "bench" }, 1);
  const desk = await openSlack({
    archive,
    pool,
    installs: {
      async find(workspace) {
        const found = installs.find((one) => one.workspace === workspace);
        if (!found) throw new Error(`no install ${workspace}`);
        return found;
      },
      remove: async () => undefined,
    },
    entrance: { kind: "http", signingSecret, host: "127.0.0.1", port: 0 },
    apiUrl,
    routes: [],
    allow: () => ({ kind: "ok" }),
    meter: { count: () => undefined, time: () => undefined },
    clock: wallClock,
    log: createLog({
      level: "warn",
      format: "json",
      secrets: [],
      clock: wallClock,
      write: (line) => process.stderr.write(line),
    }),
    owner: "bench",
  });
  process.send?.({ port: desk.port });
  process.on("message", (asked) => {
    if (asked === "counts")
      archive.desk.jobs.counts().then(
        (counts) => process.send?.({ counts }),
        () => undefined,
      );
  });
}

process.once("message", (order) => {
  run(order as BotOrder).catch((fault) => {
    process.stderr.write(`${fault}\n`);
    process.exit(1);
  });
});
