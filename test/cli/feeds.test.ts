import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runCli, type World } from "#cli/cli.ts";
import { type FeedServer, item, rss, startFeedServer } from "../fakes/feed-server.ts";
import { databaseFor } from "../fakes/postgres-server.ts";

const folder = mkdtempSync(join(tmpdir(), "briefdesk-feeds-"));
let server: FeedServer;
beforeAll(async () => {
  server = await startFeedServer();
  const site =
    '<!doctype html><html><head><link rel="alternate" type="application/rss+xml" href="/news"></head><body>News</body></html>';
  server.pages.set("/", { body: site, headers: { "content-type": "text/html" } });
  server.pages.set("/empty", { body: "<!doctype html><html><body>Nothing</body></html>" });
  server.pages.set("/news", {
    body: rss(item({ title: "Dam fails", text: "The Orvik dam above Velmar failed.", guid: "1" })),
  });
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function run(
  argv: readonly string[],
  data: string,
  stdin = "",
): Promise<{ code: number; out: string; err: string }> {
  const said = { out: "", err: "" };
  const openai = { apiKey: null, baseUrl: null, model: null };
  const world: World = {
    stdout: { write: (text) => (said.out += text) },
    stderr: { write: (text) => (said.err += text) },
    stdin: Readable.from([Buffer.from(stdin)]),
    ...{ isTty: false, progress: false, columns: 200, colour: false, links: false },
    settings: {
      kind: "ok",
      config: {
        dataFolder: join(folder, data),
        databaseUrl: await databaseFor(join(folder, data)),
        allowHosts: [server.host],
        openai,
      },
    },
    clock: () => new Date("2026-06-06T12:00:00Z"),
    ...{ cwd: folder, samples: folder, prompts: folder, version: "0.0.0", debug: () => undefined },
  };
  const code = await runCli(["feeds", ...argv], world);
  return { code, ...said };
}

test("an empty list says how to begin", async () => {
  const { code, out, err } = await run([], "none");
  expect([code, out]).toEqual([0, ""]);
  expect(err).toMatch(/No feed is followed. briefdesk feeds add/);
  expect(await run(["list", "--json"], "none")).toMatchObject({ code: 0, out: "[]\n" });
});

test("a site's feed is found, followed once, rated, polled and listed", async () => {
  const added = await run(["add", `${server.root}/`, "--reliability", "B", "--label", "paywalled"], "site");
  expect(added).toMatchObject({ code: 0, err: "" });
  expect(added.out).toContain(`following Harbor Ledger: ${server.root}/news (1 item now)`);
  expect((await run(["add", `${server.root}/news`], "site")).out).toContain("is followed already");
  expect(await run(["poll"], "site")).toMatchObject({
    code: 0,
    out: "1 feed polled, 0 failed: 1 filed, 0 revised, 0 rejected\n",
  });
  expect((await run(["list"], "site")).out).toMatch(/Harbor Ledger\s+B paywalled\s+next in \d+ min\s+1 min ago/);
});

test("what is no feed is refused with a sentence, and the others are followed", async () => {
  const { code, out, err } = await run(["add", `${server.root}/empty`, `${server.root}/news`], "refused");
  expect(code).toBe(1);
  expect(err).toMatch(/^refused .*\/empty: .*names no feed\. Look for/);
  expect(out).toContain("following Harbor Ledger");
});

test("a feed that fails is named, and the exit code says so", async () => {
  server.pages.set("/failing", { status: 500 });
  await run(
    ["import", "-"],
    "failing",
    JSON.stringify({ feeds: [{ url: `${server.root}/failing`, outlet: "Velmar Post", site: null, fullText: true }] }),
  );
  const { code, out, err } = await run(["poll"], "failing");
  expect([code, out]).toEqual([1, "1 feed polled, 1 failed: 0 filed, 0 revised, 0 rejected\n"]);
  expect(err).toContain("failed Velmar Post: The server answered with status 500.");
  expect((await run(["list"], "failing")).out).toMatch(
    /Velmar Post\s+F\s+DOWN: The server answered with status 500.\s+never/,
  );
});

test("a list goes out as OPML and as JSON, and comes in again as it was", async () => {
  await run(["add", `${server.root}/news`, "--no-full-text", "--outlet", "Ledger & Sons", "--reliability", "C"], "out");
  const opml = (await run(["export"], "out")).out;
  writeFileSync(join(folder, "list.opml"), opml);
  expect(await run(["import", "list.opml"], "in-opml")).toMatchObject({
    code: 0,
    out: "1 added, 0 known, 0 refused\n",
  });
  expect(JSON.parse((await run(["list", "--json"], "in-opml")).out)).toMatchObject([
    { outlet: "Ledger & Sons", url: `${server.root}/news` },
  ]);
  const json = (await run(["export", "--json"], "out")).out;
  expect((await run(["import", "-"], "in-json", json)).code).toBe(0);
  expect(JSON.parse((await run(["list", "--json"], "in-json")).out)).toMatchObject([
    { fullText: false, reliability: "C" },
  ]);
  expect((await run(["export", "--json"], "in-json")).out).toBe(json);
});

test("a list without a feed goes out as OPML all the same, and is told to hold none when it comes in", async () => {
  const { code, out } = await run(["export"], "nothing-out");
  expect([code, out]).toEqual([0, expect.stringMatching(/<opml version="2\.0">/)]);
  const back = await run(["import", "-"], "nothing-out", out);
  expect([back.code, back.err]).toEqual([1, expect.stringMatching(/^briefdesk: Standard input lists no feed\./)]);
  const page = await run(["import", "-"], "nothing-out", "<html><body/></html>");
  expect([page.code, page.err]).toEqual([1, expect.stringMatching(/not an OPML list/)]);
});

test("with --json a rating is a record too, given with a new feed or by itself", async () => {
  const added = await run(["add", `${server.root}/news`, "--reliability", "B", "--json"], "rated");
  expect(JSON.parse(added.out)).toMatchObject([{ kind: "added", rating: { reliability: "B" } }]);
  const rated = await run(["rate", "Harbor Ledger", "--label", "paywalled", "--json"], "rated");
  expect(JSON.parse(rated.out)).toEqual([{ outlet: "Harbor Ledger", reliability: "B", labels: ["paywalled"] }]);
});

test("a feed is paused, resumed and removed, and each says how to take it back", async () => {
  await run(["add", `${server.root}/news`], "manage");
  expect((await run(["pause", "harbor ledger"], "manage")).out).toMatch(
    /is paused. To go on: briefdesk feeds resume fed_/,
  );
  expect((await run(["poll"], "manage")).out).toBe(
    "0 feeds polled, 0 failed, 1 paused: 0 filed, 0 revised, 0 rejected\n",
  );
  expect((await run(["resume", "Harbor Ledger"], "manage")).out).toMatch(/polled again/);
  const removed = await run(["remove", "Harbor Ledger"], "manage");
  expect(removed.out).toContain(
    `its articles stay. To follow it again: briefdesk feeds add ${server.root}/news --outlet "Harbor Ledger"`,
  );
  expect(await run(["remove", "Harbor Ledger"], "manage")).toMatchObject({
    code: 1,
    err: expect.stringContaining("is not followed, or no longer"),
  });
});

test.each([
  [["fly"], 2, /nothing that can be done. Say one of: list, add/],
  [["add"], 2, /Give the address/],
  [["rate", "Harbor Ledger"], 2, /--reliability A to F/],
  [["rate", "Harbor Ledger", "--label", "nice"], 2, /"nice" is no label/],
  [["import", "nowhere.opml"], 1, /There is no file nowhere.opml/],
  [["import", "."], 1, /^briefdesk: \. cannot be read. Name a file/],
  [["add", "http://169.254.169.254/feed"], 1, /not fetched/],
  [["add", "notaurl"], 1, /^refused notaurl: "notaurl" is not an address\. Write it in full/],
  [["add", "not a url"], 1, /^refused not a url: "not a url" is not an address\. Write it in full/],
])("feeds %s ends with %i and a sentence", async (argv, code, pattern) => {
  const ran = await run(argv, "wrong");
  expect([ran.code, ran.out]).toEqual([code, ""]);
  expect(ran.err).toMatch(pattern);
});

test.each(["list", "export"])("feeds %s says that it takes no more words", async (action) => {
  expect(await run([action, "more"], "none")).toMatchObject({
    code: 2,
    err: expect.stringContaining("takes no more words"),
  });
});
