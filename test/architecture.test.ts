import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const root = new URL("../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), "utf8");
const files = globSync("src/**/*.{ts,tsx}", { cwd: root.pathname });
const COMMON = new Set(["zod", "yaml"]);
const FOR_ALL = new Set(["#log.ts", "#clock.ts"]);

/** The import table of ARCHITECTURE.md: what each room may import, rooms and packages. */
const table = new Map(
  read("ARCHITECTURE.md")
    .split("\n")
    .map((line) => line.split("|").map((cell) => cell.trim()))
    .filter((cells) => cells.length === 5 && cells[1] !== "room" && !cells[1]?.startsWith("-"))
    .map(([, room = "", rooms = "", packages = ""]) => [room, { rooms: listOf(rooms), packages: listOf(packages) }]),
);

function listOf(cell: string): string[] {
  return cell === "–" ? [] : cell.split(",").map((item) => item.trim());
}

function importsOf(path: string): string[] {
  const statements = /^(?:import|export)\b[^;"]*?\bfrom "([^"]+)"|^import "([^"]+)"|\bimport\("([^"]+)"\)/gm;
  return [...read(path).matchAll(statements)].map((match) => match[1] ?? match[2] ?? match[3] ?? "");
}

const roomOf = (path: string) => /^src\/([^/]+)\//.exec(path)?.[1] ?? null;
const packageOf = (name: string) =>
  name
    .split("/")
    .slice(0, name.startsWith("@") ? 2 : 1)
    .join("/");

test("every room of src stands in the table", () => {
  const rooms = new Set(files.map(roomOf).filter((room) => room !== null));
  for (const room of rooms) expect([...table.keys()]).toContain(room);
});

test.each(files.filter((path) => roomOf(path) !== null))("%s imports only what its room may", (path) => {
  const room = roomOf(path) ?? "";
  const allowed = table.get(room);
  for (const name of importsOf(path)) {
    if (name.startsWith("./") || name.startsWith("../"))
      expect(name, "imports go across rooms by #room/room.ts").not.toMatch(/^\.\.\/(?![\w-]+\.ts|\w+\/)|\.\.\/\.\./);
    else if (FOR_ALL.has(name) || name.startsWith("node:") || COMMON.has(packageOf(name))) continue;
    else if (name.startsWith("#config.ts")) expect(read(path)).toMatch(/import type [^;]*"#config\.ts"/);
    else if (name.startsWith("#")) expectDoor(name, allowed?.rooms ?? []);
    else expect(allowed?.packages, `${room} does not own ${name}`).toContain(packageOf(name));
  }
});

function expectDoor(name: string, rooms: readonly string[]): void {
  const [, room = "", file = ""] = /^#([^/]+)\/(.+)$/.exec(name) ?? [];
  expect(rooms, `${name} is not open to this room`).toContain(room);
  if (room !== "domain") expect(file, `${name} is not the room's door`).toBe(`${room}.ts`);
}

test("the environment is read in main.ts, the wall clock in clock.ts, and nowhere else", () => {
  const users = (pattern: RegExp) =>
    files.filter((path) => pattern.test(read(path).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "")));
  expect(users(/process\.env/)).toEqual(["src/main.ts"]);
  expect(users(/new Date\(\)|Date\.now\(\)/)).toEqual(["src/clock.ts"]);
});

test("only verify.ts makes a VerifiedClaim", () => {
  expect(files.filter((path) => /as VerifiedClaim\b/.test(read(path)))).toEqual(["src/briefing/verify.ts"]);
});

/** A file with everything that it imports from its own and other rooms. */
function reachOf(path: string, reached = new Set<string>()): Set<string> {
  if (reached.has(path)) return reached;
  reached.add(path);
  for (const name of importsOf(path)) {
    if (name.startsWith("#")) reachOf(name.replace("#", "src/"), reached);
    else if (name.startsWith("."))
      reachOf(new URL(name, new URL(path, root)).pathname.slice(root.pathname.length), reached);
  }
  return reached;
}

test.each(["verify", "reverify", "check", "gate/rules"])("no vector has a say in briefing/%s.ts", (file) => {
  const reached = [...reachOf(`src/briefing/${file}.ts`)];
  expect(reached.length).toBeGreaterThan(10);
  expect(reached.filter((path) => /nearness|embedder|kept-vectors|^src\/llm\//.test(path))).toEqual([]);
});

test("files stay under 250 lines", () => {
  expect(files.filter((path) => read(path).split("\n").length > 251)).toEqual([]);
});
