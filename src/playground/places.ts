import { Refusal } from "./method.ts";
import { type Channel, type Message, messageAt, type State, type Team, type Token, type User } from "./state.ts";

/** A channel by its id, its #name, or the id of the person a direct message is for. */
export function channelOf(state: State, team: Team, named: string): Channel {
  if (/^[UW]/.test(named)) return directWith(state, team, named);
  const byName = [...team.channels.values()].find(({ name }) => name !== "" && `#${name}` === named);
  const found = team.channels.get(named) ?? byName;
  // A private channel that the bot is not in does not exist for it.
  const hidden = found?.kind === "group" && !found.members.has(team.bot.userId);
  if (!found || hidden) throw new Refusal("channel_not_found");
  return found;
}

/** The direct message between the bot and a person; it is opened when there is none. */
export function directWith(state: State, team: Team, userId: string): Channel {
  const user = personOf(team, userId);
  const open = [...team.channels.values()].find(({ im }) => im === user.id);
  if (open) return open;
  const members = new Set([user.id, team.bot.userId]);
  const id = `D${user.id.slice(1)}`;
  const made: Channel = { id, team: team.id, name: "", topic: "", kind: "im", im: user.id, members, archived: false };
  team.channels.set(id, made);
  state.messages.set(id, new Map());
  return made;
}

export function personOf(team: Team, id: string): User {
  const user = team.users.get(id);
  if (!user) throw new Refusal("user_not_found");
  return user;
}

/** A channel in which this token may post. chat:write.public opens public channels without an invitation. */
export function writable(state: State, team: Team, token: Token, named: string): Channel {
  const channel = channelOf(state, team, named);
  if (channel.archived) throw new Refusal("is_archived");
  const open = channel.kind === "channel" && token.scopes.includes("chat:write.public");
  if (!channel.members.has(team.bot.userId) && !open) throw new Refusal("not_in_channel");
  return channel;
}

/** A message that the bot itself posted. */
export function ownMessage(state: State, team: Team, channel: Channel, ts: string, error: string): Message {
  const message = messageAt(state, channel.id, ts);
  if (!message || message.visibleTo !== null) throw new Refusal("message_not_found");
  if (message.user !== team.bot.userId) throw new Refusal(error);
  return message;
}
