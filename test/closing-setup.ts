import { afterAll, afterEach, expect, vi } from "vitest";
import { closeAllOfFile, closeAllOfTest } from "./closing.ts";

/** What must not outlive its file: servers that listen, and other processes. */
const HELD = new Set(["TCPServerWrap", "ProcessWrap"]);
/** Something that closes does so in a moment; this says that it hangs, on however busy a machine. */
const HANGS_MS = 60_000;

const held = () => process.getActiveResourcesInfo().filter((kind) => HELD.has(kind));

/* Loaded anew for every test file, before the file itself: these hooks run after the file's own. */
afterEach(closeAllOfTest);
afterAll(async () => {
  await closeAllOfFile();
  await vi.waitFor(() => expect(held(), "left open for the next file").toEqual([]), {
    timeout: HANGS_MS,
    interval: 5,
  });
});
