import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readConfig, SETTINGS, secretsIn } from "../src/config.ts";

test(".env.example names every setting with its default, and no other", () => {
  const lines = readFileSync(new URL("../.env.example", import.meta.url), "utf8").split("\n");
  const named = lines.flatMap((line) => /^#([A-Z_]+)=(.*)$/.exec(line)?.slice(1, 3).join("=") ?? []);
  expect(named).toEqual(SETTINGS.map(({ name, byDefault }) => `${name}=${byDefault ?? ""}`));
});

test("an empty environment is a valid one", () => {
  expect(readConfig({}).kind).toBe("ok");
});

test("a wrong value is refused with the setting's name and what to do, and a secret is never repeated", () => {
  const read = readConfig({ PORT: "many", SLACK_BOT_TOKEN: "not-a-token" });
  expect(read).toMatchObject({
    kind: "bad",
    problems: [{ name: "SLACK_BOT_TOKEN" }, { name: "PORT", advice: expect.stringContaining("65535") }],
  });
  expect(JSON.stringify(read)).not.toContain("not-a-token");
});

test("a secret key may be followed by the ones it replaces, each of them long enough", () => {
  const [fresh, old] = ["f".repeat(32), "o".repeat(32)];
  expect(readConfig({ BRIEFDESK_SECRET_KEY: `${fresh}, ${old}` })).toMatchObject({
    kind: "ok",
    config: { secretKeys: [fresh, old] },
  });
  expect(readConfig({ BRIEFDESK_SECRET_KEY: `${fresh},short` }).kind).toBe("bad");
  expect(secretsIn({ BRIEFDESK_SECRET_KEY: `${fresh}, ${old}` })).toEqual(expect.arrayContaining([fresh, old]));
});
