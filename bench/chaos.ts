import { parseArgs } from "node:util";

/*
 *   npm run chaos                            simulated months (see bench/month.ts for --postgres, --days, --window, --kill-every)
 *   npm run chaos -- --commands [10000]      slash commands and digests through kills, restarts, cuts and a faulty Slack
 *   npm run chaos -- --soak [30]             commands and polling for so many minutes: memory, event loop, acknowledgements
 *   npm run chaos -- --help
 */

const HELP = `npm run chaos: what breaks on purpose, and whether anything is lost or doubled.

  (nothing)               simulated months; with --postgres, --days N, --window N, --kill-every N
  --commands N            N slash commands (10000) and digests against several bots on a PostgreSQL that is started for it
      --digests N         digests that fall due meanwhile (500)
      --per-second N      commands a second (12)
      --bots N            processes (3)
      --topics N          topics, 40 at most (40)
      --workspaces N      workspaces of three channels each (30)
      --articles N        other news beside the topics' own (1000)
      --kill-every S      seconds between two kills, on the average (15); 0 never, also below
      --restart-every S   between two restarts of PostgreSQL (100); every fourth stays down for --outage S (25)
      --cut-every S       between two cuts of a part of the connections (8)
      --fault-every N     calls of Slack between two faults: 429, 5xx, lost answers (12)
      --seed N            (1)
  --soak MINUTES          slash commands at a steady pace while feeds are polled (30 minutes)
      --per-second N      commands a second (20)
      --bots N            processes (1)
      --feeds N           feeds of as many hosts, each with another article every ten minutes (300)
      --articles N        other news beside the topics' own (1000)
      --sqlite            on SQLite instead of a PostgreSQL that is started for it
`;

const NUMBERS = {
  digests: 500,
  "per-second": 12,
  bots: 3,
  topics: 40,
  workspaces: 30,
  articles: 1000,
  "kill-every": 15,
  "restart-every": 100,
  outage: 25,
  "cut-every": 8,
  "fault-every": 12,
  seed: 1,
} as const;

const option = { type: "string" } as const;
const named = Object.fromEntries(Object.keys(NUMBERS).map((name) => [name, option]));
const { values } = parseArgs({
  args: withDefaults(process.argv.slice(2), { "--commands": "10000", "--soak": "30" }),
  options: {
    ...named,
    commands: option,
    soak: option,
    feeds: option,
    sqlite: { type: "boolean" },
    help: { type: "boolean" },
  },
  strict: false,
});

/** Gives a flag that stands alone its number. */
function withDefaults(argv: readonly string[], defaults: Readonly<Record<string, string>>): string[] {
  return argv.flatMap((one, at) => {
    const number = defaults[one];
    const isAlone = argv[at + 1] === undefined || argv[at + 1]?.startsWith("--");
    return number !== undefined && isAlone ? [one, number] : [one];
  });
}

function numberOf(name: string, byDefault: number = NUMBERS[name as keyof typeof NUMBERS] ?? 0): number {
  const value = Number(values[name] ?? byDefault);
  if (!Number.isFinite(value) || value < 0) throw new Error(`--${name} takes a number, not ${String(values[name])}`);
  return value;
}

async function commands(): Promise<void> {
  const { chaosOfCommands } = await import("./load/chaos-commands.ts");
  const isFine = await chaosOfCommands({
    commands: numberOf("commands"),
    digests: numberOf("digests"),
    perSecond: numberOf("per-second"),
    bots: numberOf("bots"),
    topics: Math.min(40, numberOf("topics")),
    workspaces: numberOf("workspaces"),
    articles: numberOf("articles"),
    killEvery: numberOf("kill-every"),
    restartEvery: numberOf("restart-every"),
    outageSeconds: numberOf("outage"),
    cutEvery: numberOf("cut-every"),
    faultEvery: numberOf("fault-every"),
    seed: numberOf("seed"),
  });
  process.exit(isFine ? 0 : 1);
}

async function soaking(): Promise<void> {
  const { soak } = await import("./load/soak.ts");
  const isFine = await soak({
    minutes: numberOf("soak"),
    perSecond: numberOf("per-second", 20),
    bots: numberOf("bots", 1),
    feeds: Math.min(1000, numberOf("feeds", 300)),
    articles: numberOf("articles"),
    sqlite: values.sqlite === true,
    seed: numberOf("seed"),
  });
  process.exit(isFine ? 0 : 1);
}

if (values.help) process.stdout.write(HELP);
else if (values.commands !== undefined) await commands();
else if (values.soak !== undefined) await soaking();
else await import("./month.ts");
