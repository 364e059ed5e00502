import { expect, test } from "vitest";
import type { StandIn } from "#playground/playground.ts";
import { bot, briefingIn, soon, textOf } from "./desk.ts";

const shown = (view: { content: Record<string, unknown> }) =>
  textOf({ text: "", blocks: view.content.blocks as never });

/** The modal of the member who acts, once it shows some words. */
function modalWith(slack: StandIn, words: string) {
  return soon(slack, () => {
    const modal = slack.modal(slack.users.member);
    return modal !== null && shown(modal).includes(words) ? modal : null;
  });
}

test("Evidence shows the sentence, its outlet and date, and what the gate checked", async () => {
  const { slack } = await bot();
  await slack.actor.slash("/brief velmar");
  const root = await briefingIn(slack, slack.channels.general);

  await slack.actor.click(root, "briefing_evidence");

  const view = await modalWith(slack, "What the gate checked");
  expect(shown(view)).toMatch(/Harbor Ledger|Coastline Dispatch|Velmar Courier/);
  expect(shown(view)).toMatch(/published \d+ Jun 2026/);
  expect(shown(view)).toContain("figures match");
  expect(slack.complaints).toEqual([]);
});

test("what is wrong with a statement is kept with its words, and the last word counts", async () => {
  const { slack, archive } = await bot();
  await slack.actor.slash("/brief velmar");
  const root = await briefingIn(slack, slack.channels.general);
  await slack.actor.click(root, "briefing_evidence");
  const view = await modalWith(slack, "What the gate checked");

  await slack.actor.click(view, "claim_fault", { entered: "overstated" });
  const noted = await modalWith(slack, "Noted: overstated");
  await slack.actor.click(noted, "claim_fault", { entered: "old" });
  await soon(slack, () => shown(slack.modal(slack.users.member) ?? noted).includes("Noted: old"));

  expect(await archive.desk.feedback.list(slack.team.id)).toMatchObject([
    {
      user: slack.users.member.id,
      channel: slack.channels.general.id,
      verdict: "old",
      printed: expect.stringMatching(/\S/),
    },
  ]);
  expect(slack.complaints).toEqual([]);
});

test("a modal that is closed before its answer comes is no fault", async () => {
  const { slack, logged } = await bot();
  await slack.actor.slash("/brief velmar");
  const root = await briefingIn(slack, slack.channels.general);
  await slack.actor.click(root, "briefing_evidence");
  const view = await modalWith(slack, "What the gate checked");

  await slack.actor.close();
  await slack.actor.click(view, "claim_fault", { entered: "old" });

  await soon(slack, () =>
    slack.calls.find(({ method, answer }) => method === "views.update" && answer === "not_found"),
  );
  await slack.quiet();
  expect(logged.filter((line) => /"level":"(?:warn|error)"/.test(line))).toEqual([]);
});

test("a briefing is rated with one press, and only who pressed it is thanked", async () => {
  const { slack, archive } = await bot();
  await slack.actor.slash("/brief velmar");
  const root = await briefingIn(slack, slack.channels.general);

  await slack.actor.click(root, {
    action: "briefing_rating",
    value: JSON.stringify({ briefing: idOf(root), rating: "useful" }),
  });

  await soon(slack, () =>
    slack
      .messages(slack.channels.general)
      .concat(slack.thread(root))
      .find((one) => textOf(one).includes("Noted: useful") && one.visibleTo === slack.users.member.id),
  );
  expect(await archive.desk.feedback.list(null)).toMatchObject([{ claim: null, verdict: "useful" }]);
});

function idOf(root: { blocks: unknown }): string {
  return /brf_\w+/.exec(JSON.stringify(root.blocks))?.[0] ?? "";
}
