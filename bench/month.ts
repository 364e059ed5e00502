import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { postgresBinaries, startPostgres } from "../test/fakes/postgres-process.ts";
import { type Outcome, simulate } from "./month/simulate.ts";
import { ZONES } from "./month/world.ts";

/*
 * Simulated months: a stopped clock, several processes on one archive, one of which is killed at random every few minutes, a local
 * feed, a wall that now and then takes a message and drops the connection, zones whose clocks change both ways. The clock jumps
 * from one moment at which something may happen to the next.
 *
 *   npm run chaos                 every window on SQLite
 *   npm run chaos -- --postgres   all of it on a PostgreSQL that is started for it
 *   npm run chaos -- --days 3     the first days of each only; --window 2 one of them; --kill-every 10 kills in one round of ten
 */

const WINDOWS = [
  { title: "Spring in the north, autumn in the south", from: "2026-03-06T00:00:00Z", days: 31, seed: 1 },
  { title: "Autumn in the north, spring in the south", from: "2026-09-26T00:00:00Z", days: 38, seed: 2 },
  { title: "Spring in Chile", from: "2026-09-04T00:00:00Z", days: 4, seed: 3 },
] as const;

const { values: asked } = parseArgs({
  options: {
    postgres: { type: "boolean" },
    days: { type: "string" },
    window: { type: "string" },
    "kill-every": { type: "string" },
  },
});

function print(title: string, outcome: Outcome): void {
  const { kills, late, changes } = outcome;
  const lines = [...late].sort(([a], [b]) => a - b);
  console.log(`\n${title}: ${outcome.seconds.toFixed(0)} s, ${outcome.rounds} rounds`);
  console.log(
    `  digests due ${outcome.due} · posted ${outcome.posted} · missing ${outcome.missing.length} · doubled ${outcome.twice.length} · not due ${outcome.undue.length}`,
  );
  console.log(
    `  minutes after the due minute: ${lines.map(([minutes, names]) => `${minutes}: ${names.length}`).join(", ")}`,
  );
  console.log(
    `  killed: ${kills.busy} at work, ${kills.idle} between two rounds, ${kills.polling} while polling · ${kills.held} runs held by the dead seen · ${outcome.cuts} answers cut`,
  );
  console.log(
    `  replies missing ${outcome.repliesMissing} · messages twice ${outcome.messagesTwice} · corrections ${outcome.corrections}, unsettled ${outcome.unsettled} · feed items lost ${outcome.lost.length}`,
  );
  console.log(
    `  clock changes: ${changes.map(({ zone, minutes, at }) => `${zone} ${minutes > 0 ? "+" : ""}${minutes} (${at.slice(0, 10)})`).join(", ")}`,
  );
  const late1 = lines.filter(([minutes]) => minutes !== 0).flatMap(([, names]) => names);
  for (const name of [...outcome.missing, ...outcome.twice, ...outcome.undue, ...late1, ...outcome.lost].slice(0, 20))
    console.log(`  ! ${name}`);
  for (const fault of new Set(outcome.faults)) console.log(`  ! a round ${fault}`);
}

async function run(databaseUrl: (name: string) => Promise<string | null>): Promise<void> {
  for (const [i, { title, ...window }] of WINDOWS.entries()) {
    if (asked.window !== undefined && asked.window !== String(i + 1)) continue;
    const days = asked.days === undefined ? window.days : Math.min(window.days, Number(asked.days));
    const outcome = await simulate({
      ...{ ...window, days, zones: ZONES.length, processes: 3, killEvery: Number(asked["kill-every"] ?? 4) },
      databaseUrl: await databaseUrl(`window${i}`),
      onDay: (said) => process.stderr.write(`${said}\n`),
    });
    print(title, outcome);
  }
}

async function onPostgres(): Promise<void> {
  const bin = postgresBinaries();
  if (bin === null) throw new Error("No PostgreSQL server is installed (Debian: apt-get install postgresql).");
  const folder = mkdtempSync(join(tmpdir(), "briefdesk-month-postgres-"));
  const server = await startPostgres(bin, folder, ["-c fsync=off"]);
  const { default: pg } = await import("pg");
  try {
    await run(async (name) => {
      const client = new pg.Client(server.url("postgres"));
      await client.connect();
      await client.query(`CREATE DATABASE ${name}`).finally(() => client.end());
      return server.url(name);
    });
  } finally {
    server.stop("immediate");
    rmSync(folder, { recursive: true, force: true });
  }
}

await (asked.postgres ? onPostgres() : run(async () => null));
