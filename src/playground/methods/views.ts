import { checkView } from "../blocks/check.ts";
import { LIMITS } from "../limits.ts";
import { id, type Method, method, Refusal, record } from "../method.ts";
import { identified } from "../posting.ts";
import { announce, type Json, type State, type Team, type View } from "../state.ts";
import { takeTrigger } from "../triggers.ts";

/** The modals that a person has open, the lowest first. */
export function stackOf(state: State, user: string): string[] {
  const open = state.modals.get(user) ?? [];
  state.modals.set(user, open);
  return open;
}

function checked(content: Json, type: View["type"]): void {
  const refused = checkView(content, type);
  if (refused) throw new Refusal(refused.error, refused.messages);
}

/** Opens a modal on top of what the person has open, and gives it. */
export function openView(state: State, team: Team, user: string, content: Json): View {
  checked(content, "modal");
  const external = typeof content.external_id === "string" ? content.external_id : null;
  if (external !== null && [...state.views.values()].some((one) => one.external === external))
    throw new Refusal("duplicate_external_id");
  const stack = stackOf(state, user);
  if (stack.length >= LIMITS.view.stack) throw new Refusal("push_limit_reached");
  const viewId = state.ids.fresh("V");
  const view: View = {
    id: viewId,
    team: team.id,
    user,
    type: "modal",
    root: stack[0] ?? viewId,
    previous: stack.at(-1) ?? null,
    external,
    content: { ...content, blocks: identified(state, content.blocks as Json[]) },
    hash: hash(state),
  };
  state.views.set(view.id, view);
  stack.push(view.id);
  announce(state, { kind: "view", view, closed: false });
  return view;
}

const hash = (state: State) => `${state.ids.ts()}.${state.ids.fresh("H").slice(1, 9)}`;

/** Gives a view new content. */
export function changeView(state: State, view: View, content: Json): void {
  checked(content, view.type);
  view.content = { ...content, blocks: identified(state, content.blocks as Json[]) };
  view.hash = hash(state);
  announce(state, { kind: "view", view, closed: false });
}

/** Closes a person's topmost modal, or all of them. */
export function closeViews(state: State, user: string, all: boolean): View[] {
  const stack = stackOf(state, user);
  const gone = stack.splice(all ? 0 : Math.max(0, stack.length - 1));
  return gone.flatMap((one) => {
    const view = state.views.get(one);
    if (!view) return [];
    state.views.delete(one);
    announce(state, { kind: "view", view, closed: true });
    return [view];
  });
}

/** A view in the words of the Web API. */
export function wireView(state: State, view: View): Json {
  const { content } = view;
  const team = state.teams.get(view.team);
  return {
    id: view.id,
    team_id: view.team,
    type: view.type,
    blocks: content.blocks,
    private_metadata: content.private_metadata ?? "",
    callback_id: content.callback_id ?? "",
    external_id: content.external_id ?? "",
    state: { values: {} },
    hash: view.hash,
    title: content.title ?? { type: "plain_text", text: "View Title", emoji: true },
    close: content.close ?? null,
    submit: content.submit ?? null,
    clear_on_close: content.clear_on_close ?? false,
    notify_on_close: content.notify_on_close ?? false,
    previous_view_id: view.previous,
    root_view_id: view.root,
    app_id: state.appId,
    app_installed_team_id: view.team,
    bot_id: team?.bot.botId,
  };
}

const triggered = { trigger_id: id.optional(), interactivity_pointer: id.optional(), view: record };

function opens(push: boolean): Method {
  return method([], triggered, ({ state, team, args }) => {
    const user = takeTrigger(state, team, args.trigger_id ?? args.interactivity_pointer ?? "");
    if (push && stackOf(state, user).length === 0) throw new Refusal("not_found");
    if (!push) closeViews(state, user, true);
    return { view: wireView(state, openView(state, team, user, args.view)) };
  });
}

const update = method(
  [],
  { view_id: id.optional(), external_id: id.optional(), hash: id.optional(), view: record },
  ({ state, team, args }) => {
    const all = [...state.views.values()].filter((one) => one.team === team.id);
    const view = all.find(
      (one) => one.id === args.view_id || (one.external !== null && one.external === args.external_id),
    );
    if (!view) throw new Refusal("not_found");
    if (args.hash !== undefined && args.hash !== view.hash) throw new Refusal("hash_conflict");
    changeView(state, view, args.view);
    return { view: wireView(state, view) };
  },
);

const publish = method([], { user_id: id, view: record, hash: id.optional() }, ({ state, team, args }) => {
  if (!team.users.has(args.user_id)) throw new Refusal("user_not_found");
  checked(args.view, "home");
  const known = state.views.get(state.homes.get(args.user_id) ?? "");
  if (known && args.hash !== undefined && args.hash !== known.hash) throw new Refusal("hash_conflict");
  const view = known ?? newHome(state, team, args.user_id, args.view);
  changeView(state, view, args.view);
  return { view: wireView(state, view) };
});

function newHome(state: State, team: Team, user: string, content: Json): View {
  const made = state.ids.fresh("V");
  const rest = { root: made, previous: null, external: null, content, hash: "" };
  const view: View = { id: made, team: team.id, user, type: "home", ...rest };
  state.views.set(view.id, view);
  state.homes.set(user, view.id);
  return view;
}

export const VIEWS: Readonly<Record<string, Method>> = {
  "views.open": opens(false),
  "views.push": opens(true),
  "views.update": update,
  "views.publish": publish,
};
