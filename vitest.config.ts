import { defineConfig } from "vitest/config";

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
