import { expect, test } from "vitest";
import { stopAll } from "#operate/operate.ts";

const forever = () => new Promise<never>(() => {});

test("steps stop in their order, and one that fails does not keep the next from stopping", async () => {
  const order: string[] = [];
  const step = (name: string, fails = false) => ({
    name,
    stop: async () => {
      order.push(name);
      if (fails) throw new Error(name);
    },
  });
  const stopped = await stopAll([step("listen"), step("jobs", true), step("archive")]);
  expect(order).toEqual(["listen", "jobs", "archive"]);
  expect(stopped).toEqual({ late: [], failed: ["jobs"] });
});

test("what does not end in time is named, and the rest is not waited for", async () => {
  const steps = [
    { name: "jobs", stop: forever },
    { name: "archive", stop: async () => {} },
  ];
  expect(await stopAll(steps, 1)).toEqual({ late: ["jobs", "archive"], failed: [] });
});
