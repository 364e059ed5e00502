import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "briefdesk-loading-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes, when the process ends, which modules it has loaded, those of Node included. */
const SPY = `import { registerHooks } from "node:module";
const loaded = [];
registerHooks({ load: (url, context, next) => (loaded.push(url), next(url, context)) });
process.on("exit", () => process.stderr.write([...loaded, ...process.moduleLoadList].join("\\n")));`;

/** What the program loads for a verb. It keeps what it compiles in the test's folder. */
function loadedFor(...argv: string[]): string {
  const { NODE_COMPILE_CACHE: _, ...env } = process.env;
  const spy = `data:text/javascript,${encodeURIComponent(SPY)}`;
  const { status, stderr } = spawnSync(process.execPath, ["--import", spy, "bin/briefdesk.mjs", ...argv], {
    ...{ cwd: root, encoding: "utf8" },
    env: { ...env, TMPDIR: folder, BRIEFDESK_DATA: join(folder, "data"), OPENAI_API_KEY: "", OPENAI_BASE_URL: "" },
  });
  expect(status, stderr).toBe(0);
  return stderr;
}

// Node's own compiler of types, which takes longer to load than the help does to print.
const COMPILER = /internal\/deps\/amaro/;

test("what was compiled once is not compiled again at the next start, the first module included", () => {
  expect(loadedFor("--help")).toMatch(COMPILER);
  expect(loadedFor("--help")).not.toMatch(COMPILER);
});

test("help opens neither the archive nor the reader, and what has no model loads nothing that models need", () => {
  expect(loadedFor("--help")).not.toMatch(/src\/(?:archive|text|render|briefing)\//);
  const loaded = loadedFor("search", "velmar");
  expect(loaded).toMatch(/src\/llm\//);
  expect(loaded).not.toMatch(/node_modules\/(?:yaml|openai|pg)\//);
});
