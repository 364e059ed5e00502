import type { ServerResponse } from "node:http";
import { type Api, answerCall, underFaults } from "./api.ts";
import { isLoopback } from "./delivery.ts";
import type { AppKeys, Installs } from "./installs.ts";
import { respondTo } from "./responses.ts";
import { jsonBody, type Route, refuse } from "./server.ts";
import type { State } from "./state.ts";

/** What the stand-in answers to the bot: the Web API, response_urls and the page that installs an app. */
export function routesOf(api: Api, installs: Installs, keys: AppKeys): Route[] {
  const webApi: Route = async (url, request, response) => {
    const [, name] = /^\/api\/([\w.]+)$/.exec(url.pathname) ?? [];
    if (name === undefined) return false;
    await answerCall(api, name, request, response);
    return true;
  };
  const responses: Route = async (url, request, response) => {
    const [, id] = /^\/response\/(\w+)$/.exec(url.pathname) ?? [];
    if (id === undefined || request.method !== "POST") return false;
    const said = await jsonBody(request);
    await underFaults(api, "response_url", { request, response }, () => respondTo(api.state, id, said));
    return true;
  };
  const authorize: Route = (url, _request, response) => {
    if (url.pathname !== "/oauth/v2/authorize") return false;
    allow(api.state, installs, keys, url.searchParams, response);
    return true;
  };
  return [webApi, responses, authorize];
}

/** Installs the app as the workspace's administrator and goes back to it. `team` picks a workspace, `org=true` the organisation. */
function allow(
  state: State,
  installs: Installs,
  keys: AppKeys,
  asked: URLSearchParams,
  response: ServerResponse,
): void {
  const back = URL.parse(asked.get("redirect_uri") ?? "");
  const team = state.teams.get(asked.get("team") ?? "") ?? state.teams.values().next().value;
  if (asked.get("client_id") !== keys.clientId || !team) return void refuse(response, 400, "invalid_client_id\n");
  if (!back || !isLoopback(back.hostname)) return void refuse(response, 400, "bad_redirect_uri: this machine only\n");
  const admin = [...team.users.values()].find((user) => user.is_admin);
  const scopes = (asked.get("scope") ?? "").split(",").filter(Boolean);
  const code = installs.code({ team: team.id, user: admin?.id ?? "", scopes, org: asked.get("org") === "true" });
  back.searchParams.set("code", code);
  back.searchParams.set("state", asked.get("state") ?? "");
  response.writeHead(302, { location: back.href });
  response.end();
}
