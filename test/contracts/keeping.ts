import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type OpenArchive, queryKey } from "#archive/archive.ts";
import { TERMINAL, type Viewer, type Visibility } from "#domain/article.ts";
import type { Filed } from "#domain/ports.ts";
import { BRIEFING } from "../fixtures/briefing.ts";
import { asking, filed, ledgerWith } from "./archive-items.ts";

const A: Viewer = { workspace: "TA", channel: null };
const B: Viewer = { workspace: "TB", channel: null };
const SHARED: Visibility = { kind: "shared" };
const IN_A: Visibility = { kind: "workspace", workspace: "TA" };
const IN_A_CHANNEL: Visibility = { kind: "channel", workspace: "TA", channel: "C1" };
const IN_B: Visibility = { kind: "workspace", workspace: "TB" };

/** What every engine promises about whom it shows what, for how long, and what it forgets. */
export function keepingContract(name: string, open: () => Promise<OpenArchive>): void {
  describe(`keeping on ${name}`, { timeout: 240_000 }, () => {
    let archive: OpenArchive;
    beforeEach(async () => {
      archive = await open();
    });
    afterEach(() => archive.close());
    const fileId = async (item: Filed): Promise<string> => {
      const [filing] = await archive.articles.file([item]);
      if (filing === undefined || !("article" in filing)) throw new Error("was not filed");
      return filing.article.id;
    };
    const cite = async (viewer: Viewer, articleId: string, id: string, createdAt = BRIEFING.createdAt) => {
      const headline = { ...BRIEFING.headline, citations: [{ articleId, start: 0, end: 3, quote: "The" }] };
      const briefing = { ...BRIEFING, id, createdAt, headline };
      await archive.briefings.keep(viewer, { briefing, channelKey: "C1", query: asking("quarry") });
    };

    it("shows nothing of one workspace to another, whatever is filed where and asked for", async () => {
      const words = fc.constantFrom("quarry", "orchard", "ferry", "treaty");
      const place = fc.constantFrom(IN_A, IN_A_CHANNEL, IN_B, SHARED);
      const item = fc.record({ word: words, place, url: fc.nat(3), text: fc.nat(2), named: fc.boolean() });
      const viewer: fc.Arbitrary<Viewer> = fc.constantFrom(B, { workspace: "TB", channel: "C1" }, TERMINAL);
      let run = 0;
      const property = fc.asyncProperty(fc.array(item, { maxLength: 12 }), words, viewer, async (items, asked, who) => {
        run += 1;
        const secrets: string[] = [];
        for (const one of items) {
          const text = `The ${one.word} of run${run} number ${one.text}.`;
          const ledger = ledgerWith(...(one.named ? [`Secret${run}x${one.word}`] : []));
          const record = { url: `https://x.example/${run}/${one.url}`, title: `Title ${one.word} run${run}`, text };
          const [filing] = await archive.articles.file([filed(record, { visibility: one.place, ledger })]);
          const own = one.place === IN_A || one.place === IN_A_CHANNEL;
          // What is known already may be everybody's.
          if (own && (filing?.kind === "filed" || filing?.kind === "revised")) secrets.push(filing.article.id);
        }
        for (const id of secrets) expect(await archive.articles.get(who, id)).toBe(null);
        expect(await archive.articles.read(who, secrets)).toEqual([]);
        for (const query of [
          asking(`${asked} run${run}`),
          asking(""),
          asking("", { phrases: [`${asked} of run${run}`] }),
        ]) {
          const found = await archive.articles.search(who, query, 1000);
          for (const { article, copyOf } of found) {
            expect(secrets).not.toContain(article.id);
            expect(secrets).not.toContain(copyOf);
            expect(secrets).not.toContain(article.revisedBy);
            expect(secrets).not.toContain(article.revises);
          }
        }
        const near = await archive.articles.nearest(who, `secret${run}x${asked}`);
        const names = items.filter((one) => one.named && (one.place === IN_B || one.place === SHARED));
        if (names.length === 0) expect(near.nearest.filter((form) => form.startsWith(`Secret${run}x`))).toEqual([]);
        expect(secrets).not.toContain(near.newest?.id);
      });
      await fc.assert(property, { numRuns: 25 });
    });

    it("counts for a viewer only what they may see: what others file changes no number", async () => {
      await fileId(filed({ text: "One shared." }));
      const before = await archive.desk.stored(B);
      expect(before).toMatchObject({ articles: 1, briefings: 0 });
      const id = await fileId(filed({ text: "Two.", publishedAt: "2027-01-01" }, { visibility: IN_A }));
      await fileId(filed({ text: "Three." }, { visibility: IN_A_CHANNEL }));
      await cite(A, id, "brf_counted");
      const payload = JSON.stringify({ at: { workspace: "TA" } });
      await archive.desk.jobs.accept({ key: "counted", share: null, payload });
      expect(await archive.desk.stored(B)).toEqual(before);
      expect(await archive.desk.stored(A)).toMatchObject({
        articles: 2,
        briefings: 1,
        newest: "2027-01-01T00:00:00.000Z",
      });
      expect([await archive.desk.jobs.counts("TB"), await archive.desk.jobs.counts("TA")]).toMatchObject([
        { open: 0 },
        { open: 1 },
      ]);
    });

    it("gives another workspace no briefing, feedback or topic, and lets it overwrite none", async () => {
      const id = await fileId(
        filed({ text: "The quarry.", title: "Quarry" }, { visibility: IN_A, ledger: ledgerWith("Velda") }),
      );
      await cite(A, id, "brf_a");
      const feedback = { channel: "C1", user: "U1", briefing: "brf_a", claim: null, verdict: "up", printed: null };
      await archive.desk.feedback.add({ workspace: "TA", ...feedback });
      await cite(B, id, "brf_a");
      expect(await archive.briefings.get(B, "brf_a")).toBe(null);
      expect(await archive.briefings.last(B, "C1", queryKey(asking("quarry")))).toBe(null);
      expect((await archive.briefings.get(A, "brf_a"))?.briefing.id).toBe("brf_a");
      expect(await archive.desk.feedback.list("TB")).toEqual([]);
      expect(await archive.desk.topics(B, 10)).toEqual([]);
      expect(await archive.desk.topics(A, 10)).toContain("Velda");
      await fileId(
        filed({ title: "At Least Two Sluices Fail Above Velda", text: "Velda is calm." }, { visibility: IN_A }),
      );
      for (const word of await archive.desk.topics(A, 50)) expect(word).not.toMatch(/^(?:least|two|sluices|fail)$/i);
    });

    it("forgets an article with its earlier texts, and lets what a briefing cites be read by it only", async () => {
      const at = (url: string, text: string) =>
        filed({ url: `https://x.example/${url}`, text }, { visibility: SHARED });
      await fileId(at("a", "The quarry opened on Monday."));
      const later = await fileId(at("a", "The quarry opened on Tuesday."));
      const other = await fileId(at("b", "The orchard closed."));
      await cite(TERMINAL, other, "brf_o");
      const sample = await fileId(
        filed({ url: "https://x.example/s", text: "The pier." }, { visibility: SHARED, sample: true }),
      );
      expect(await archive.retention.forget(TERMINAL, sample)).toBe(null);
      expect(await archive.retention.forget(B, "art_none")).toBe(null);
      expect(await archive.retention.forget(TERMINAL, later)).toEqual({ articles: 2, kept: 0, briefings: 0 });
      expect(await archive.retention.forget(TERMINAL, other)).toEqual({ articles: 0, kept: 1, briefings: 1 });
      for (const word of ["quarry", "orchard"])
        expect(await archive.articles.search(TERMINAL, asking(word), 5)).toEqual([]);
      expect(await archive.articles.get(TERMINAL, later)).toBe(null);
      expect((await archive.articles.get(TERMINAL, other))?.text).toBe("The orchard closed.");
      expect(await archive.retention.forget(TERMINAL, other)).toBe(null);
      expect((await archive.articles.file([at("a", "The quarry opened on Tuesday.")]))[0]?.kind).toBe("filed");
      expect((await archive.articles.file([at("b", "The orchard closed.")]))[0]?.kind).toBe("filed");
    });

    it("gives a workspace all that is kept for it, and nothing of another", async () => {
      const mine = await fileId(filed({ text: "The quarry of ours." }, { visibility: IN_A_CHANNEL }));
      await fileId(filed({ text: "The quarry of theirs." }, { visibility: IN_B }));
      await fileId(filed({ text: "The quarry of everybody." }));
      await cite(A, mine, "brf_a");
      await archive.desk.receipts.link(
        { workspace: "TA", channel: "C1", ts: "1.2" },
        { briefing: "brf_a", root: "1.2" },
      );
      const sizes = await archive.workspaces.sizes("TA");
      expect(sizes).toMatchObject({ article: 1, ledger: 1, briefing: 1, thread: 1 });
      const rows = await Promise.all(Object.keys(sizes).map((table) => archive.workspaces.page("TA", table, 0)));
      const told = JSON.stringify(rows);
      expect(told).toContain("The quarry of ours.");
      expect(told).toContain(BRIEFING.headline.text);
      expect(told).not.toMatch(/theirs|everybody/);
      expect(await archive.workspaces.page("TA", "article", 1)).toEqual([]);
      expect(await archive.workspaces.page("TA", "cache", 0)).toEqual([]);
    });

    it("erases a workspace whole, also what its briefings cite, and nothing else", async () => {
      const mine = await fileId(filed({ text: "The quarry of ours." }, { visibility: IN_A }));
      const theirs = await fileId(filed({ text: "The quarry of theirs." }, { visibility: IN_B }));
      const shared = await fileId(filed({ text: "The ferry sails.", url: "https://x.example/f" }));
      await fileId(filed({ text: "The ferry sank.", url: "https://x.example/f" }, { visibility: IN_A }));
      await cite(A, mine, "brf_a");
      await cite(B, theirs, "brf_b");
      await archive.desk.jobs.accept({ key: "k", share: null, payload: JSON.stringify({ at: { workspace: "TA" } }) });
      expect(await archive.workspaces.erase("TA")).toMatchObject({ article: 2, briefing: 1, revision: 1, job: 1 });
      expect(await archive.workspaces.sizes("TA")).toEqual({});
      expect(await archive.articles.get(A, mine)).toBe(null);
      expect(await archive.articles.search(A, asking("ours"), 5)).toEqual([]);
      expect((await archive.articles.get(A, shared))?.revisedBy).toBe(null);
      const found = await archive.articles.search(B, asking("quarry"), 5);
      expect(found.map((one) => one.article.id)).toEqual([theirs]);
      expect((await archive.briefings.get(B, "brf_b"))?.briefing.id).toBe("brf_b");
      expect(await archive.desk.jobs.claim("w", 1000)).toBe(null);
    });

    it("takes no workspace for another whose id begins alike", async () => {
      await fileId(
        filed({ text: "The quarry." }, { visibility: { kind: "channel", workspace: "TAB", channel: "C1" } }),
      );
      await fileId(filed({ text: "The orchard." }, { visibility: { kind: "workspace", workspace: "TA%" } }));
      expect(await archive.workspaces.erase("TA")).toEqual({});
      expect(await archive.workspaces.sizes("TAB")).toMatchObject({ article: 1 });
    });

    describe("retention", () => {
      const old = { publishedAt: "2024-01-05", retrievedAt: "2024-01-06T00:00:00Z" };
      const sweep = () =>
        archive.retention.sweep({ articlesBefore: "2026-01-01T00:00:00.000Z", briefingsBefore: null });

      it("lets go of what was published and retrieved long ago, and of nothing that came in lately", async () => {
        const gone = await fileId(filed({ text: "The quarry closed.", title: "Quarry", ...old }));
        const late = await fileId(filed({ text: "The quarry opened long ago.", publishedAt: "2024-01-05" }));
        const fresh = await fileId(filed({ text: "A quarry opens.", publishedAt: "2026-06-01" }));
        expect(await sweep()).toEqual({ articles: 1, kept: 0, briefings: 0, more: false });
        expect(await archive.articles.get(TERMINAL, gone)).toBe(null);
        const found = await archive.articles.search(TERMINAL, asking("quarry"), 5);
        expect(found.map((one) => one.article.id).sort()).toEqual([late, fresh].sort());
        expect((await archive.articles.nearest(TERMINAL, "quary")).nearest).toEqual([]);
        expect(await sweep()).toEqual({ articles: 0, kept: 0, briefings: 0, more: false });
      });

      it("keeps the text that a kept briefing cites as long as the briefing, to be read and not found", async () => {
        const cited = await fileId(filed({ text: "The quarry closed.", ...old }));
        await cite(TERMINAL, cited, "brf_old", "2024-02-01T00:00:00.000Z");
        expect(await sweep()).toMatchObject({ articles: 0, kept: 1 });
        expect((await archive.articles.read(TERMINAL, [cited]))[0]?.article.text).toBe("The quarry closed.");
        expect(await archive.articles.search(TERMINAL, asking("quarry"), 5)).toEqual([]);
        expect(await sweep()).toMatchObject({ articles: 0, kept: 0, more: false });
        const both = { articlesBefore: "2026-01-01T00:00:00.000Z", briefingsBefore: "2025-01-01T00:00:00.000Z" };
        expect(await archive.retention.sweep(both)).toEqual({ articles: 1, kept: 0, briefings: 1, more: false });
        expect(await archive.articles.get(TERMINAL, cited)).toBe(null);
        expect(await archive.briefings.get(TERMINAL, "brf_old")).toBe(null);
      });

      it("ranks what stays as if the rest had never been", async () => {
        const texts = ["The quarry and the ferry.", "The ferry sails.", "An orchard."];
        for (const text of texts) await fileId(filed({ text, publishedAt: "2026-06-01" }));
        const before = await archive.articles.search(TERMINAL, asking("quarry ferry"), 5);
        for (const n of [1, 2, 3]) await fileId(filed({ text: `A ferry and a quarry of year ${n}.`, ...old }));
        await sweep();
        const after = await archive.articles.search(TERMINAL, asking("quarry ferry"), 5);
        expect(after.map((one) => one.score)).toEqual(before.map((one) => one.score));
      });
    });
  });
}
