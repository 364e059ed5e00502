import { BriefdeskError, type Fault } from "#domain/fault.ts";
import { EXIT, type World } from "./world.ts";

const EXIT_OF: Readonly<Record<Fault, number>> = {
  usage: EXIT.usage,
  request: EXIT.refused,
  source: EXIT.refused,
  unreachable: EXIT.unreachable,
  model: EXIT.unreachable,
  slack: EXIT.unreachable,
  archive: EXIT.fault,
  config: EXIT.config,
};

/** A usage fault: what was wrong with what was typed, and what to type instead. */
export function usage(advice: string): BriefdeskError {
  return new BriefdeskError("usage", advice, { advice });
}

/** A request that cannot be met, such as an id that nothing has. */
export function refused(advice: string): BriefdeskError {
  return new BriefdeskError("request", advice, { advice });
}

/** A file that the system does not give: one that is not there, a folder, one that may not be read. */
export function unreadable(path: string, { code }: NodeJS.ErrnoException): BriefdeskError {
  if (code === "ENOENT") return refused(`There is no file ${path}. Check its name.`);
  return refused(`${path} cannot be read. Name a file that you may read, and no folder.`);
}

/** Tells the user what was wrong and what to do, never a stack, and gives the exit code. */
export function reportFault(fault: unknown, world: World): number {
  world.debug("the verb failed", detailOf(fault));
  if (fault instanceof BriefdeskError) {
    world.stderr.write(`briefdesk: ${fault.advice}\n`);
    return EXIT_OF[fault.fault];
  }
  const what = fault instanceof Error ? fault.message.split("\n")[0] : String(fault);
  world.stderr.write(
    `briefdesk: a fault of ours: ${what}\nRun it again with LOG_LEVEL=debug and report what that prints. What was filed before is kept, and nothing by half.\n`,
  );
  return EXIT.fault;
}

function detailOf(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault);
  const cause = fault.cause === undefined ? "" : ` | because: ${detailOf(fault.cause)}`;
  return `${fault.stack ?? fault.message}${cause}`;
}

/** Lists what is wrong with the settings and what to do. */
export function reportSettings(problems: readonly { name: string; advice: string }[], world: World): number {
  for (const { name, advice } of problems) world.stderr.write(`briefdesk: the setting ${name} is wrong. ${advice}\n`);
  world.stderr.write("Settings come from the environment and from .env; .env.example lists them.\n");
  return EXIT.config;
}

/** What a user may be told of a fault that costs one source and not the rest; what is no fault of a source is thrown on. */
export function adviceFor(fault: unknown): string {
  if (fault instanceof BriefdeskError && (fault.fault === "source" || fault.fault === "unreachable"))
    return fault.advice;
  throw fault;
}
