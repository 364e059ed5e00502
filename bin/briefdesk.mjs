#!/usr/bin/env node
// Briefdesk is TypeScript that Node 24 runs as it stands. An older Node hands over to the pinned one from node_modules.
import { existsSync } from "node:fs";
import { constants } from "node:os";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));
const pinned = fileURLToPath(new URL("../node_modules/node/bin/node", import.meta.url));

if (Number(process.versions.node.split(".")[0]) >= 24) {
  await keepCompiled();
  process.argv[1] = main;
  await import("../src/main.ts");
} else if (existsSync(pinned)) {
  await handOver();
} else {
  process.stderr.write(
    "briefdesk needs Node 24 and the pinned one is not installed. Run npm ci in the clone, then try again.\n",
  );
  process.exitCode = 78;
}

/**
 * Modules compiled once are not compiled again, by a later run or in a thread: a thread takes the folder from the environment, or compiles
 * all anew. This stands here and not in main.ts because a module that is imported before it is compiled at every start, and Node's
 * compiler of types is loaded for it.
 */
async function keepCompiled() {
  const { enableCompileCache } = await import("node:module"); // not in Node 20
  const { directory } = enableCompileCache();
  if (directory !== undefined) process.env.NODE_COMPILE_CACHE ??= dirname(directory);
}

async function handOver() {
  const { spawn } = await import("node:child_process");
  const argv = ["--no-regexp-tier-up", fileURLToPath(import.meta.url), ...process.argv.slice(2)];
  const child = spawn(pinned, argv, { stdio: "inherit" });
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
