import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { type OpenArchive, openArchive } from "#archive/archive.ts";
import { parseQuery } from "#briefing/briefing.ts";
import type { Visibility } from "#domain/article.ts";
import { type Pool, startPool } from "#slack/slack.ts";
import { readArticle } from "#text/text.ts";
import { wallClock } from "../../src/clock.ts";
import { modelServer } from "../fakes/model-server.ts";
import { DAM_LEDGER } from "../fixtures/norvania.ts";
import { bot, briefingIn, soon, textOf } from "./desk.ts";

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

type Desk = { readonly archive: OpenArchive; readonly pool: Pool };

/** An archive with one article, and a briefing thread that writes with the model of a server. */
async function deskWith(url: string, visibility: Visibility): Promise<Desk> {
  const folder = mkdtempSync(join(tmpdir(), "briefdesk-model-"));
  const archive = await openArchive({ folder, clock: wallClock, thread: false });
  await archive.articles.file([
    { record: DAM_LEDGER, ledger: readArticle(DAM_LEDGER), visibility, sample: false, labels: [] },
  ]);
  const openai = { apiKey: null, baseUrl: url, model: "quill" };
  const world = { place: { folder }, openai, prompts: "prompts", allowHosts: [], userAgent: "Briefdesk tests" };
  const pool = startPool(world, 1);
  cleanUps.push(
    () => rmSync(folder, { recursive: true, force: true }),
    () => archive.close(),
    () => pool.close(),
  );
  return { archive, pool };
}

test("what is stopped asks its model no further, and is not kept as the channel's last briefing", async () => {
  const server = await modelServer("never");
  cleanUps.push(() => server.close());
  const { archive, pool } = await deskWith(server.url, { kind: "shared" });
  const stop = new AbortController();
  const query = parseQuery("velmar", { now: wallClock() });
  const viewer = { workspace: "T1", channel: "C1" };
  const assignment = { query, viewer, channelKey: "slack:T1:C1", length: "full", composer: "auto" } as const;

  const asked = pool.ask("brief", assignment, { signal: stop.signal });
  await server.first;
  stop.abort(new Error("stopped"));

  await expect(asked).rejects.toThrow("stopped");
  await server.left;
  await pool.close();
  expect(server.asked).toHaveLength(1);
  expect((await archive.status()).briefings).toBe(0);
});

test("an admin's switch in App Home lets the model read private articles, and nobody else's does", async () => {
  const server = await modelServer("refuses");
  cleanUps.push(() => server.close());
  const workspace = "T0HARBOR";
  const { archive, pool } = await deskWith(server.url, { kind: "workspace", workspace });
  const model = { name: "quill", host: "models.example", embeddings: "compass" };
  const { slack } = await bot({ over: { archive, pool, model } });
  expect(slack.team.id).toBe(workspace);
  const { admin, member, news } = { ...slack.users, ...slack.channels };
  const shown = (user: typeof admin) => JSON.stringify(slack.home(user)?.content ?? {});

  await slack.actor.slash("/brief velmar", { channel: news });
  await briefingIn(slack, news);
  expect(server.asked).toEqual([]);

  await slack.actor.openHome({ user: member });
  await soon(slack, () => shown(member).includes("It is not sent articles"));
  expect(shown(member)).not.toContain("model_consent");
  await slack.actor.openHome({ user: admin });
  const home = await soon(slack, () => (shown(admin).includes("model_consent") ? slack.home(admin) : null));
  expect(shown(admin)).toMatch(/Sentences and beginnings of .* will be sent to quill at models\.example/);
  expect(shown(admin)).toMatch(/compass orders the articles found for a question: it is sent .* three hundred words/);

  // Whoever may not is refused at the endpoint as well, with a button that an admin's Home showed.
  await slack.actor.click(home, "model_consent", { user: member });
  await soon(slack, () => slack.modal(member));
  expect(textOf({ text: "", blocks: slack.modal(member)?.content.blocks as never })).toContain("You may not do this");
  expect(await archive.model.consents.given(workspace)).toBe(false);

  await slack.actor.click(home, "model_consent", { user: admin });
  await soon(slack, () => shown(admin).includes("Stop sending private articles"));
  expect(await archive.model.consents.given(workspace)).toBe(true);
  expect(await archive.watching.stewardship.audit(workspace, 10)).toMatchObject([
    {
      user: admin.id,
      action: "allow-model",
      allowed: true,
      subject: expect.stringContaining("quill at models.example"),
    },
    { user: member.id, action: "allow-model", allowed: false },
  ]);

  await slack.actor.slash("/brief velmar", { channel: slack.channels.general });
  await briefingIn(slack, slack.channels.general);
  expect(server.asked.length).toBeGreaterThan(0);

  await slack.actor.click(slack.home(admin) ?? home, "model_consent", { user: admin });
  await soon(slack, () => shown(admin).includes("Allow private articles"));
  expect(await archive.model.consents.given(workspace)).toBe(false);
  expect(slack.complaints).toEqual([]);
});
