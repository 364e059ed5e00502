import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { act, type PageStage, perform } from "./acts.ts";
import { changeFor, type PageTexts, snapshotFor } from "./glance.ts";
import { Refusal } from "./method.ts";
import { jsonBody, type Route, refuse, sendJson } from "./server.ts";
import type { Stage } from "./stage.ts";
import type { Change, User } from "./state.ts";

/** The page's files, built and in memory. */
export type PageFiles = { readonly script: string; readonly style: string; readonly html: string };

/** Nothing comes from elsewhere, nothing goes elsewhere, no words can become code, and no other page may frame this one. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

const SAFE = {
  "content-security-policy": POLICY,
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
} as const;

/** The page's files, and whom to tell that somebody looks at it. */
type Page = { readonly files: () => Promise<PageFiles>; readonly onVisit: () => void };

/** What the browser asks for: the page, a stream of what one person sees, and what that person does. */
export function pageRoutes(stage: Stage, texts: PageTexts, { files, onVisit }: Page): Route[] {
  const commands = texts.commands.map(({ command }) => command.split(" ")[0] ?? "");
  return [fileRoute(files), streamRoute(stage, texts, onVisit), actRoute({ ...stage, commands })];
}

const TYPES: Readonly<Record<string, readonly [keyof PageFiles, string]>> = {
  "/": ["html", "text/html; charset=utf-8"],
  "/page.js": ["script", "text/javascript; charset=utf-8"],
  "/page.css": ["style", "text/css; charset=utf-8"],
};

function fileRoute(files: () => Promise<PageFiles>): Route {
  return async (url, request, response) => {
    const [name, type] = TYPES[url.pathname] ?? [];
    if (name === undefined || type === undefined || request.method !== "GET") return false;
    const text = (await files())[name];
    const etag = `"${createHash("sha256").update(text).digest("base64url").slice(0, 20)}"`;
    const head = { ...SAFE, "content-type": type, "cache-control": "no-cache", etag };
    if (request.headers["if-none-match"] === etag) response.writeHead(304, head).end();
    else response.writeHead(200, head).end(text);
    return true;
  };
}

/** How often a quiet stream says that it is alive. */
const ALIVE_MS = 15_000;

function streamRoute(stage: Stage, texts: PageTexts, onVisit: () => void): Route {
  return (url, request, response) => {
    if (url.pathname !== "/page/stream" || request.method !== "GET") return false;
    const me = stage.team.users.get(url.searchParams.get("as") ?? "");
    if (isForeign(request)) refuse(response, 403, "Only this page may read its stream.\n");
    else if (!me || me.is_bot) refuse(response, 404, "Nobody here has that id.\n");
    else {
      stream(stage, me, texts, response);
      onVisit();
    }
    return true;
  };
}

function stream(stage: Stage, me: User, texts: PageTexts, response: ServerResponse): void {
  response.writeHead(200, { ...SAFE, "content-type": "text/event-stream", "cache-control": "no-store" });
  const send = (name: string, data: unknown) => response.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
  response.write("retry: 1000\n\n");
  send("snapshot", snapshotFor(stage, me, texts));
  const watcher = (change: Change) => {
    const seen = changeFor(stage, me, change);
    if (seen) send("change", seen);
  };
  const alive = setInterval(() => response.write(": alive\n\n"), ALIVE_MS);
  alive.unref();
  stage.state.watchers.add(watcher);
  response.on("close", () => {
    clearInterval(alive);
    stage.state.watchers.delete(watcher);
  });
}

function actRoute(stage: PageStage): Route {
  return async (url, request, response) => {
    if (url.pathname !== "/page/act" || request.method !== "POST") return false;
    if (isForeign(request) || request.headers.origin === undefined)
      refuse(response, 403, "Only this page may do that.\n");
    else await answerAct(stage, request, response);
    return true;
  };
}

async function answerAct(stage: PageStage, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const isJson = request.headers["content-type"]?.startsWith("application/json") === true;
  const parsed = act.safeParse(isJson ? await jsonBody(request) : undefined);
  if (!parsed.success)
    return sendJson(response, 400, { kind: "refused", advice: "The page sent something unreadable." });
  try {
    sendJson(response, 200, await perform(stage, parsed.data));
  } catch (fault) {
    const advice = fault instanceof Refusal ? fault.error : String(fault);
    sendJson(response, 200, { kind: "refused", advice: `This cannot be done here (${advice}).` });
  }
}

/** Whether another page asks. Its requests bear its own Origin, and browsers say so in Sec-Fetch-Site. */
function isForeign({ headers }: IncomingMessage): boolean {
  const site = headers["sec-fetch-site"];
  const elsewhere = site !== undefined && site !== "same-origin" && site !== "none";
  return elsewhere || (headers.origin !== undefined && headers.origin !== `http://${headers.host}`);
}
