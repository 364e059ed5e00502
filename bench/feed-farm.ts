import { createServer } from "node:http";

/* A thousand feeds, each of a host of its own (127.0.x.y): run as a child of bench/feeds.ts, which is told the port. */

const WORDS =
  "harbor tariff minister ferry grain treaty border cement reactor orchard vessel quarry ledger signal".split(" ");

function prose(seed: number): string {
  const word = (n: number) => WORDS[(seed * 31 + n * 17) % WORDS.length];
  const sentence = (n: number) =>
    `The ${word(n)} of ${word(n + 3)} number ${seed + n} was closed on Monday, the ${word(n + 5)} said.`;
  return Array.from({ length: 25 }, (_, n) => sentence(n)).join(" ");
}

function feedOf(seed: number): string {
  const item = `<item><title>Report ${seed}</title><guid>${seed}</guid><description>${prose(seed)}</description></item>`;
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Outlet ${seed}</title>${item}</channel></rss>`;
}

const server = createServer((request, response) => {
  const seed = Number(/\d+/.exec(request.url ?? "")?.[0] ?? -1);
  if (seed < 0) response.writeHead(404).end();
  else if (request.headers["if-none-match"]) response.writeHead(304).end();
  else response.writeHead(200, { "content-type": "application/rss+xml", etag: `"${seed}"` }).end(feedOf(seed));
});
server.listen(0, "0.0.0.0", () => process.send?.((server.address() as { port: number }).port));
