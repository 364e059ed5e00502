import fc from "fast-check";
import { expect, test } from "vitest";
import { createLog } from "../src/log.ts";

function logTo(lines: string[], secrets: string[], format: "json" | "text" = "json") {
  const write = (line: string) => lines.push(line);
  return createLog({ level: "debug", format, secrets, clock: () => new Date(0), write });
}

test("no secret stands in a line, known by its value or by its form", () => {
  const known = "s3cret-of-the-settings";
  const formed = ["xoxb-123456789-abc", "xapp-1-A1-99999999-ff", "xoxe.xoxb-1-abcdefgh", "sk-proj-abcdefgh12345"];
  for (const format of ["json", "text"] as const) {
    const lines: string[] = [];
    const log = logTo(lines, [known], format);
    log.error(`failed with ${known}`, { detail: formed.join(" "), url: `postgres://desk:${known}@db:5432/x` });
    log.info("x", { [known]: "as a name" });
    for (const secret of [known, ...formed]) expect(lines.join("")).not.toContain(secret);
  }
});

test("the password of an address nobody told of is blotted out too", () => {
  const lines: string[] = [];
  logTo(lines, []).warn("lost", { detail: "connect postgres://desk:hunter2hunter2@db:5432/briefdesk" });
  expect(lines[0]).not.toContain("hunter2");
  expect(lines[0]).toContain("postgres://desk:***@db:5432");
});

test("a line is one line, whatever an article or a server puts into it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.constantFrom("json", "text"), (text, format) => {
      const lines: string[] = [];
      logTo(lines, [], format === "json" ? "json" : "text").info(text, { text });
      expect(lines.join("").split("\n")).toHaveLength(2);
      const controls = [...lines.join("")].filter((letter) => letter < " " && letter !== "\n");
      expect(controls).toEqual([]);
    }),
  );
});

test("a level keeps what is below it out", () => {
  const lines: string[] = [];
  const log = createLog({
    level: "warn",
    format: "json",
    secrets: [],
    clock: () => new Date(0),
    write: (l) => lines.push(l),
  });
  log.debug("a");
  log.info("b");
  log.warn("c");
  log.error("d");
  expect(lines.map((line) => JSON.parse(line).event)).toEqual(["c", "d"]);
});
