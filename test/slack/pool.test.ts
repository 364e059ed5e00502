import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseQuery } from "#briefing/briefing.ts";
import { startPool } from "#slack/slack.ts";
import { hasPostgres, ownServer } from "../fakes/postgres-server.ts";

/** More connections than one opening tries: whoever has made as many was refused as a whole and asks again. */
const TRIED_AGAIN = 6;

/** Takes every connection to a port and cuts it; resolves when the thread that is refused so has not given up. */
async function refuseFor(port: number): Promise<void> {
  const seen = Promise.withResolvers<void>();
  let count = 0;
  const refusing = createServer((socket) => {
    socket.destroy();
    count += 1;
    if (count === TRIED_AGAIN) seen.resolve();
  });
  await new Promise<void>((resolve) => refusing.listen(port, "127.0.0.1", resolve));
  await seen.promise;
  await new Promise((resolve) => refusing.close(resolve));
}

test("a job that takes too long is ended with its thread, and what waits is done by the next one", async () => {
  const folder = mkdtempSync(join(tmpdir(), "briefdesk-pool-"));
  const world = {
    place: { folder, databaseUrl: null },
    openai: { apiKey: null, baseUrl: null, model: null },
    prompts: "prompts",
    allowHosts: [],
    userAgent: "Briefdesk tests",
  };
  // No thread is up as soon as that.
  const pool = startPool(world, 1, (name) => (name === "withheld" ? 1 : 600_000));
  const viewer = { workspace: "T1", channel: "C1" };
  const tooLong = pool.ask("withheld", { id: "brf_0", viewer } as never).catch((fault: unknown) => fault);
  expect(await tooLong).toMatchObject({ fault: "request", advice: expect.stringMatching(/longer than it may/) });
  expect(await pool.ask("save", { urls: [], visibility: { kind: "shared" } })).toEqual([]);
  await pool.close();
  rmSync(folder, { recursive: true, force: true });
});

describe.runIf(hasPostgres)("a briefing thread on a real server", { timeout: 240_000 }, () => {
  test("that was started while the database was away answers as soon as it is back", async () => {
    const folder = mkdtempSync(join(tmpdir(), "briefdesk-pool-postgres-"));
    const server = await ownServer(folder);
    server.stop("fast");
    const pool = startPool(
      {
        place: { folder: "", databaseUrl: server.url },
        openai: { apiKey: null, baseUrl: null, model: null },
        prompts: "prompts",
        allowHosts: [],
        userAgent: "Briefdesk tests",
      },
      1,
    );
    const asked = pool.ask("brief", {
      query: parseQuery("velmar", { now: new Date() }),
      viewer: { workspace: "T1", channel: "C1" },
      channelKey: "slack:T1:C1",
      length: "short",
      composer: "auto",
    });

    await refuseFor(Number(new URL(server.url).port));
    server.start();

    expect(await asked).toMatchObject({ kind: "nothing-found" });
    await pool.close();
    server.stop("immediate");
    rmSync(folder, { recursive: true, force: true });
  });
});
