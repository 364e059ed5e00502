import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { OpenArchive } from "#archive/archive.ts";

const START = Date.parse("2026-06-10T07:00:00Z");
const LEASE_MS = 20_000;
const payload = JSON.stringify({ at: { workspace: "T1" } });
const DONE = { kind: "done", forAll: true } as const;

/** What every engine's books of owed work and of receipts promise. `open` is given a clock that the tests move. */
export function deskBooksContract(name: string, open: (clock: () => Date) => Promise<OpenArchive>): void {
  describe(`owed work in ${name}`, () => {
    let now = START;
    let archive: OpenArchive;
    beforeEach(async () => {
      now = START;
      archive = await open(() => new Date(now));
    });
    afterEach(() => archive.close());
    const accept = (key: string, share: string | null = null) => archive.desk.jobs.accept({ key, share, payload });
    const claim = (owner: string) => archive.desk.jobs.claim(owner, LEASE_MS);

    it("takes a key once, and lends a job to one process at a time", async () => {
      expect(await accept("a")).toBe(true);
      expect(await accept("a")).toBe(false);
      expect(await claim("p1")).toMatchObject({ key: "a", attempts: 1 });
      expect(await claim("p2")).toBe(null);
    });

    it("lends the job of a process that died to the next one, with what was noted beside it", async () => {
      await accept("a");
      const first = await claim("p1");
      await archive.desk.jobs.hold(first?.id ?? 0, "p1", LEASE_MS, "half done");
      now += LEASE_MS + 1;
      expect(await claim("p2")).toMatchObject({ key: "a", note: "half done", attempts: 2 });
      expect(await archive.desk.jobs.hold(first?.id ?? 0, "p1", LEASE_MS, null)).toBe("lost");
    });

    it.each([DONE, { kind: "failed" }, { kind: "retry", waitMs: 0 }] as const)(
      "lets nobody end a job as $kind whose lease was lost to another",
      async (end) => {
        await accept("a", "same");
        const { jobs } = archive.desk;
        const id = (await claim("p1"))?.id ?? 0;
        now += LEASE_MS + 1;
        await claim("p2");
        await accept("b", "same");
        expect(await jobs.finish(id, "p1", end)).toEqual([]);
        expect(await jobs.counts()).toEqual({ open: 1, working: 1, failed: 0 });
        expect(await jobs.hold(id, "p2", LEASE_MS, null)).toBe("held");
        expect((await jobs.finish(id, "p2", DONE)).map(({ key }) => key)).toEqual(["b"]);
      },
    );

    it("ends equal requests with one answer that all of them see", async () => {
      await accept("a", "same");
      const id = (await claim("p1"))?.id ?? 0;
      await accept("b", "same");
      await accept("c", "other");
      expect((await archive.desk.jobs.finish(id, "p1", DONE)).map(({ key }) => key)).toEqual(["b"]);
      expect(await claim("p1")).toMatchObject({ key: "c" });
      expect(await claim("p1")).toBe(null);
    });

    it.each([{ kind: "done", forAll: false }, { kind: "failed" }] as const)(
      "works equal requests one by one when the answer ($kind) was for its asker alone",
      async (end) => {
        await accept("a", "same");
        const id = (await claim("p1"))?.id ?? 0;
        await accept("b", "same");
        expect(await claim("p2")).toBe(null);
        expect(await archive.desk.jobs.finish(id, "p1", end)).toEqual([]);
        expect(await claim("p2")).toMatchObject({ key: "b" });
      },
    );

    it("lends a job that was handed back after its wait, and not before", async () => {
      await accept("a");
      const id = (await claim("p1"))?.id ?? 0;
      await archive.desk.jobs.finish(id, "p1", { kind: "retry", waitMs: 5_000 });
      expect(await claim("p1")).toBe(null);
      now += 5_000;
      expect(await claim("p2")).toMatchObject({ key: "a", attempts: 2 });
    });

    it("ends what waits for a thread that is stopped, and tells whoever works at it", async () => {
      const { jobs } = archive.desk;
      const at = (thread: string | null) => JSON.stringify({ at: { workspace: "T1", channel: "C1", thread } });
      const stopped = { workspace: "T1", channel: "C1", ts: "1.1" };
      for (const [key, thread] of [
        ["worked", "1.1"],
        ["waits", "1.1"],
        ["elsewhere", "2.2"],
        ["rootless", null],
      ] as const)
        await jobs.accept({ key, share: null, payload: at(thread) });
      const id = (await claim("p1"))?.id ?? 0;
      expect((await jobs.stop(stopped)).map(({ key }) => key)).toEqual(["waits"]);
      expect(await jobs.stop(stopped)).toEqual([]);
      expect(await jobs.hold(id, "p1", LEASE_MS, null)).toBe("stopped");
      expect(await jobs.hold(id, "p2", LEASE_MS, null)).toBe("lost");
      await jobs.finish(id, "p1", { kind: "retry", waitMs: 0 });
      expect(await claim("p2")).toMatchObject({ key: "worked", stopped: true });
      expect(await claim("p2")).toMatchObject({ key: "elsewhere", stopped: false });
      expect(await claim("p2")).toMatchObject({ key: "rootless", stopped: false });
      await jobs.accept({ key: "later", share: null, payload: at("1.1") });
      expect(await claim("p2")).toMatchObject({ key: "later", stopped: false });
    });

    it("knows the briefing of a thread and the message that is its root", async () => {
      const { receipts } = archive.desk;
      const thread = { workspace: "T1", channel: "C1", ts: "1.1" };
      expect([await receipts.briefingAt(thread), await receipts.rootAt(thread)]).toEqual([null, "1.1"]);
      await receipts.link(thread, { briefing: "brf_a", root: "1.2" });
      await receipts.link(thread, { briefing: "brf_b", root: "1.3" });
      expect([await receipts.briefingAt(thread), await receipts.rootAt(thread)]).toEqual(["brf_b", "1.3"]);
      expect(await receipts.newest("T1", "C1")).toBe("brf_b");
    });

    it("says of a message that was to be posted whether it stands, may stand or was never tried", async () => {
      const { receipts } = archive.desk;
      expect(await receipts.begin("job", 0)).toEqual({ kind: "first" });
      expect(await receipts.begin("job", 0)).toEqual({ kind: "unsure" });
      await receipts.posted("job", 0, "1.000001");
      expect(await receipts.begin("job", 0)).toEqual({ kind: "posted", ts: "1.000001" });
      expect(await receipts.begin("job", 1)).toEqual({ kind: "first" });
    });
  });
}
