import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { queryKey } from "#archive/archive.ts";
import { TERMINAL, type Viewer, type Visibility } from "#domain/article.ts";
import type { Query } from "#domain/assignment.ts";
import type { Archive, Filed } from "#domain/ports.ts";
import { BRIEFING } from "../fixtures/briefing.ts";
import { asking, filed, ledgerWith, prose } from "./archive-items.ts";

const DAY = 86_400_000;

const WORKSPACE_A: Viewer = { workspace: "TA", channel: null };
const CHANNEL_A: Viewer = { workspace: "TA", channel: "C1" };
const OTHER_CHANNEL_A: Viewer = { workspace: "TA", channel: "C2" };
const CHANNEL_B: Viewer = { workspace: "TB", channel: "C1" };

/** What every engine of the archive promises. Run it on each. */
export function archiveContract(name: string, open: () => Promise<Archive>): void {
  describe(name, () => {
    let archive: Archive;
    beforeEach(async () => {
      archive = await open();
    });
    afterEach(() => archive.close());
    const file = async (...batch: Filed[]) => archive.articles.file(batch);
    const fileId = async (item: Filed): Promise<string> => {
      const [filing] = await file(item);
      if (filing === undefined || filing.kind === "rejected") throw new Error("was not filed");
      return filing.article.id;
    };
    const titles = async (query: Query, viewer: Viewer = TERMINAL): Promise<(string | null)[]> =>
      (await archive.articles.search(viewer, query, 20)).map((found) => found.article.title);

    describe("filing", () => {
      it("files an article and gives it back as it was", async () => {
        const text = "Ferries stopped in Norvania.\n\nA “quoted” line with 🚢 and NUL \0 inside.";
        const record = {
          url: "https://ledger.example/a",
          title: "Ferries stop",
          outlet: "Harbor Ledger",
          byline: "R. Oss",
        };
        const item = filed(
          { ...record, text, publishedAt: "2026-06-09T10:00:00+02:00", language: "EN" },
          { labels: ["state"] },
        );
        const [filing] = await file(item);
        expect(filing).toMatchObject({ kind: "filed", copyOf: null });
        if (filing?.kind !== "filed") return;
        expect(filing.article).toMatchObject({ ...record, text, language: "en", labels: ["state"], sample: false });
        expect(filing.article.publishedAt).toBe("2026-06-09T08:00:00.000Z");
        expect(await archive.articles.get(TERMINAL, filing.article.id)).toEqual(filing.article);
      });

      it("keeps a bare date as it is and takes an impossible date for none", async () => {
        const dates = ["2026-06-01", "2026-02-31", "last Tuesday", "2026-06-01T10:00:00", null];
        const filings = await file(...dates.map((publishedAt, n) => filed({ text: `Item number ${n}.`, publishedAt })));
        const stored = filings.map((filing) => (filing.kind === "filed" ? filing.article.publishedAt : filing.kind));
        expect(stored).toEqual(["2026-06-01", null, null, "2026-06-01T10:00:00.000Z", null]);
      });

      it("knows the same URL with the same text, also within a batch and with tracking parameters", async () => {
        const one = filed({ url: "https://ledger.example/a", text: "The strait is closed." });
        const two = filed({ url: "https://ledger.example/a/?utm_source=x#top", text: "The strait is closed." });
        const filings = await file(one, one, two);
        expect(filings.map((filing) => filing.kind)).toEqual(["filed", "known", "known"]);
      });

      it("knows the same text without a URL", async () => {
        await file(filed({ url: "https://ledger.example/a", text: "The strait is closed." }));
        const filings = await file(filed({ text: "The strait is closed." }), filed({ text: "Another text." }));
        expect(filings.map((filing) => filing.kind)).toEqual(["known", "filed"]);
      });

      it("revises an article whose text has changed and finds only the later text", async () => {
        const first = await fileId(
          filed({ url: "https://ledger.example/a", text: "The strait is closed to tankers." }),
        );
        const [filing] = await file(
          filed({ url: "https://ledger.example/a", text: "The strait is open to freighters." }),
        );
        expect(filing).toMatchObject({ kind: "revised", revises: first });
        const found = await archive.articles.search(TERMINAL, asking("strait"), 10);
        expect(found.map((each) => each.article.revises)).toEqual([first]);
        expect(await titles(asking("tankers"))).toEqual([]);
        const old = await archive.articles.get(TERMINAL, first);
        expect(old?.text).toBe("The strait is closed to tankers.");
        expect(old?.revisedBy).toBe(found[0]?.article.id);
      });

      it("refuses a record without text and files the rest of the batch", async () => {
        const filings = await file(filed({ text: " \n", title: "Empty" }), filed({ text: "Something." }));
        expect(filings.map((filing) => filing.kind)).toEqual(["rejected", "filed"]);
        expect(filings[0]).toMatchObject({ source: "Empty", line: null });
      });
    });

    describe("copies", () => {
      const day = (n: number): string => new Date(Date.UTC(2026, 5, n)).toISOString();

      it("names the earliest article with nearly the same text", async () => {
        const text = prose(1);
        const first = await fileId(filed({ text, publishedAt: day(1) }));
        const edited = text.replace(/tariff\d+/g, "duty").replace("The ", "On Monday the ");
        const [second] = await file(filed({ text: edited, publishedAt: day(2) }));
        const [third] = await file(filed({ text: `${edited} More to follow.`, publishedAt: day(3) }));
        const [other] = await file(filed({ text: prose(2), publishedAt: day(2) }));
        expect(second).toMatchObject({ kind: "filed", copyOf: first });
        expect(third).toMatchObject({ kind: "filed", copyOf: first });
        expect(other).toMatchObject({ kind: "filed", copyOf: null });
      });

      it("recognises an excerpt of a long article, whichever comes first", async () => {
        const [long, excerpt] = [prose(3, 60), prose(3, 60).split(". ").slice(10, 20).join(". ")];
        const first = await fileId(filed({ text: long, publishedAt: day(1) }));
        expect((await file(filed({ text: excerpt, publishedAt: day(2) })))[0]).toMatchObject({ copyOf: first });
        const short = prose(4, 60).split(". ").slice(0, 10).join(". ");
        const start = await fileId(filed({ text: short, publishedAt: day(1) }));
        expect((await file(filed({ text: prose(4, 60), publishedAt: day(2) })))[0]).toMatchObject({ copyOf: start });
      });

      it("makes an article that was published first the original, also when it comes in late", async () => {
        const late = await fileId(filed({ text: `${prose(5)} More.`, publishedAt: day(3) }));
        const early = await fileId(filed({ text: prose(5), publishedAt: day(2) }));
        const found = await archive.articles.search(TERMINAL, asking(""), 10);
        expect(found.map((each) => [each.article.id, each.copyOf])).toEqual([
          [late, early],
          [early, null],
        ]);
      });

      it("takes an article of another month for no copy, nor a later text for a copy of its own earlier one", async () => {
        await file(filed({ text: prose(6), publishedAt: day(1), url: "https://ledger.example/a" }));
        expect((await file(filed({ text: `${prose(6)} Again.`, publishedAt: day(25) })))[0]).toMatchObject({
          copyOf: null,
        });
        await file(filed({ text: `${prose(6)} Updated.`, publishedAt: day(1), url: "https://ledger.example/a" }));
        const found = await archive.articles.search(TERMINAL, asking(""), 10);
        expect(found.map((each) => each.copyOf)).toEqual([null, null]);
      });
    });

    describe("viewers", () => {
      const workspace: Visibility = { kind: "workspace", workspace: "TA" };
      const channel: Visibility = { kind: "channel", workspace: "TA", channel: "C1" };

      it("shows a workspace's and a channel's articles to nobody else", async () => {
        const inWorkspace = await fileId(filed({ text: "Quarry strike.", title: "W" }, { visibility: workspace }));
        const inChannel = await fileId(filed({ text: "Quarry closes.", title: "C" }, { visibility: channel }));
        const seen = async (viewer: Viewer) => {
          const ids = [inWorkspace, inChannel];
          const read = await archive.articles.read(viewer, ids);
          const got = await Promise.all(ids.map((id) => archive.articles.get(viewer, id)));
          expect(got.filter(Boolean).length).toBe(read.length);
          expect((await titles(asking("quarry"), viewer)).length).toBe(read.length);
          expect((await titles(asking(""), viewer)).length).toBe(read.length);
          return read.map((each) => each.article.title);
        };
        expect(await seen(CHANNEL_A)).toEqual(["W", "C"]);
        expect(await seen(WORKSPACE_A)).toEqual(["W"]);
        expect(await seen(OTHER_CHANNEL_A)).toEqual(["W"]);
        expect(await seen(CHANNEL_B)).toEqual([]);
        expect(await seen(TERMINAL)).toEqual([]);
      });

      it("tells a filer nothing of another workspace's articles, copies and topics", async () => {
        const text = prose(7);
        const item = { visibility: workspace, ledger: ledgerWith("Norvania") };
        await file(filed({ text, url: "https://ledger.example/a", title: "Secret orchard" }, item));
        const other: Visibility = { kind: "workspace", workspace: "TB" };
        const [same] = await file(filed({ text, url: "https://ledger.example/a" }, { visibility: other }));
        expect(same).toMatchObject({ kind: "filed", copyOf: null, article: { title: null } });
        const near = await archive.articles.nearest(CHANNEL_B, "norvanya orchards");
        expect(near.nearest).toEqual([]);
        expect(near.newest?.title).toBe(null);
      });

      it("leaves a shared article as it was when a workspace holds a later text of it", async () => {
        const shared = await fileId(filed({ text: "The ferry sails.", url: "https://ledger.example/f" }));
        const later = filed({ text: "The ferry sank.", url: "https://ledger.example/f" }, { visibility: workspace });
        expect((await file(later))[0]).toMatchObject({ kind: "revised", revises: shared });
        const texts = async (viewer: Viewer) =>
          (await archive.articles.search(viewer, asking("ferry"), 5)).map((found) => found.article.text);
        expect(await texts(CHANNEL_A)).toEqual(["The ferry sank."]);
        expect(await texts(CHANNEL_B)).toEqual(["The ferry sails."]);
        expect((await archive.articles.get(CHANNEL_B, shared))?.revisedBy).toBe(null);
      });
    });

    describe("search", () => {
      const week = (n: number): string => new Date(Date.UTC(2026, 5, n, 12)).toISOString();

      it("ranks a word in the title above the same word in the text and matches by its stem", async () => {
        await file(
          filed({
            title: "Notes",
            text: "One tariff among many other things in the long report.",
            publishedAt: week(1),
          }),
          filed({
            title: "Tariffs rise",
            text: "Duties went up in the long report on many things.",
            publishedAt: week(2),
          }),
          filed({ title: "Weather", text: "Rain.", publishedAt: week(3) }),
        );
        expect(await titles(asking("TARIFF"))).toEqual(["Tariffs rise", "Notes"]);
        const [best] = await archive.articles.search(TERMINAL, asking("tariffs"), 1);
        expect(best?.score).toBeGreaterThan(0);
      });

      it("asks for two words of a topic of three or more, and no more of a whole sentence", async () => {
        await file(
          filed({ title: "one", text: "The reactor hums." }),
          filed({ title: "two", text: "The reactor and the quarry." }),
          filed({ title: "three", text: "The reactor, the quarry and an orchard." }),
        );
        expect((await titles(asking("reactor quarry orchard"))).sort()).toEqual(["three", "two"]);
        expect((await titles(asking("the reactor quarry"))).sort()).toEqual(["one", "three", "two"]);
        const sentence = asking("reactor quarry tariffs ministers treaties borders vessels signals");
        expect((await titles(sentence)).sort()).toEqual(["three", "two"]);
      });

      it("keeps to the window, the outlet, the language, the phrases and the excluded words", async () => {
        await file(
          filed({ title: "a", text: "Grain price climbs.", outlet: "Harbor Ledger", publishedAt: week(1) }),
          filed({ title: "b", text: "Price of grain climbs.", outlet: "Vélda Post", publishedAt: week(5) }),
          filed({ title: "c", text: "Grain price falls.", outlet: "Vélda Post", publishedAt: week(9), language: "de" }),
        );
        expect((await titles(asking("grain", { from: week(4), until: week(6) }))).sort()).toEqual(["b"]);
        expect(await titles(asking("grain", { outlet: "velda post", language: "DE" }))).toEqual(["c"]);
        expect((await titles(asking("", { phrases: ["grain price"] }))).sort()).toEqual(["a", "c"]);
        expect((await titles(asking("grain", { excluded: ["fall"] }))).sort()).toEqual(["a", "b"]);
        expect(await titles(asking("", { excluded: ["fall"] }))).toEqual(["b", "a"]);
      });

      it("lists the newest first without words, and newer before older when the score ties", async () => {
        const dated = [3, 1, 2].map((n) =>
          filed({ title: `${n}`, text: "Same words here.", publishedAt: week(n), url: `https://x.example/${n}` }),
        );
        await file(...dated);
        expect(await titles(asking(""))).toEqual(["3", "2", "1"]);
        expect(await titles(asking("words"))).toEqual(["3", "2", "1"]);
        expect((await archive.articles.search(TERMINAL, asking("words"), 2)).length).toBe(2);
        expect(await archive.articles.search(TERMINAL, asking("words"), 0)).toEqual([]);
      });

      it("finds nothing for words that are only marks, rather than everything", async () => {
        await file(filed({ text: "Something." }));
        expect(await titles(asking("?! 🚢"))).toEqual([]);
      });

      it("takes whatever is typed for words and never for syntax", async () => {
        await file(filed({ title: "target", text: "A harbor NEAR the text of OR and NOT." }));
        const nasty = fc.constantFrom(
          '"',
          "*",
          "NEAR(",
          "title:",
          "OR",
          "AND",
          "NOT",
          "^",
          "{",
          "}",
          "-",
          "\0",
          "🚢",
          "'",
          "harbor",
          ";",
          "\ud800",
        );
        const term = fc.oneof(
          fc.array(nasty, { maxLength: 5 }).map((parts) => parts.join("")),
          fc.string({ unit: "binary" }),
        );
        const terms = fc.array(term, { maxLength: 6 });
        const query = fc.record({
          words: terms,
          phrases: terms,
          excluded: terms,
          outlet: fc.option(term),
          from: fc.option(term),
        });
        await fc.assert(
          fc.asyncProperty(query, async (asked) => {
            const found = await archive.articles.search(TERMINAL, asking("", asked), 5);
            expect(found.length).toBeLessThanOrEqual(1);
            await archive.articles.nearest(TERMINAL, asked.words.join(" "));
          }),
          { numRuns: 150 },
        );
        expect(await titles(asking('"harbor" title:'))).toEqual(["target"]);
      });
    });

    describe("nearest", () => {
      it("names stored topics like a mistyped one, and the newest article", async () => {
        await file(
          filed(
            { title: "Ferries halted", text: "One.", publishedAt: "2026-06-01" },
            { ledger: ledgerWith("Norvania", "Velda") },
          ),
          filed({ title: "Grain talks", text: "Two.", publishedAt: "2026-06-02" }, { ledger: ledgerWith("Norvania") }),
        );
        const near = await archive.articles.nearest(TERMINAL, "norvanai");
        expect(near.nearest).toEqual(["Norvania"]);
        expect(near.newest?.title).toBe("Grain talks");
        expect((await archive.articles.nearest(TERMINAL, "ferris and veldas")).nearest.sort()).toEqual([
          "Velda",
          "ferries",
        ]);
        expect((await archive.articles.nearest(TERMINAL, "xylophone")).nearest).toEqual([]);
      });

      it("takes what links to another's article for an article of its own, and a next text for no other's", async () => {
        const url = "https://ledger.example/dam";
        const [first] = await file(filed({ url, text: "The dam failed on Monday." }));
        const foreign = filed({ url, guid: "f#1", byGuid: true, text: "The dam never failed." });
        expect((await file(foreign))[0]).toMatchObject({ kind: "filed" });
        expect((await file(foreign))[0]).toMatchObject({ kind: "known" });
        const revises = first?.kind === "filed" ? first.article.id : "";
        const [refused] = await file({ ...filed({ url, guid: "f#1", byGuid: true, text: "Gone." }), revises });
        expect(refused).toMatchObject({ kind: "rejected" });
        const [next] = await file({ ...filed({ url, guid: "f#1", text: "Gone." }), revises });
        expect(next).toMatchObject({ kind: "revised", revises });
        expect((await file({ ...filed({ url, text: "Gone again." }), revises }))[0]).toMatchObject({
          kind: "rejected",
        });
      });

      it("forgets the topics of a text that was revised away", async () => {
        const url = "https://ledger.example/a";
        await file(filed({ url, text: "One.", title: "Orchard" }), filed({ url, text: "Two.", title: "Quarry" }));
        expect((await archive.articles.nearest(TERMINAL, "orchad")).nearest).toEqual([]);
        expect((await archive.articles.nearest(TERMINAL, "quary")).nearest).toEqual(["quarry"]);
      });
    });

    it("hides samples once a real article is stored, and still gives them by id", async () => {
      const sample = await fileId(filed({ title: "Sample quarry", text: "A quarry." }, { sample: true }));
      expect(await titles(asking("quarry"))).toEqual(["Sample quarry"]);
      expect(await archive.articles.nearest(TERMINAL, "quary")).toMatchObject({ nearest: ["quarry"] });
      await file(filed({ title: "Real", text: "A real quarry." }));
      expect(await titles(asking("quarry"))).toEqual(["Real"]);
      expect(await titles(asking(""))).toEqual(["Real"]);
      expect(await archive.articles.nearest(TERMINAL, "quary")).toMatchObject({ nearest: [] });
      expect(await archive.articles.get(TERMINAL, sample)).toMatchObject({ sample: true });
      expect(await archive.status()).toMatchObject({ articles: 1, samples: 1 });
    });

    it("gives articles with their ledgers in the order they were asked for", async () => {
      const one = await fileId(filed({ text: "One." }, { ledger: ledgerWith("Velda") }));
      const two = await fileId(filed({ text: "Two." }));
      const read = await archive.articles.read(TERMINAL, [two, "art_unknown", one]);
      expect(read.map((each) => each.article.id)).toEqual([two, one]);
      expect(read[1]?.ledger).toEqual(ledgerWith("Velda"));
    });

    it("reads an article again when an older reader has read it", async () => {
      const text = "Two ferries stopped on Monday. The minister denied it.";
      const id = await fileId(filed({ text, language: "en" }, { ledger: { ...ledgerWith("Old"), readerVersion: 0 } }));
      const [first] = await archive.articles.read(TERMINAL, [id]);
      const [second] = await archive.articles.read(TERMINAL, [id]);
      expect(first?.ledger.readerVersion).toBeGreaterThan(0);
      expect(first?.ledger.sentences.map((sentence) => sentence.text).join(" ")).toBe(text);
      expect(second).toEqual(first);
    });

    describe("briefings", () => {
      const query = asking("velda");
      const keep = (viewer: Viewer, id: string, hour: number, channelKey = "C1") => {
        const createdAt = new Date(Date.UTC(2026, 5, 5) + hour * (DAY / 24)).toISOString();
        return archive.briefings.keep(viewer, { briefing: { ...BRIEFING, id, createdAt }, channelKey, query });
      };

      it("gives back what was kept, and the newest of a channel and query", async () => {
        await keep(CHANNEL_A, "brf_2", 2);
        await keep(CHANNEL_A, "brf_1", 1);
        await keep(CHANNEL_A, "brf_3", 3, "C9");
        expect((await archive.briefings.last(CHANNEL_A, "C1", queryKey(asking("VELDA"))))?.briefing.id).toBe("brf_2");
        expect(await archive.briefings.last(CHANNEL_A, "C1", queryKey(asking("grain")))).toBe(null);
        const kept = await archive.briefings.get(CHANNEL_A, "brf_1");
        expect(kept).toMatchObject({ channelKey: "C1", query, briefing: { headline: BRIEFING.headline } });
      });

      it("lists what was made last, newest first", async () => {
        for (const [id, hour] of [
          ["brf_2", 2],
          ["brf_3", 3],
          ["brf_1", 1],
        ] as const)
          await keep(CHANNEL_A, id, hour, id);
        const ids = (await archive.briefings.recent(CHANNEL_A, 2)).map(({ briefing }) => briefing.id);
        expect(ids).toEqual(["brf_3", "brf_2"]);
        expect(await archive.briefings.recent(CHANNEL_B, 2)).toEqual([]);
      });

      it("shows a channel's briefings to no other", async () => {
        await keep(CHANNEL_A, "brf_1", 1);
        for (const viewer of [WORKSPACE_A, OTHER_CHANNEL_A, CHANNEL_B, TERMINAL]) {
          expect(await archive.briefings.get(viewer, "brf_1")).toBe(null);
          expect(await archive.briefings.last(viewer, "C1", queryKey(query))).toBe(null);
        }
      });
    });

    it("says how full it is", async () => {
      await file(
        filed({ text: "One.", publishedAt: "2026-06-01" }),
        filed({ text: "Two.", publishedAt: "2026-06-02" }),
      );
      const status = await archive.status();
      expect(status).toMatchObject({ articles: 2, samples: 0, briefings: 0, newest: "2026-06-02T00:00:00.000Z" });
    });
  });
}
