import type { Middleware, SlackEventMiddlewareArgs } from "@slack/bolt";
import type { Counter } from "./counter.ts";
import { faultDetails } from "./fault-details.ts";
import { homeView } from "./home.ts";

const PROMPTS = 3;

/** Somebody opened the app: its Home is drawn, or, where they write, questions are suggested. Slack is not kept waiting for either. */
export function onHome(counter: Counter): Middleware<SlackEventMiddlewareArgs<"app_home_opened">> {
  return async ({ event, context }) => {
    const workspace = context.teamId ?? context.enterpriseId ?? "";
    const draw =
      event.tab === "messages" ? suggest(event.channel, workspace, counter) : publish(event.user, workspace, counter);
    draw.catch((fault) => counter.log.warn("slack.home", faultDetails(fault)));
  };
}

async function publish(user: string, workspace: string, { services }: Counter): Promise<void> {
  const web = await services.webFor(workspace);
  await web.views.publish({ user_id: user, view: await homeView({ user, workspace, services }) });
}

async function suggest(channel: string, workspace: string, { services }: Counter): Promise<void> {
  const topics = await services.store.topics({ workspace, channel }, PROMPTS);
  const prompts = topics.map((topic) => ({ title: `Brief me on ${topic}`, message: topic }));
  if (prompts.length === 0) prompts.push({ title: "What can I ask?", message: "help" });
  const web = await services.webFor(workspace);
  await web.assistant.threads.setSuggestedPrompts({
    channel_id: channel,
    title: "In the stored articles",
    prompts: prompts as [(typeof prompts)[0]],
  });
}
