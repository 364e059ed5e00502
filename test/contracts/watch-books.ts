import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { OpenArchive } from "#archive/archive.ts";
import { TERMINAL } from "#domain/article.ts";
import type { Digest } from "#domain/digest.ts";
import { StoredWatch } from "#domain/watch.ts";
import { BRIEFING } from "../fixtures/briefing.ts";
import { asking, filed } from "./archive-items.ts";

const START = Date.parse("2026-06-10T07:00:00Z");
const MINUTE = 60_000;

function aWatch(over: Partial<Omit<StoredWatch, "watch">> & { name?: string; channel?: string } = {}): StoredWatch {
  const { name = "Velmar", channel = "C1", ...rest } = over;
  return StoredWatch.parse({
    id: `wat_${name.toLowerCase()}`,
    workspace: "T1",
    paused: false,
    since: new Date(START).toISOString(),
    createdBy: "U1",
    watch: { name, query: name, channel, schedule: { zone: "UTC" } },
    ...rest,
  });
}

const digest = (id: string): Digest => ({
  id,
  cause: "schedule",
  createdAt: new Date(START).toISOString(),
  date: "2026-06-10",
  zone: "UTC",
  missed: 0,
  topics: [{ kind: "quiet", watch: "Velmar", since: null, articles: 3, below: 0 }],
  feedsDown: [],
  lastArticle: null,
});

