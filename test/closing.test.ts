import { expect, onTestFinished, test } from "vitest";
import { closeAfterFile, closeAfterTest, closeAllOfTest } from "./closing.ts";

const closed: string[] = [];
const called = (name: string, fault: Error | null = null) => ({
  async close() {
    closed.push(name);
    if (fault !== null) throw fault;
  },
});

// The hooks that close are registered for every file: this one is rarely the first of its process.
test("a test leaves open what its file shares, and nothing else", () => {
  const before = closed.length;
  closeAfterTest(called("opened by a test"));
  closeAfterFile(called("shared by a file"));
  onTestFinished(() => expect(closed.slice(before)).toEqual(["opened by a test"]));
});

test("what was opened last is closed first, also when one cannot be closed, and nothing is closed twice", async () => {
  const before = closed.length;
  closeAfterTest(called("first"));
  closeAfterTest(called("second", new Error("stuck")));
  closeAfterTest(called("third"));
  await expect(closeAllOfTest()).rejects.toThrow("could not be closed");
  await closeAllOfTest();
  expect(closed.slice(before)).toEqual(["third", "second", "first"]);
});
