import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { startBar } from "../../src/cli/progress.ts";

test("a counting line leaves the terminal's wrapping alone: whoever interrupts the program keeps it", () => {
  const terminal = Object.assign(new PassThrough(), {
    isTTY: true,
    columns: 80,
    cursorTo: () => true,
    moveCursor: () => true,
  });
  const bar = startBar({ format: "filing {value}", total: 2 }, {}, terminal);
  bar.update(1);
  bar.stop();
  const written = String(terminal.read());
  expect(written).toContain("filing");
  expect(written).not.toContain("\u001b[?7");
});
