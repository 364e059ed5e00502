#!/usr/bin/env node
// Briefdesk is TypeScript that Node 24 runs as it stands. An older Node hands over to the pinned one from node_modules.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { constants } from "node:os";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));
const pinned = fileURLToPath(new URL("../node_modules/node/bin/node", import.meta.url));

if (Number(process.versions.node.split(".")[0]) >= 24) {
  process.argv[1] = main;
  await import("../src/main.ts");
} else if (existsSync(pinned)) {
  handOver();
} else {
  process.stderr.write(
    "briefdesk needs Node 24 and the pinned one is not installed. Run npm ci in the clone, then try again.\n",
  );
  process.exitCode = 78;
}

function handOver() {
  const child = spawn(pinned, [main, ...process.argv.slice(2)], { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", (fault) => {
    process.stderr.write(
      `briefdesk could not start the pinned Node: ${fault.message}. Run npm ci in the clone, then try again.\n`,
    );
    process.exitCode = 70;
  });
  child.on("exit", (code, signal) => {
    process.exitCode = signal ? 128 + (constants.signals[signal] ?? 0) : (code ?? 70);
  });
}
