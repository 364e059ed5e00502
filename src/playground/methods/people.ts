import { z } from "zod";
import { checkMessage, checkView } from "../blocks/check.ts";
import { count, flag, id, type Method, method, Refusal, record } from "../method.ts";
import { personOf } from "../places.ts";
import type { Json, Team, User } from "../state.ts";

/** A person in the words of users.info. */
function wireUser(team: Team, user: User): Json {
  const profile = { real_name: user.real_name, display_name: user.name, team: team.id };
  const grid = team.enterprise
    ? {
        enterprise_user: {
          id: user.id,
          enterprise_id: team.enterprise.id,
          is_admin: user.is_admin,
          is_owner: user.is_owner,
        },
      }
    : {};
  return { ...user, tz_label: user.tz, color: "9f69e7", updated: 0, is_app_user: false, profile, ...grid };
}

/** One page of a list, and the cursor of the next. */
export function page<T>(
  all: readonly T[],
  args: { cursor?: string | undefined; limit: number },
): { items: T[]; rest: Json } {
  const from = args.cursor === undefined || args.cursor === "" ? 0 : Number.parseInt(args.cursor, 36);
  const start = Number.isInteger(from) ? from : 0;
  const end = start + args.limit;
  const next = end < all.length ? end.toString(36) : "";
  return { items: all.slice(start, end), rest: { response_metadata: { next_cursor: next } } };
}

const paged = { cursor: z.string().optional(), limit: count(100, 1000), team_id: id.optional() };

const authTest = method([], {}, ({ state, team, origin }) => {
  const bot = team.users.get(team.bot.userId);
  return {
    url: `${origin}/`,
    team: team.name,
    user: bot?.name,
    team_id: team.id,
    user_id: team.bot.userId,
    bot_id: team.bot.botId,
    app_id: state.appId,
    is_enterprise_install: false,
    ...(team.enterprise ? { enterprise_id: team.enterprise.id } : {}),
  };
});

const usersInfo = method(["users:read"], { user: id, include_locale: flag.optional() }, ({ team, args }) => ({
  user: wireUser(team, personOf(team, args.user)),
}));

const usersList = method(["users:read"], { ...paged, include_locale: flag.optional() }, ({ team, args }) => {
  const { items, rest } = page([...team.users.values()], args);
  return { members: items.map((user) => wireUser(team, user)), cache_ts: 0, ...rest };
});

const groupList = method(
  ["usergroups:read"],
  { include_count: flag.optional(), include_disabled: flag.optional(), include_users: flag.optional() },
  ({ team }) => ({
    usergroups: [...team.groups.values()].map(({ users, ...group }) => ({
      ...group,
      team_id: team.id,
      is_usergroup: true,
      user_count: users.size,
    })),
  }),
);

const groupUsers = method(
  ["usergroups:read"],
  { usergroup: id, include_disabled: flag.optional() },
  ({ team, args }) => {
    const group = team.groups.get(args.usergroup);
    if (!group) throw new Refusal("no_such_subteam");
    return { users: [...group.users] };
  },
);

const teamInfo = method(["team:read"], { team: id.optional() }, ({ team }) => ({
  team: {
    id: team.id,
    name: team.name,
    domain: team.domain,
    email_domain: "",
    icon: {},
    ...(team.enterprise ? { enterprise_id: team.enterprise.id, enterprise_name: team.enterprise.name } : {}),
  },
}));

const botsInfo = method(["users:read"], { bot: id.optional() }, ({ state, team }) => ({
  bot: {
    id: team.bot.botId,
    deleted: false,
    name: team.users.get(team.bot.userId)?.name,
    app_id: state.appId,
    user_id: team.bot.userId,
    icons: {},
  },
}));

export const PEOPLE: Readonly<Record<string, Method>> = {
  "auth.test": authTest,
  "users.info": usersInfo,
  "users.list": usersList,
  "usergroups.list": groupList,
  "usergroups.users.list": groupUsers,
  "team.info": teamInfo,
  "bots.info": botsInfo,
  "files.info": method(["files:read"], { file: id }, () => {
    throw new Refusal("file_not_found");
  }),
  "blocks.validate": method(
    [],
    { blocks: z.array(record).optional(), message: record.optional(), view: record.optional() },
    ({ args }) => validated(args),
    "none",
  ),
};

function validated(args: { blocks?: Json[] | undefined; message?: Json | undefined; view?: Json | undefined }): Json {
  const given = [args.blocks, args.message, args.view].filter((one) => one !== undefined);
  if (given.length !== 1) throw new Refusal("invalid_arguments", ["exactly one of blocks, message and view"]);
  const blocks = args.blocks ?? (args.message?.blocks as Json[] | undefined) ?? [];
  const refused = args.view ? checkView(args.view, args.view.type === "home" ? "home" : "modal") : checkMessage(blocks);
  return { errors: (refused?.messages ?? []).map((message) => ({ code: refused?.error, message })) };
}
