import { existsSync } from "node:fs";
import { join } from "node:path";

/** A folder of public evaluation data, or null when it is not there. It is measured on and never shipped. */
export function evalData(name: string): string | null {
  const folder = join(process.env.BRIEFDESK_EVAL_DATA ?? "../shared/data", name);
  return existsSync(folder) ? folder : null;
}
