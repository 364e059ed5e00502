import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Collected, canonicalUrl, collect, createFetcher, type Reading, startReading } from "#ingest/ingest.ts";

const folder = mkdtempSync(join(tmpdir(), "briefdesk-collect-"));
const clock = () => new Date("2026-06-04T12:00:00Z");
const words =
  "The Orvik dam above Velmar failed on Monday and flooded the lower valley of Norvania. Crews are searching for survivors. ";
const page = `<!doctype html><html lang="en"><head><title>Dam fails | Harbor Ledger</title>
<meta property="og:site_name" content="Harbor Ledger"><meta property="article:published_time" content="2026-06-01T06:00:00Z">
<meta name="author" content="Marit Osk"></head><body><nav>Home</nav><article><h1>Dam fails</h1>${`<p>${words.repeat(3)}</p>`.repeat(4)}</article></body></html>`;
const feed = `<?xml version="1.0"?><rss version="2.0"><channel><title>Harbor Ledger</title><link>https://harbor-ledger.example/</link>
<item><title>One</title><link>/one</link><pubDate>Mon, 01 Jun 2026 06:00:00 GMT</pubDate><description>${words}</description></item>
<item></item><item><title>Three</title><link>/three</link><description>${words}</description></item></channel></rss>`;

const PACKED: readonly (readonly [string, Uint8Array])[] = [
  ["deflate", deflateSync(page)],
  ["deflate", deflateRawSync(page)],
  ["identity, gzip", gzipSync(page)],
  ["identity", Buffer.from(page)],
];

let server: Server;
let root = "";
let reading: Reading;

