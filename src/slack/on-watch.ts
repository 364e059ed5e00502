import type {
  BlockAction,
  Middleware,
  SlackActionMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewSubmitAction,
} from "@slack/bolt";
import type { KnownBlock, ModalView } from "@slack/types";
import { z } from "zod";
import { BriefdeskError } from "#domain/fault.ts";
import { newId } from "#domain/ids.ts";
import { Watch } from "#domain/watch.ts";
import { renderSlackLines } from "#render/render.ts";
import { nextRuns } from "#schedule/schedule.ts";
import type { Counter } from "./counter.ts";
import type { At } from "./order.ts";
import { Pressed, pressedAt, workspaceOf } from "./payload.ts";
import { mustBePostable } from "./postable.ts";
import { plain } from "./view.ts";
import { actorFor } from "./watch-actor.ts";
import { meantBy } from "./watch-buttons.ts";
import { FormFor, formView, WATCH_CONFIRM } from "./watch-form.ts";
import { fillView, noteView, WAIT } from "./watch-modal.ts";
import { readForm } from "./watch-reading.ts";
import { dryLines, runWords } from "./watch-words.ts";
import { type Services, stewardOf } from "./work.ts";

type Args = SlackActionMiddlewareArgs<BlockAction>;
type Submit = SlackViewMiddlewareArgs<ViewSubmitAction>;

/** Opens the form, for a new watch or for one that is changed. Whether somebody may is asked again when they submit. */
export function onWatchEdit(counter: Counter): Middleware<Args> {
  const { services } = counter;
  return async ({ ack, body }) => {
    await ack();
    const pressed = Pressed.parse(body);
    const meant = meantBy(pressed);
    if (meant === null) return;
    const at = { ...pressedAt(pressed), channel: meant.channel };
    const web = await services.webFor(at.workspace);
    const opened = await web.views.open({ trigger_id: pressed.trigger_id, view: WAIT });
    const place = { workspace: at.workspace, id: opened.view?.id, event: "slack.watch-form" };
    await fillView(place, counter, () => formFor(meant.id, at, services));
  };
}

async function formFor(id: string | null, at: At, services: Services): Promise<ModalView> {
  await mustBePostable(at, services);
  const actor = await actorFor(at, services);
  const known = await stewardOf(services).list(actor);
  const before = known.find((one) => one.id === id) ?? null;
  if (id !== null && before === null) throw gone();
  const zone = known.find(({ watch }) => watch.channel === at.channel)?.watch.schedule.zone;
  const meant = { id: before?.id ?? null, channel: at.channel };
  return formView(meant, before?.watch ?? null, zone ?? (await zoneOf(at, services)));
}

function gone(): BriefdeskError {
  return new BriefdeskError("request", "no such watch", {
    advice: "This watch was removed, or you may not see it any more. /brief watch shows what its channel watches now.",
  });
}

/** A channel has no zone of its own: that of its other watches, or of whoever adds the first. */
async function zoneOf({ workspace, user }: At, { webFor }: Services): Promise<string> {
  const web = await webFor(workspace);
  const { user: person } = await web.users.info({ user });
  return person?.tz ?? "Etc/UTC";
}

const Submitted = Pressed.pick({ user: true, team: true, enterprise: true }).extend({
  view: z.object({
    id: z.string(),
    private_metadata: z.string(),
    state: z.object({ values: z.unknown() }).optional(),
  }),
});
type Submitted = z.infer<typeof Submitted>;

function submittedAt(submitted: Submitted, channel: string): At {
  return {
    workspace: workspaceOf(submitted),
    channel,
    user: submitted.user.id,
    thread: null,
    via: "button",
    responseUrl: null,
  };
}

