import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, expect, test } from "vitest";
import { type Collected, collect, createFetcher, startReading } from "#ingest/ingest.ts";
import { closeAfterTest } from "../closing.ts";

const folder = mkdtempSync(join(tmpdir(), "briefdesk-stated-"));
const clock = () => new Date("2026-06-04T12:00:00Z");
const words = "The Orvik dam above Velmar failed on Monday and flooded the lower valley of Norvania.";

afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, content);
  return path;
}

async function collected(source: string, more: object = {}): Promise<Collected[]> {
  const fetcher = createFetcher({ allowHosts: [], userAgent: "Briefdesk tests" });
  const reading = closeAfterTest(startReading());
  const all: Collected[] = [];
  for await (const one of collect([source], { fetcher, stdin: Readable.from([]), clock, reading, ...more }))
    all.push(one);
  return all;
}

async function recordIn(name: string, content: string, more: object = {}): Promise<unknown> {
  const [one] = await collected(file(name, content), more);
  return one?.kind === "article" ? one.record : one;
}

const told = {
  title: "Dam fails: 12 dead",
  outlet: "Harbor Ledger",
  byline: "Marit Osk",
  publishedAt: "2026-06-01T06:00:00.000Z",
  url: "https://harbor-ledger.example/dam",
  text: words,
};
const front = `---
title: "Dam fails: 12 dead"
outlet: Harbor Ledger
authors: [Marit Osk]
date: 2026-06-01T08:00:00+02:00
tags: [dams]
url: https://harbor-ledger.example/dam
---
`;

test.each([
  ["front matter", "a.md", `${front}\n${words}`],
  ["front matter above a heading", "b.md", `${front}\n# Dam fails: 12 dead\n\n${words}`],
  ["front matter that YAML refuses", "c.md", `${front.replaceAll('"', "")}\n${words}`],
  ["front matter of a plain text", "d.txt", `${front}${words}`],
  [
    "a clipper's source",
    "e.md",
    `${front.replace("outlet:", "publisher:").replace("url:", "source:")}\n# Another heading\n\n${words}`,
  ],
  [
    "lines above a text",
    "f.txt",
    `Title: Dam fails: 12 dead\r\nSource: Harbor Ledger\r\nBy: Marit Osk\r\nPublished: 2026-06-01T06:00Z\r\nSource URL: https://harbor-ledger.example/dam\r\n\r\n${words}`,
  ],
])("%s says what an article is and is no part of it", async (_what, name, content) => {
  expect(await recordIn(name, content)).toMatchObject(told);
});

test.each([
  ["By Marit Osk and Ivo Tarn\nHarbor Ledger, 1 June 2026", "Harbor Ledger"],
  ["\nBY MARIT OSK\nHarbor Ledger | June 1, 2026", "Harbor Ledger"],
  ["By Marit Osk\nVelmar, 1 June 2026", undefined],
  ["By Marit Osk\nPublished: 2026-06-01\nSource: Harbor Ledger", "Harbor Ledger"],
])("the credits under a title are read: %j", async (credits, outlet) => {
  const record = await recordIn("g.txt", `Dam fails above Velmar\n${credits}\n\n${words}`);
  expect(record).toMatchObject({
    title: "Dam fails above Velmar",
    byline: expect.stringMatching(/^Marit Osk/i),
    publishedAt: "2026-06-01",
    text: `Dam fails above Velmar\n\n${words}`,
  });
  expect((record as { outlet?: string }).outlet).toBe(outlet);
});

test.each([
  ["a line of prose with a colon", `Ilse Varn: "We will search."\n\n${words}`],
  ["one known line among lines of a list", `Source: Harbor Ledger\nVelmar: 12 dead\nOrvik: 3 dead\n\n${words}`],
  ["a headline that begins with By", `Dam fails\nBy Monday Crews Left\n\n${words}`],
  ["a rule above prose", `---\nThe dam failed: nobody knows why.\n---\n\n${words}`],
])("%s stays in the text", async (_what, content) => {
  expect(await recordIn("h.txt", content)).toMatchObject({ text: content });
});

