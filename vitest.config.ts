import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "vitest/config";

// The threads that tests start find what was compiled before, as those of the program do.
process.env.NODE_COMPILE_CACHE ??= join(tmpdir(), "briefdesk-compiled");

/** Two tests at a time: the timeout says "hangs", not "slow", however busy the machine is. */
export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: "test/postgres-setup.ts",
    testTimeout: 240_000,
    hookTimeout: 240_000,
    maxWorkers: 2,
    // A browser and servers on two shared cores: once more, and Vitest says so.
    retry: process.env.CI ? 1 : 0,
  },
});
