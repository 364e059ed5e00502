import type { AppKeys, Installs } from "./installs.ts";
import type { Method } from "./method.ts";
import { AGENTS } from "./methods/agents.ts";
import { appMethods } from "./methods/apps.ts";
import { CHAT } from "./methods/chat.ts";
import { CONVERSATIONS } from "./methods/conversations.ts";
import { PEOPLE } from "./methods/people.ts";
import { STREAMS } from "./methods/streams.ts";
import { VIEWS } from "./methods/views.ts";

/** Every method of the Web API that the stand-in answers. Another one is an unknown_method. */
export function allMethods(keys: AppKeys, installs: Installs, socket: () => string): Readonly<Record<string, Method>> {
  const apps = appMethods(keys, installs, socket);
  return { ...PEOPLE, ...CONVERSATIONS, ...CHAT, ...STREAMS, ...VIEWS, ...AGENTS, ...apps };
}