beforeAll(async () => {
  reading = startReading();
  server = createServer((request, response) => {
    const path = request.url ?? "/";
    if (path === "/robots.txt") response.writeHead(404).end();
    else if (path === "/page") response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(page);
    else if (path === "/feed") response.writeHead(200, { "content-type": "application/rss+xml" }).end(feed);
    else if (path === "/busy") response.writeHead(429, { "retry-after": "120" }).end();
    else if (path === "/cut") request.socket.end("HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\nabc");
    else if (path === "/headers") request.socket.end(`HTTP/1.1 200 OK\r\nx: ${"a".repeat(100_000)}\r\n\r\n`);
    else if (path === "/garbage") request.socket.end("no protocol\r\n\r\n");
    else if (path.startsWith("/packed/")) {
      const [as = "", bytes = new Uint8Array()] = PACKED[Number(path.slice(8))] ?? [];
      response.writeHead(200, { "content-type": "text/html", "content-encoding": as }).end(bytes);
    } else if (path === "/pdf") response.writeHead(200, { "content-type": "application/pdf" }).end(words.repeat(9));
    else if (path.startsWith("/charset/"))
      response
        .writeHead(200, { "content-type": `text/html; charset=${path.slice(9)}` })
        .end(page.replace("Crews", "Zoë’s crews"));
    else if (path === "/loop") response.writeHead(302, { location: "/loop" }).end();
    else if (path === "/inside") response.writeHead(302, { location: "http://169.254.169.254/latest" }).end();
    else if (path === "/bomb")
      response
        .writeHead(200, { "content-encoding": "gzip", "content-type": "text/html" })
        .end(gzipSync(Buffer.alloc(40_000_000, 97)));
    else response.writeHead(404).end("no");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  await reading.close();
  server.close();
  rmSync(folder, { recursive: true });
});

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function collected(...sources: string[]): Promise<Collected[]> {
  const fetcher = createFetcher({ allowHosts: [new URL(root).host], userAgent: "Briefdesk tests" });
  const all: Collected[] = [];
  for await (const one of collect(sources, { fetcher, stdin: Readable.from([Buffer.from(words)]), clock, reading }))
    all.push(one);
  return all;
}

const reasons = (all: readonly Collected[]) => all.flatMap((one) => (one.kind === "rejected" ? [one.reason] : []));
const texts = (all: readonly Collected[]) => all.flatMap((one) => (one.kind === "article" ? [one.record.text] : []));

test("a plain text, a page, a feed and standard input each give their articles", async () => {
  const all = await collected(file("a.txt", words), `${root}/page`, `${root}/feed`, "-");
  expect(all.map((one) => one.kind)).toEqual(["article", "article", "article", "rejected", "article", "article"]);
  expect(all[1]).toMatchObject({
    record: {
      title: "Dam fails",
      outlet: "Harbor Ledger",
      byline: "Marit Osk",
      publishedAt: "2026-06-01T06:00:00.000Z",
    },
  });
});

test("pages and feeds are taken apart in the thread that is bounded in time and memory", async () => {
  const asked: string[] = [];
  const noting: Reading = {
    ...reading,
    page(source) {
      asked.push(`page ${source.url}`);
      return reading.page(source);
    },
    feed(source, most) {
      asked.push(`feed ${source.url}`);
      return reading.feed(source, most);
    },
  };
  const supply = { fetcher: createFetcher({ allowHosts: [new URL(root).host], userAgent: "Briefdesk tests" }), clock };
  const sources = [`${root}/page`, `${root}/feed`, file("here.html", page)];
  for await (const one of collect(sources, { ...supply, stdin: Readable.from([]), reading: noting }))
    expect(one).toBeDefined();
  expect(asked).toEqual([`page ${root}/page`, `feed ${root}/feed`, "page undefined"]);
});

test("one broken line of five is refused with its number, the others are kept", async () => {
  const lines = [1, 2, 3, 4, 5].map((n) => (n === 3 ? "{broken" : JSON.stringify({ text: `${words} ${n}` })));
  const all = await collected(file("b.jsonl", lines.join("\n")));
  expect(texts(all)).toHaveLength(4);
  expect(all.find((one) => one.kind === "rejected")).toMatchObject({
    line: 3,
    reason: expect.stringContaining("Line 3"),
  });
});

test.each([
  ["an empty file", () => file("empty.txt", ""), /empty/],
  ["a binary file", () => file("x.txt", new Uint8Array([1, 0, 2, 0, 255])), /not text/],
  ["a file too large to read", () => file("big.txt", Buffer.alloc(50 * 1024 * 1024, 97)), /larger than/],
  [
    "a page without an article",
    () => file("none.html", "<html><body><a href='/'>Home</a></body></html>"),
    /no article/i,
  ],
  [
    "a page of tables within tables",
    () => file("deep.html", `<html><body>${"<table><tr><td>a".repeat(800)}</body></html>`),
    /nests its elements deeper/,
  ],
  [
    "a PDF whose first bytes are letters",
    () => file("report.txt", `%PDF-1.4\n${"words of a stream ".repeat(600)}\0`),
    /is a PDF, which is not read/,
  ],
  ["a PDF by what its server says", () => `${root}/pdf`, /is a PDF/],
  ["a Rich Text file", () => file("letter.txt", "{\\rtf1\\ansi The dam failed.}"), /Rich Text/],
  ["an Office file", () => file("letter.md", `PK\x03\x04${words}`), /Office/],
  ["a file that is not there", () => join(folder, "nowhere.txt"), /no file/],
  ["a record without a text", () => file("r.json", '{"title":"x"}'), /no "text"/],
  [
    "an entity bomb",
    () =>
      file(
        "bomb.xml",
        '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><rss><channel><title>&b;</title></channel></rss>',
      ),
    /entit/i,
  ],
  ["a gzip bomb in a file", () => file("bomb.html.gz", gzipSync(Buffer.alloc(60_000_000, 97))), /larger than/],
  ["a device, which like a pipe may never end", () => "/dev/zero", /is no file/],
  ["a source without a name", () => "", /without a name/],
  ["a page too large to read", () => `${root}/bomb`, /larger than .* Save the part/],
  ["a server that is busy", () => `${root}/busy`, /answered 429. .* in 2 min/],
  ["a body that breaks off", () => `${root}/cut`, /broke off/],
  ["headers without end", () => `${root}/headers`, /does not answer as a web server does/],
  ["an answer in no HTTP", () => `${root}/garbage`, /does not answer as a web server does/],
  ["another scheme", () => "file:///etc/passwd", /not a web address/],
  ["the loopback address", () => "http://127.0.0.1:1/", /./],
  ["a loopback address as one number", () => "http://2130706433/", /./],
  ["a link-local address", () => "http://169.254.169.254/latest/meta-data", /./],
  ["an IPv6 loopback address", () => "http://[::1]/", /./],
  ["an address mapped into IPv6", () => "http://[::ffff:10.0.0.1]/", /./],
])("%s is refused with a sentence, and the rest of the batch is kept", async (_what, source, pattern) => {
  const all = await collected(source(), file("kept.txt", words));
  expect(reasons(all)).toHaveLength(1);
  expect(reasons(all)[0]).toMatch(pattern);
  expect(reasons(all)[0]).toMatch(/\. /);
  expect(texts(all)).toHaveLength(1);
});

test("an endless redirect, a redirect inside and a bomb on the wire are refused", async () => {
  const all = await collected(`${root}/loop`, `${root}/inside`, `${root}/bomb`, `${root}/missing`);
  expect(reasons(all)).toHaveLength(4);
});

test("items of a feed come oldest first, and those that share a link are told apart by their guids or titles", async () => {
  const of = (n: number, more: string) =>
    `<item><title>Live ${n}</title><link>https://live.example/blog</link>${more}<pubDate>0${n} Jun 2026 10:00:00 GMT</pubDate><description>Update ${n}.</description></item>`;
  const rssOf = (...items: string[]) => `<rss><channel><title>Live</title>${items.join("")}</channel></rss>`;
  const named = file("named.xml", rssOf(...[3, 2, 1].map((n) => of(n, `<guid isPermaLink="false">l${n}</guid>`))));
  const unnamed = file("unnamed.xml", rssOf(...[2, 1].map((n) => of(n, ""))));
  const records = (await collected(named, unnamed)).flatMap((one) => (one.kind === "article" ? [one.record] : []));
  expect(records.map(({ title }) => title)).toEqual(["Live 1", "Live 2", "Live 3", "Live 1", "Live 2"]);
  expect(records.map(({ byGuid }) => byGuid)).toEqual([true, true, true, true, true]);
  expect(new Set(records.map(({ guid }) => guid)).size).toBe(5);
});

test("windows-1252 and damaged UTF-8 are read", async () => {
  const western = Buffer.from([...Buffer.from("The caf"), 0xe9, ...Buffer.from(` in Velmar closed, ${words}`)]);
  const [first] = texts(await collected(file("w.txt", western)));
  expect(first).toContain("café");
});

test.each(["nonsense", "base64", "hex", "binary", "utf-7"])(
  "a page in UTF-8 that says charset=%s is read as it is",
  async (name) => {
    expect(texts(await collected(`${root}/charset/${name}`))).toEqual([expect.stringContaining("Zoë’s crews")]);
  },
);

test("a list of feeds named .xml and a JSON Feed named .json are what they are", async () => {
  const opml = `<?xml version="1.0"?><opml version="2.0"><head/><body><outline type="rss" text="a" xmlUrl="${root}/feed"/></body></opml>`;
  const item = { id: "1", url: "https://ledger.example/1", title: "Dam", content_text: words };
  const json = JSON.stringify({ version: "https://jsonfeed.org/version/1.1", title: "Harbor Ledger", items: [item] });
  expect(texts(await collected(file("list.xml", opml)))).toHaveLength(2);
  expect(texts(await collected(file("feed.json", json)))).toEqual([words.trim()]);
});

test.each([0, 1, 2, 3])("a page packed in a way that servers use is unpacked (%i)", async (at) => {
  expect(texts(await collected(`${root}/packed/${at}`))).toEqual([expect.stringContaining("searching for survivors")]);
});

test("the furniture at the end of a text is cut, the text of a record is not", async () => {
  const [plain, record] = texts(
    await collected(file("l.txt", `${words}\nLogin`), file("l.json", JSON.stringify({ text: `${words}\nLogin` }))),
  );
  expect(plain).not.toContain("Login");
  expect(record).toContain("Login");
});

test("a folder gives its files in order, hidden ones aside and those of unknown kinds skipped", async () => {
  mkdirSync(join(folder, "dir/inner"), { recursive: true });
  for (const name of ["dir/b.txt", "dir/inner/a.md", "dir/.hidden.txt", "dir/x.bin"]) file(name, `${words}${name}`);
  const all = await collected(join(folder, "dir"));
  expect(all.map(({ kind, source }) => [kind, source.slice(folder.length + 1)])).toEqual([
    ["article", "dir/b.txt"],
    ["article", "dir/inner/a.md"],
    ["skipped", "dir/x.bin"],
  ]);
});

test("an address loses its tracking and its fragment, and no more by being made canonical twice", () => {
  const once = canonicalUrl("HTTP://Harbor-Ledger.example:80/a?utm_source=x&id=7#top");
  expect(once).toBe("http://harbor-ledger.example/a?id=7");
  expect(canonicalUrl(once)).toBe(once);
});

test("a folder that cannot be listed is named among the rejected, and the files beside it are collected", async () => {
  const parent = join(folder, "partly");
  mkdirSync(parent);
  writeFileSync(join(parent, "a.txt"), words);
  writeFileSync(join(parent, "z.txt"), words);
  // A name that is not UTF-8 is listed and then not found: nobody can read this folder, not even root.
  mkdirSync(Buffer.concat([Buffer.from(`${parent}/m`), Buffer.from([0xff])]));
  const all = await collected(parent);
  expect(all.map(({ kind, source }) => [kind, source.slice(parent.length)])).toEqual([
    ["article", "/a.txt"],
    ["rejected", "/m\ufffd"],
    ["article", "/z.txt"],
  ]);
  expect(all[1]).toMatchObject({ reason: expect.stringMatching(/not found under its name/) });
});

test("in a folder a link that leads out of it, or nowhere, is named and not followed; one that stays in it adds nothing", async () => {
  const [outside, inside] = [join(folder, "outside"), join(folder, "linked")];
  mkdirSync(join(outside, "more"), { recursive: true });
  mkdirSync(inside);
  writeFileSync(join(outside, "secret.txt"), words);
  writeFileSync(join(inside, "a.txt"), words);
  for (const [name, target] of [
    ["again.txt", join(inside, "a.txt")],
    ["around", inside],
    ["gone.txt", join(inside, "nowhere.txt")],
    ["more", join(outside, "more")],
    ["secret.txt", join(outside, "secret.txt")],
    ["socket", join(outside, "socket")],
  ] as const)
    symlinkSync(target, join(inside, name));
  const all = await collected(inside);
  expect(all.map((one) => [one.source.slice(inside.length), one.kind === "rejected" ? one.reason : one.kind])).toEqual([
    ["/a.txt", "article"],
    ["/gone.txt", expect.stringMatching(/leads nowhere/)],
    ["/more", expect.stringMatching(/leads out of the folder, and is not followed/)],
    ["/secret.txt", expect.stringMatching(/leads out of the folder.*Name it itself/)],
  ]);
  expect(await collected(join(inside, "secret.txt"))).toMatchObject([{ kind: "article" }]);
});

test("folders within folders that are too many to follow are named", async () => {
  const deep = join(folder, "deep", ..."abcdefghijklm");
  mkdirSync(deep, { recursive: true });
  writeFileSync(join(deep, "a.txt"), words);
  expect(await collected(join(folder, "deep"))).toMatchObject([
    { kind: "rejected", source: deep, reason: expect.stringMatching(/more than 12 folders deep/) },
  ]);
});
