import { SOURCE_LABELS } from "#domain/feed.ts";
import {
  BRIEF_HELP,
  BRIEF_OPTIONS,
  CHECK_HELP,
  FORM_OPTIONS,
  INGEST_HELP,
  INGEST_OPTIONS,
  JSON_OPTION,
  type VerbOption,
  WATCH_OPTIONS,
} from "./verb-options.ts";
import type { Run } from "./world.ts";

/** One verb: a line of this table and a file. `words` is how its operands are written in its help. */
export type Verb = {
  readonly name: string;
  readonly words: string;
  readonly summary: string;
  readonly options: readonly VerbOption[];
  readonly examples: readonly string[];
  /** What else its help says, below the examples. */
  readonly more?: string;
  readonly load: () => Promise<{ readonly run: Run }>;
};

/** Every verb, in the order of the help. A verb's file is loaded when the verb is run. */
export const VERBS: readonly Verb[] = [
  {
    name: "brief",
    words: "<topic...>",
    summary: "print a checked briefing on a topic",
    options: BRIEF_OPTIONS,
    examples: ["brief venezuela", 'brief venezuela "drone strikes" -oil --since 7d'],
    more: BRIEF_HELP,
    load: () => import("./verbs/brief.ts"),
  },
  {
    name: "ask",
    words: "<question...>",
    summary: "answer a question from the stored articles",
    options: [
      { flags: "--composer <name>", means: "who writes the answer (auto)", choices: ["auto", "extractive", "openai"] },
      JSON_OPTION,
    ],
    examples: ['ask "How many ships are deployed?"'],
    load: () => import("./verbs/ask.ts"),
  },
  {
    name: "model",
    words: "[action] [workspace]",
    summary: "say what the language model has cost here or a workspace, or let it read a workspace's private articles",
    options: [JSON_OPTION],
    examples: ["model", "model T012AB3CD", "model allow T012AB3CD", "model forbid T012AB3CD"],
    load: () => import("./verbs/model.ts"),
  },
  {
    name: "ingest",
    words: "<source...>",
    summary: "file articles from files, folders, addresses, feeds or - (standard input)",
    options: INGEST_OPTIONS,
    examples: [
      "ingest article.html notes/",
      'ingest report.txt --outlet "Harbor Ledger" --date 2026-06-05 --url https://example.org/story',
      "ingest https://example.org/feed.xml",
      "ingest - < articles.jsonl",
    ],
    more: INGEST_HELP,
    load: () => import("./verbs/ingest.ts"),
  },
  {
    name: "read",
    words: "<source...>",
    summary: "print what the reader finds in each sentence, without filing it",
    options: [JSON_OPTION],
    examples: ["read article.txt", "read --json articles/*.json"],
    load: () => import("./verbs/read.ts"),
  },
  {
    name: "check",
    words: "[file]",
    summary: "judge claims against the evidence given with them, as JSON lines",
    options: [],
    examples: ["check claims.jsonl", "check - < claims.jsonl"],
    more: CHECK_HELP,
    load: () => import("./verbs/check.ts"),
  },
  {
    name: "extract",
    words: "<page...>",
    summary: "take the article out of HTML pages, as JSON lines",
    options: [{ flags: "--url <url>", means: "the address that the pages came from" }],
    examples: ["extract page.html --url https://example.org/story", "extract pages/*.html.gz"],
    load: () => import("./verbs/extract.ts"),
  },
  {
    name: "search",
    words: "<query...>",
    summary: "list stored articles, best first",
    options: [{ flags: "--limit <count>", means: "how many at most (10)" }, JSON_OPTION],
    examples: ["search evacuation since 7d", 'search ferry from "Harbor Ledger" --limit 5'],
    load: () => import("./verbs/search.ts"),
  },
  {
    name: "feeds",
    words: "[action] [feed...]",
    summary: "follow feeds: list, add, remove, poll, pause, resume, rate, import, export",
    options: [
      { flags: "--outlet <name>", means: "add: the name under which its articles are filed (the feed's own)" },
      { flags: "--no-full-text", means: "add: never read the pages of articles that the feed only begins" },
      {
        flags: "--reliability <grade>",
        means: "add, rate: how far to rely on it",
        choices: ["A", "B", "C", "D", "E", "F"],
      },
      { flags: "--label <labels>", means: `add, rate: any of ${SOURCE_LABELS.join(", ")}, with commas` },
      JSON_OPTION,
    ],
    examples: [
      "feeds add https://example.org --reliability B",
      "feeds poll",
      "feeds import subscriptions.opml",
      "feeds export > subscriptions.opml",
      'feeds rate "Harbor Ledger" --reliability C --label state-controlled',
    ],
    load: () => import("./verbs/feeds.ts"),
  },
  {
    name: "show",
    words: "<article-id>",
    summary: "print a stored article",
    options: [JSON_OPTION],
    examples: ["show art_0123456789ab"],
    load: () => import("./verbs/show.ts"),
  },
  {
    name: "forget",
    words: "<article-id>",
    summary:
      "delete a stored article with its earlier texts; what a kept briefing cites stays readable for it and is found no more",
    options: [{ flags: "--yes", means: "forget without asking" }, JSON_OPTION],
    examples: ["forget art_0123456789ab"],
    load: () => import("./verbs/forget.ts"),
  },
  {
    name: "replay",
    words: "[briefing-id]",
    summary:
      "check a kept briefing again, print it in any form, and say what changed since; without an id list the last ones",
    options: FORM_OPTIONS,
    examples: ["replay", "replay brf_0123456789ab", "replay brf_0123456789ab --markdown > velmar.md"],
    load: () => import("./verbs/replay.ts"),
  },
  {
    name: "why",
    words: "<briefing-id> <number>",
    summary: "explain one claim: 1 is the headline, then the developments in their order",
    options: [{ flags: "--all", means: "list every rule of the gate, also those that it passed" }, JSON_OPTION],
    examples: ["why brf_0123456789ab 2", "why brf_0123456789ab 2 --all"],
    load: () => import("./verbs/why.ts"),
  },
  {
    name: "watch",
    words: "<action> [name...]",
    summary: "keep watch topics: add, list, edit, remove, dry-run, now, pause, resume, run, audit",
    options: WATCH_OPTIONS,
    examples: [
      'watch dry-run Velmar --topic "velmar dam"',
      'watch add Velmar --topic "velmar dam" --aliases orvik --at 09:00 --zone Europe/Berlin',
      "watch now Velmar",
    ],
    load: () => import("./verbs/watch.ts"),
  },
  {
    name: "config",
    words: "<action> [file]",
    summary: "export or import watches, feeds, sources and editors as YAML",
    options: [{ flags: "--workspace <id>", means: "those of a Slack workspace instead of the terminal's own" }],
    examples: ["config export > desk.yaml", "config import desk.yaml"],
    load: () => import("./verbs/config.ts"),
  },
  {
    name: "start",
    words: "",
    summary: "run the Slack bot until it is told to end",
    options: [],
    examples: ["start"],
    load: () => import("./verbs/start.ts"),
  },
  {
    name: "feedback",
    words: "<action>",
    summary: "export what readers said about claims, one test case a line, for briefdesk check and for people",
    options: [],
    examples: ["feedback export > cases.jsonl"],
    load: () => import("./verbs/feedback.ts"),
  },
  {
    name: "playground",
    words: "",
    summary:
      "try the bot in the browser, on a stand-in for Slack, without a key or a network; only --data keeps anything",
    options: [{ flags: "--port <number>", means: "where the page is (4300, or a free one)" }],
    examples: ["playground", "playground --data ./data --port 5000"],
    load: () => import("./verbs/playground.ts"),
  },
  {
    name: "status",
    words: "",
    summary: "say how full and how well the archive is",
    options: [JSON_OPTION],
    examples: ["status"],
    load: () => import("./verbs/status.ts"),
  },
  {
    name: "migrate",
    words: "",
    summary: "copy the archive of the data folder into PostgreSQL (DATABASE_URL), and compare every row",
    options: [{ flags: "--back", means: "copy from PostgreSQL into the data folder" }, JSON_OPTION],
    examples: ["migrate", "migrate --back --data ./copy"],
    load: () => import("./verbs/migrate.ts"),
  },
  {
    name: "prune",
    words: "",
    summary: "let go of what is older than BRIEFDESK_KEEP_ARTICLES and BRIEFDESK_KEEP_BRIEFINGS say",
    options: [JSON_OPTION],
    examples: ["prune"],
    load: () => import("./verbs/prune.ts"),
  },
  {
    name: "workspace",
    words: "<what> <id>",
    summary: "export (as JSON lines) or erase everything that is kept for one workspace",
    options: [{ flags: "--yes", means: "erase without asking" }, JSON_OPTION],
    examples: ["workspace export T0123ABCD > data.jsonl", "workspace erase T0123ABCD"],
    load: () => import("./verbs/workspace.ts"),
  },
];
