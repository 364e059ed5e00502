/** One option of a verb, as its help shows it; `choices` are the only values accepted. */
export type VerbOption = { readonly flags: string; readonly means: string; readonly choices?: readonly string[] };

/** What every verb that prints records takes. */
export const JSON_OPTION = { flags: "--json", means: "print JSON and nothing else" } as const;

/** The forms of a briefing beside the terminal's own. */
export const FORM_OPTIONS: readonly VerbOption[] = [
  JSON_OPTION,
  { flags: "--markdown", means: "print Markdown" },
  { flags: "--slack", means: "print the Slack messages as JSON, the root first" },
];

export const INGEST_OPTIONS: readonly VerbOption[] = [
  { flags: "--outlet <name>", means: "who published the articles, over what they say themselves" },
  { flags: "--date <date>", means: "when: 2026-06-05 or 2026-06-05T14:00:00Z" },
  { flags: "--title <title>", means: "the title of the one article named" },
  { flags: "--url <url>", means: "the address of the one article named" },
  JSON_OPTION,
];

/** What a file may say of its article, and how. */
export const INGEST_HELP = `What a .txt or .md says of itself is read above its text: YAML front matter, lines such as
  Title: Dam fails above Velmar
  Outlet: Harbor Ledger            (or Source, Publication, Publisher)
  Author: Marit Osk                (or Byline, By)
  Date: 2026-06-01                 (or Published)
  URL: https://example.org/story   (or Link, Source URL)
and a blank line, or, under a title, "By Marit Osk" and "Harbor Ledger, 1 June 2026".

A record (.json: one or a list; .jsonl: one a line) is an object with these fields; only "text" must be there:
  text (body, content), title (headline), outlet (source, publisher, publication), byline (author, authors),
  publishedAt (published, date, datePublished), url (link), language, retrievedAt, guid

E-mail (.eml) gives its subject, its sender (a desk or a newsletter is the outlet, a person the byline), its date
and its text. Files of other kinds in a folder are skipped and named.`;

export const BRIEF_OPTIONS: readonly VerbOption[] = [
  { flags: "--since <when>", means: "from an age (12h, 7d, 2w), yesterday or a date (2026-06-01) on" },
  { flags: "--until <date>", means: "up to and with a date" },
  { flags: "--outlet <name>", means: "from one outlet only" },
  {
    flags: "--length <length>",
    means: "short: headline, developments, what changed and their sources; --json is always whole (full)",
    choices: ["short", "full"],
  },
  { flags: "--composer <name>", means: "who writes the draft (auto)", choices: ["auto", "extractive", "openai"] },
  ...FORM_OPTIONS,
];

/** What a topic may say besides words, and what a second briefing is. */
export const BRIEF_HELP = `A topic is words, "phrases", -excluded words, "since 7d" (or 12h, 2w, 2026-06-01, yesterday) and "from OUTLET":
  briefdesk brief velmar dam since 7d from "Harbor Ledger"

A briefing says what changed since the last one on the same topic, so one made a moment later says nothing of it.
To print the same briefing in another form, take its id: briefdesk replay brf_0123456789ab --markdown`;

/** What check reads and prints. */
export const CHECK_HELP = `A line is an object with a claim and the texts that are to bear it; "outlet" may be left out:
  {"id":"1","claim":"At least 12 people died.","evidence":[{"text":"At least 12 people were killed.","outlet":"Harbor Ledger"}]}
What is printed for it, in the same order:
  {"id":"1","verdict":"supported","reasons":[]}
The verdict is supported, unsupported, or contradicted (another figure, the opposite, a plan told as done); "reasons" say why.
A verdict is never an exit code; a line that cannot be read makes it 1.`;

export const WATCH_OPTIONS: readonly VerbOption[] = [
  { flags: "--topic <query>", means: "what is looked for (the watch's name)" },
  { flags: "--name <name>", means: "edit: another name" },
  { flags: "--aliases <list>", means: "other words for it, separated by commas" },
  { flags: "--exclude <list>", means: "words that must not stand in an article" },
  { flags: "--actors <list>", means: "somebody of these must be named" },
  { flags: "--outlets <list>", means: "from these outlets only" },
  { flags: "--languages <list>", means: "in these languages only, such as en,de" },
  { flags: "--min-origins <count>", means: "tell only what so many independent origins report (1)" },
  { flags: "--channel <id>", means: "where it is told (terminal)" },
  { flags: "--days <days>", means: "mon-fri, daily, or mon,wed (mon-fri)" },
  { flags: "--at <time>", means: "local time of the digest (09:00)" },
  { flags: "--zone <zone>", means: "time zone, such as Europe/Berlin (this machine's)" },
  { flags: "--quiet <hours>", means: "such as 22:00-07:00: nothing unscheduled is told then (none)" },
  {
    flags: "--weekend <what>",
    means: "what Saturday and Sunday are like (as-listed)",
    choices: ["as-listed", "alerts-only", "nothing"],
  },
  { flags: "--length <length>", means: "how much (short)", choices: ["short", "full"] },
  { flags: "--alert <none>", means: "no alerts", choices: ["none"] },
  { flags: "--alert-origins <count>", means: "alert to a new development that so many origins report" },
  { flags: "--alert-spike <times>", means: "alert to so many times the articles of a usual day" },
  { flags: "--cooldown <hours>", means: "how long what was told is not told again (72)" },
  { flags: "--workspace <id>", means: "a Slack workspace's watches instead of the terminal's own" },
  {
    flags: "--json",
    means: "print JSON and nothing else: the watch, or with now and run a list of what was told here",
  },
];
