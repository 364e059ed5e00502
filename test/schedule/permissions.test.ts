import { describe, expect, test } from "vitest";
import { StoredWatch } from "#domain/watch.ts";
import {
  ACTIONS,
  type Action,
  isAllowed,
  KINDS,
  type Kind,
  kindOf,
  mayKnow,
  type UserFacts,
} from "../../src/schedule/permissions.ts";

/** The table as an admin would write it down: a column a kind of user, "x" where it may. Written apart from the code on purpose. */
const TABLE = `
  action         operator owner admin editor member guest stranger bot gone
  ask            x        x     x     x      x      x     .        .   .
  file           x        x     x     x      x      .     .        .   .
  see            x        x     x     x      x      .     .        .   .
  dry-run        x        x     x     x      x      .     .        .   .
  edit-watch     x        x     x     x      .      .     .        .   .
  pause          x        x     x     x      .      .     .        .   .
  resume         x        x     x     x      .      .     .        .   .
  digest-now     x        x     x     x      .      .     .        .   .
  edit-feeds     x        x     x     x      .      .     .        .   .
  edit-sources   x        x     x     x      .      .     .        .   .
  read-audit     x        x     x     x      .      .     .        .   .
  name-editors   x        x     x     .      .      .     .        .   .
  move-settings  x        x     x     .      .      .     .        .   .
  allow-model    x        x     x     .      .      .     .        .   .
`;

const [kinds = [], ...rows] = TABLE.trim()
  .split("\n")
  .map((line) => line.trim().split(/\s+/));
const cells = rows.flatMap(([action, ...marks]) =>
  marks.map((mark, i) => [kinds[i + 1] as Kind, action as Action, mark === "x"] as const),
);

test("the table has a cell for every action and every kind of user", () => {
  expect(cells.length).toBe(ACTIONS.length * KINDS.length);
  expect(kinds.slice(1)).toEqual([...KINDS]);
  expect(rows.map(([action]) => action)).toEqual([...ACTIONS]);
});

test.each(cells)("%s · %s: %s", (kind, action, allowed) => {
  expect(isAllowed(kind, action)).toBe(allowed);
});

describe("who somebody is", () => {
  const user = (over: Partial<UserFacts> = {}): UserFacts => ({
    id: "U1",
    team: "T1",
    isOwner: false,
    isAdmin: false,
    isGuest: false,
    isStranger: false,
    isBot: false,
    isDeleted: false,
    groups: [],
    ...over,
  });
  const grants = [
    { kind: "user", id: "U7" },
    { kind: "group", id: "S1" },
  ] as const;

  test.each([
    ["owner", user({ isOwner: true, isAdmin: true })],
    ["admin", user({ isAdmin: true })],
    ["editor", user({ id: "U7" })],
    ["editor", user({ groups: ["S1"] })],
    ["member", user()],
    ["member", user({ id: "S1" })],
    ["guest", user({ id: "U7", isGuest: true })],
    ["stranger", user({ isOwner: true, team: "T2" })],
    ["stranger", user({ isOwner: true, isStranger: true })],
    ["stranger", user({ isAdmin: true, team: null })],
    ["bot", user({ isAdmin: true, isBot: true })],
    ["gone", user({ isOwner: true, isDeleted: true })],
  ] as const)("is a(n) %s: %j", (kind, facts) => {
    expect(kindOf(facts, "T1", grants)).toBe(kind);
  });
});

describe("a watch of a private channel", () => {
  const watch = StoredWatch.parse({
    id: "wat_1",
    workspace: "T1",
    paused: false,
    since: "2026-06-01T00:00:00Z",
    createdBy: "U1",
    watch: { name: "quarry", query: "quarry", channel: "G1", schedule: { zone: "UTC" } },
  });
  const actor = (kind: Kind, channels: string[] = [], workspace = "T1") => ({
    id: "U1",
    kind,
    workspace,
    mayEnter: async (channel: string) => channel === "C1" || channels.includes(channel),
  });

  test.each([
    ["an admin who is not in it", actor("admin"), false],
    ["an admin who is", actor("admin", ["G1"]), true],
    ["a member who is", actor("member", ["G1"]), true],
    ["a member of another private channel", actor("member", ["G2"]), false],
    ["an owner of another workspace", actor("owner", ["G1"], "T2"), false],
    ["a guest who is in it", actor("guest", ["G1"]), false],
    ["the operator", actor("operator"), true],
  ])("is known to %s: %s", async (_, who, known) => {
    expect(await mayKnow(who, watch)).toBe(known);
    const open = { ...watch, watch: { ...watch.watch, channel: "C1" } };
    expect(await mayKnow(who, open)).toBe(who.workspace === "T1" && who.kind !== "guest" ? true : known);
  });
});
