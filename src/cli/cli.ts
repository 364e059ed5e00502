import { resolve } from "node:path";
import { CommanderError } from "commander";
import { reportFault, reportSettings, usage } from "./faults.ts";
import { type Asked, createProgram, maskLeftOut } from "./program.ts";
import { VERBS } from "./verbs.ts";
import { EXIT, type World } from "./world.ts";

export type { CliConfig, Serving, World } from "./world.ts";

/**
 * Runs one verb as it was typed, without the names of the program and of Node, and gives the exit code: 0 done, 1 some input was
 * refused, 2 wrong usage, 69 a needed service is unreachable, 70 a fault of ours, 78 wrong configuration. Never throws.
 */
export async function runCli(argv: readonly string[], world: World): Promise<number> {
  try {
    const asked = parse(argv, world);
    return typeof asked === "number" ? asked : await runVerb(asked, world);
  } catch (fault) {
    return reportFault(fault, world);
  }
}

function parse(argv: readonly string[], world: World): Asked | number {
  const asked: Asked[] = [];
  const program = createProgram(world, (one) => asked.push(one));
  try {
    program.parse(maskLeftOut(withoutLostHelp(argv)), { from: "user" });
  } catch (fault) {
    if (fault instanceof CommanderError) return fault.exitCode === 0 ? EXIT.done : EXIT.usage;
    throw fault;
  }
  return asked[0] ?? EXIT.usage;
}

/** `help breif` becomes `breif`, which is answered with the verb that was meant; `help help` is no mistake. */
function withoutLostHelp(argv: readonly string[]): readonly string[] {
  const [first, verb] = argv;
  if (first === "help" && verb === "help") return ["help"];
  const known = VERBS.some(({ name }) => name === verb) || verb?.startsWith("-");
  return first === "help" && verb !== undefined && !known ? argv.slice(1) : argv;
}

async function runVerb({ verb, words, options }: Asked, world: World): Promise<number> {
  if (world.settings.kind === "bad") return reportSettings(world.settings.problems, world);
  if (options.data === "") throw usage("--data needs the name of a folder.");
  const given = typeof options.data === "string" ? options.data : world.settings.config.dataFolder;
  const config = { ...world.settings.config, dataFolder: resolve(world.cwd, given) };
  const { run } = await verb.load();
  return run({ words, options, config, world });
}
