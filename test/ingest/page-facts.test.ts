import { expect, test } from "vitest";
import { extractPage } from "#ingest/ingest.ts";

/* Invented pages with the ways in which real ones state their facts. */
const body =
  "<p>The Orvik dam above Velmar failed on Monday and flooded the lower valley of Norvania, where crews search.</p>".repeat(
    4,
  );
const facts = (head: string, top = "<h1>Orvik dam fails above Velmar</h1>") =>
  extractPage(
    new TextEncoder().encode(
      `<!doctype html><html><head>${head}</head><body><article>${top}${body}</article></body></html>`,
    ),
  );

test("a meta tag that writes value for content is read all the same", () => {
  expect(
    facts(
      '<meta name="author" value="Marit Osk"><meta name="article:published_time" value="2026-06-01 16:23:00 -0500">',
    ),
  ).toMatchObject({
    byline: "Marit Osk",
    publishedAt: "2026-06-01T21:23:00.000Z",
  });
});

test.each([
  [
    "two authors side by side",
    '<p><a rel="author">Marit Osk</a> and <a rel="author">Ivo Tarn</a></p>',
    "Marit Osk, Ivo Tarn",
  ],
  [
    "an author further down is another article's",
    '<p><a rel="author">Marit Osk</a></p><div><a rel="author">Ena Lund</a></div>',
    "Marit Osk",
  ],
  ["an office after the name", '<p class="byline">By Marit Osk, Staff Writer</p>', "Marit Osk"],
  [
    "an address in a column of its own",
    '<aside><address>By <a rel="author">Marit Osk</a></address></aside>',
    "Marit Osk",
  ],
  [
    "a line that nothing marks up",
    '<div><div class="x7">By <span class="q2">Marit Osk</span></div></div>',
    "Marit Osk",
  ],
  ["a line of prose that begins with By is none", "<p>By Monday the crews had left Velmar</p>", null],
  ["a date where the name should be", '<p class="byline">June 1, 2026 at</p>', null],
  [
    "a link to the author's page before the byline of a teaser",
    '<p><span>By <a href="/author/marit-osk">Marit Osk</a></span></p><h2>More</h2><a class="byline" href="/author/b">Ivo Tarn</a>',
    "Marit Osk",
  ],
  ["a desk before its people", '<p class="author">Politics · Marit Osk, Ivo Tarn</p>', "Marit Osk, Ivo Tarn"],
  ["an office, where nobody is named", '<div class="byline-author"><a>Editor</a></div>', "Editor"],
  ["a person before an office", '<div class="byline">Editor</div><a rel="author">Marit Osk</a>', "Marit Osk"],
  ["what software calls its user is no name", '<div class="byline">admin</div>', null],
  ["what other pages call a writer", '<span class="writer">Marit Osk</span>', "Marit Osk"],
])("a byline is read: %s", (_what, byline, expected) => {
  expect(facts("", `<h1>Orvik dam fails above Velmar</h1>${byline}`).byline).toBe(expected);
});

test("the author that a page marks up comes before the one of its meta tag, which may be the publisher", () => {
  expect(
    facts('<meta name="author" content="Velmar Press Group">', '<h1>Orvik dam fails</h1><a rel="author">Marit Osk</a>')
      .byline,
  ).toBe("Marit Osk");
});

test("the house itself is the author only where it says so and names nobody", () => {
  const house =
    '<meta property="og:site_name" content="Velmar News"><meta property="og:article:author" content="Velmar News">';
  expect(facts(house).byline).toBe("Velmar News");
  expect(facts(house, '<h1>Orvik dam fails</h1><p class="byline">By Marit Osk</p>').byline).toBe("Marit Osk");
});

test("a date with dots has its day first", () => {
  expect(facts("", '<h1>Orvik dam fails</h1><span class="date">05.06.2026</span>').publishedAt).toBe("2026-06-05");
});

test("the heading is the title where machines are told another of the same article", () => {
  expect(facts('<meta property="og:title" content="Dam above Velmar fails: what we know">').title).toBe(
    "Orvik dam fails above Velmar",
  );
});

test.each([
  ["a line of its own", "<p>By Marit Osk</p>"],
  ["a marked line with a date", '<p class="byline">By Marit Osk, Staff Writer | 5 June 2026</p>'],
  ["the name alone", '<p><a rel="author">Marit Osk</a></p>'],
  ["two names", '<p>By <a rel="author">Marit Osk</a> and <a rel="author">Ivo Tarn</a></p>'],
])("the byline that was read is no part of the text: %s", (_what, byline) => {
  const { byline: read, text } = facts('<meta name="author" content="Marit Osk">', `<h1>Orvik dam fails</h1>${byline}`);
  expect(read).toMatch(/^Marit Osk/);
  expect(text).not.toContain("Marit Osk");
});

test("a sentence that begins with its author's name is part of the text", () => {
  const own = "<p>Marit Osk was on the dam when it failed.</p>";
  const { text } = facts('<meta name="author" content="Marit Osk">', `<h1>Orvik dam fails</h1>${own}`);
  expect(text).toContain("Marit Osk was on the dam");
});
