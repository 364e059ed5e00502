import { expect, test } from "vitest";
import { parseFeed } from "#ingest/ingest.ts";

/* Invented feeds of an invented country's outlets, each with the shape of a fault met in real ones. */

const rss = (items: string, attributes = "") =>
  `<?xml version="1.0"?><rss version="2.0"${attributes}><channel><title>Harbor Ledger</title><link>https://harbor-ledger.example/</link>${items}</channel></rss>`;
const atom = (entries: string) =>
  `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB"><title>Velmar Post</title><link href="https://velmar-post.example/"/>${entries}</feed>`;
const read = (xml: string, url?: string) => parseFeed(new TextEncoder().encode(xml), url).items;
const first = (xml: string, url?: string) => read(xml, url)[0]?.record;
const dated = (date: string) => first(rss(`<item><title>x</title><pubDate>${date}</pubDate></item>`))?.publishedAt;

test.each([
  ["RFC 822 with a named zone", "Mon, 01 Jun 2026 06:00:00 EDT", "2026-06-01T10:00:00.000Z"],
  ["a two-digit year and no seconds", "1 Jun 26 06:00 +0200", "2026-06-01T04:00:00.000Z"],
  ["a foreign day name", "lun., 01 Jun 2026 06:00:00 GMT", "2026-06-01T06:00:00.000Z"],
  ["a clock of twelve hours", "Mon, 1 Jun 2026 06:30 PM GMT", "2026-06-01T18:30:00.000Z"],
  ["the C library's form", "Mon Jun  1 06:00:00 2026", "2026-06-01T06:00:00.000Z"],
  ["W3C with a zone", "2026-06-01T06:00:00-05:00", "2026-06-01T11:00:00.000Z"],
  ["no time at all", "01 Jun 2026", "2026-06-01"],
  ["a month and no day", "June 2026", null],
  ["a day that does not exist", "31 Feb 2026 06:00:00 GMT", null],
])("a date is read: %s", (_what, date, expected) => {
  expect(dated(date)).toBe(expected);
});

test("an article keeps the time it was first out, not when it was last touched", () => {
  const entry =
    "<entry><title>Dam</title><updated>2026-06-03T00:00:00Z</updated><published>2026-06-01T00:00:00Z</published></entry>";
  expect(first(atom(entry))?.publishedAt).toBe("2026-06-01T00:00:00.000Z");
});

test.each([
  [
    "Atom's plain title keeps its signs",
    atom("<entry><title>Rise of &lt;5 per cent</title></entry>"),
    "Rise of <5 per cent",
  ],
  ["RSS's title is HTML", rss("<item><title>Dam &amp;amp; &lt;b&gt;levee&lt;/b&gt;</title></item>"), "Dam & levee"],
  [
    "XHTML inside",
    atom('<entry><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Dam <i>fails</i></div></title></entry>'),
    "Dam fails",
  ],
  ["packed in base 64", atom('<entry><title mode="base64">RGFtIGZhaWxz</title></entry>'), "Dam fails"],
  ["an entity of HTML that XML does not know", rss("<item><title>Caf&eacute; closes</title></item>"), "Café closes"],
  ["signs of windows-1252", rss("<item><title>don\u0092t</title></item>"), "don’t"],
])("a title is read: %s", (_what, xml, title) => {
  expect(first(xml)?.title).toBe(title);
});

test.each([
  [
    "an enclosure is no article",
    '<link rel="enclosure" href="/a.mp3"/><link rel="alternate" href="/a"/>',
    "https://velmar-post.example/a",
  ],
  [
    "the page before its data",
    '<link type="application/json" href="/a.json"/><link type="text/html" href="/a"/>',
    "https://velmar-post.example/a",
  ],
  [
    "a base of its own",
    '<link xml:base="https://velmar-post.example/world/" href="a"/>',
    "https://velmar-post.example/world/a",
  ],
  ["an id that is an address", "<id>https://velmar-post.example/b</id>", "https://velmar-post.example/b"],
  ["a script is no address", '<link href="javascript:alert(1)"/>', null],
])("an Atom link is chosen: %s", (_what, links, url) => {
  expect(first(atom(`<entry><title>x</title>${links}</entry>`), "https://velmar-post.example/feed")?.url).toBe(url);
});

test("an RSS link is the item's, else its permanent guid, and never a guid that is none", () => {
  const link = (item: string) => first(rss(`<item><title>x</title>${item}</item>`))?.url;
  expect(link("<link>https://harbor-ledger.example/a</link><guid>https://harbor-ledger.example/b</guid>")).toMatch(
    /\/a$/,
  );
  expect(link("<guid>https://harbor-ledger.example/b</guid>")).toMatch(/\/b$/);
  expect(link('<guid isPermaLink="false">https://harbor-ledger.example/b</guid>')).toBeNull();
  expect(link("<guid>1234</guid>")).toBeNull();
});

