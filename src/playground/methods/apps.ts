import { z } from "zod";
import { type AppKeys, type Installs, uninstall } from "../installs.ts";
import { flag, id, type Method, method, Refusal } from "../method.ts";

const access = {
  client_id: id.optional(),
  client_secret: id.optional(),
  code: id.optional(),
  redirect_uri: z.string().optional(),
  grant_type: z.enum(["authorization_code", "refresh_token"]).default("authorization_code"),
  refresh_token: id.optional(),
};

/** The methods with which an app installs itself, leaves, and connects by Socket Mode. `socket` gives the address to connect to. */
export function appMethods(keys: AppKeys, installs: Installs, socket: () => string): Readonly<Record<string, Method>> {
  return {
    "oauth.v2.access": method(
      [],
      access,
      ({ args }) => {
        if (args.client_id !== keys.clientId) throw new Refusal("invalid_client_id");
        if (args.client_secret !== keys.clientSecret) throw new Refusal("bad_client_secret");
        return args.grant_type === "refresh_token"
          ? installs.refresh(args.refresh_token ?? "")
          : installs.exchange(args.code ?? "");
      },
      "none",
    ),
    "auth.revoke": method([], { test: flag.default(false) }, ({ token, args }) => {
      token.revoked = !args.test;
      return { revoked: !args.test };
    }),
    "apps.uninstall": method([], { client_id: id, client_secret: id }, ({ state, team, args }) => {
      if (args.client_secret !== keys.clientSecret) throw new Refusal("bad_client_secret");
      uninstall(state, team);
      return {};
    }),
    "apps.connections.open": method(["connections:write"], {}, () => ({ url: socket() }), "app"),
  };
}
