import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";

const root = fileURLToPath(new URL("../", import.meta.url));
const readme = readFileSync(join(root, "README.md"), "utf8");
const data = mkdtempSync(join(tmpdir(), "briefdesk-readme-"));
const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: Record<string, string> };

afterAll(() => rmSync(data, { recursive: true, force: true }));

const blocks = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap((match) => (match[1] ?? "").trim().split("\n"));
const verbs = blocks.filter((line) => line.startsWith("npm run --silent briefdesk -- "));

test("every npm command of the README names a script that exists", () => {
  const named = blocks.flatMap((line) => /^npm (?:run (?:--silent )?)?([\w:-]+)/.exec(line)?.[1] ?? []);
  expect(named.length).toBeGreaterThan(4);
  for (const name of named) if (name !== "ci") expect(Object.keys(scripts)).toContain(name);
});

test.each(verbs)("%s runs", (line) => {
  const argv =
    line
      .slice("npm run --silent briefdesk -- ".length)
      .match(/"[^"]*"|\S+/g)
      ?.map((word) => word.replaceAll('"', "")) ?? [];
  const ran = spawnSync(process.execPath, ["--no-regexp-tier-up", "bin/briefdesk.mjs", ...argv], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, BRIEFDESK_DATA: data },
  });
  expect(ran.stderr).not.toMatch(/error|fault/i);
  expect([ran.status, ran.stdout.length > 20]).toEqual([0, true]);
});