test("what somebody says of an article stands over what it says itself, and a title is one article's", async () => {
  const stated = { outlet: "Sundra Post", url: "https://sundra-post.example/1" };
  expect(await recordIn("i.md", `${front}\n${words}`, { stated })).toMatchObject({ ...told, ...stated });
  const two = file("two.jsonl", `${JSON.stringify({ text: words })}\n${JSON.stringify({ text: words })}`);
  expect(await collected(two, { stated })).toMatchObject([
    { kind: "rejected", reason: expect.stringMatching(/more than one article/) },
  ]);
  expect(await collected(folder, { stated: { title: "x" } })).toMatchObject([{ kind: "rejected" }]);
});

test("a record may use the names that others use, and what means nothing is said once a file", async () => {
  const record = {
    headline: "Dam fails: 12 dead",
    source: { id: null, name: "Harbor Ledger" },
    authors: [{ name: "Marit Osk" }],
    datePublished: "2026-06-01T08:00:00+02:00",
    link: told.url,
    body: words,
    sentiment: 0.2,
    id: "7",
  };
  const all = await collected(file("j.jsonl", `${JSON.stringify(record)}\n${JSON.stringify(record)}`));
  expect(all.map(({ kind }) => kind)).toEqual(["article", "article", "noted"]);
  expect(all[0]).toMatchObject({ record: told });
  expect(all[2]).toMatchObject({ note: expect.stringMatching(/not read: "sentiment"\.$/) });
});

const mail = (from: string, head: string, body: string) =>
  `From: ${from}\r\nTo: desk@newsroom.example\r\nSubject: =?utf-8?Q?Dam_fails_above_V=C3=A9lmar?=\r\nDate: Mon, 01 Jun 2026 08:00:00 +0200\r\nMessage-ID: <1@x.example>\r\nMIME-Version: 1.0\r\n${head}\r\n\r\n${body}`;
const plain = "Content-Type: text/plain; charset=utf-8";

test.each([
  ["Harbor Ledger <ivo@harbor-ledger.example>", plain, { outlet: "Harbor Ledger", byline: null }],
  ["Norvanian Agency <desk@na.example>", plain, { outlet: "Norvanian Agency", byline: null }],
  ["Marit Osk <marit@harbor-ledger.example>", plain, { outlet: "harbor-ledger.example", byline: "Marit Osk" }],
  ["Marit Osk <marit@gmail.com>", plain, { outlet: null, byline: "Marit Osk" }],
  ["Marit Osk from Harbor Ledger <x@mailer.example>", plain, { outlet: "Harbor Ledger", byline: "Marit Osk" }],
  ["Valley Notes <x@mailer.example>", `List-Id: <v.mailer.example>\r\n${plain}`, { outlet: "Valley Notes" }],
])("a mail from %s is an article of who sent it", async (from, head, sender) => {
  expect(await recordIn("m.eml", mail(from, head, words))).toMatchObject({
    ...sender,
    title: "Dam fails above Vélmar",
    publishedAt: "2026-06-01T06:00:00.000Z",
    text: words,
  });
});

test("a newsletter is read as a page is, whoever forwards a mail did not write it, and one without text is refused", async () => {
  const page = `<html><body><table><tr><td><a href="/x">View in browser</a></td></tr></table><div>${`<p>${words} Crews are searching.</p>`.repeat(6)}</div></body></html>`;
  const html = await recordIn("n.eml", mail("Ledger <a@b.example>", "Content-Type: text/html; charset=utf-8", page));
  expect(html).toMatchObject({ text: expect.stringMatching(/^The Orvik dam/) });
  const forwarded = mail("Marit Osk <m@b.example>", plain, words).replace("Subject: ", "Subject: Fwd: ");
  expect(await recordIn("o.eml", forwarded)).not.toHaveProperty("byline");
  expect(await recordIn("p.eml", mail("Ledger <a@b.example>", plain, ""))).toMatchObject({ kind: "rejected" });
});

test("what a folder holds that is not read is named, and a folder of nothing else is refused", async () => {
  file("mixed/a.txt", words);
  file("mixed/b.docx", "x");
  file("none/b.docx", "x");
  expect((await collected(join(folder, "mixed"))).map(({ kind }) => kind)).toEqual(["article", "skipped"]);
  expect(await collected(join(folder, "none"))).toMatchObject([
    { kind: "skipped" },
    { kind: "rejected", reason: expect.stringMatching(/holds nothing that Briefdesk reads: only b\.docx\./) },
  ]);
});
