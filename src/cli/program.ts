import { Command, Option } from "commander";
import { VERBS, type Verb } from "./verbs.ts";
import type { World } from "./world.ts";

/** What the command line asks for. */
export type Asked = { verb: Verb; words: string[]; options: Record<string, unknown> };

// A topic may leave words out ("-oil"). The parser would take them for options, so they pass it behind this mark.
const MASK = "\u0001";
const LEFT_OUT = /^-[^-]/;

/** Hides words such as "-oil" from the parser; no verb has a short option but -h and -V. */
export function maskLeftOut(argv: readonly string[]): string[] {
  return argv.map((word) => (LEFT_OUT.test(word) && word !== "-h" && word !== "-V" ? MASK + word : word));
}

function unmasked(word: string): string {
  return word.startsWith(MASK) ? word.slice(MASK.length) : word;
}

function unmaskedIn(options: Record<string, unknown>): Record<string, unknown> {
  const unmask = (value: unknown): unknown => (typeof value === "string" ? unmasked(value) : value);
  return Object.fromEntries(
    Object.entries(options).map(([name, value]) => [name, Array.isArray(value) ? value.map(unmask) : unmask(value)]),
  );
}

/** The command line's parser: help, version and mistakes go to the world; `found` receives the verb that was asked for. */
export function createProgram(world: World, found: (asked: Asked) => void): Command {
  const program = new Command("briefdesk")
    .description("A desk for briefings in which every printed sentence can be checked.")
    .version(world.version, "-V, --version", "print the version")
    .option("--data <dir>", "the folder that holds the archive (BRIEFDESK_DATA, ./data)")
    .helpOption("-h, --help", "print help")
    .helpCommand("help [verb]", "print help on a verb")
    .showSuggestionAfterError(true)
    .configureHelp({ helpWidth: world.columns, showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => world.stdout.write(text),
      writeErr: (text) => world.stderr.write(text),
      outputError: (text, write) => write(errorText(text)),
      getOutHelpWidth: () => world.columns,
      getErrHelpWidth: () => world.columns,
    })
    .exitOverride();
  for (const verb of VERBS) addVerb(program, verb, found);
  return program;
}

function errorText(text: string): string {
  return `${text
    .replace(/^error: /, "briefdesk: ")
    .replaceAll(MASK, "")
    .trimEnd()}\nRun briefdesk help for the verbs, or briefdesk help VERB for one of them.\n`;
}

function addVerb(program: Command, verb: Verb, found: (asked: Asked) => void): void {
  const command = program
    .command(`${verb.name} ${verb.words}`.trim())
    .summary(verb.summary)
    .description(sentence(verb));
  command.copyInheritedSettings(program).allowExcessArguments(false).helpOption("-h, --help", "print help");
  for (const { flags, means, choices } of verb.options) {
    const option = new Option(flags, means);
    command.addOption(choices ? option.choices([...choices]) : option);
  }
  const examples = verb.examples.map((line) => `  briefdesk ${line}`).join("\n");
  command.addHelpText("after", `\nExamples:\n${examples}\n${verb.more ? `\n${verb.more}\n` : ""}`);
  command.action(() => {
    found({ verb, words: command.args.map(unmasked), options: unmaskedIn(command.optsWithGlobals()) });
  });
}

function sentence({ summary }: Verb): string {
  return `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`;
}
