import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, describe, expect, test } from "vitest";
import { CHROMIUM, composer, SHOTS, type, visit } from "./browser.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
type Running = { readonly url: string; readonly child: ChildProcess };
let running: Promise<Running> | null = null;
afterAll(async () => {
  if (running !== null) expect(await end((await running).child)).toBe(0);
});

/** Ends a child as Ctrl-C does, and gives its exit code. */
function end(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) resolve(child.exitCode);
    child.once("exit", (code) => resolve(code));
    child.kill("SIGINT");
  });
}

/** The playground that the file's tests share: whoever starts it waits for the reader of prose to be loaded. */
function playground(): Promise<Running> {
  running ??= start();
  return running;
}

/** Starts what `npm run playground` starts, without a key, and gives the address that it prints. */
async function start(): Promise<Running> {
  const env = { ...process.env, OPENAI_API_KEY: "", OPENAI_BASE_URL: "", DATABASE_URL: "" };
  const argv = ["--no-regexp-tier-up", "bin/briefdesk.mjs", "playground", "--port", "0"];
  const child = spawn(process.execPath, argv, { cwd: root, env, stdio: ["ignore", "pipe", "inherit"] });
  for await (const line of createInterface({ input: child.stdout })) {
    const [url] = /http:\/\/127\.0\.0\.1:\d+\//.exec(line) ?? [];
    if (url) return { url, child };
  }
  throw new Error("the playground ended without printing an address");
}

const thread = (page: Page) => page.getByRole("complementary", { name: "Thread" });
// The first request waits for the reader to be loaded, on however busy a machine.
const PATIENT = { timeout: 60_000 };

describe.skipIf(CHROMIUM === null)("npm run playground", () => {
  test("a newcomer types /brief venezuela, reads the thread, opens Evidence, asks, and gives feedback", {
    retry: 2,
  }, async () => {
    const { url } = await playground();
    const { page, troubles } = await visit(url);
    await type(page, "/brief venezuela");
    const toThread = page.getByRole("button", { name: /repl(?:y|ies) View thread/ }).last();
    await toThread.waitFor(PATIENT);
    await expect.poll(() => toThread.textContent(), PATIENT).toMatch(/^[5-9]/);
    await page.screenshot({ path: `${SHOTS}briefing.png` });
    await toThread.click();
    for (const section of ["Key figures", "Key actors", "Who said what", "Gaps", "Sources"])
      await thread(page).getByRole("heading", { name: section }).waitFor();
    const figures = thread(page).getByRole("heading", { name: "Key figures" });
    await figures.evaluate((heading) => heading.closest("article")?.scrollIntoView());
    await page.screenshot({ path: `${SHOTS}thread.png` });
    await thread(page)
      .getByRole("button", { name: /^Evidence/ })
      .first()
      .click();
    const evidence = page.getByRole("dialog", { name: "Evidence" });
    await evidence.getByText("The sentences it rests on").waitFor(PATIENT);
    await page.screenshot({ path: `${SHOTS}evidence.png` });
    await evidence.getByRole("combobox").selectOption({ index: 1 });
    await page.keyboard.press("Escape");
    await evidence.waitFor({ state: "detached" });
    const reply = thread(page).getByRole("combobox", { name: "Reply" });
    await reply.fill("How many ships are deployed?");
    await reply.press("Enter");
    await thread(page).getByText("eight ships").last().waitFor(PATIENT);
    await page.screenshot({ path: `${SHOTS}answer.png` });
    expect(troubles).toEqual([]);
  });

  test("what cannot be answered is said plainly: nothing stored, no such address, no such command", {
    retry: 2,
  }, async () => {
    const { url } = await playground();
    const { page } = await visit(url);
    await type(page, "/brief zzyzx");
    await page
      .getByText(/Nothing stored/)
      .first()
      .waitFor(PATIENT);
    const before = await page.getByRole("article").count();
    await type(page, "/brief save not-an-address");
    await expect.poll(() => page.getByRole("article").count(), PATIENT).toBeGreaterThan(before);
    await type(page, "/nothing at all");
    await page.getByText("/nothing is no command of this workspace.").waitFor(PATIENT);
    expect(await composer(page).inputValue()).toBe("/nothing at all");
    expect(await page.getByText(/undefined|\[object|at \w+ \(/).count()).toBe(0);
    await page.screenshot({ path: `${SHOTS}bad-input.png` });
  });
});