/** What every engine's books of watches and digests promise. `open` is given a clock that the tests move. */
export function watchBooksContract(name: string, open: (clock: () => Date) => Promise<OpenArchive>): void {
  describe(`watches and digests in ${name}`, () => {
    let now = START;
    let archive: OpenArchive;
    beforeEach(async () => {
      now = START;
      archive = await open(() => new Date(now));
    });
    afterEach(() => archive.close());
    const plan = (watch: string, over: Partial<Parameters<typeof archive.watching.runs.plan>[0]> = {}) =>
      archive.watching.runs.plan({
        watch,
        date: "2026-06-10",
        workspace: "T1",
        channel: "C1",
        cause: "schedule",
        dueAt: new Date(START).toISOString(),
        missed: 0,
        ...over,
      });

    it("keeps watches by workspace and name, and no two of one name", async () => {
      const { watches } = archive.watching;
      expect(await watches.save(aWatch({ name: "Velmar" }))).toBe(true);
      expect(await watches.save(aWatch({ name: "VELMAR", id: "wat_2" }))).toBe(false);
      expect(await watches.save(aWatch({ name: "VELMAR", id: "wat_3", workspace: "T2" }))).toBe(true);
      expect(await watches.save({ ...aWatch({ name: "Velmar" }), paused: true })).toBe(true);
      expect(await watches.save(aWatch({ id: "wat_velmar", name: "Other", workspace: "T2" }))).toBe(false);
      expect(await watches.list("T1")).toEqual([{ ...aWatch({ name: "Velmar" }), paused: true }]);
      expect((await watches.list(null)).length).toBe(2);
      await watches.remove("wat_velmar");
      expect(await watches.list("T1")).toEqual([]);
    });

    it("plans a run of one watch and date once", async () => {
      expect(await plan("wat_a")).toBe(true);
      expect(await plan("wat_a")).toBe(false);
      expect(await plan("wat_a", { date: "2026-06-11" })).toBe(true);
    });

    it("lends the runs of one channel and moment together, to one asker", async () => {
      await plan("wat_b");
      await plan("wat_a", { missed: 2 });
      await plan("wat_c", { channel: "C2" });
      const { runs } = archive.watching;
      const lent = await Promise.all([
        runs.claim("p1", MINUTE, "slack"),
        runs.claim("p2", MINUTE, "slack"),
        runs.claim("p3", MINUTE, "slack"),
      ]);
      const ids = lent.map((one) => one?.runs.map((run) => run.watch).join(" ") ?? null);
      expect(ids.toSorted()).toEqual([null, "wat_a wat_b", "wat_c"].toSorted());
      expect(lent.find((one) => one?.channel === "C1")?.runs[0]).toEqual({
        watch: "wat_a",
        date: "2026-06-10",
        missed: 2,
      });
    });

    it("lends nothing before it is due", async () => {
      await plan("wat_a", { dueAt: new Date(START + 1).toISOString() });
      expect(await archive.watching.runs.claim("p1", MINUTE, "slack")).toBe(null);
      now += 1;
      expect(await archive.watching.runs.claim("p1", MINUTE, "slack")).not.toBe(null);
    });

    it("gives what a dead process had composed to the next one, under the same id", async () => {
      await plan("wat_a");
      const { runs } = archive.watching;
      const first = await runs.claim("p1", MINUTE, "slack");
      const id = first?.id ?? "";
      const told = [{ watch: "wat_a", briefing: null, seen: ["art_1"] }];
      expect(await runs.compose(id, "p1", { digest: digest(id), told })).toBe(true);
      expect(await runs.claim("p2", MINUTE, "slack")).toBe(null);
      now += MINUTE;
      const second = await runs.claim("p2", MINUTE, "slack");
      expect(second).toMatchObject({ id, attempts: 2, digest: digest(id) });
      expect(await runs.finish(id, "p1", { kind: "posted", ts: "1.1" })).toBe(false);
      expect(await runs.compose(id, "p1", { digest: digest(id), told })).toBe(false);
      expect(await runs.finish(id, "p2", { kind: "posted", ts: "1.2" })).toBe(true);
      now += MINUTE;
      expect(await runs.claim("p3", MINUTE, "slack")).toBe(null);
    });

    it("works one digest of a channel at a time, the oldest first", async () => {
      await plan("wat_c", { date: "2026-06-09", dueAt: new Date(START - MINUTE).toISOString() });
      await plan("wat_a");
      await plan("wat_b", { channel: "C2" });
      const { runs } = archive.watching;
      const first = await runs.claim("p1", MINUTE, "slack");
      expect(first?.runs[0]?.date).toBe("2026-06-09");
      expect((await runs.claim("p2", MINUTE, "slack"))?.channel).toBe("C2");
      expect(await runs.claim("p3", MINUTE, "slack")).toBe(null);
      await runs.finish(first?.id ?? "", "p1", { kind: "posted", ts: "1.1" });
      expect((await runs.claim("p3", MINUTE, "slack"))?.runs[0]?.date).toBe("2026-06-10");
    });

    it("lets a later digest of a watch take the place of one that nobody works at, and of no other", async () => {
      const { runs, history } = archive.watching;
      const day = (date: string, minutes: number, over = {}) =>
        plan("wat_a", { date, dueAt: new Date(START + minutes * MINUTE).toISOString(), ...over });
      await day("2026-06-10", 0);
      const lent = await runs.claim("p1", MINUTE, "slack");
      await day("2026-06-11", 1);
      await day("asked 2026-06-11", 1, { cause: "asked" });
      await day("2026-06-12", 2);
      const states = async () => (await history.notes("T1", 9)).map(({ date, state }) => `${date} ${state}`).toSorted();
      expect(await states()).toEqual([
        ...["2026-06-10 composing", "2026-06-11 refused", "2026-06-12 planned", "asked 2026-06-11 planned"],
      ]);
      await runs.finish(lent?.id ?? "", "p1", { kind: "retry", waitMs: MINUTE, note: "slack is down" });
      await day("2026-06-13", 3);
      expect(await states()).toEqual([
        ...["2026-06-10 refused", "2026-06-11 refused", "2026-06-12 refused", "2026-06-13 planned"],
        "asked 2026-06-11 planned",
      ]);
      now += 3 * MINUTE;
      const again = await runs.claim("p1", MINUTE, "slack");
      expect(again?.runs.map(({ date }) => date)).toEqual(["asked 2026-06-11"]);
    });

    it("lends a process only what it can post", async () => {
      await plan("wat_a", { workspace: "", channel: "terminal" });
      expect(await archive.watching.runs.claim("p1", MINUTE, "slack")).toBe(null);
      expect(await archive.watching.runs.claim("p1", MINUTE, "terminal")).toMatchObject({ workspace: "" });
    });

    it("hands a run back for later, and ends one that was refused", async () => {
      await plan("wat_a");
      const { runs, history } = archive.watching;
      const first = await runs.claim("p1", MINUTE, "slack");
      await runs.finish(first?.id ?? "", "p1", { kind: "retry", waitMs: 5 * MINUTE, note: "slack is down" });
      now += 4 * MINUTE;
      expect(await runs.claim("p1", MINUTE, "slack")).toBe(null);
      now += MINUTE;
      const again = await runs.claim("p2", MINUTE, "slack");
      expect(again?.id).toBe(first?.id);
      await runs.finish(again?.id ?? "", "p2", { kind: "refused", note: "the channel is archived" });
      expect(await history.notes("T1", 5)).toMatchObject([{ state: "refused", note: "the channel is archived" }]);
    });

    it("remembers what a channel was told, and when anything last came in", async () => {
      await archive.articles.file([filed({ text: "One.", retrievedAt: "2026-06-09T12:00:00.000Z" })]);
      await plan("wat_a");
      const { runs, history } = archive.watching;
      const id = (await runs.claim("p1", MINUTE, "slack"))?.id ?? "";
      const told = [{ watch: "wat_a", briefing: "brf_1", seen: ["art_1", "art_2"] }];
      await runs.compose(id, "p1", { digest: digest(id), told });
      expect(await history.told("wat_a", "2026-06-01")).toEqual([]);
      await runs.finish(id, "p1", { kind: "posted", ts: "1.1" });
      const at = new Date(START).toISOString();
      expect(await history.told("wat_a", at)).toEqual([{ at, briefing: "brf_1", seen: ["art_1", "art_2"] }]);
      expect(await history.told("wat_a", new Date(START + 1).toISOString())).toEqual([]);
      expect(await history.lastArticle(TERMINAL)).toBe("2026-06-09T12:00:00.000Z");
    });

    it("finds each thread that holds a briefing whose article was revised, until it is settled", async () => {
      const url = "https://ledger.example/a";
      const [first] = await archive.articles.file([filed({ url, text: "The gates were closed." })]);
      const articleId = first?.kind === "filed" ? first.article.id : "";
      const citations = [{ articleId, start: 0, end: 22, quote: "The gates were closed." }];
      const briefing = { ...BRIEFING, id: "brf_cites", headline: { ...BRIEFING.headline, citations } };
      await archive.briefings.keep(
        { workspace: "T1", channel: "C1" },
        { briefing, channelKey: "C1", query: asking("x") },
      );
      await archive.desk.receipts.link(
        { workspace: "T1", channel: "C1", ts: "5.5" },
        { briefing: "brf_cites", root: "5.5" },
      );
      const { revisions } = archive.watching;
      expect(await revisions.unsettled(10)).toEqual([]);
      const file = async (text: string) => {
        const [filing] = await archive.articles.file([filed({ url, text })]);
        return filing?.kind === "revised" ? filing.article.id : "";
      };
      const second = await file("The gates were half open.");
      const third = await file("The gates were open.");
      const [found, ...others] = await revisions.unsettled(10);
      expect(others).toEqual([]);
      expect(found?.thread).toEqual({ workspace: "T1", channel: "C1", ts: "5.5" });
      expect([...(found?.revisions ?? [])].sort()).toEqual([second, third].sort());
      if (found) await revisions.settle(found);
      expect(await revisions.unsettled(10)).toEqual([]);
      await file("The gates were gone.");
      expect((await revisions.unsettled(10)).length).toBe(1);
    });

    it("looks past revisions that are another audience's, however many threads they lie in", async () => {
      const url = "https://ledger.example/b";
      const visibility = { kind: "workspace", workspace: "T1" } as const;
      const [first] = await archive.articles.file([filed({ url, text: "The gates were closed." })]);
      const articleId = first?.kind === "filed" ? first.article.id : "";
      const citations = [{ articleId, start: 0, end: 22, quote: "The gates were closed." }];
      const briefing = { ...BRIEFING, id: "brf_all", headline: { ...BRIEFING.headline, citations } };
      await archive.briefings.keep(
        { workspace: null, channel: null },
        { briefing, channelKey: "C1", query: asking("x") },
      );
      for (const [at, workspace] of ["T2", "T3", "T1"].entries())
        await archive.desk.receipts.link(
          { workspace, channel: "C1", ts: `${at}.5` },
          { briefing: "brf_all", root: `${at}.5` },
        );
      await archive.articles.file([filed({ url, text: "The gates were open." }, { visibility })]);
      const found = await archive.watching.revisions.unsettled(1);
      expect(found.map(({ thread }) => thread.workspace)).toEqual(["T1"]);
    });

    it("keeps editors and the audit log of a workspace apart from others'", async () => {
      const { stewardship } = archive.watching;
      const grants = [
        { kind: "group", id: "S1" },
        { kind: "user", id: "U7" },
      ] as const;
      await Promise.all(grants.map((one) => stewardship.grant("T1", one)));
      await stewardship.grant("T1", grants[0]);
      expect(await stewardship.grants("T1")).toEqual(grants);
      expect(await stewardship.grants("T2")).toEqual([]);
      await Promise.all([
        stewardship.revoke("T1", grants[0]),
        stewardship.grant("T1", { kind: "user", id: "U8" }),
        stewardship.revoke("T2", grants[1]),
      ]);
      expect((await stewardship.grants("T1")).map(({ id }) => id)).toEqual(["U7", "U8"]);
      const entry = {
        at: "2026-06-10T07:00:00Z",
        workspace: "T1",
        user: "U1",
        action: "edit-watch",
        subject: "Velmar",
      };
      await stewardship.note({ ...entry, allowed: true, channel: null });
      await stewardship.note({ ...entry, allowed: false, channel: "G1" });
      expect(await stewardship.audit("T1", 5)).toMatchObject([{ allowed: false, channel: "G1" }, { allowed: true }]);
      expect(await stewardship.audit("T2", 5)).toEqual([]);
    });
  });
}
