import { SingleBar } from "cli-progress";

/**
 * A counting line on a terminal, cleared when it stops. Lines stay wrapped: the library would switch that off, and a terminal whose
 * program was interrupted would keep it so.
 */
export function startBar(
  { format, total }: { format: string; total: number },
  payload: object = {},
  stream: NodeJS.WritableStream = process.stderr,
): SingleBar {
  const bar = new SingleBar({ format, clearOnComplete: true, linewrap: true, stream });
  bar.start(total, 0, payload);
  return bar;
}
