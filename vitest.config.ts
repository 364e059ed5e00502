import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "vitest/config";

// Test files and the threads that they start find what was compiled before, as those of the program do.
process.env.NODE_COMPILE_CACHE ??= join(tmpdir(), "briefdesk-compiled");

/** Two tests at a time: the timeout says "hangs", not "slow", however busy the machine is. */
export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: "test/postgres-setup.ts",
    setupFiles: "test/closing-setup.ts",
    testTimeout: 240_000,
    hookTimeout: 240_000,
    maxWorkers: 2,
    // A browser and servers on two shared cores: once more, and Vitest says so.
    retry: process.env.CI ? 1 : 0,
    // Files of one worker share its modules: loading them anew took a third of the whole run. Nothing leaks by that: no test
    // and no module sets a global, the environment or the working folder, nothing is mocked, what a module remembers it could make
    // again from the same arguments, and what a test opens is closed after it, or after its file (closing.ts).
    isolate: false,
    // Node strips the types itself, as it does for the program; nothing here needs Vite's transforms.
    experimental: { viteModuleRunner: false, nodeLoader: false },
  },
});
