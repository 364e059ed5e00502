import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { SETTINGS } from "../../src/config.ts";

const root = new URL("../../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), "utf8");
const dockerfile = read("Dockerfile");

const Service = z.object({
  environment: z.record(z.string(), z.string()),
  read_only: z.boolean().optional(),
  cap_drop: z.array(z.string()).optional(),
  ports: z.array(z.string()).optional(),
});
const compose = z
  .object({ services: z.object({ bot: Service, database: Service }) })
  .parse(parse(read("compose.yaml")));

test("the container copies only what is there, and all that the bot reads when it runs", () => {
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap((match) =>
    (match[1] ?? "").split(" "),
  );
  for (const path of copied) expect([path, existsSync(new URL(path, root))]).toEqual([path, true]);
  expect(copied).toEqual(expect.arrayContaining(["src", "prompts", "package.json"]));
  const ignored = read(".dockerignore").trim().split("\n");
  for (const path of copied) expect(ignored).not.toContain(path);
});

test("the bot runs as nobody in particular, on a file system it cannot change, and is open to this machine only", () => {
  const { bot, database } = compose.services;
  expect(dockerfile).toMatch(/^USER node$/m);
  expect([bot.read_only, bot.cap_drop]).toEqual([true, ["ALL"]]);
  for (const port of bot.ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:/);
  expect(database.ports).toBeUndefined();
});

test("every setting the container makes is one of ours, and no secret is written into it", () => {
  const ours = new Set(SETTINGS.map((setting) => setting.name));
  for (const name of Object.keys(compose.services.bot.environment)) expect(ours).toContain(name);
  const secrets = SETTINGS.filter((setting) => setting.secret).map((setting) => setting.name);
  for (const name of secrets) expect(dockerfile).not.toContain(name);
  for (const value of Object.values(compose.services.database.environment)) expect(value).not.toMatch(/^[0-9a-f]{8,}$/);
});