test.each([
  ["an address with a name", "<author>desk@harbor-ledger.example (Marit Osk)</author>", "Marit Osk"],
  ["a name with an address", "<author>Marit Osk (desk@harbor-ledger.example)</author>", "Marit Osk"],
  ["an address alone", "<author>desk@harbor-ledger.example</author>", null],
  ["several creators", "<dc:creator>Marit Osk</dc:creator><dc:creator>Ivo Tarn</dc:creator>", "Marit Osk, Ivo Tarn"],
  ["a vocabulary that nobody declared", "<dc:author>Ivo Tarn</dc:author>", "Ivo Tarn"],
])("a byline is read: %s", (_what, author, byline) => {
  expect(first(rss(`<item><title>x</title>${author}</item>`))?.byline).toBe(byline);
});

test("an Atom entry without an author has its feed's", () => {
  const xml = atom("<author><name>Newsroom of the Post</name></author><entry><title>x</title></entry>");
  expect(first(xml)?.byline).toBe("Newsroom of the Post");
});

test("the fullest text of an item is its text, and the source it names is its outlet", () => {
  const item = `<item><title>x</title><description>Short.</description><content:encoded><![CDATA[<p>The whole story.</p><p>All of it.</p>]]></content:encoded>
    <source url="https://mirel-wire.example/feed">Mirel Wire</source></item>`;
  expect(first(rss(item))).toMatchObject({ text: "The whole story.\nAll of it.", outlet: "Mirel Wire" });
});

test("prefixed and foreign names are told apart by their vocabularies", () => {
  const xml = `<r:rss version="2.0" xmlns:r="http://backend.userland.com/rss2" xmlns:x="https://other.example/ns"><r:channel><r:title>Ledger</r:title>
    <r:item><x:title>wrong</x:title><r:title>right</r:title></r:item></r:channel></r:rss>`;
  expect(first(xml)).toMatchObject({ title: "right", outlet: "Ledger" });
});

test("broken XML costs at most its own item", () => {
  const xml = rss(
    "<item><title>One</title><item><title>Two</titel></item><item><title>Three & four</title></item><item><title>Cut of",
  );
  expect(read(xml).map(({ record }) => record.title)).toEqual([
    "One",
    "Two",
    "Three & four",
    expect.stringContaining("Cut of"),
  ]);
});

test("an item without title and text is named as such, and keeps its place", () => {
  const items = read(rss("<item><title>One</title></item><item></item><item><title>Three</title></item>"));
  expect(items.map(({ problem }) => problem === null)).toEqual([true, false, true]);
});

test("an item is known again by its id, whatever became of its title", () => {
  const key = (title: string) => read(rss(`<item><guid>id-7</guid><title>${title}</title></item>`))[0]?.key;
  expect(key("Old title")).toBe(key("New title"));
});

test("a feed of more items than are taken is cut and says so", () => {
  const bytes = new TextEncoder().encode(rss("<item><title>x</title></item>".repeat(50)));
  expect(parseFeed(bytes, undefined, { most: 20 })).toMatchObject({ cut: true, items: { length: 20 } });
  expect(parseFeed(bytes, undefined, { most: 50 })).toMatchObject({ cut: false, items: { length: 50 } });
});

test("elements nested deeper than the limit are read as text, and without end stop the reading", () => {
  const nested = (depth: number) =>
    new TextEncoder().encode(
      rss(
        `<item><title>One</title><description>${"<b>".repeat(depth)}x</description></item><item><title>Two</title></item>`,
      ),
    );
  expect(parseFeed(nested(1500)).items.map(({ record }) => record.title)).toEqual(["One", "Two"]);
  expect(parseFeed(nested(200_000))).toMatchObject({ cut: true, items: { length: 1 } });
});

test("a JSON feed is read, its broken items aside", () => {
  const feed = {
    version: "https://jsonfeed.org/version/1.1",
    title: "Mirel Wire",
    items: [
      {
        id: 1,
        url: "https://mirel-wire.example/1",
        title: "Ferry <late>",
        content_text: "It was late.",
        authors: [{ name: "Ivo Tarn" }],
        date_published: "2026-06-01T06:00:00Z",
      },
      "nonsense",
    ],
  };
  const items = read(JSON.stringify(feed));
  expect(items[0]?.record).toMatchObject({
    title: "Ferry <late>",
    text: "It was late.",
    byline: "Ivo Tarn",
    outlet: "Mirel Wire",
  });
  expect(items[1]?.problem).not.toBeNull();
});

test.each(["<html><body>x</body></html>", "{}", "plain words", "<svg/>"])("%s is no feed", (text) => {
  expect(() => read(text)).toThrow(/not a feed/);
});

test("an article may tell of entities; a feed may not declare any", () => {
  const told =
    "<item><title>Parsers</title><description><![CDATA[One reads <!ENTITY x SYSTEM 'f'> here.]]></description></item>";
  expect(read(`<?xml version="1.0"?><rss><channel>${told}</channel></rss>`)).toHaveLength(1);
  expect(() => read(`<!DOCTYPE rss [<!ENTITY x "y">]><rss><channel>${told}</channel></rss>`)).toThrow(/entities/);
});

test("a feed that is nothing but declarations is read through once", () => {
  expect(() => read("<!DOCTYPE [".repeat(400_000))).toThrow(/not a feed/);
});
