import { expect, test } from "vitest";
import { extractPage } from "#ingest/ingest.ts";

/* Invented pages, each with furniture of a kind met between the paragraphs of real ones. */
const said = (n: number) =>
  `<p>Paragraph ${n}: the Orvik dam above Velmar failed on Monday and flooded the lower valley of Norvania, where crews search for survivors and count the houses that stood.</p>`;
const page = (between: string) =>
  `<!doctype html><html lang="en"><head><title>Dam fails above Velmar</title></head><body><article><h1>Dam fails above Velmar</h1>${said(1)}${said(2)}${between}${said(3)}${said(4)}</article></body></html>`;
const textOf = (between: string) => extractPage(new TextEncoder().encode(page(between))).text;

test.each([
  ["a caption", "<figure><img src='a.jpg'><figcaption>The dam on Sunday. Picture: I. Tarn</figcaption></figure>"],
  [
    "a picture's credit without a caption's tag",
    "<figure><img src='a.jpg'><span>Image copyright Velmar Wire</span></figure>",
  ],
  ["a teaser of another article", '<p><a href="/b">Ferry runs aground off the harbor, eleven saved</a></p>'],
  [
    "a list of teasers",
    '<ul><li><a href="/b">Ferry runs aground</a></li><li><a href="/c">Minister resigns</a></li></ul>',
  ],
])("%s between paragraphs is left out", (_what, between) => {
  const text = textOf(between);
  expect(text.match(/Paragraph \d/g)).toHaveLength(4);
  expect(text).not.toMatch(/Picture|copyright|Ferry|Minister/);
});

test.each([
  [
    "a paragraph with a link in it",
    '<p>The <a href="/m">interior ministry</a> said eleven people are missing.</p>',
    /interior ministry said/,
  ],
  ["a list of facts", "<ul><li>Eleven people are missing</li><li>Forty houses stood there</li></ul>", /Forty houses/],
  [
    "a quotation set in a figure",
    "<figure><blockquote>We heard it break, said the keeper.</blockquote></figure>",
    /heard it break/,
  ],
])("%s stays", (_what, between, pattern) => {
  expect(textOf(between)).toMatch(pattern);
});
