import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { createOperations, type Probe } from "#operate/operate.ts";

const servers: { close(): unknown }[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function serve(probes: readonly Probe[], readings = {}) {
  const time = { ms: 0 };
  const operations = createOperations({ clock: () => new Date(time.ms), probes, readings, secretKeys: [] });
  const server = createServer((request, response) =>
    operations.routes.find((route) => route.path === request.url)?.handler(request, response),
  );
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const get = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
  return { get, time, ...operations };
}

const fine: Probe = { name: "archive", advice: "Start PostgreSQL.", probe: async () => "here" };

test("a bot that can work is alive and ready", async () => {
  const { get } = await serve([fine]);
  expect(await (await get("/healthz")).text()).toBe("ok\n");
  const ready = await get("/readyz");
  expect([ready.status, await ready.json()]).toEqual([
    200,
    { ready: true, checks: [{ name: "archive", ready: true, advice: null }] },
  ]);
});

test("one whose archive is gone stays alive, is not ready, and says what to do without saying where the archive is", async () => {
  const gone: Probe = { ...fine, probe: async () => Promise.reject(new Error("postgres://user:secret@host")) };
  const { get } = await serve([gone]);
  expect((await get("/healthz")).status).toBe(200);
  const ready = await get("/readyz");
  const body = await ready.text();
  expect([ready.status, body.includes("Start PostgreSQL."), body.includes("secret")]).toEqual([503, true, false]);
});

test("asking often asks the archive at most once a second", async () => {
  const asked = { times: 0 };
  const { get, time } = await serve([{ ...fine, probe: async () => (asked.times += 1) }]);
  await Promise.all(Array.from({ length: 20 }, () => get("/readyz")));
  expect(asked.times).toBe(1);
  time.ms = 1000;
  await get("/readyz");
  expect(asked.times).toBe(2);
});

test("metrics are Prometheus text with what was counted, and a reading that fails spoils no other", async () => {
  const { get, meter, allow } = await serve([], {
    jobs_open: { help: "Jobs that wait", read: async () => 3 },
    feeds_down: { help: "Feeds that fail", read: async () => Promise.reject(new Error("gone")) },
  });
  meter.count("commands", { command: "brief", outcome: "done" });
  meter.time("ack", 0.02);
  for (let i = 0; i < 11; i++) allow({ user: "U1", channel: "C1", workspace: "T1" });
  const text = await (await get("/metrics")).text();
  expect(text).toContain('briefdesk_commands_total{command="brief",outcome="done"} 1');
  expect(text).toContain('briefdesk_ack_seconds_bucket{le="0.025"} 1');
  expect(text).toContain('briefdesk_limited_total{by="user"} 1');
  expect(text).toContain("briefdesk_jobs_open 3");
  expect(text).toContain("briefdesk_feeds_down Nan");
  expect(text).toContain("nodejs_eventloop_lag_p99_seconds");
});