/** The first step was submitted: its mistakes are shown under the inputs, or what it would have found, before anything is kept. */
export function onWatchForm(counter: Counter): Middleware<Submit> {
  const { services } = counter;
  return async ({ ack, body }) => {
    const submitted = Submitted.parse(body);
    const meant = FormFor.parse(JSON.parse(submitted.view.private_metadata));
    const at = submittedAt(submitted, meant.channel);
    const read = readForm(submitted.view.state?.values ?? {}, meant, await beforeOf(meant, at, services));
    if (read.kind === "wrong") return ack({ response_action: "errors", errors: { ...read.errors } });
    if (remembered(meant, read.watch).length > MOST_REMEMBERED)
      return ack({ response_action: "errors", errors: { aliases: "these lists are too long together; shorten some" } });
    await ack({ response_action: "update", view: WAIT });
    const place = { workspace: at.workspace, id: submitted.view.id, event: "slack.watch-try" };
    await fillView(place, counter, () => tried(meant, read.watch, at, services));
  };
}

/** The watch as it stands that is changed, read from the books alone: Slack waits. Who may change it is asked when it is tried. */
async function beforeOf({ id, channel }: FormFor, { workspace }: At, { watching }: Services): Promise<Watch | null> {
  const all = id === null ? [] : await watching.watches.list(workspace);
  return all.find((one) => one.id === id && one.watch.channel === channel)?.watch ?? null;
}

async function tried(meant: FormFor, watch: Watch, at: At, services: Services): Promise<ModalView> {
  await mustBePostable(at, services);
  const { mayEnter, ...who } = await actorFor(at, services);
  const isAway = !(await mayEnter(at.channel));
  const dry = isAway ? null : await services.pool.ask("tryWatch", { actor: who, watch }, { urgent: true });
  if (dry === null)
    return noteView("Not done", [
      ["You may not do this here. Workspace admins and owners may, and whoever an admin has named."],
    ]);
  return {
    type: "modal",
    callback_id: WATCH_CONFIRM,
    title: plain("Is this right?"),
    submit: plain("Save"),
    close: plain("Cancel"),
    private_metadata: remembered(meant, watch),
    blocks: renderSlackLines(dryLines(dry, watch)) as KnownBlock[],
  };
}

/** What the second step remembers of the first, with the id that a new watch gets: sent off twice it is one watch. Slack takes so many characters (docs.slack.dev/reference/views). */
const MOST_REMEMBERED = 3_000;
const remembered = (meant: FormFor, watch: Watch) => JSON.stringify({ meant, watch, as: newId("wat") });

// Where somebody is asked to be is the channel that was meant: a watch for another would pass by that.
const Confirmed = z
  .object({ meant: FormFor, watch: Watch, as: z.string().optional() })
  .refine(({ meant, watch }) => meant.channel === watch.channel, "the watch is for another channel");

/** The second step was submitted: who submits is asked for once more, then the watch is kept. */
export function onWatchConfirm(counter: Counter): Middleware<Submit> {
  return async ({ ack, body }) => {
    const submitted = Submitted.parse(body);
    const confirmed = Confirmed.parse(JSON.parse(submitted.view.private_metadata));
    // Who submits is asked of Slack, which waits three seconds for an answer.
    await ack({ response_action: "update", view: WAIT });
    const at = submittedAt(submitted, confirmed.meant.channel);
    const place = { workspace: at.workspace, id: submitted.view.id, event: "slack.watch-save" };
    await fillView(place, counter, () => saved(confirmed, at, counter.services));
  };
}

async function saved({ meant, watch, as }: z.infer<typeof Confirmed>, at: At, services: Services): Promise<ModalView> {
  await mustBePostable(at, services);
  const actor = await actorFor(at, services);
  const stored = await stewardOf(services).save(actor, { id: meant.id, as, watch });
  const [next] = nextRuns(stored.watch.schedule, services.clock(), 1);
  const when = next === undefined ? "" : ` Its first digest is due ${runWords(next, stored.watch.schedule.zone)}.`;
  return noteView("Saved", [
    [{ bold: stored.watch.name }, ` is watched.${when}`],
    ["/brief digest now posts one at once."],
  ]);
}
