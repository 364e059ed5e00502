import type { Button, ConfirmationDialog, KnownBlock } from "@slack/types";
import { type NoteLine, renderSlackLines, SLACK_ACTIONS } from "#render/render.ts";
import { isAllowed } from "#schedule/schedule.ts";
import type { Visit } from "./home.ts";
import type { ModelNamed } from "./model-named.ts";
import { plain } from "./view.ts";
import { actorFor } from "./watch-actor.ts";

/** Which language model reads what. Whoever may change that gets the switch; everybody else may know how it stands. */
export async function modelPart({ user, workspace, services }: Visit): Promise<KnownBlock[]> {
  const { model, consents } = services;
  const title: KnownBlock = { type: "header", text: plain("Language model") };
  if (model === null)
    return [title, ...renderSlackLines([["None: briefings are made of the articles' own sentences."]])];
  const given = await consents.given(workspace);
  const { kind } = await actorFor({ workspace, user }, services);
  const lines = renderSlackLines(standing(model, given));
  return isAllowed(kind, "allow-model") ? [title, ...lines, consentSwitch(model, given)] : [title, ...lines];
}

/** For putting articles in order more of them is sent than for writing. */
function embedded(embeddings: string | null | undefined): NoteLine[] {
  if (!embeddings) return [];
  const sent = ` orders the articles found for a question: it is sent the question and the first three hundred words of each.`;
  return [[{ quiet: `${short(embeddings)}${sent}` }]];
}

function standing({ name, host, embeddings }: ModelNamed, given: boolean): NoteLine[] {
  const how = given
    ? "An admin allowed it to read the articles that only this workspace or one of its channels may see."
    : "It is not sent articles that only this workspace or one of its channels may see: what rests on one is made without it.";
  return [
    [{ bold: name }, ` at ${host} writes drafts and answers; every sentence of it is checked like any other.`],
    [how],
    [
      {
        quiet:
          "Sent are the question, what was asked before in its thread, and sentences of articles with their outlets.",
      },
    ],
    ...embedded(embeddings),
  ];
}

function consentSwitch(model: ModelNamed, given: boolean): KnownBlock {
  const button: Button = {
    type: "button",
    action_id: SLACK_ACTIONS.consent,
    text: plain(given ? "Stop sending private articles" : "Allow private articles"),
    value: JSON.stringify({ allow: !given }),
    confirm: given ? stopping(model) : allowing(model),
    ...(given ? {} : { style: "danger" }),
  };
  return { type: "actions", elements: [button] };
}

// Slack takes 300 characters here; a host or a name of a model may be long.
const short = (text: string) => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

function allowing({ name, host, embeddings }: ModelNamed): ConfirmationDialog {
  const what = embeddings ? "Sentences and beginnings" : "Sentences";
  return {
    title: plain("Send private articles?"),
    text: plain(
      `${what} of this workspace's and its channels' private articles will be sent to ${short(name)} at ${short(host)}. ` +
        "You can stop it here at any time, but what was sent cannot be called back.",
    ),
    confirm: plain("Allow"),
    deny: plain("Cancel"),
  };
}

function stopping({ host }: ModelNamed): ConfirmationDialog {
  return {
    title: plain("Stop sending private articles?"),
    text: plain(
      `Nothing private is sent to ${short(host)} from now on. What rests on a private article is made without the model.`,
    ),
    confirm: plain("Stop sending"),
    deny: plain("Cancel"),
  };
}
