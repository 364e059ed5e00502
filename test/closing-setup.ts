import { afterAll, afterEach } from "vitest";
import { closeAllOfFile, closeAllOfTest } from "./closing.ts";

/* Loaded anew for every test file, before the file itself: these hooks run after the file's own. */
afterEach(closeAllOfTest);
afterAll(closeAllOfFile);
