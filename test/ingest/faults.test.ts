import { expect, test } from "vitest";
import { adviceOf } from "../../src/ingest/faults.ts";

test.each([
  ["EACCES", /may not be read by the user who runs Briefdesk/],
  ["EIO", /cannot be read from the disk/],
  ["EMFILE", /a fault of ours/],
])("a source that ends with %s is told in a sentence that says whose fault it is", (code, words) => {
  expect(adviceOf(Object.assign(new Error("secret path"), { code }))).toMatch(words);
});
