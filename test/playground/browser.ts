import { existsSync, mkdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { closeAfterFile } from "../closing.ts";

// The first is Chromium without its windows: a third less processor time for the page's tests.
const NAMES = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const PLACES = [...(process.env.PATH ?? "").split(delimiter), "/usr/bin", "/usr/local/bin", "/snap/bin"];
const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Where Chromium is installed; null when it is not, which is said loudly, once. */
export const CHROMIUM = NAMES.flatMap((name) => PLACES.map((place) => join(place, name))).find(existsSync) ?? null;
if (CHROMIUM === null)
  console.warn("NOT TESTED: the browser tests need Chromium (apt-get install chromium); they are skipped without it.");

let browser: Promise<Browser> | null = null;
/** One context for each set of options: what it has loaded and compiled of a page it need not load again. */
const contexts = new Map<string, Promise<BrowserContext>>();

function launched(): Promise<Browser> {
  if (browser !== null) return browser;
  browser = chromium.launch({ executablePath: CHROMIUM ?? "", args: FLAGS });
  closeAfterFile({ close: closeBrowser });
  return browser;
}

async function closeBrowser(): Promise<void> {
  const open = browser;
  browser = null;
  contexts.clear();
  await (await open)?.close();
}

async function contextFor(options: BrowserContextOptions): Promise<BrowserContext> {
  const key = JSON.stringify(options);
  const context =
    contexts.get(key) ?? (await launched()).newContext({ viewport: { width: 1280, height: 900 }, ...options });
  contexts.set(key, Promise.resolve(context));
  return context;
}

/** Where screenshots are kept; git does not look there. */
export const SHOTS = fileURLToPath(new URL("../../test-results/", import.meta.url));
mkdirSync(SHOTS, { recursive: true });

/** A page in a tab of its own (the one before is closed) that fails the test when the page logs an error, or asks another host for anything. */
export type Visit = { readonly page: Page; readonly troubles: string[] };

export async function visit(url: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await contextFor(options);
  const before = context.pages();
  const page = await context.newPage();
  for (const old of before) await old.close();
  const troubles: string[] = [];
  page.on("pageerror", (fault) => troubles.push(String(fault)));
  page.on("console", (line) => line.type() === "error" && troubles.push(line.text()));
  page.on("request", (request) => {
    if (!request.url().startsWith(url) && !request.url().startsWith("data:")) troubles.push(`asked ${request.url()}`);
  });
  await page.goto(url);
  return { page, troubles };
}

export const composer = (page: Page) => page.getByRole("combobox", { name: /^Message / });

/** Types as a person does, key by key, and sends. */
export async function type(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  await composer(page).press("Escape");
  await composer(page).press("Enter");
}
