import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { OpenArchive } from "#archive/archive.ts";

/** What every engine promises of the book of installs. `open` is given the clock that the archive goes by. */
export function installsContract(name: string, open: (clock: () => Date) => Promise<OpenArchive>): void {
  describe(name, () => {
    let archive: OpenArchive;
    let now = 0;
    beforeEach(async () => {
      now = Date.parse("2026-06-01T06:00:00Z");
      archive = await open(() => new Date(now));
    });
    afterEach(() => archive.close());

    it("finds the first of the keys that is there, and nothing that was removed", async () => {
      const { installs } = archive;
      await installs.keep("team:T1", "one");
      await installs.keep("org:E1", "all");
      expect(await installs.find(["team:T2", "org:E1"])).toMatchObject({ key: "org:E1", sealed: "all" });
      expect(await installs.find(["team:T1", "org:E1"])).toMatchObject({ sealed: "one" });
      expect([await installs.find(["team:T9"]), await installs.find([])]).toEqual([null, null]);
      await installs.remove("team:T1");
      expect(await installs.find(["team:T1", "org:E1"])).toMatchObject({ sealed: "all" });
    });

    it("lists installs in the order in which they came, a second one in place of the first", async () => {
      const { installs } = archive;
      for (const key of ["team:T2", "team:T1"]) {
        await installs.keep(key, "first");
        now += 1000;
      }
      await installs.keep("team:T2", "second");
      expect((await installs.list()).map(({ key, sealed }) => [key, sealed])).toEqual([
        ["team:T2", "second"],
        ["team:T1", "first"],
      ]);
    });

    it("lets one alone renew a token, until it is kept or the time has run out", async () => {
      const { installs } = archive;
      await installs.keep("team:T1", "old");
      const tried = await Promise.all([1, 2, 3].map(() => installs.renew("team:T1", 1000)));
      expect(tried.filter((one) => one)).toHaveLength(1);
      await installs.keep("team:T1", "new");
      expect(await installs.renew("team:T1", 1000)).toBe(true);
      now += 1001;
      expect(await installs.renew("team:T1", 1000)).toBe(true);
      expect(await installs.renew("team:T9", 1000)).toBe(false);
    });
  });
}
