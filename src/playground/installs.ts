import { Refusal } from "./method.ts";
import type { Json, State, Team } from "./state.ts";

/** The app as it is registered: what proves that it is itself. */
export type AppKeys = { readonly clientId: string; readonly clientSecret: string; readonly signingSecret: string };

type Grant = {
  readonly team: string;
  readonly user: string;
  readonly scopes: readonly string[];
  readonly org: boolean;
};

/** Installs the app and hands out tokens. Codes and refresh tokens are good once. */
export type Installs = {
  /** A code that `oauth.v2.access` exchanges; `org` installs it on the whole organisation. */
  code(grant: Grant): string;
  exchange(code: string): Json;
  refresh(token: string): Json;
  /** A token of a workspace, as an administrator would copy it from the app's settings. */
  token(team: Team, scopes: readonly string[]): string;
};

/** How long a token that rotates is good: twelve hours (docs.slack.dev/authentication/using-token-rotation). */
const ROTATES_S = 43_200;

export function createInstalls(state: State, rotation: boolean): Installs {
  const codes = new Map<string, Grant>();
  const refreshes = new Map<string, Grant>();
  const issue = (grant: Grant): Json => {
    const secret = state.ids.secret();
    const token = `${rotation ? "xoxe.xoxb-1" : "xoxb"}-${grant.team}-${secret}`;
    const expiresAt = rotation ? state.clock().getTime() + ROTATES_S * 1000 : null;
    state.tokens.set(token, { team: grant.team, kind: "bot", scopes: grant.scopes, expiresAt, revoked: false });
    if (!rotation) return { access_token: token };
    const refresh = `xoxe-1-${state.ids.secret()}`;
    refreshes.set(refresh, grant);
    return { access_token: token, refresh_token: refresh, expires_in: ROTATES_S };
  };
  const once = (from: Map<string, Grant>, key: string, error: string): Grant => {
    const grant = from.get(key);
    if (!grant) throw new Refusal(error);
    from.delete(key);
    return grant;
  };
  return {
    code: (grant) => {
      const code = state.ids.secret();
      codes.set(code, grant);
      return code;
    },
    exchange: (code) => {
      const grant = once(codes, code, "invalid_code");
      return { ...installation(state, grant), ...issue(grant) };
    },
    refresh: (token) => {
      const grant = once(refreshes, token, "invalid_refresh_token");
      return { ...installation(state, grant), ...issue(grant) };
    },
    token: (team, scopes) => {
      team.installed = true;
      const token = `xoxb-${team.id}-${state.ids.secret()}`;
      state.tokens.set(token, { team: team.id, kind: "bot", scopes, expiresAt: null, revoked: false });
      return token;
    },
  };
}

function installation(state: State, grant: Grant): Json {
  const team = state.teams.get(grant.team);
  if (!team) throw new Refusal("team_not_found");
  team.installed = true;
  const enterprise = team.enterprise ?? (grant.org ? { id: "E0STANDIN", name: `${team.name} organisation` } : null);
  return {
    app_id: state.appId,
    authed_user: { id: grant.user },
    scope: grant.scopes.join(","),
    token_type: "bot",
    bot_user_id: team.bot.userId,
    team: grant.org ? null : { id: team.id, name: team.name },
    enterprise,
    is_enterprise_install: grant.org,
  };
}

/** Takes the app out of a workspace: its tokens are worth nothing from now on. */
export function uninstall(state: State, team: Team): void {
  team.installed = false;
  for (const token of state.tokens.values()) if (token.team === team.id) token.revoked = true;
}
