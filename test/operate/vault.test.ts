import fc from "fast-check";
import { expect, test } from "vitest";
import { createOperations } from "#operate/operate.ts";

const [OLD, NEW] = ["an-old-secret-of-32-characters-or-more", "a-new-secret-of-32-characters-or-more!"];

function vaultOf(...secretKeys: string[]) {
  const { vault } = createOperations({ clock: () => new Date(0), probes: [], readings: {}, secretKeys });
  if (vault === null) throw new Error("no vault");
  return vault;
}

test("what is sealed opens again, whatever it is, and does not stand in what is stored", () => {
  const vault = vaultOf(NEW);
  const text = fc.string({ unit: "grapheme", minLength: 4, maxLength: 200 });
  fc.assert(
    fc.property(text, fc.string(), (secret, purpose) => {
      const sealed = vault.seal(secret, purpose);
      expect(vault.open(sealed, purpose)).toBe(secret.toWellFormed());
      expect(sealed).toMatch(/^[\w.-]+$/);
    }),
  );
  expect(vault.seal("xoxb-one", "T1")).not.toBe(vault.seal("xoxb-one", "T1"));
});

test("a token sealed for one workspace does not open for another, nor when a letter of it is changed", () => {
  const vault = vaultOf(NEW);
  const sealed = vault.seal("xoxb-first", "T1");
  expect(() => vault.open(sealed, "T2")).toThrow("sealed for something else");
  for (let at = sealed.lastIndexOf(".") + 1; at < sealed.length - 1; at++) {
    const changed = `${sealed.slice(0, at)}${sealed[at] === "A" ? "B" : "A"}${sealed.slice(at + 1)}`;
    expect(() => vault.open(changed, "T1")).toThrow();
  }
});

test("after a change of key the old one still opens, and the row is known to be old", () => {
  const sealed = vaultOf(OLD).seal("xoxb-first", "T1");
  const both = vaultOf(NEW, OLD);
  expect(both.open(sealed, "T1")).toBe("xoxb-first");
  expect([both.isOld(sealed), both.isOld(both.seal("x", "T1"))]).toEqual([true, false]);
});

test("without the key it was sealed with, the operator is told what to do", () => {
  const sealed = vaultOf(OLD).seal("xoxb-first", "T1");
  expect(() => vaultOf(NEW).open(sealed, "T1")).toThrow(
    expect.objectContaining({ fault: "config", advice: expect.stringContaining("behind the new one") }),
  );
});

test("a row that is no seal at all is refused", () => {
  for (const junk of ["", "v1", "v1..", "v2.a.b", `v1.${"x".repeat(500)}`]) {
    expect(() => vaultOf(NEW).open(junk, "T1")).toThrow();
  }
});
