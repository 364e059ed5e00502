import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** An answer of the server: a body with its status and headers, or a function that does as it likes with the response. */
export type Answer =
  | { readonly status?: number; readonly headers?: Record<string, string>; readonly body?: string | Uint8Array }
  | ((response: ServerResponse) => void);

/** A local web server whose pages a test sets. `asked` holds every request but those for robots.txt, in order. */
export type FeedServer = {
  readonly root: string;
  readonly host: string;
  readonly pages: Map<string, Answer>;
  readonly asked: { path: string; headers: IncomingHttpHeaders }[];
  close(): void;
};

export async function startFeedServer(address = "127.0.0.1"): Promise<FeedServer> {
  const pages = new Map<string, Answer>();
  const asked: FeedServer["asked"] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? "/";
    if (path !== "/robots.txt") asked.push({ path, headers: request.headers });
    const page = pages.get(path);
    if (typeof page === "function") page(response);
    else response.writeHead(page?.status ?? (page ? 200 : 404), page?.headers).end(page?.body ?? "");
  });
  await new Promise<void>((resolve) => server.listen(0, address, resolve));
  const host = `${address}:${(server.address() as AddressInfo).port}`;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { root: `http://${host}`, host, pages, asked, close };
}

/** An RSS feed of an invented outlet. */
export function rss(items: string, outlet = "Harbor Ledger"): string {
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>${outlet}</title>${items}</channel></rss>`;
}

/** An item of it. What is undefined is left out. */
export function item(of: { title: string; text?: string; link?: string; guid?: string; date?: string }): string {
  const tag = (name: string, value: string | undefined) => (value === undefined ? "" : `<${name}>${value}</${name}>`);
  return `<item>${tag("title", of.title)}${tag("description", of.text)}${tag("link", of.link)}${tag("guid", of.guid)}${tag("pubDate", of.date)}</item>`;
}
