import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type FeedServer, startFeedServer } from "../fakes/feed-server.ts";
import { CHROMIUM, SHOTS, type, visit } from "./browser.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
// On however busy a machine.
const PATIENT = { timeout: 90_000 };

let server: FeedServer;
let child: ChildProcess;
let url = "";

const QUARRY = [
  "The Tarnby quarry closed on Monday after 41 cracks were found in its wall, mayor Odla Brenk said.",
  "The quarry employs 230 people, and most of them live in the villages of the upper valley.",
  "Engineers measured the wall for the first time in nine years, according to the mayor's office.",
  "The road above the quarry stays open, and the school bus takes its usual way along the river.",
];
const STRIKE = [
  "Workers of the Tarnby quarry began a strike on Tuesday, union leader Hanno Vesk said.",
  "The union asked for 12 talks with the owner before the winter, and for wages while the gates are shut.",
  "About 180 workers stood before the town hall in the rain and sang the songs of their grandparents.",
  "The owner, a family from the coast, had not answered the union by the evening, Vesk said.",
];

/** A page of an invented outlet, published now. */
function page(title: string, paragraphs: readonly string[]): { body: string; headers: Record<string, string> } {
  const at = new Date().toISOString();
  const body = `<!doctype html><html lang="en"><head><title>${title}</title><meta property="og:site_name" content="Tarn Courier">
    <meta property="article:published_time" content="${at}"></head><body><article><h1>${title}</h1>${paragraphs.map((one) => `<p>${one}</p>`).join("")}</article></body></html>`;
  return { body, headers: { "content-type": "text/html; charset=utf-8" } };
}

describe.skipIf(CHROMIUM === null)("watches in the playground", () => {
  beforeAll(async () => {
    server = await startFeedServer();
    const env = { ...process.env, OPENAI_API_KEY: "", OPENAI_BASE_URL: "", DATABASE_URL: "" };
    child = spawn(process.execPath, ["--no-regexp-tier-up", "bin/briefdesk.mjs", "playground", "--port", "0"], {
      ...{ cwd: root, env: { ...env, BRIEFDESK_ALLOW_HOSTS: server.host }, stdio: ["ignore", "pipe", "inherit"] },
    });
    if (!child.stdout) throw new Error("the child has an output");
    for await (const line of createInterface({ input: child.stdout })) {
      const [found] = /http:\/\/127\.0\.0\.1:\d+\//.exec(line) ?? [];
      if (found) url = found;
      if (found) break;
    }
  });
  afterAll(async () => {
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGINT");
    await gone;
    server.close();
  });

  const save = async (tab: Page, path: string, title: string) => {
    await type(tab, `/brief save ${server.root}${path}`);
    await tab.getByRole("link", { name: title }).last().waitFor(PATIENT);
  };

  test("an admin adds a topic with a dry run, its digest arrives, and the second shows only what is new", async () => {
    server.pages.set("/quarry", page("Quarry at Tarnby closes", QUARRY));
    server.pages.set("/strike", page("Tarnby workers strike", STRIKE));
    const { page: tab, troubles } = await visit(url);
    await tab.getByRole("combobox", { name: "Acting as" }).selectOption({ label: "Mira Solano (admin)" });
    await save(tab, "/quarry", "Quarry at Tarnby closes");
    await type(tab, "/brief watch");
    await tab.getByRole("button", { name: "Watch a topic here" }).last().click(PATIENT);
    const form = tab.getByRole("dialog", { name: "Watch a topic" });
    await form.getByRole("textbox", { name: "Name", exact: true }).fill("Quarry", PATIENT);
    await form.getByRole("textbox", { name: /^Topic/ }).fill("tarnby");
    await form.getByRole("button", { name: "Try it out" }).click();
    const dry = tab.getByRole("dialog", { name: "Is this right?" });
    await dry.getByText(/It would have matched 1 article in 7 days/).waitFor(PATIENT);
    expect(await dry.getByText(/09:00 \(/).count()).toBe(3);
    await tab.screenshot({ path: `${SHOTS}watch-dry-run.png` });
    await dry.getByRole("button", { name: "Save" }).click();
    const saved = tab.getByRole("dialog", { name: "Saved" });
    await saved.getByText(/is watched/).waitFor(PATIENT);
    await tab.keyboard.press("Escape");
    // While a dialog is open no key reaches the composer behind it.
    await saved.waitFor({ state: "hidden", ...PATIENT });
    const digests = tab.getByRole("article").filter({ hasText: "Digest, asked for" });
    await type(tab, "/brief digest now");
    await expect.poll(() => digests.count(), PATIENT).toBe(1);
    await expect.poll(() => digests.first().textContent(), PATIENT).toMatch(/quarry closed/);
    await tab.screenshot({ path: `${SHOTS}watch-digest.png` });
    await save(tab, "/strike", "Tarnby workers strike");
    await type(tab, "/brief digest now");
    await expect.poll(() => digests.count(), PATIENT).toBe(2);
    const second = await digests.last().textContent();
    expect(second).toMatch(/what changed since/);
    expect(second).toMatch(/strike/);
    expect(second).not.toMatch(/quarry closed/);
    await tab.screenshot({ path: `${SHOTS}watch-second.png` });
    await type(tab, "/brief digest now");
    await tab.getByText(/Quarry: nothing new since|Quarry: cannot be judged since/).waitFor(PATIENT);
    expect(troubles).toEqual([]);
  });
});
