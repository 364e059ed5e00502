import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const root = new URL("../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), "utf8");
const rows = read("docs/THREATS.md")
  .split("\n")
  .flatMap((line) => {
    const cells = /^\| (?!threat |-)(.+?) \| .+ \| (test\/[\w/.-]+\.ts): (.+) \|$/.exec(line);
    return cells ? [[cells[1], cells[2], cells[3]]] : [];
  });

test.each(rows)("%s: its test is there", (_threat, file = "", title = "") => {
  expect(existsSync(new URL(file, root))).toBe(true);
  expect(read(file)).toContain(`"${title}"`);
});

test("every row of the table names a test", () => {
  const table = read("docs/THREATS.md").match(/^\| (?!threat |-).+$/gm) ?? [];
  expect(rows).toHaveLength(table.length);
  expect(table.length).toBeGreaterThan(15);
});
