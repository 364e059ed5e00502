import type { Channel, State, Team, User } from "./state.ts";

/** The people of a stand-in workspace. All of them are invented. */
export type Cast = {
  readonly admin: User;
  readonly member: User;
  readonly colleague: User;
  readonly guest: User;
  readonly bot: User;
};
/** Its channels: the bot is a member of all but `outside`. */
export type Rooms = {
  readonly general: Channel;
  readonly news: Channel;
  readonly editors: Channel;
  readonly outside: Channel;
};
export type Settled = { readonly team: Team; readonly users: Cast; readonly channels: Rooms };

/** How a workspace is called, the letters that its ids end with, and the organisation it belongs to. */
export type Named = { readonly name: string; readonly key: string; readonly enterprise?: Team["enterprise"] };

/** Who Slack itself speaks as. */
export const SLACKBOT = "USLACKBOT";

/** Makes a workspace with people and channels. Ids are the same in every run, so that what a bot keeps fits the next one. */
export function settle(state: State, { name, key, enterprise }: Named): Settled {
  const team: Team = {
    id: `T0${key}`,
    name,
    domain: name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-"),
    enterprise: enterprise ?? null,
    users: new Map(),
    channels: new Map(),
    groups: new Map(),
    bot: { userId: `U0BRIEFDESK${key}`, botId: `B0BRIEFDESK${key}` },
    installed: false,
  };
  state.teams.set(team.id, team);
  const users = people(team, key);
  const desk = { id: `S0DESK${key}`, name: "News desk", handle: "news-desk", users: new Set([users.colleague.id]) };
  team.groups.set(desk.id, desk);
  return { team, users, channels: rooms(state, team, users, key) };
}

function people(team: Team, key: string): Cast {
  const plain = {
    team_id: team.id,
    tz: "Europe/Lisbon",
    tz_offset: 0,
    is_admin: false,
    is_owner: false,
    deleted: false,
  } as const;
  const rights = { is_primary_owner: false, is_restricted: false, is_ultra_restricted: false, is_bot: false } as const;
  const join = (id: string, name: string, real_name: string, over: Partial<User> = {}): User => {
    const user = { ...plain, ...rights, id, name, real_name, ...over };
    team.users.set(id, user);
    return user;
  };
  join(SLACKBOT, "slackbot", "Slackbot", { is_bot: true });
  return {
    admin: join(`U0MIRA${key}`, "mira", "Mira Solano", { is_admin: true, is_owner: true }),
    member: join(`U0TOMAS${key}`, "tomas", "Tomas Vale", { tz: "America/New_York", tz_offset: -18_000 }),
    colleague: join(`U0IRIS${key}`, "iris", "Iris Lund"),
    guest: join(`U0GUEST${key}`, "noor", "Noor Adami", { is_restricted: true }),
    bot: join(team.bot.userId, "briefdesk", "Briefdesk", { is_bot: true }),
  };
}

function rooms(state: State, team: Team, users: Cast, key: string): Rooms {
  const everybody = [users.admin.id, users.member.id, users.colleague.id];
  const { bot, guest } = { bot: users.bot.id, guest: users.guest.id };
  const open = (id: string, name: string, topic: string, kind: Channel["kind"], members: string[]): Channel => {
    const channel: Channel = {
      id,
      team: team.id,
      name,
      topic,
      kind,
      im: null,
      members: new Set(members),
      archived: false,
    };
    team.channels.set(id, channel);
    state.messages.set(id, new Map());
    return channel;
  };
  return {
    general: open(`C0GENERAL${key}`, "general", "Everything for everybody", "channel", [...everybody, guest, bot]),
    news: open(`C0NEWS${key}`, "news-desk", "What the desk is following", "channel", [...everybody, guest, bot]),
    editors: open(`G0EDITORS${key}`, "editors", "Editors only", "group", [users.admin.id, users.colleague.id, bot]),
    outside: open(`C0LOUNGE${key}`, "lounge", "Briefdesk has not been invited here", "channel", [...everybody, guest]),
  };
}
