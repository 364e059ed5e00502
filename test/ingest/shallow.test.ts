import { expect, test } from "vitest";
import { extractPage, parseFeed } from "#ingest/ingest.ts";
import { shallow } from "../../src/ingest/shallow.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const words = "The Orvik dam above Velmar failed on Monday, and crews are searching the lower valley for survivors. ";
const nested = (tag: string, levels: number, inner: string) =>
  `${`<${tag}>`.repeat(levels)}${inner}${`</${tag}>`.repeat(levels)}`;

test("a page that no element nests deeply in stays as it is, to the letter", () => {
  const page = `<p>Unclosed<p>paragraphs ${"<p>are <b>no depth</b>".repeat(500)}`;
  expect(shallow(page)).toBe(page);
});

test("what lies too deep loses its tags and keeps its text and its lines", () => {
  const flat = shallow(nested("div", 300, "<p>One <b>bold</b> word</p><p>Two<script>no prose</script></p>")) ?? "";
  expect(flat.match(/<div>/g)).toHaveLength(200);
  expect(flat.match(/<\/div>/g)).toHaveLength(200);
  expect(flat).toContain("<br>One bold word<br><br>Two<script>no prose</script><br>");
});

test("an article below hundreds of elements is found", () => {
  const page = `<html><body>${nested("font", 600, nested("div", 900, `<p>${words.repeat(5)}</p>`))}</body></html>`;
  expect(extractPage(bytes(page)).text).toContain("searching the lower valley");
});

test("a page that nests beyond all reading is refused", () => {
  expect(shallow("<div>".repeat(100_000))).toBeNull();
  expect(() => extractPage(bytes(`<html><body>${"<table><tr><td>a".repeat(800)}`))).toThrow(/nests its elements/);
});

test("an item of a feed that nests beyond all reading keeps its text", () => {
  const item = `<item><title>Dam</title><description>${"&lt;div&gt;".repeat(5000)}It failed.</description></item>`;
  const [found] = parseFeed(bytes(`<rss><channel>${item}</channel></rss>`)).items;
  expect(found?.record.text).toBe("It failed.");
});
