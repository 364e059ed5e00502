import fc from "fast-check";
import { expect, test } from "vitest";
import { type Allowances, createOperations } from "#operate/operate.ts";

const tight: Allowances = {
  user: { burst: 2, everyMs: 1000 },
  channel: { burst: 3, everyMs: 1000 },
  workspace: { burst: 4, everyMs: 1000 },
};

function limiter(allowances: Allowances = tight) {
  const time = { ms: 0 };
  const clock = () => new Date(time.ms);
  return { time, ...createOperations({ clock, probes: [], readings: {}, secretKeys: [], allowances }) };
}

const asker = (user: string, channel = "C1", workspace = "T1") => ({ user, channel, workspace });

test("somebody who asks too often is told who shares the limit and how long to wait, and may ask again then", () => {
  const { allow, time } = limiter();
  expect([allow(asker("U1")).kind, allow(asker("U1")).kind]).toEqual(["ok", "ok"]);
  expect(allow(asker("U1"))).toEqual({ kind: "wait", by: "user", ms: 1000 });
  time.ms = 999;
  expect(allow(asker("U1"))).toEqual({ kind: "wait", by: "user", ms: 1 });
  time.ms = 1000;
  expect(allow(asker("U1"))).toEqual({ kind: "ok" });
});

test("one channel and one workspace are shared by all who ask in them", () => {
  const { allow } = limiter();
  for (const user of ["U1", "U2", "U3"]) expect(allow(asker(user)).kind).toBe("ok");
  expect(allow(asker("U4"))).toMatchObject({ by: "channel" });
  expect(allow(asker("U4", "C2")).kind).toBe("ok");
  expect(allow(asker("U5", "C3"))).toMatchObject({ by: "workspace" });
});

test("one workspace cannot use up another's allowance, also when their ids are made to look alike", () => {
  const { allow } = limiter();
  for (let i = 0; i < 4; i++) allow(asker(`U${i}`, `C${i}`, "T1"));
  expect(allow(asker("U9", "C9", "T1")).kind).toBe("wait");
  expect(allow(asker("U9", "C9", "T2")).kind).toBe("ok");
  expect(allow(asker('U9","T1', "C9", 'T1"')).kind).toBe("ok");
});

test("a refused request costs nothing", () => {
  const { allow, time } = limiter();
  for (let i = 0; i < 50; i++) allow(asker("U1"));
  time.ms = 1000;
  expect(allow(asker("U1")).kind).toBe("ok");
});

test("over any stretch of time nobody is allowed more than the burst and what comes back meanwhile", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 1500 }), { maxLength: 60 }), (gaps) => {
      const { allow, time } = limiter();
      const allowed = gaps.filter((gap) => {
        time.ms += gap;
        return allow(asker("U1")).kind === "ok";
      });
      expect(allowed.length).toBeLessThanOrEqual(2 + Math.floor(time.ms / 1000) + 1);
    }),
  );
});
