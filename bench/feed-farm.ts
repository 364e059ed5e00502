import { createServer } from "node:http";

/*
 * A thousand feeds, each of a host of its own (127.0.x.y): run as a child of bench/feeds.ts and of the soak, which are told the port.
 * Argument: the seconds after which each has another article, 0 for never.
 */

const RENEW_MS = Number(process.argv[2] ?? 0) * 1000;
const round = () => (RENEW_MS === 0 ? 0 : Math.floor(Date.now() / RENEW_MS) % 1_000_000);

const WORDS =
  "harbor tariff minister ferry grain treaty border cement reactor orchard vessel quarry ledger signal".split(" ");

function prose(seed: number): string {
  const word = (n: number) => WORDS[(seed * 31 + n * 17) % WORDS.length];
  const sentence = (n: number) =>
    `The ${word(n)} of ${word(n + 3)} number ${seed + n} was closed on Monday, the ${word(n + 5)} said.`;
  return Array.from({ length: 25 }, (_, n) => sentence(n)).join(" ");
}

const tagOf = (seed: number): string => `"${seed}.${round()}"`;

function feedOf(seed: number): string {
  const n = seed + 1000 * round();
  const item = `<item><title>Report ${n}</title><guid>${n}</guid><description>${prose(n)}</description></item>`;
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Outlet ${seed}</title>${item}</channel></rss>`;
}

const server = createServer((request, response) => {
  const seed = Number(/\d+/.exec(request.url ?? "")?.[0] ?? -1);
  if (seed < 0) response.writeHead(404).end();
  else if (request.headers["if-none-match"] === tagOf(seed)) response.writeHead(304).end();
  else response.writeHead(200, { "content-type": "application/rss+xml", etag: tagOf(seed) }).end(feedOf(seed));
});
server.listen(0, "0.0.0.0", () => process.send?.((server.address() as { port: number }).port));
